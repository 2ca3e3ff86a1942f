package io.assay.core.market;

import io.assay.core.event.Contract;
import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Goes over the quotes, books and trades of each instrument day by day.
///
/// Trades are public prints whose taker is known, or where there are none the taker fills. Options have no order-book
/// precision here: their price steps change with the price. A book that stood when a day began counts from midnight for
/// what is left of the time it may hold (change-driven tops and snapshots each have their limit of staleness); one that
/// is older than that is no book of the day.
public final class InstrumentDays {
    static final long DAY_NS = 86_400_000_000_000L;
    private static final int SCALE_MAX = 12;
    /// Days of prints alone with fewer trades than this say nothing of the instrument.
    private static final int TRADES_MIN = 50;

    private final Fills fills;
    private final MarketLog log;
    private final MarketSpec spec;
    private final List<InstrumentDay> days = new ArrayList<>();
    /// Taker fills by number of the instrument; those of one lie from its start to the next.
    private final int[] takers;
    private final int[] starts;

    private InstrumentDays(Fills fills, MarketLog log, MarketSpec spec) {
        this.fills = fills;
        this.log = log;
        this.spec = spec;
        starts = new int[fills.instruments().size() + 1];
        for (int row = 0; row < fills.size(); row++) {
            starts[fills.instrument(row) + 1] += isTaker(row) ? 1 : 0;
        }
        for (int number = 1; number < starts.length; number++) {
            starts[number] += starts[number - 1];
        }
        takers = new int[starts[starts.length - 1]];
        var next = starts.clone();
        for (int row = 0; row < fills.size(); row++) {
            if (isTaker(row)) {
                takers[next[fills.instrument(row)]++] = row;
            }
        }
    }

    /// @param quoted descriptions of the instruments the log names
    /// @return by instrument and day
    public static List<InstrumentDay> of(Fills fills, MarketLog log, Map<String, Instrument> quoted, MarketSpec spec) {
        var maker = new InstrumentDays(fills, log, spec);
        var described = new TreeMap<>(quoted);
        var numbers = new TreeMap<String, Integer>();
        for (int number = 0; number < fills.instruments().size(); number++) {
            var instrument = fills.instruments().get(number);
            described.put(instrument.name(), instrument);
            numbers.put(instrument.name(), number);
        }
        described.forEach((name, instrument) -> {
            if (instrument.kind() != InstrumentKind.OPTION) {
                maker.instrument(instrument, numbers.getOrDefault(name, -1));
            }
        });
        return Collections.unmodifiableList(maker.days);
    }

    private boolean isTaker(int row) {
        return fills.liquidity(row) == Liquidity.TAKER && fills.cause(row).isPriceForming();
    }

    /// @param number of the instrument among the fills, -1 for none
    private void instrument(Instrument instrument, int number) {
        var quotes = stream(instrument.name(), MarketLog.Kind.QUOTE);
        var books = stream(instrument.name(), MarketLog.Kind.BOOK);
        var top = quotes != null ? quotes : books;
        var trades = trades(instrument.name(), number, top == null ? TRADES_MIN : 0);
        int scale = Math.max(Math.max(trades.scale(), tick(instrument).scale()),
                Math.max(quotes == null ? 0 : quotes.scale(), books == null ? 0 : books.scale()));
        if (scale > SCALE_MAX || trades.highest() >= Prices.LIMIT / PackedColumn.power(scale - trades.scale())) {
            return;
        }
        int trade = 0;
        int place = 0;
        int places = top == null ? 0 : top.timeline().size();
        while (trade < trades.size() || place < places) {
            long tradeNs = trade < trades.size() ? trades.timeNs(trade) : Long.MAX_VALUE;
            long bookNs = top != null && place < places ? top.timeline().timeNs(place) : Long.MAX_VALUE;
            long dayNs = Math.floorDiv(Math.min(tradeNs, bookNs), DAY_NS) * DAY_NS;
            int from = trade;
            while (trade < trades.size() && trades.timeNs(trade) < dayNs + DAY_NS) {
                trade++;
            }
            if (top != null) {
                place = top.timeline().lastBefore(dayNs + DAY_NS, place - 1) + 1;
            }
            if (top != null || trade - from >= TRADES_MIN) {
                day(instrument, dayNs, trades, from, trade, top, quotes != null ? books : null, scale);
            }
        }
    }

    /// @param least fewer than so many are none
    private TakerTrades trades(String name, int number, int least) {
        var prints = stream(name, MarketLog.Kind.PRINT);
        if (prints != null) {
            var trades = TakerTrades.of(prints.timeline());
            if (trades.size() > 0) {
                return trades;
            }
        }
        boolean some = number >= 0 && starts[number + 1] - starts[number] >= least;
        return some ? TakerTrades.of(fills, number, takers, starts[number], starts[number + 1]) : TakerTrades.NONE;
    }

    /// Of the venue that published most.
    private @Nullable BookStream stream(String name, MarketLog.Kind kind) {
        BookStream most = null;
        for (var entry : log.sheets().entrySet()) {
            if (entry.getKey().instrument().equals(name) && entry.getKey().kind() == kind) {
                var clock = entry.getValue().isTimed(Reference.Clock.EVENT) ? Reference.Clock.EVENT
                        : Reference.Clock.RECEIVED;
                var timeline = log.timeline(entry.getKey(), clock);
                most = most == null || timeline.size() > most.timeline().size()
                        ? new BookStream(log, entry.getKey(), timeline)
                        : most;
            }
        }
        return most;
    }

    private void day(Instrument instrument, long dayNs, TakerTrades trades, int from, int to,
            @Nullable BookStream top, @Nullable BookStream deeper, int scale) {
        var walk = new DayWalk(dayNs, trades, top, feed(instrument, top, scale));
        walk.run(from, to);
        var figures = walk.figures();
        if (deeper != null) {
            var depths = new DayWalk(dayNs, TakerTrades.NONE, deeper, feed(instrument, deeper, scale));
            depths.run(0, 0);
            figures = figures.withDepths(depths.figures().depths());
        }
        days.add(new InstrumentDay(instrument.name(), top == null ? instrument.venue() : top.key().venue(), dayNs,
                top == null ? Reference.Kind.PRINTS : top.kind(), walk.books(), to - from, figures,
                walk.prices.last(), walk.prices.realised(), walk.prices.twoScale()));
    }

    private BookPrecision.Feed feed(Instrument instrument, @Nullable BookStream stream, int scale) {
        var contract = instrument.contract();
        boolean sampled = stream == null || stream.isSampled();
        long step = tick(instrument).setScale(scale).unscaledValue().longValueExact();
        return new BookPrecision.Feed(scale, step,
                contract.shape() == Contract.Shape.INVERSE ? BookPrecision.SizeUnit.QUOTE : BookPrecision.SizeUnit.BASE,
                contract.multiplier().doubleValue(), sampled, sampled ? spec.samplesStaleNs() : spec.quotesStaleNs());
    }

    /// What the venue says, 0 when it does not.
    private static BigDecimal tick(Instrument instrument) {
        var tick = instrument.contract().tick();
        return tick == null ? BigDecimal.ZERO : tick;
    }
}
