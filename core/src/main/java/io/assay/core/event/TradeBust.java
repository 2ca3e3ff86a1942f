package io.assay.core.event;

/// The venue took a trade back: its fill never happened. A correction is a bust and a new fill.
///
/// @param tradeId of the fill that is taken back
public record TradeBust(String account, String instrument, long timeNs, String tradeId) implements AccountEvent {}
