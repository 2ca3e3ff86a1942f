package io.assay.core.venue;

import io.assay.core.event.Book;
import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Market streams of Binance, spot and USD-margined futures, combined (`{stream,data}`) or bare: `bookTicker` is
/// a [Quote], `trade` and `aggTrade` are [Print]s, `markPriceUpdate` is a [Mark], `depth5`, `10` and `20` are
/// [Book]s.
///
/// Event time is `T` (of the transaction) where the stream has it, else `E` (of the message); spot tops of book
/// have neither. Receive times may lie before them when clocks differ: both are kept as they stand.
/// Differences of depth rebuild books from a snapshot on ([BinanceDepth]).
final class BinanceStreams implements RowDecoder {
    private static final String VENUE = "binance";
    private static final Pattern PARTIAL = Pattern.compile(".*@depth(5|10|20)(@.*)?");
    private static final Pattern PERPETUAL = Pattern.compile("([A-Z0-9]+)(USDT|USDC|BUSD|FDUSD)");
    static final List<Format> FORMATS = formats((source, sink) -> new BinanceStreams(sink));

    private final EventSink sink;
    private final Set<String> described = new HashSet<>();
    private final BinanceDepth depths;

    private BinanceStreams(EventSink sink) {
        this.sink = sink;
        depths = new BinanceDepth(sink);
    }

    /// @param maker one for all: differences and snapshots of depth belong together
    private static List<Format> formats(BiFunction<Source, EventSink, RowDecoder> maker) {
        return List.of(
                format(maker, "bookTicker", List.of("s", "b", "B", "a", "A"), List.of("e", "u", "E", "T", "ps", "st")),
                format(maker, "trades", List.of("e=trade|aggTrade", "s", "p", "q", "m"),
                        List.of("E", "T", "t", "a", "f", "l", "X", "M", "nq", "st", "b")),
                format(maker, "mark prices", List.of("e=markPriceUpdate", "s", "p", "i"),
                        List.of("E", "P", "r", "T", "ap", "st")),
                format(maker, "differences of depth", List.of("e=depthUpdate", "s", "U", "u", "b", "a"),
                        List.of("E", "T", "pu", "ps", "st")),
                format(maker, "depth", List.of("lastUpdateId", "bids", "asks"), List.of("E", "T")),
                format(maker, "other streams",
                        List.of("e=24hrTicker|kline|continuous_kline|24hrMiniTicker|forceOrder|compositeIndex"
                                + "|contractInfo|assetIndexUpdate|1hTicker|4hTicker|1dTicker|avgPrice", "E"),
                        List.of("s", "p", "P", "w", "x", "c", "Q", "b", "B", "a", "A", "o", "h", "l", "v", "q", "O",
                                "C",
                                "F", "L", "n", "k", "ps", "ct", "i", "T")));
    }

    private static Format format(BiFunction<Source, EventSink, RowDecoder> maker, String what, List<String> marks,
            List<String> optional) {
        return Format.of("Binance " + what, VENUE, marks, List.of(), optional, maker);
    }

    @Override
    public void row(Row row) {
        var kind = row.names().contains("e") ? row.text("e") : row.has("lastUpdateId") ? "depth" : "bookTicker";
        switch (kind) {
            case "bookTicker" -> end(row, quote(row));
            case "trade", "aggTrade" -> trade(row);
            case "markPriceUpdate" -> end(row, new Mark(symbol(row), VENUE, time(row, "E"), received(row),
                    row.amount("p"), positive(row, "i"), null, null));
            case "depth", "depthUpdate" -> depth(row, kind.equals("depth"));
            default -> end(row, null, "a Binance message of " + kind);
        }
    }

    private void end(Row row, MarketEvent event) {
        end(row, event, "");
    }

