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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Market streams of Binance, spot and USD-margined futures, combined (`{stream,data}`) or bare: `bookTicker` is
/// a [Quote], `trade` and `aggTrade` are [Print]s, `markPriceUpdate` is a [Mark], `depth5`, `10` and `20` are
/// [Book]s.
///
/// Event time is `T` (of the transaction) where the stream has it, else `E` (of the message); spot tops of book
/// have neither. Receive times may lie before them when clocks differ: both are kept as they stand.
/// Differences of depth are passed over: the top of the book is in `bookTicker`, and a depth that was joined in
/// the middle is nobody's book.
final class BinanceStreams implements RowDecoder {
    private static final String VENUE = "binance";
    private static final Pattern PARTIAL = Pattern.compile(".*@depth(5|10|20)(@.*)?");
    private static final Pattern PERPETUAL = Pattern.compile("([A-Z0-9]+)(USDT|USDC|BUSD|FDUSD)");
    static final List<Format> FORMATS = List.of(
            format("bookTicker", List.of("s", "b", "B", "a", "A"), List.of("e", "u", "E", "T", "ps", "st")),
            format("trades", List.of("e=trade|aggTrade", "s", "p", "q", "m"),
                    List.of("E", "T", "t", "a", "f", "l", "X", "M", "nq", "st", "b")),
            format("mark prices", List.of("e=markPriceUpdate", "s", "p", "i"),
                    List.of("E", "P", "r", "T", "ap", "st")),
            format("differences of depth", List.of("e=depthUpdate", "s", "U", "u", "b", "a"),
                    List.of("E", "T", "pu", "ps", "st")),
            format("depth", List.of("lastUpdateId", "bids", "asks"), List.of("E", "T")),
            format("other streams",
                    List.of("e=24hrTicker|kline|continuous_kline|24hrMiniTicker|forceOrder|compositeIndex"
                            + "|contractInfo|assetIndexUpdate|1hTicker|4hTicker|1dTicker|avgPrice", "E"),
                    List.of("s", "p", "P", "w", "x", "c", "Q", "b", "B", "a", "A", "o", "h", "l", "v", "q", "O", "C",
                            "F", "L", "n", "k", "ps", "ct", "i", "T")));

    private final EventSink sink;
    private final Set<String> described = new HashSet<>();

    private BinanceStreams(EventSink sink) {
        this.sink = sink;
    }

    private static Format format(String what, List<String> marks, List<String> optional) {
        return Format.of("Binance " + what, VENUE, marks, List.of(), optional,
                (source, sink) -> new BinanceStreams(sink));
    }

    @Override
    public void row(Row row) {
        var kind = row.names().contains("e") ? row.text("e") : row.has("lastUpdateId") ? "depth" : "bookTicker";
        switch (kind) {
            case "bookTicker" -> end(row, quote(row));
            case "trade", "aggTrade" -> trade(row);
            case "markPriceUpdate" -> end(row, new Mark(symbol(row), VENUE, time(row, "E"), received(row),
                    row.amount("p"), positive(row, "i"), null, null));
            case "depth" -> depth(row, "bids", "asks");
            case "depthUpdate" -> depth(row, "b", "a");
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

    private void depth(Row row, String bids, String asks) {
        var stream = row.around("stream");
        if (!PARTIAL.matcher(stream).matches()) {
            end(row, null, stream.isEmpty() && row.has("lastUpdateId") ? "a Binance depth snapshot without a symbol"
                    : "Binance differences of depth");
            return;
        }
        var symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        end(row, new Book(symbol, VENUE, time(row, "T"), received(row), levels(row, bids), levels(row, asks)));
    }

    private static List<Book.Level> levels(Row row, String field) {
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
                && pair.items().get(1) instanceof Json.Leaf quantity) {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("price", price);
            fields.put("quantity", quantity);
            var inside = HyperliquidContext.inside(row,
                    new Json.Obj(fields, new TreeSet<>(), row.line()));
            var level = new Book.Level(inside.amount("price"), inside.amount("quantity"));
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
        boolean isSpot = row.has("M") || !row.names().contains("e");
        if (pair.matches() && described.add(symbol)) {
            var kind = isSpot ? InstrumentKind.SPOT : InstrumentKind.PERPETUAL;
            sink.describe(new Instrument(symbol, symbol, VENUE, kind, pair.group(1), isSpot ? pair.group(1) : "",
                    pair.group(2), Contract.PLAIN));
        }
    }
}
