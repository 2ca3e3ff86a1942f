package io.assay.core.market;

import io.assay.core.event.Decimals;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.Instrument;
import io.assay.core.market.Reference.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the market of each instrument of its fills and of the log.
final class MarketMaker {
    /// Fills looked through at a time.
    private static final int STRETCH = 1 << 12;
    /// Parts in which they are looked through.
    private static final int PIECES = 8;

    private final Fills fills;
    private final MarketLog log;
    private final Map<String, Instrument> quoted;
    private final MarketSpec spec;
    private final TimeOrder order;
    private final int[] scaleMax;
    /// By row, whose it is and who stood on the other side of it, -1 for nobody known; both empty until prints are made.
    private int[] accountOf = {};
    private int[] counterparty = {};

    /// @param hands that look through the fills
    MarketMaker(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec, TimeOrder order,
            Hands hands) {
        this(fills, log, quoted, spec, order, highest(fills, hands));
    }

    /// @param highest price by instrument, of all fills there are
    MarketMaker(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec, TimeOrder order,
            long[] highest) {
        this.fills = fills;
        this.log = log;
        this.quoted = quoted;
        this.spec = spec;
        this.order = order;
        scaleMax = scalesMax(fills, highest);
    }

    /// By row the account on the other side of it, -1 where the prints do not show it; empty where no prints were made. To be
    /// called when the market of every instrument is made.
    int[] counterparty() {
        return counterparty;
    }

    /// All there is of one instrument.
    ///
    /// @param notes plain sentences about sources that were not used, or on which clock
    record Made(PrintSeries prints, Reference reference, ReferenceSeries marks, FundingSeries funding,
            Optional<ReferenceSeries> forward, Optional<ReferenceSeries> volatility, Optional<FirstPassage> passage,
            List<String> notes) {}

    Made of(int instrument) {
        var sources = sources(instrument);
        var choice = new ReferenceChoice(fills, order);
        var timelines = new TreeMap<MarketLog.Key, Timeline>();
        var candidates = candidates(choice, instrument, sources, timelines);
        var marking = marks(candidates);
        var decided = spec.prints() || marking.isEmpty() ? Optional.<Reference>empty()
                : choice.decided(instrument, candidates);
        var prints = decided.isPresent() ? noPrints(instrument)
                : prints(instrument, own(choice, instrument, sources, MarketLog.Kind.PRINT));
        candidates.addFirst(new ReferenceChoice.Candidate(prints, Reference.Kind.PRINTS, Clock.EVENT,
                fills.instruments().get(instrument).venue(), true));
        var reference = decided.orElseGet(() -> choice.of(instrument, candidates));
        return made(instrument, choice, sources, prints, reference, marking.orElse(prints), timelines);
    }

    /// The same without a look at any fill: what judges them if it stands before enough of them ([SharedMarket]).
    ///
    /// @throws IllegalArgumentException where that takes all fills, or the clock is not the venue's
    Made before(int instrument) {
        var name = fills.instruments().get(instrument).name();
        var sources = sources(instrument);
        var choice = new ReferenceChoice(fills, order);
        var candidates = candidates(choice, instrument, sources, new TreeMap<>());
        var marks = marks(candidates);
        if (marks.isEmpty() || !choice.notes().isEmpty()) {
            throw new IllegalArgumentException(name + ": fills read in shares are judged by quotes, books or marks of"
                    + " their venue and on its clock, and there are none of it");
        }
        return made(instrument, choice, sources, noPrints(instrument), choice.best(candidates), marks.get(),
                new TreeMap<>());
    }

    private List<MarketLog.Key> sources(int instrument) {
        var name = fills.instruments().get(instrument).name();
        var sources = new ArrayList<MarketLog.Key>();
        for (var key : log.sheets().keySet()) {
            if (key.instrument().equals(name)) {
                sources.add(key);
            }
        }
        return sources;
    }

    /// What could judge an instrument, but for the prints of its fills.
    ///
    /// @param timelines where those of the sources go
    private List<ReferenceChoice.Candidate> candidates(ReferenceChoice choice, int instrument,
            List<MarketLog.Key> sources, Map<MarketLog.Key, Timeline> timelines) {
        var candidates = new ArrayList<ReferenceChoice.Candidate>();
        for (var key : sources) {
            candidate(choice, instrument, key, timelines).ifPresent(candidates::add);
        }
        return candidates;
    }

    private Made made(int instrument, ReferenceChoice choice, List<MarketLog.Key> sources, PrintSeries prints,
            Reference reference, ReferenceSeries marks, Map<MarketLog.Key, Timeline> timelines) {
        var mark = own(choice, instrument, sources, MarketLog.Kind.MARK);
        return new Made(prints, reference, marks,
                funding(own(choice, instrument, sources, MarketLog.Kind.FUNDING), marks),
                mark.flatMap(key -> samples(key, MarketLog.UNDERLYING)),
                mark.flatMap(key -> samples(key, MarketLog.VOLATILITY)), passage(instrument, reference, timelines),
                choice.notes());
    }

