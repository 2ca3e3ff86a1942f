package io.assay.core.venue;

import io.assay.core.event.OrderUpdate;
import io.assay.core.event.Reason;
import java.util.List;
import java.util.Map;

/// dYdX v4's orders: the state each had at its last update. An order that only a node's memory knew has no time and
/// is skipped.
final class DydxOrders extends DydxRows {
    static final Format FORMAT = Format.of("dYdX v4 orders", Dydx.VENUE,
            List.of("clobPairId", "totalFilled", "ticker"), List.of("id", "ticker", "side", "size", "status"),
            List.of("subaccountId", "clientId", "clobPairId", "totalFilled", "price", "type", "reduceOnly",
                    "orderFlags", "goodTilBlock", "goodTilBlockTime", "createdAtHeight", "clientMetadata",
                    "triggerPrice", "timeInForce", "postOnly", "updatedAt", "updatedAtHeight", "subaccountNumber",
                    "removalReason", "address", "orderRouterAddress", "builderAddress", "feePpm", "duration",
                    "interval",
                    "priceTolerance"),
            DydxOrders::new);
    private static final Map<String, OrderUpdate.Step> STEPS = Map.of("OPEN", OrderUpdate.Step.OPENED,
            "BEST_EFFORT_OPENED", OrderUpdate.Step.OPENED, "UNTRIGGERED", OrderUpdate.Step.OPENED, "FILLED",
            OrderUpdate.Step.FILLED, "CANCELED", OrderUpdate.Step.CANCELLED, "BEST_EFFORT_CANCELED",
            OrderUpdate.Step.CANCELLED);
    private static final Map<String, OrderUpdate.Lifetime> LIFETIMES = Map.of("GTT",
            OrderUpdate.Lifetime.GOOD_TILL_DATE, "IOC", OrderUpdate.Lifetime.IMMEDIATE_OR_CANCEL, "FOK",
            OrderUpdate.Lifetime.FILL_OR_KILL);

    private DydxOrders(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        if (!row.has("updatedAt")) {
            sink.skipped("an order without a time", row.line());
            return;
        }
        var account = account(row);
        var market = row.name("ticker", Reason.BAD_NAME);
        long timeNs = row.isoTime("updatedAt");
        row.required("id");
        var id = row.id("id");
        var side = row.side("side", SIDES);
        row.required("status");
        var step = STEPS.getOrDefault(row.text("status"), OrderUpdate.Step.UNKNOWN);
        var size = row.number("size");
        var filled = row.number("totalFilled");
        var limit = row.text("type").equals("MARKET") ? null : row.number("price");
        var remaining = size == null || filled == null ? null : size.subtract(filled);
        var lifetime = row.text("postOnly").equalsIgnoreCase("true")
                ? OrderUpdate.Lifetime.POST_ONLY
                : LIFETIMES.getOrDefault(row.text("timeInForce"), OrderUpdate.Lifetime.UNKNOWN);
        finish(row, Dydx.perpetual(market), List.of(
                new OrderUpdate(account, market, timeNs, id, step, side, limit, size, remaining, lifetime)));
    }
}