    /// @param skipped why there is no event
    private void end(Row row, @Nullable MarketEvent event, String skipped) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (event == null) {
            sink.skipped(skipped, row.line());
        } else {
            describe(row, event.instrument());
            sink.event(event, row.line());
        }
    }

    private static MarketEvent quote(Row row) {
        return new Quote(symbol(row), VENUE, time(row, "T"), received(row), positive(row, "b"), positive(row, "B"),
                positive(row, "a"), positive(row, "A"));
    }

    private void trade(Row row) {
        if (row.has("X") && !row.text("X").equals("MARKET")) {
            end(row, null, "a Binance trade outside the book (" + row.text("X") + ")");
            return;
        }
        var taker = row.flag("m") ? Print.Taker.SELLER : Print.Taker.BUYER;
        var id = row.text("e").equals("trade") ? row.id("t") : row.id("a");
        end(row, new Print(symbol(row), VENUE, time(row, "T"), received(row), row.amount("p"), row.amount("q"), taker,
                id));
    }

    private void depth(Row row, boolean isWhole) {
        var stream = row.around("stream");
        if (PARTIAL.matcher(stream).matches()) {
            var symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
            end(row, new Book(symbol, VENUE, time(row, "T"), received(row), whole(row, isWhole ? "bids" : "b"),
                    whole(row, isWhole ? "asks" : "a")));
        } else if (isWhole) {
            depths.snapshot(row, time(row, "T"));
        } else {
            var symbol = symbol(row);
            describe(row, symbol);
            depths.difference(row, symbol, time(row, "T"));
        }
    }

    private static List<Book.Level> whole(Row row, String field) {
        var levels = levels(row, field);
        if (levels.stream().anyMatch(level -> level.quantity().signum() == 0)) {
            row.refuse(Reason.NOT_POSITIVE, field, "0");
        }
        return levels;
    }

    /// Prices and quantities of one side; a quantity of zero takes its level away.
    static List<Book.Level> levels(Row row, String field) {
        var levels = new ArrayList<Book.Level>();
        if (HyperliquidContext.value(row, field) instanceof Json.Arr array) {
            for (var item : array.items()) {
                levels.add(level(row, field, item));
            }
        } else {
            row.refuse(Reason.MISSING_FIELD, field, "");
        }
        return levels;
    }

    private static Book.Level level(Row row, String field, Json item) {
        if (item instanceof Json.Arr pair && pair.items().size() >= 2 && pair.items().get(0) instanceof Json.Leaf price
                && pair.items().get(1) instanceof Json.Leaf size) {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("price", price);
            fields.put("quantity", size);
            if (size.text().isEmpty()) {
                row.refuse(Reason.MISSING_FIELD, field, "");
            }
            var inside = HyperliquidContext.inside(row,
                    new Json.Obj(fields, new TreeSet<>(), row.line()));
            var quantity = positive(inside, "quantity");
            var level = new Book.Level(inside.amount("price"), quantity == null ? BigDecimal.ZERO : quantity);
            HyperliquidContext.adopt(row, field, inside);
            return level;
        }
        row.refuse(Reason.BAD_NUMBER, field, "");
        return new Book.Level(BigDecimal.ONE, BigDecimal.ONE);
    }

    private static String symbol(Row row) {
        return row.name("s", Reason.BAD_NAME);
    }

    /// A price or quantity; zero stands for an empty side.
    private static @Nullable BigDecimal positive(Row row, String field) {
        var value = row.number(field);
        return value == null || value.signum() == 0 ? null : row.amount(field);
    }

    private static long time(Row row, String first) {
        return row.has(first) ? row.millisTime(first) : row.has("E") ? row.millisTime("E") : Event.UNTIMED;
    }

    private static long received(Row row) {
        return HyperliquidContext.receivedNs(row);
    }

    /// Spot trades carry `M`, spot tops of book no `e`; all other streams that are read are of futures. Dated ones
    /// have names of another build and keep waiting.
    private void describe(Row row, String symbol) {
        var pair = PERPETUAL.matcher(symbol);
        boolean isSpot = row.has("M") || !row.names().contains("e")
                || (row.text("e").equals("depthUpdate") && !row.has("pu"));
        if (pair.matches() && described.add(symbol)) {
            var kind = isSpot ? InstrumentKind.SPOT : InstrumentKind.PERPETUAL;
            sink.describe(new Instrument(symbol, symbol, VENUE, kind, pair.group(1), isSpot ? pair.group(1) : "",
                    pair.group(2), Contract.PLAIN));
        }
    }
}
