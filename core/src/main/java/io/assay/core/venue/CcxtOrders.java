package io.assay.core.venue;

import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import io.assay.core.event.OrderUpdate.Step;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Orders of `fetch_orders`: a look at each at one time, told as its opening and, where the row says when, its end.
final class CcxtOrders implements RowDecoder {
    private static final Map<String, Step> ENDS = Map.of("closed", Step.FILLED, "canceled", Step.CANCELLED, "cancelled",
            Step.CANCELLED, "expired", Step.EXPIRED, "rejected", Step.REFUSED);
    private static final Map<String, Lifetime> LIFETIMES = Map.of("GTC", Lifetime.GOOD_TILL_CANCEL, "GTD",
            Lifetime.GOOD_TILL_DATE, "IOC", Lifetime.IMMEDIATE_OR_CANCEL, "FOK", Lifetime.FILL_OR_KILL, "PO",
            Lifetime.POST_ONLY);

    private final EventSink sink;
    private final CcxtContracts contracts;

    CcxtOrders(EventSink sink) {
        this.sink = sink;
        contracts = new CcxtContracts(sink);
    }

    @Override
    public void row(Row given) {
        var row = Ccxt.object(given);
        var opened = opened(row);
        var end = end(row, opened);
        var size = CcxtContracts.stated(row);
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
            return;
        }
        contracts.describe(opened.instrument(), size);
        sink.event(opened, row.line());
        end.ifPresent(step -> sink.event(step, row.line()));
    }

    private static OrderUpdate opened(Row row) {
        long timeNs = Ccxt.timeNs(row);
        var symbol = row.name("symbol", Reason.BAD_NAME);
        row.required("id");
        var id = row.id("id");
        var side = Ccxt.side(row);
        var amount = row.floatingAmount("amount");
        return new OrderUpdate(Ccxt.account(row), symbol, timeNs, id, Step.OPENED, side, limit(row), amount, amount,
                lifetime(row));
    }

    /// The last step, where both it and its time are said.
    private static Optional<OrderUpdate> end(Row row, OrderUpdate opened) {
        var step = ENDS.get(row.text("status"));
        var when = row.has("lastUpdateTimestamp") ? "lastUpdateTimestamp" : "lastTradeTimestamp";
        var remaining = row.floating("remaining");
        row.floating("filled");
        if (step == null || !row.has(when)) {
            return Optional.empty();
        }
        return Optional.of(new OrderUpdate(opened.account(), opened.instrument(),
                row.time(when, Ccxt.millis(row.text(when))), opened.orderId(), step, opened.side(), opened.limit(),
                opened.original(), remaining, opened.lifetime()));
    }

    /// What a market order shows as its price is what it got, no limit.
    private static @Nullable BigDecimal limit(Row row) {
        var price = row.floating("price");
        return row.text("type").equals("market") ? null : price;
    }

    private static Lifetime lifetime(Row row) {
        return row.text("postOnly").equalsIgnoreCase("true")
                ? Lifetime.POST_ONLY
                : LIFETIMES.getOrDefault(row.text("timeInForce"), Lifetime.UNKNOWN);
    }
}