    /// An index and who published it.
    record Index(String venue, ReferenceSeries series) {}

    /// Index of every underlying, of the venue that published most of it.
    Map<String, Index> indexes() {
        var rows = new TreeMap<String, Map<String, Sheet>>();
        for (var entry : log.sheets().entrySet()) {
            var instrument = quoted.get(entry.getKey().instrument());
            if (entry.getKey().kind() == MarketLog.Kind.MARK && instrument != null
                    && spec.usd().contains(instrument.quote())) {
                var merged = rows.computeIfAbsent(instrument.underlying(), name -> new TreeMap<>())
                        .computeIfAbsent(entry.getKey().venue(), venue -> new Sheet(1));
                copyIndex(entry.getValue(), merged);
            }
        }
        var indexes = new TreeMap<String, Index>();
        rows.forEach((underlying, venues) -> {
            var most = Map.entry("", new Sheet(1));
            for (var venue : venues.entrySet()) {
                most = venue.getValue().size() > most.getValue().size()
                        ? Map.entry(venue.getKey(), venue.getValue())
                        : most;
            }
            var sheet = most.getValue();
            if (sheet.size() > 0) {
                indexes.put(underlying,
                        new Index(most.getKey(), samples(sheet.timeline(Clock.EVENT, sheet::compareValues), 0)));
            }
        });
        return indexes;
    }

    private static void copyIndex(Sheet from, Sheet to) {
        for (int row = 0; row < from.size(); row++) {
            if (!from.values[MarketLog.INDEX].isAbsent(row)) {
                to.add(from.timeNs.get(row), from.receivedNs.get(row), from.values[MarketLog.INDEX].get(row));
            }
        }
    }

    /// The source of a kind whose venue is that of the fills; one that does not say its venue comes after.
    private static Optional<MarketLog.Key> own(ReferenceChoice choice, int instrument, List<MarketLog.Key> sources,
            MarketLog.Kind kind) {
        Optional<MarketLog.Key> unnamed = Optional.empty();
        for (var key : sources) {
            if (key.kind() == kind && choice.isOwn(instrument, key.venue())) {
                if (!key.venue().isEmpty()) {
                    return Optional.of(key);
                }
                unnamed = Optional.of(key);
            }
        }
        return unnamed;
    }

    private PrintSeries prints(int instrument, Optional<MarketLog.Key> source) {
        expectPrints();
        var trades = new TradePairs(fills, order).of(instrument);
        var sheet = source.map(this::sheet).orElseGet(() -> new Sheet(2));
        var prices = prices(instrument, sheet.values[MarketLog.PRICE], sheet.values[MarketLog.PRICE], sheet.size());
        var others = source.isPresent() && sheet.isTimed(Clock.EVENT)
                ? new PublicPrints(log, log.timeline(source.get(), Clock.EVENT).where(prices::has), fills, instrument,
                        trades)
                : PublicPrints.NONE;
        return new PrintMaker(fills, accountOf, trades, others).series(instrument, prices, spec.samplesStaleNs(),
                counterparty);
    }

    private synchronized void expectPrints() {
        if (accountOf.length < fills.size()) {
            accountOf = accounts(fills);
            counterparty = new int[fills.size()];
            Arrays.fill(counterparty, -1);
        }
    }

    /// @param timelines where that of the source goes
    private Optional<ReferenceChoice.Candidate> candidate(ReferenceChoice choice, int instrument, MarketLog.Key key,
            Map<MarketLog.Key, Timeline> timelines) {
        boolean own = choice.isOwn(instrument, key.venue());
        var kind = switch (key.kind()) {
            case QUOTE -> Reference.Kind.QUOTES;
            case BOOK -> Reference.Kind.BOOKS;
            case MARK -> Reference.Kind.MARKS;
            case PRINT -> Reference.Kind.PRINTS;
            case FUNDING -> null;
        };
        var sheet = sheet(key);
        if (kind == null || (own && key.kind() == MarketLog.Kind.PRINT)
                || (key.kind() == MarketLog.Kind.MARK && !hasMarks(sheet))) {
            return Optional.empty();
        }
        return choice.clock(instrument, key, sheet).map(clock -> {
            var timeline = log.timeline(key, clock);
            timelines.put(key, timeline);
            return new ReferenceChoice.Candidate(series(instrument, key, timeline), kind, clock, key.venue(), own);
        });
    }

    private static boolean hasMarks(Sheet sheet) {
        for (int row = 0; row < sheet.size(); row++) {
            if (!sheet.values[MarketLog.MARK].isAbsent(row)) {
                return true;
            }
        }
        return false;
    }

