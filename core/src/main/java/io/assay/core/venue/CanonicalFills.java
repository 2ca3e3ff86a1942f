package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Assay's own schema of fills, one row a fill, as CSV or as a columnar file handed over as text.
///
/// Times are ISO-8601 UTC, amounts plain decimals, `side` is B or S as seen from the account. An
/// instrument of unknown `kind` waits for metadata; quantities in another unit than the base are refused,
/// since nothing here says what a contract is worth. Rows without a trade id that agree in every column are
/// numbered within their file, and two files that hold the same rows hold them once.
public final class CanonicalFills implements RowDecoder {
    /// Every column, in the order they are written.
    public static final List<String> COLUMNS = List.of("account", "venue", "instrument", "kind", "ts_event", "ts_recv",
            "seq", "block", "side", "price", "qty", "qty_unit", "notional_usd", "liquidity", "fee", "fee_ccy",
            "trade_id", "order_id", "client_order_id", "cause", "pos_before", "realised_pnl", "raw");
    private static final List<String> REQUIRED = List.of("account", "instrument", "ts_event", "side", "price", "qty");

    private final Columns columns;
    private final EventSink sink;
    private final Map<Fill, Integer> seen = new HashMap<>();
    private final Map<String, InstrumentKind> described = new HashMap<>();

    private CanonicalFills(Columns columns, EventSink sink) {
        this.columns = columns;
        this.sink = sink;
    }

    static Table table(List<String> header, Source source, EventSink sink) {
        Columns.tellUnknown(header, COLUMNS, sink);
        return new Table("canonical fills", Columns.missing(header, REQUIRED),
                new CanonicalFills(new Columns(header, source), sink));
    }

    @Override
    public void row(List<String> cells, long line) {
        if (columns.start(cells, line)) {
            var fill = fill();
            var kind = kind();
            if (columns.fault() == null) {
                describe(fill.instrument(), kind);
                sink.event(fill.occurrence() == 0 ? fill : fill.withOccurrence(seen.merge(fill, 1, Integer::sum)),
                        line);
                return;
            }
        }
        var fault = columns.fault();
        if (fault != null) {
            sink.reject(fault);
        }
    }

    private void describe(String instrument, InstrumentKind kind) {
        if (described.put(instrument, kind) != kind) {
            sink.describe(instrument, kind);
        }
    }

    private Fill fill() {
        long timeNs = columns.isoTime("ts_event");
        var account = account();
        var instrument = columns.name("instrument", Reason.BAD_NAME);
        var side = side();
        var price = columns.amount("price");
        var quantity = columns.amount("qty");
        var liquidity = choice("liquidity", Liquidity.class, Liquidity.UNKNOWN);
        var cause = choice("cause", Cause.class, Cause.NORMAL);
        var fee = columns.number("fee");
        long block = whole("block");
        long place = whole("seq");
        var before = columns.number("pos_before");
        var pnl = columns.number("realised_pnl");
        var tradeId = columns.text("trade_id");
        return new Fill(account, instrument, timeNs, block, place, side, price, quantity, liquidity, cause, fee,
                fee == null ? "" : columns.text("fee_ccy"), tradeId, tradeId.isEmpty() ? 1 : 0,
                columns.text("order_id"), before, pnl);
    }

    private String account() {
        var account = columns.name("account", Reason.BAD_ACCOUNT);
        return account.startsWith("0x") || account.startsWith("0X") ? account.toLowerCase(Locale.ROOT) : account;
    }

    private Side side() {
        var text = columns.required("side");
        return switch (text) {
            case "B" -> Side.BUY;
            case "S" -> Side.SELL;
            default -> {
                columns.refuse(Reason.BAD_SIDE, "side", text);
                yield Side.BUY;
            }
        };
    }

    private InstrumentKind kind() {
        var unit = columns.text("qty_unit");
        if (!unit.isEmpty() && !unit.equals("BASE")) {
            columns.refuse(Reason.BAD_UNIT, "qty_unit", unit);
        }
        return choice("kind", InstrumentKind.class, InstrumentKind.UNKNOWN);
    }

    private long whole(String column) {
        var value = columns.number(column);
        if (value == null) {
            return -1;
        }
        if (value.scale() > 0 || value.signum() < 0 || value.precision() > 18) {
            columns.refuse(Reason.BAD_ID, column, columns.text(column));
            return -1;
        }
        return value.longValueExact();
    }

    /// The constant a cell names, in any case; the given one when the cell is empty.
    private <E extends Enum<E>> E choice(String column, Class<E> type, E whenEmpty) {
        var text = columns.text(column);
        if (text.isEmpty()) {
            return whenEmpty;
        }
        var name = text.toUpperCase(Locale.ROOT);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        columns.refuse(Reason.BAD_NAME, column, text);
        return whenEmpty;
    }
}
