package io.assay.core.event;

import java.math.BigDecimal;

/// The venue says it liquidated an account at a second; fills of that account dated in it are its legs.
///
/// @param notionalUsd of the liquidated position
public record LiquidationNotice(String account, long timeNs, BigDecimal notionalUsd) implements AccountEvent {}
