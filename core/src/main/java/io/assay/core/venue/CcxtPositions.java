package io.assay.core.venue;

import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/// Positions of `fetch_positions`: so many contracts, long or short. A row without any time is refused: nobody could
/// say when it was held.
final class CcxtPositions implements RowDecoder {
    private static final Map<String, Integer> SIDES = Map.of("long", 1, "short", -1);

    private final EventSink sink;
    private final CcxtContracts contracts;

    CcxtPositions(EventSink sink) {
        this.sink = sink;
        contracts = new CcxtContracts(sink);
    }

    @Override
    public void row(Row given) {
        var row = Ccxt.object(given);
        long timeNs = row.has("timestamp") || row.has("datetime") || !row.has("lastUpdateTimestamp")
                ? Ccxt.timeNs(row)
                : row.time("lastUpdateTimestamp", Ccxt.millis(row.text("lastUpdateTimestamp")));
        var symbol = row.name("symbol", Reason.BAD_NAME);
        var size = CcxtContracts.stated(row);
        row.required("contracts");
        var held = Objects.requireNonNullElse(row.floating("contracts"), BigDecimal.ZERO);
        int sign = held.signum() == 0 ? 1 : row.choice("side", SIDES, 1, Reason.BAD_SIDE);
        var margin = row.floating("initialMargin");
        var account = Ccxt.account(row);
        if (held.signum() < 0) {
            row.refuse(Reason.NOT_POSITIVE, "contracts", row.text("contracts"));
        }
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
            return;
        }
        contracts.describe(symbol, size);
        sink.event(new PositionReport(account, "", symbol, timeNs, sign < 0 ? held.negate() : held, margin),
                row.line());
    }
}
