package io.assay.core.event;

import java.math.BigDecimal;

/// Money in (positive) or out of an account.
///
/// @param bucket as in [Equity]
public record Transfer(String account, String bucket, long timeNs, BigDecimal amount,
        String currency) implements AccountEvent {}
