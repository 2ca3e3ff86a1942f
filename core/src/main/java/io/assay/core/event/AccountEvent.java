package io.assay.core.event;

/// What an account did, owns, owes, or had done to it. Its event time is known, but for some position reports.
public sealed interface AccountEvent extends Event
        permits Fill, TradeBust, LiquidationNotice, Transfer, FundingPayment, Equity, PositionReport, OrderUpdate {
    String account();
}
