package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The market of every instrument that accounts traded: what judges fills, what marks positions, indexes, funding.
///
/// Prints are made from the fills of both sides. Two fills with one instrument, time and trade id are one print. Fills
/// without trade ids are one print when a taker and a maker of two accounts bought and sold the same quantity at the
/// same price and instant; what stays unpaired is a print with one side unknown. Fills whose price no market made
/// ([io.assay.core.event.Cause#isPriceForming]) are no prints. Public trades of the venue join them ([PublicPrints]).
public final class Market {
    /// Age beyond which a print no longer counts.
    public static final long STALE_NS = 600_000_000_000L;

    private final int[] counterparty;
    private final List<PrintSeries> series = new ArrayList<>();
    private final List<ReferenceSeries> marks = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<FundingSeries> funding = new ArrayList<>();
    private final Map<String, MarketMaker.Index> indexes = new TreeMap<>();
    private final Map<Integer, ReferenceSeries> forwards = new TreeMap<>();
    private final Map<Integer, ReferenceSeries> volatilities = new TreeMap<>();
    private final Map<Integer, ToxicHours> toxicHours = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Fills fills;
    private final long prints;
    private final HedgeBasket basket;
    private final Judged judged;

    /// @param counterparty by row, empty where nobody has one
    /// @param all by instrument
    Market(Fills fills, int[] counterparty, Map<String, MarketMaker.Index> indexes, List<MarketMaker.Made> all,
            TimeOrder byTime, MarketSpec spec, Hands hands) {
        this.fills = fills;
        this.counterparty = counterparty;
        this.indexes.putAll(indexes);
        for (int instrument = 0; instrument < all.size(); instrument++) {
            var made = all.get(instrument);
            series.add(made.prints());
            references.add(made.reference());
            marks.add(made.marks());
            funding.add(made.funding());
            put(forwards, instrument, made.forward());
            put(volatilities, instrument, made.volatility());
            notes.addAll(made.notes());
            if (made.passage().isPresent()) {
                toxicHours.put(instrument, new ToxicHours(made.passage().get()));
            }
        }
        judged = new Judged(fills, references, byTime, hands);
        basket = new HedgeBasket(fills, this, spec.hedges(), hands);
        prints = series.stream().mapToLong(PrintSeries::size).sum();
    }

    private static void put(Map<Integer, ReferenceSeries> map, int key, Optional<ReferenceSeries> value) {
        if (value.isPresent()) {
            map.put(key, value.get());
        }
    }

    /// @param quoted descriptions of the instruments the log names, by name
    public static Market of(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec) {
        return of(fills, log, quoted, spec, Hands.ONE);
    }

    /// @param hands that make it, instrument by instrument
    public static Market of(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec, Hands hands) {
        var byTime = TimeOrder.of(fills, hands);
        var maker = new MarketMaker(fills, log, quoted, spec, byTime, hands);
        var all = new MarketMaker.Made[fills.instruments().size()];
        byTime.largestFirst(hands).each(all.length, instrument -> all[instrument] = maker.of(instrument));
        return new Market(fills, maker.counterparty(), maker.indexes(), Arrays.asList(all), byTime, spec, hands);
    }

    /// A market of which nothing is known but the fills.
    ///
    /// @param staleNs age beyond which a print no longer counts
    public static Market of(Fills fills, long staleNs) {
        return of(fills, new MarketLog(), Map.of(),
                new MarketSpec(staleNs, staleNs, Set.of(), HedgeBasket.DEFAULT), Hands.ONE);
    }

    public PrintSeries series(int instrument) {
        return series.get(instrument);
    }

    /// What positions in an instrument are marked at, by event time: the venue's marks, else mids, else prints.
    public ReferenceSeries marks(int instrument) {
        return marks.get(instrument);
    }

    /// What fills of an instrument are judged by.
    public Reference reference(int instrument) {
        return references.get(instrument);
    }

    /// Which trades of an instrument were toxic; known where quotes of every change judge it.
    public Optional<ToxicHours> toxicHours(int instrument) {
        return Optional.ofNullable(toxicHours.get(instrument));
    }

    /// The venue's index of an underlying in dollars, where a source published one.
    public Optional<ReferenceSeries> index(String underlying) {
        return Optional.ofNullable(indexes.get(underlying)).map(MarketMaker.Index::series);
    }

    /// The forward price an option is valued against, else the index its venue publishes of its underlying.
    public Optional<ReferenceSeries> underlying(int instrument) {
        var forward = forwards.get(instrument);
        if (forward != null) {
            return Optional.of(forward);
        }
        var traded = fills.instruments().get(instrument);
        return Optional.ofNullable(indexes.get(traded.underlying()))
                .filter(index -> index.venue().isEmpty() || traded.venue().isEmpty()
                        || index.venue().equals(traded.venue()))
                .map(MarketMaker.Index::series);
    }

    /// The venue's implied volatility of an option, as a fraction a year.
    public Optional<ReferenceSeries> impliedVolatility(int instrument) {
        return Optional.ofNullable(volatilities.get(instrument));
    }

    /// Funding that was settled; none where no source gives it.
    public FundingSeries funding(int instrument) {
        return funding.get(instrument);
    }

    /// How instruments move with the hedges.
    public HedgeBasket basket() {
        return basket;
    }

    /// Prices of the references around every fill, at the horizons of the catalogue.
    public Judged judged() {
        return judged;
    }

    /// The same at other horizons.
    ///
    /// @param horizonsNs rising, the first of them 0: the market just before; 1 to [Judged#MOST_HORIZONS] of them
    /// @param hands that judge, instrument by instrument
    /// @throws IllegalArgumentException for other horizons
    public Judged judged(long[] horizonsNs, Hands hands) {
        return new Judged(fills, references, horizonsNs, TimeOrder.of(fills, hands), hands);
    }

    public long prints() {
        return prints;
    }

    /// Account number on the other side of a fill, -1 when the data do not show it.
    public int counterparty(int row) {
        return counterparty.length == 0 ? -1 : counterparty[row];
    }

    /// Plain sentences about sources that were not used, or on which clock.
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
