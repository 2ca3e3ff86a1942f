package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The unified structures of ccxt, as JSON or as a table that pandas wrote (`DataFrame.to_csv`): there the first
/// column is a nameless index, and cells of several values hold what Python prints of them.
final class Ccxt {
    /// Columns that pandas adds; whose account it is where somebody put several accounts into one table.
    private static final List<String> ADDED = List.of("", "Unnamed: 0", "account");
    private static final List<String> COMMON = List.of("info", "id", "timestamp", "datetime");
    private static final long MILLISECOND_NS = 1_000_000;
    private static final Map<String, Side> SIDES = Map.of("buy", Side.BUY, "sell", Side.SELL);

    static final List<Format> FORMATS = List.of(
            format("trades", List.of("symbol", "takerOrMaker", "price", "amount"), List.of("side"),
                    List.of("order", "type", "cost", "fee", "fees", "fee.cost", "fee.currency", "fee.rate",
                            "contractSize"),
                    sink -> new CcxtTrades(sink)),
            format("positions", List.of("symbol", "contractSize", "contracts", "entryPrice"), List.of("side"),
                    List.of("notional", "leverage", "unrealizedPnl", "realizedPnl", "collateral", "markPrice",
                            "liquidationPrice", "hedged", "maintenanceMargin", "maintenanceMarginPercentage",
                            "initialMargin", "initialMarginPercentage", "marginMode", "marginRatio", "marginType",
                            "lastUpdateTimestamp", "lastPrice", "percentage", "stopLossPrice", "takeProfitPrice",
                            "isolated", "crossed"),
                    sink -> new CcxtPositions(sink)),
            format("orders", List.of("symbol", "status", "filled", "remaining", "amount"), List.of("side"),
                    List.of("clientOrderId", "lastTradeTimestamp", "lastUpdateTimestamp", "type", "timeInForce",
                            "postOnly", "reduceOnly", "price", "average", "stopPrice", "triggerPrice",
                            "takeProfitPrice", "stopLossPrice", "cost", "trades", "fee", "fees"),
                    sink -> new CcxtOrders(sink)),
            format("funding history", List.of("symbol", "code", "amount", "datetime"), List.of(), List.of("rate"),
                    sink -> new CcxtFunding(sink)),
            format("balances", List.of("free", "used", "total"), List.of(), List.of(Format.ANY),
                    sink -> new CcxtBalances(sink)));

    private Ccxt() {}

    /// Makes the decoder of one file.
    private interface Maker {
        RowDecoder of(EventSink sink);
    }

    private static Format format(String kind, List<String> marks, List<String> required, List<String> more,
            Maker maker) {
        var all = new ArrayList<>(marks);
        all.addAll(required);
        var optional = new ArrayList<>(ADDED);
        optional.addAll(COMMON);
        optional.addAll(more);
        return Format.of("ccxt " + kind, "", marks, all, optional, (source, sink) -> maker.of(sink));
    }

    /// The row as the object it was: cells that hold a dict or a list become parts.
    static JsonRow object(Row row) {
        if (row instanceof JsonRow json) {
            return json;
        }
        var fields = new LinkedHashMap<String, Json>();
        for (var name : row.names()) {
            var text = row.text(name);
            if (!text.isEmpty()) {
                fields.put(name, text.startsWith("{") || text.startsWith("[")
                        ? PythonLiteral.parse(text, row.line()).orElseGet(() -> new Json.Leaf(text, true, false))
                        : new Json.Leaf(text, true, false));
            }
        }
        return new JsonRow(new Json.Obj(fields, new TreeSet<>(), row.line()), null, row.line(), row.source());
    }

    static String account(Row row) {
        return row.has("account") ? row.name("account", Reason.BAD_ACCOUNT) : row.sourceAccount("account");
    }

    static Side side(Row row) {
        return row.side("side", SIDES);
    }

    /// Time of the row: `timestamp`, whole milliseconds however a table prints them, else `datetime`. Where both stand
    /// they must agree.
    static long timeNs(Row row) {
        if (!row.has("timestamp")) {
            return row.time("datetime", iso(row.text("datetime")));
        }
        long timeNs = row.time("timestamp", millis(row.text("timestamp")));
        if (row.has("datetime") && row.fault() == null) {
            long saidNs = iso(row.text("datetime"));
            if (saidNs == EventTime.BAD || Math.abs(saidNs - timeNs) >= MILLISECOND_NS) {
                row.refuse(Reason.BAD_TIME, "datetime", row.text("datetime"));
            }
        }
        return timeNs;
    }

    /// Nanoseconds of a count of milliseconds, which a table may print as `1700000000123.0`.
    static long millis(String text) {
        var count = Decimals.parseFloating(text);
        return count == null || count.scale() > 0 ? EventTime.BAD : EventTime.ofMillis(count.toPlainString());
    }

    private static long iso(String text) {
        return EventTime.ofIso(text.replace(' ', 'T').replace("+00:00", "Z"));
    }

    /// A number within a part of the row, whose fault is the row's.
    static @Nullable BigDecimal number(Row row, Row part, String field, String where) {
        var value = part.floating(field);
        var fault = part.fault();
        if (fault != null) {
            row.refuse(fault.reason(), where + field, fault.value());
        }
        return value;
    }
}
