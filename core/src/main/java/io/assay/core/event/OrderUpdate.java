package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A step in the life of an order: inserted, amended, cancelled, refused, filled.
///
/// @param orderId as in the fills of the order
/// @param limit price, null for a market order
/// @param original quantity asked for, null when not said
/// @param remaining quantity still open after this step, null when not said
public record OrderUpdate(String account, String instrument, long timeNs, String orderId, Step step, Side side,
        @Nullable BigDecimal limit, @Nullable BigDecimal original, @Nullable BigDecimal remaining,
        Lifetime lifetime) implements AccountEvent {
    /// What happened to the order.
    public enum Step {
        OPENED, AMENDED, TRIGGERED, FILLED, CANCELLED, REFUSED, EXPIRED, UNKNOWN
    }

    /// How long the order was meant to stand (time in force).
    public enum Lifetime {
        GOOD_TILL_CANCEL, GOOD_TILL_DATE, IMMEDIATE_OR_CANCEL, FILL_OR_KILL, POST_ONLY, UNKNOWN
    }
}
