package io.assay.core.market;

import io.assay.core.event.Contract;
import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Print;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Goes over the quotes, books and trades of each instrument day by day.
///
/// Trades are public prints whose taker is known, or where there are none the taker fills. Options have no order-book
/// precision here: their price steps change with the price. A book that stood when a day began counts from midnight
/// when it is of a feed of changes, and for as long as a sample may be old when it is a snapshot.
public final class InstrumentDays {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int SCALE_MAX = 12;
    /// Days of prints alone with fewer trades than this say nothing of the instrument.
    private static final int TRADES_MIN = 50;
    private static final int MINUTES_MIN = 10;

    private static final Figure TOO_SHORT = Figure.absent("fewer than " + MINUTES_MIN + " minutes were seen");

    private final Fills fills;
    private final MarketLog log;
    private final MarketSpec spec;
    private final List<InstrumentDay> days = new ArrayList<>();

    private InstrumentDays(Fills fills, MarketLog log, MarketSpec spec) {
        this.fills = fills;
        this.log = log;
        this.spec = spec;
    }

    /// @param quoted descriptions of the instruments the log names
    /// @return by instrument and day
    public static List<InstrumentDay> of(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec) {
        var maker = new InstrumentDays(fills, log, spec);
        var described = new TreeMap<>(quoted);
        fills.instruments().forEach(instrument -> described.put(instrument.name(), instrument));
        var traded = maker.takerRows();
        described.forEach((name, instrument) -> {
            if (instrument.kind() != InstrumentKind.OPTION) {
                maker.instrument(instrument, traded.getOrDefault(name, List.of()));
            }
        });
        return Collections.unmodifiableList(maker.days);
    }

    private record Trade(long timeNs, BigDecimal price, double size, Side taker) {}

    /// A stream of tops or snapshots.
    private record Stream(Timeline timeline, MarketLog.Key key) {
        boolean isSampled() {
            return key.kind() == MarketLog.Kind.BOOK;
        }
    }

