package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a bucket of an account was worth at a moment, unrealised profit included.
///
/// @param bucket sub-account or margin compartment as the venue names it, empty when the account has but one
/// @param currency of the amounts; equity in a coin is spot delta in that coin
/// @param equity may be negative
/// @param marginUsed initial margin bound by positions and orders, in the same currency; null when not said
public record Equity(String account, String bucket, long timeNs, String currency, BigDecimal equity,
        @Nullable BigDecimal marginUsed) implements AccountEvent {}