    private ReferenceSeries series(int instrument, MarketLog.Key key, Timeline timeline) {
        var sheet = timeline.sheet();
        boolean twoSided = key.kind() == MarketLog.Kind.QUOTE || key.kind() == MarketLog.Kind.BOOK;
        var prices = prices(instrument, sheet.values[0], sheet.values[twoSided ? MarketLog.ASK : 0], sheet.size());
        return key.kind() == MarketLog.Kind.QUOTE
                ? new QuoteSeries(timeline, prices, spec.quotesStaleNs())
                : new SampleSeries(timeline, prices, spec.samplesStaleNs());
    }

    private Prices prices(int instrument, PackedColumn first, PackedColumn second, int rows) {
        return Prices.of(first, second, rows, fills.priceScale(instrument), scaleMax[instrument]);
    }

    private PrintSeries noPrints(int instrument) {
        return new PrintSeries(new long[0], new long[0], new int[0], new int[0], fills.priceScale(instrument),
                spec.samplesStaleNs());
    }

    /// What marks positions, where something does but prints; by event time alone: a position exists on the venue's clock.
    private static Optional<ReferenceSeries> marks(List<ReferenceChoice.Candidate> candidates) {
        for (var kind : List.of(Reference.Kind.MARKS, Reference.Kind.QUOTES, Reference.Kind.BOOKS)) {
            var found = candidates.stream().sorted(ReferenceChoice.Candidate.ORDER)
                    .filter(one -> one.kind() == kind && one.isOwn() && one.clock() == Clock.EVENT
                            && one.series().size() > 0)
                    .findFirst();
            if (found.isPresent()) {
                return found.map(one -> one.series() instanceof QuoteSeries quotes ? quotes.priced() : one.series());
            }
        }
        return Optional.empty();
    }

    private FundingSeries funding(Optional<MarketLog.Key> source, ReferenceSeries marks) {
        if (source.isEmpty() || !sheet(source.get()).isTimed(Clock.EVENT)) {
            return FundingSeries.NONE;
        }
        return FundingSeries.of(log.timeline(source.get(), Clock.EVENT), marks);
    }

    private Optional<ReferenceSeries> samples(MarketLog.Key key, int column) {
        var sheet = sheet(key);
        if (!sheet.isTimed(Clock.EVENT)) {
            return Optional.empty();
        }
        var series = samples(log.timeline(key, Clock.EVENT), column);
        return series.size() == 0 ? Optional.empty() : Optional.of(series);
    }

    private ReferenceSeries samples(Timeline timeline, int column) {
        var values = timeline.sheet().values[column];
        var prices = Prices.of(values, values, timeline.sheet().size(), 0, Decimals.FRACTION_MAX);
        return new SampleSeries(timeline, prices, spec.samplesStaleNs());
    }

    private Optional<FirstPassage> passage(int instrument, Reference reference,
            Map<MarketLog.Key, Timeline> timelines) {
        if (!spec.toxicity() || !(reference.series() instanceof QuoteSeries quotes) || quotes.size() == 0) {
            return Optional.empty();
        }
        var key =
                new MarketLog.Key(fills.instruments().get(instrument).name(), MarketLog.Kind.QUOTE, reference.venue());
        return Optional.ofNullable(timelines.get(key)).map(quotes::firstPassage);
    }

    private Sheet sheet(MarketLog.Key key) {
        var sheet = log.sheets().get(key);
        if (sheet == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return sheet;
    }

    private static int[] accounts(Fills fills) {
        var accounts = new int[fills.size()];
        for (int account = 0; account < fills.accounts().size(); account++) {
            Arrays.fill(accounts, fills.from(account), fills.to(account), account);
        }
        return accounts;
    }

    private static long[] highest(Fills fills, Hands hands) {
        var pieces = new long[PIECES][];
        hands.each(PIECES, piece -> pieces[piece] = highest(fills, piece));
        long[] highest = pieces[0];
        for (var piece : pieces) {
            Arrays.setAll(highest, i -> Math.max(highest[i], piece[i]));
        }
        return highest;
    }

    /// Of every so many stretches of the fills.
    private static long[] highest(Fills fills, int piece) {
        var highest = new long[fills.instruments().size()];
        var numbers = new long[STRETCH];
        var prices = new long[STRETCH];
        for (long first = (long) piece * STRETCH; first < fills.size(); first += (long) PIECES * STRETCH) {
            int from = (int) first;
            int to = Math.min(fills.size(), from + STRETCH);
            fills.copyInstruments(numbers, from, to);
            fills.copyPrices(prices, from, to);
            for (int i = 0; i < to - from; i++) {
                highest[(int) numbers[i]] = Math.max(highest[(int) numbers[i]], prices[i]);
            }
        }
        return highest;
    }

    /// By instrument the finest scale at which all prices of its fills fit.
    private static int[] scalesMax(Fills fills, long[] highest) {
        var scales = new int[highest.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = fills.priceScale(i);
            for (long price = highest[i]; scales[i] < Decimals.FRACTION_MAX && price < Prices.LIMIT / 10; price *= 10) {
                scales[i]++;
            }
        }
        return scales;
    }
}
