package io.assay.core.venue;

import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import io.assay.core.event.OrderUpdate.Step;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Orders: `{order,status,statusTimestamp}` (historicalOrders, orderStatus, orderUpdates), `{time,user,status,order}`
/// of a node, and the bare orders of `openOrders`, which are open since `timestamp`.
///
/// A status is a step: `...Canceled` cancels, `...Rejected` refuses, a word nobody knows is UNKNOWN. `tif` is the
/// lifetime: Alo is post only, the venue's own market orders (FrontendMarket, LiquidationMarket) are immediate or
/// cancel and have no limit of the trader's.
final class HyperliquidOrders implements RowDecoder {
    private static final List<String> FIELDS = List.of("coin", "side", "limitPx", "sz", "oid", "timestamp", "origSz",
            "cloid", "reduceOnly", "triggerCondition", "isTrigger", "triggerPx", "children", "isPositionTpsl",
            "orderType", "tif", "user", "status", "time", "statusTimestamp", "hash", "builder");
    static final List<Format> FORMATS = Stream.of(List.of("order", "status", "statusTimestamp"),
            List.of("order", "status", "user", "time"), List.of("coin", "limitPx", "oid", "timestamp"))
            .map(marks -> Format.of("Hyperliquid orders", HyperliquidContext.VENUE, marks, marks, FIELDS,
                    (source, sink) -> new HyperliquidOrders(sink)))
            .toList();

    private final EventSink sink;

    private HyperliquidOrders(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row row) {
        var inner = row.part("order");
        if (inner.isPresent()) {
            end(row, inDetail(row, inner.get()));
        } else if (row.names().contains("order")) {
            row.refuse(Reason.MISSING_FIELD, "order", row.text("order"));
            end(row, null);
        } else {
            end(row, update(row, row, row.millisTime("timestamp"), Step.OPENED, null));
        }
    }

    private void end(Row row, @Nullable OrderUpdate update) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (update != null) {
            sink.event(update, row.line());
        }
    }

    private static OrderUpdate inDetail(Row row, Row order) {
        long timeNs = row.names().contains("statusTimestamp") ? row.millisTime("statusTimestamp")
                : row.isoTime("time");
        var update = update(row, order, timeNs, step(row.required("status")), order.number("sz"));
        HyperliquidContext.adopt(row, "order", order);
        return update;
    }

    private static OrderUpdate update(Row row, Row order, long timeNs, Step step,
            @Nullable BigDecimal remaining) {
        var account = HyperliquidContext.account(row);
        var coin = order.name("coin", Reason.BAD_NAME);
        var side = order.side("side", HyperliquidContext.SIDES);
        order.required("oid");
        var id = HyperliquidContext.digits(order, "oid");
        var tif = order.text("tif");
        var limit = order.number("limitPx");
        boolean isMarket = tif.endsWith("Market") || order.text("orderType").endsWith("Market");
        var original = order.number("origSz");
        return new OrderUpdate(account, coin, timeNs, id, step, side, isMarket ? null : limit, original,
                remaining, lifetime(tif));
    }

    /// What a status word did to the order.
    static Step step(String status) {
        return switch (status) {
            case "open" -> Step.OPENED;
            case "filled" -> Step.FILLED;
            case "triggered" -> Step.TRIGGERED;
            case "canceled", "scheduledCancel" -> Step.CANCELLED;
            case "rejected" -> Step.REFUSED;
            case "expired" -> Step.EXPIRED;
            default -> status.endsWith("Canceled") ? Step.CANCELLED
                    : status.endsWith("Rejected") ? Step.REFUSED : Step.UNKNOWN;
        };
    }

    private static Lifetime lifetime(String tif) {
        return switch (tif) {
            case "Gtc" -> Lifetime.GOOD_TILL_CANCEL;
            case "Ioc", "FrontendMarket", "LiquidationMarket" -> Lifetime.IMMEDIATE_OR_CANCEL;
            case "Alo" -> Lifetime.POST_ONLY;
            default -> Lifetime.UNKNOWN;
        };
    }
}