    private Map<String, List<Integer>> takerRows() {
        var rows = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < fills.size(); row++) {
            if (fills.liquidity(row) == Liquidity.TAKER && fills.cause(row).isPriceForming()) {
                rows.computeIfAbsent(fills.instruments().get(fills.instrument(row)).name(), name -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    private void instrument(Instrument instrument, List<Integer> rows) {
        var quotes = stream(instrument.name(), MarketLog.Kind.QUOTE);
        var books = stream(instrument.name(), MarketLog.Kind.BOOK);
        var trades = publicTrades(instrument.name());
        if (trades.isEmpty()) {
            rows.forEach(row -> trades.add(new Trade(fills.timeNs(row),
                    BigDecimal.valueOf(fills.price(row), fills.priceScale(fills.instrument(row))),
                    BigDecimal.valueOf(fills.quantity(row), fills.quantityScale(fills.instrument(row))).doubleValue(),
                    fills.side(row))));
        }
        trades.sort((a, b) -> Long.compare(a.timeNs, b.timeNs));
        var top = quotes != null ? quotes : books;
        var dates = new TreeSet<Long>();
        trades.forEach(trade -> dates.add(Math.floorDiv(trade.timeNs, DAY_NS)));
        for (int place = 0; top != null && place < top.timeline.size(); place++) {
            dates.add(Math.floorDiv(top.timeline.timeNs(place), DAY_NS));
        }
        int scale = scale(trades, quotes, books);
        if (scale > SCALE_MAX) {
            return;
        }
        for (long date : dates) {
            var ofDay = trades.stream().filter(trade -> Math.floorDiv(trade.timeNs, DAY_NS) == date).toList();
            if (top != null || ofDay.size() >= TRADES_MIN) {
                day(instrument, date * DAY_NS, ofDay, top, quotes != null && books != null ? books : null, scale);
            }
        }
    }

    private @Nullable Stream stream(String name, MarketLog.Kind kind) {
        Stream most = null;
        for (var key : log.sheets().keySet()) {
            if (key.instrument().equals(name) && key.kind() == kind) {
                var sheet = log.sheets().get(key);
                var clock = sheet != null && sheet.isTimed(Reference.Clock.EVENT) ? Reference.Clock.EVENT
                        : Reference.Clock.RECEIVED;
                var timeline = log.timeline(key, clock);
                most = most == null || timeline.size() > most.timeline.size() ? new Stream(timeline, key) : most;
            }
        }
        return most;
    }

    private List<Trade> publicTrades(String name) {
        var trades = new ArrayList<Trade>();
        var stream = stream(name, MarketLog.Kind.PRINT);
        for (int place = 0; stream != null && place < stream.timeline.size(); place++) {
            int row = stream.timeline.row(place);
            var sheet = stream.timeline.sheet();
            var price = sheet.values[MarketLog.PRICE].get(row);
            var quantity = sheet.values[MarketLog.QUANTITY].get(row);
            var taker = Print.Taker.values()[(int) sheet.values[MarketLog.TAKER].unscaledAt(row, 0)];
            if (price != null && quantity != null && taker != Print.Taker.UNKNOWN) {
                trades.add(new Trade(stream.timeline.timeNs(place), price, quantity.doubleValue(),
                        taker == Print.Taker.BUYER ? Side.BUY : Side.SELL));
            }
        }
        return trades;
    }

    private static int scale(List<Trade> trades, @Nullable Stream quotes, @Nullable Stream books) {
        int scale = 0;
        for (var trade : trades) {
            scale = Math.max(scale, trade.price.scale());
        }
        for (var stream : Arrays.asList(quotes, books)) {
            for (int place = 0; stream != null && place < stream.timeline.size(); place++) {
                int row = stream.timeline.row(place);
                scale = Math.max(scale, Math.max(stream.timeline.sheet().values[MarketLog.BID].scale(row),
                        stream.timeline.sheet().values[MarketLog.ASK].scale(row)));
            }
        }
        return scale;
    }

    private void day(Instrument instrument, long dayNs, List<Trade> trades, @Nullable Stream top,
            @Nullable Stream deeper, int scale) {
        var walk = new Walk(instrument, dayNs, trades, top, scale);
        walk.run();
        var figures = walk.precision.figures(walk.endNs);
        if (deeper != null) {
            var depths = new Walk(instrument, dayNs, List.of(), deeper, scale);
            depths.run();
            figures = figures.withDepths(depths.precision.figures(depths.endNs).depths());
        }
        var source = top == null ? Reference.Kind.PRINTS : top.isSampled() ? Reference.Kind.BOOKS
                : Reference.Kind.QUOTES;
        days.add(new InstrumentDay(instrument.name(), top == null ? instrument.venue() : top.key.venue(), dayNs, source,
                walk.books, trades.size(), figures, walk.last(), walk.realised(), walk.twoScale()));
    }

    /// One pass over one day of one instrument, trades before the books of their own instant.
    private final class Walk {
        private final BookPrecision precision;
        private final long dayNs;
        private final List<Trade> trades;
        private final @Nullable Stream top;
        private final int scale;
        private final double[] minutes = new double[Math.toIntExact(DAY_NS / MINUTE_NS) + 1];
        private double[] prices = new double[64];
        private long firstNs = Long.MAX_VALUE;
        private long lastNs;
        private int seen;
        private long books;
        private long endNs;

        Walk(Instrument instrument, long dayNs, List<Trade> trades, @Nullable Stream top, int scale) {
            this.dayNs = dayNs;
            this.trades = trades;
            this.top = top;
            this.scale = scale;
            Arrays.fill(minutes, Double.NaN);
            var contract = instrument.contract();
            boolean sampled = top == null || top.isSampled();
            var tick = contract.tick();
            long step = tick == null || tick.scale() > scale ? 0 : tick.setScale(scale).unscaledValue().longValue();
            precision = new BookPrecision(new BookPrecision.Feed(scale, step,
                    contract.shape() == Contract.Shape.INVERSE ? BookPrecision.SizeUnit.QUOTE
                            : BookPrecision.SizeUnit.BASE,
                    contract.multiplier().doubleValue(), sampled,
                    sampled ? spec.samplesStaleNs() : spec.quotesStaleNs()));
        }

        void run() {
            int place = 0;
            int places = top == null ? 0 : top.timeline.size();
            if (top != null) {
                int before = top.timeline.lastBefore(dayNs, -1);
                place = before + 1;
                if (before >= 0) {
                    book(top, before, dayNs);
                }
            }
            int trade = 0;
            boolean more = true;
            while (more) {
                long bookNs = top != null && place < places ? top.timeline.timeNs(place) : Long.MAX_VALUE;
                bookNs = bookNs < dayNs + DAY_NS ? bookNs : Long.MAX_VALUE;
                long tradeNs = trade < trades.size() ? trades.get(trade).timeNs : Long.MAX_VALUE;
                more = bookNs != Long.MAX_VALUE || tradeNs != Long.MAX_VALUE;
                if (more && tradeNs <= bookNs) {
                    trade(trades.get(trade++));
                } else if (more && top != null) {
                    book(top, place++, bookNs);
                    books++;
                }
            }
        }

        private void trade(Trade trade) {
            endNs = trade.timeNs;
            precision.trade(trade.timeNs, scaled(trade.price), trade.size, trade.taker);
            if (top == null) {
                price(trade.timeNs, trade.price.doubleValue());
            }
        }

        private void book(Stream stream, int place, long atNs) {
            endNs = atNs;
            int row = stream.timeline.row(place);
            var sheet = stream.timeline.sheet();
            var bid = sheet.values[MarketLog.BID].get(row);
            var ask = sheet.values[MarketLog.ASK].get(row);
            if (stream.isSampled()) {
                var levels = log.levels(sheet, row);
                precision.book(atNs, scaled(levels.bidPrices()), levels.bidQuantities(), scaled(levels.askPrices()),
                        levels.askQuantities());
            } else {
                precision.quote(atNs, bid == null ? 0 : scaled(bid), ask == null ? 0 : scaled(ask),
                        size(sheet, row, MarketLog.BID_QUANTITY, bid), size(sheet, row, MarketLog.ASK_QUANTITY, ask));
            }
            if (bid != null && ask != null) {
                price(atNs, (bid.doubleValue() + ask.doubleValue()) / 2);
            }
        }

        /// A side that is there counts as there even when its size is not said.
        private static double size(Sheet sheet, int row, int column, @Nullable BigDecimal price) {
            var size = sheet.values[column].get(row);
            return price == null ? 0 : size == null ? Double.MIN_NORMAL : size.doubleValue();
        }

        private long scaled(BigDecimal price) {
            return price.setScale(scale).unscaledValue().longValueExact();
        }

        private long[] scaled(List<BigDecimal> side) {
            return side.stream().mapToLong(this::scaled).toArray();
        }

        private void price(long atNs, double price) {
            if (seen == prices.length) {
                prices = Arrays.copyOf(prices, 2 * seen);
            }
            prices[seen++] = price;
            firstNs = Math.min(firstNs, atNs);
            lastNs = atNs;
            int minute = Math.toIntExact(Math.ceilDiv(atNs - dayNs, MINUTE_NS));
            minutes[Math.min(minute, minutes.length - 1)] = price;
        }

        double last() {
            return seen == 0 ? Double.NaN : prices[seen - 1];
        }

        Figure realised() {
            long from = seen == 0 ? 0 : Math.ceilDiv(firstNs - dayNs, MINUTE_NS);
            long to = seen == 0 ? -1 : Math.floorDiv(lastNs - dayNs, MINUTE_NS);
            var grid = new double[Math.toIntExact(Math.max(0, to - from + 1))];
            double known = Double.NaN;
            for (int i = 0; i < grid.length; i++) {
                double here = minutes[Math.toIntExact(from + i)];
                known = Double.isNaN(here) ? known : here;
                grid[i] = known;
            }
            var variance = RealisedVariance.ofMinutes(grid);
            var volatility = variance.annualisedVolatility();
            return variance.returns() < MINUTES_MIN || volatility.isEmpty() ? TOO_SHORT
                    : Figure.of(volatility.getAsDouble());
        }

        Figure twoScale() {
            if (seen < MINUTES_MIN || lastNs - firstNs < MINUTES_MIN * MINUTE_NS) {
                return TOO_SHORT;
            }
            double spanDays = (lastNs - firstNs) / (double) DAY_NS;
            var variance = TwoScaleVariance.of(Arrays.copyOf(prices, seen));
            var volatility = variance.isEmpty() ? OptionalDouble.empty()
                    : variance.get().annualisedVolatility(spanDays);
            return volatility.isEmpty()
                    ? Figure.absent("noise hides the variance of these prices")
                    : Figure.of(volatility.getAsDouble());
        }
    }
}
