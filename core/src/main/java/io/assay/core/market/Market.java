package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The prints of every instrument, made from the fills of both sides.
///
/// Two fills with one instrument, time and trade id are one print. Fills without trade ids are one
/// print when a taker and a maker of two accounts bought and sold the same quantity at the same
/// price and instant; what stays unpaired is a print with one side unknown. Fills whose price no
/// market made ([io.assay.core.event.Cause#isPriceForming]) are no prints.
public final class Market {
    /// Age beyond which a print no longer counts, as DESIGN section 5 has it for sampled references.
    public static final long STALE_NS = 600_000_000_000L;

    private final List<PrintSeries> series;
    private final long prints;
    private final int[] counterparty;
    private final List<Reference> references;
    private final Map<String, ReferenceSeries> indexes = new TreeMap<>();
    private final Map<Integer, ReferenceSeries> underlyings = new TreeMap<>();
    private final Map<Integer, ReferenceSeries> volatilities = new TreeMap<>();
    private final Map<Integer, FundingSeries> funding = new TreeMap<>();

    private Market(List<PrintSeries> series, int[] counterparty) {
        this.series = List.copyOf(series);
        this.counterparty = counterparty;
        references =
                series.stream().map(one -> new Reference(one, Reference.Kind.PRINTS, Reference.Clock.EVENT)).toList();
        prints = series.stream().mapToLong(PrintSeries::size).sum();
    }

    /// @param staleNs age beyond which a print no longer counts
    public static Market of(Fills fills, long staleNs) {
        var pairs = new TradePairs(fills);
        var counterparty = new int[fills.size()];
        Arrays.fill(counterparty, -1);
        var series = new ArrayList<PrintSeries>();
        for (int instrument = 0; instrument < fills.instruments().size(); instrument++) {
            series.add(seriesOf(fills, pairs, instrument, staleNs, counterparty));
        }
        return new Market(series, counterparty);
    }

    public PrintSeries series(int instrument) {
        return series.get(instrument);
    }

    /// What positions in an instrument are marked at.
    public ReferenceSeries marks(int instrument) {
        return series.get(instrument);
    }

    /// What fills of an instrument are judged by.
    public Reference reference(int instrument) {
        return references.get(instrument);
    }

    /// The venue's index of an underlying in quote currency, where a source published one.
    public Optional<ReferenceSeries> index(String underlying) {
        return Optional.ofNullable(indexes.get(underlying));
    }

    /// The forward price an option is valued against, else the index of its underlying.
    public Optional<ReferenceSeries> underlying(int instrument) {
        return Optional.ofNullable(underlyings.get(instrument));
    }

    /// The venue's implied volatility of an option, as a fraction a year.
    public Optional<ReferenceSeries> impliedVolatility(int instrument) {
        return Optional.ofNullable(volatilities.get(instrument));
    }

    /// Funding rates that were settled; none where no source gives them.
    public FundingSeries funding(int instrument) {
        return funding.getOrDefault(instrument, FundingSeries.NONE);
    }

    public long prints() {
        return prints;
    }

    /// Account number on the other side of a fill, -1 when the data do not show it.
    public int counterparty(int row) {
        return counterparty[row];
    }

    private static PrintSeries seriesOf(Fills fills, TradePairs pairs, int instrument, long staleNs,
            int[] counterparty) {
        int[][] trades = pairs.of(instrument);
        var order = new int[trades.length];
        Arrays.setAll(order, i -> i);
        IntSort.sort(order, 0, order.length, (a, b) -> compare(fills, trades[a], trades[b]));
        int n = order.length;
        var timeNs = new long[n];
        var price = new long[n];
        var buyer = new int[n];
        var seller = new int[n];
        for (int i = 0; i < n; i++) {
            int[] trade = trades[order[i]];
            int row = trade[0] >= 0 ? trade[0] : trade[1];
            timeNs[i] = fills.timeNs(row);
            price[i] = fills.price(row);
            buyer[i] = trade[0] < 0 ? -1 : pairs.account(trade[0]);
            seller[i] = trade[1] < 0 ? -1 : pairs.account(trade[1]);
            if (trade[0] >= 0 && trade[1] >= 0) {
                counterparty[trade[0]] = seller[i];
                counterparty[trade[1]] = buyer[i];
            }
        }
        return new PrintSeries(timeNs, price, buyer, seller, fills.priceScale(instrument), staleNs);
    }

    private static int compare(Fills fills, int[] a, int[] b) {
        int x = first(fills, a);
        int y = first(fills, b);
        int c = Long.compare(fills.timeNs(x), fills.timeNs(y));
        if (c == 0) {
            c = Long.compare(fills.block(x), fills.block(y));
        }
        if (c == 0) {
            c = Long.compare(fills.place(x), fills.place(y));
        }
        if (c == 0) {
            c = fills.tradeIds().compare(x, y);
        }
        if (c == 0) {
            c = Long.compare(fills.price(x), fills.price(y));
        }
        return c != 0 ? c : Long.compare(fills.quantity(x), fills.quantity(y));
    }

    /// The side of a trade that stands first in its block; the one whose block is known if only one is.
    private static int first(Fills fills, int[] trade) {
        if (trade[0] < 0 || trade[1] < 0) {
            return Math.max(trade[0], trade[1]);
        }
        if (fills.block(trade[0]) != fills.block(trade[1])) {
            return fills.block(trade[0]) > fills.block(trade[1]) ? trade[0] : trade[1];
        }
        return fills.place(trade[0]) <= fills.place(trade[1]) ? trade[0] : trade[1];
    }
}
