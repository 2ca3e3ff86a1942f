package io.assay.core.venue;

import io.assay.core.event.OrderUpdate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deribit's orders (`user.orders`, order histories): each row is the state an order had at its last update.
final class DeribitOrders extends DeribitRows {
    static final Format FORMAT = Format.of("Deribit orders", Deribit.VENUE,
            List.of("instrument_name", "order_state", "order_id"),
            List.of("instrument_name", "order_id", "order_state", "direction", "last_update_timestamp"),
            List.of("order_type", "time_in_force", "price", "amount", "filled_amount", "average_price", "contracts",
                    "creation_timestamp", "label", "post_only", "reject_post_only", "reduce_only", "replaced", "web",
                    "api", "mmp", "mobile", "risk_reducing", "is_liquidation", "is_rebalance", "is_primary_otoco",
                    "is_secondary_oto", "max_show", "display_amount", "refresh_amount", "advanced", "implv", "usd",
                    "commission", "profit_loss", "cancel_reason", "trigger", "trigger_price", "trigger_offset",
                    "trigger_reference_price", "trigger_order_id", "trigger_fill_condition", "triggered",
                    "original_order_type", "oco_ref", "oto_order_ids", "app_name", "auto_replaced", "quote",
                    "quote_id", "quote_set_id", "combo_id", "user_id", "email", "username", "ip", "system_name",
                    "primary_order_id", "estimated_price"),
            DeribitOrders::new);
    private static final Map<String, OrderUpdate.Step> STEPS = Map.of("open", OrderUpdate.Step.OPENED, "untriggered",
            OrderUpdate.Step.OPENED, "triggered", OrderUpdate.Step.TRIGGERED, "filled", OrderUpdate.Step.FILLED,
            "cancelled", OrderUpdate.Step.CANCELLED, "rejected", OrderUpdate.Step.REFUSED);
    private static final Map<String, OrderUpdate.Lifetime> LIFETIMES = Map.of("good_til_cancelled",
            OrderUpdate.Lifetime.GOOD_TILL_CANCEL, "good_til_day", OrderUpdate.Lifetime.GOOD_TILL_DATE,
            "immediate_or_cancel", OrderUpdate.Lifetime.IMMEDIATE_OR_CANCEL, "fill_or_kill",
            OrderUpdate.Lifetime.FILL_OR_KILL);

    private DeribitOrders(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        dropPersonal(row);
        var account = account(row);
        var instrument = instrument(row);
        long timeNs = row.millisTime("last_update_timestamp");
        row.required("order_id");
        var order = row.id("order_id");
        var side = row.side("direction", SIDES);
        var step = step(row);
        var limit = limit(row);
        var original = row.floating("amount");
        var filled = row.floating("filled_amount");
        var remaining = original == null || filled == null ? null : original.subtract(filled);
        var lifetime = row.text("post_only").equals("true")
                ? OrderUpdate.Lifetime.POST_ONLY
                : LIFETIMES.getOrDefault(row.text("time_in_force"), OrderUpdate.Lifetime.UNKNOWN);
        finish(row, instrument, List.of(new OrderUpdate(account, instrument.name(), timeNs, order, step, side, limit,
                original, remaining, lifetime)));
    }

    private static OrderUpdate.Step step(Row row) {
        row.required("order_state");
        var step = STEPS.getOrDefault(row.text("order_state"), OrderUpdate.Step.UNKNOWN);
        return step == OrderUpdate.Step.OPENED && row.text("replaced").equals("true")
                ? OrderUpdate.Step.AMENDED
                : step;
    }

    /// Market orders say `market_price` instead of a number.
    private static @Nullable BigDecimal limit(Row row) {
        var text = row.text("price");
        return text.equals("market_price") || row.text("order_type").equals("market") ? null : row.floating("price");
    }
}
