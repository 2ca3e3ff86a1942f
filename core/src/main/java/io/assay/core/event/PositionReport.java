package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the venue says an account held at a moment: what fills add up to must agree with it.
///
/// @param bucket as in [Equity]
/// @param timeNs when, or [Event#UNTIMED] where the source does not say: then after every fill of the account
/// @param quantity signed, in the instrument's unit
/// @param marginUsed in the account's settlement currency, null when not said
public record PositionReport(String account, String bucket, String instrument, long timeNs, BigDecimal quantity,
        @Nullable BigDecimal marginUsed) implements AccountEvent {}
