package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Assay's own schema of fills, one row a fill, as CSV or as a columnar file handed over as text.
///
/// Times are ISO-8601 UTC, amounts plain decimals, `side` is B or S as seen from the account. `qty` and `pos_before`
/// are in `qty_unit`: BASE units; QUOTE, the face of an inverse contract; or CONTRACT, of which `multiplier` base
/// units (or quote face, where `shape` is INVERSE) are one. The instrument is described beside its fills
/// ([CanonicalInstruments]); one of unknown `kind` waits for metadata. Rows without a trade id that agree in every column are
/// numbered within their file, and two files that hold the same rows hold them once.
public final class CanonicalFills implements RowDecoder {
    /// Every column, in the order they are written.
    public static final List<String> COLUMNS = List.of("account", "venue", "instrument", "kind", "ts_event", "ts_recv",
            "seq", "block", "side", "price", "qty", "qty_unit", "multiplier", "notional_usd", "liquidity", "fee",
            "fee_ccy",
            "trade_id", "order_id", "client_order_id", "cause", "pos_before", "realised_pnl", "label", "underlying",
            "base", "quote",
            "shape", "settle", "expiry", "strike", "right", "premium", "tick", "lot", "raw");
    private static final List<String> REQUIRED = List.of("account", "instrument", "ts_event", "side", "price", "qty");

    static final List<Format> FORMATS = List.of(markedBy("ts_event"), markedBy("instrument", "qty"));
    private static final Map<String, Side> SIDES = Map.of("B", Side.BUY, "S", Side.SELL);

    private static Format markedBy(String... marks) {
        return Format.of("canonical fills", "", List.of(marks), REQUIRED, COLUMNS,
                (source, sink) -> new CanonicalFills(sink));
    }

    private final EventSink sink;
    private final Map<Fill, Integer> seen = new HashMap<>();
    private final CanonicalInstruments instruments;

    private CanonicalFills(EventSink sink) {
        this.sink = sink;
        instruments = new CanonicalInstruments(sink);
    }

    @Override
    public void row(Row row) {
        var fill = fill(row);
        instruments.describe(row, fill.instrument());
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
            return;
        }
        sink.event(fill.occurrence() == 0 ? fill : fill.withOccurrence(seen.merge(fill, 1, Integer::sum)), row.line());
    }

    private static Fill fill(Row row) {
        long timeNs = row.isoTime("ts_event");
        long receivedNs = row.has("ts_recv") ? row.isoTime("ts_recv") : Event.UNTIMED;
        var account = account(row);
        var name = row.name("instrument", Reason.BAD_NAME);
        var side = row.side("side", SIDES);
        var price = row.amount("price");
        var quantity = row.amount("qty");
        var liquidity = choice(row, "liquidity", Liquidity.class, Liquidity.UNKNOWN);
        var cause = choice(row, "cause", Cause.class, Cause.NORMAL);
        var fee = row.number("fee");
        long block = row.whole("block");
        long place = row.whole("seq");
        var before = row.number("pos_before");
        var pnl = row.number("realised_pnl");
        var tradeId = row.text("trade_id");
        return new Fill(account, name, timeNs, receivedNs, block, place, side, price, quantity, liquidity, cause, fee,
                fee == null ? "" : row.text("fee_ccy"), tradeId, tradeId.isEmpty() ? 1 : 0, row.text("order_id"),
                before, pnl);
    }

    private static String account(Row row) {
        return account(row.name("account", Reason.BAD_ACCOUNT));
    }

    /// Name of an account as we write it: addresses of a chain in lower case.
    static String account(String account) {
        return account.startsWith("0x") || account.startsWith("0X") ? account.toLowerCase(Locale.ROOT) : account;
    }

    /// The constant a cell names, in any case; the given one when the cell is empty.
    static <E extends Enum<E>> E choice(Row row, String column, Class<E> type, E whenEmpty) {
        var text = row.text(column);
        if (text.isEmpty()) {
            return whenEmpty;
        }
        var name = text.toUpperCase(Locale.ROOT);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        row.refuse(Reason.BAD_NAME, column, text);
        return whenEmpty;
    }
}
