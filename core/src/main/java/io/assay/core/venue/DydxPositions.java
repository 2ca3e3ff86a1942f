package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.List;

/// dYdX v4's perpetual positions: one that is OPEN is as of the answer, which does not say when it was given; any other
/// ended with nothing at `closedAt`.
final class DydxPositions extends DydxRows {
    static final Format FORMAT = Format.of("dYdX v4 positions", Dydx.VENUE,
            List.of("market", "status", "sumOpen", "maxSize"), List.of("market", "status", "side", "size"),
            List.of("maxSize", "entryPrice", "realizedPnl", "createdAt", "createdAtHeight", "sumOpen", "sumClose",
                    "netFunding", "unrealizedPnl", "closedAt", "exitPrice", "subaccountNumber", "address"),
            DydxPositions::new);
    private static final List<String> STATES = List.of("OPEN", "CLOSED", "LIQUIDATED");

    private DydxPositions(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        var account = account(row);
        var market = row.name("market", Reason.BAD_NAME);
        var status = row.required("status");
        if (!status.isEmpty() && !STATES.contains(status)) {
            row.refuse(Reason.BAD_NAME, "status", status);
        }
        boolean isOpen = status.equals("OPEN");
        long timeNs = isOpen || !STATES.contains(status) ? Event.UNTIMED : row.isoTime("closedAt");
        row.required("size");
        var size = signed(row, "size", "side");
        var held = isOpen && size != null ? size : BigDecimal.ZERO;
        finish(row, Dydx.perpetual(market),
                List.of(new PositionReport(account, "", market, timeNs, held, null)));
    }
}
