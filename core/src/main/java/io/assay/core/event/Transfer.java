package io.assay.core.event;

import java.math.BigDecimal;

/// Money in (positive) or out of an account, in USD.
public record Transfer(String account, long timeNs, BigDecimal amountUsd) implements Event {}
