package io.assay.core.event;

import java.math.BigDecimal;

/// Funding an account received (positive) or paid (negative) for a position.
public record FundingPayment(String account, String instrument, long timeNs, BigDecimal amount,
        String currency) implements AccountEvent {}
