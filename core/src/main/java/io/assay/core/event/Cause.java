package io.assay.core.event;

/// Why a fill happened. Positions and PnL use every fill; behaviour features use [#isFlow] only,
/// and only [#isPriceForming] fills may become reference prints.
public enum Cause {
    NORMAL(true, true),
    /// The account's own position was liquidated on the book.
    LIQUIDATED(false, true),
    /// The account's own position was taken over by a backstop at a price no market made.
    BACKSTOP(false, false),
    /// The account chose a quote that happened to be hit by somebody else's liquidation.
    LIQUIDATOR(true, true),
    /// The taker of a backstop liquidation: a transfer of a position, not a trade.
    BACKSTOP_TAKER(false, false),
    ADL(false, false),
    SETTLEMENT(false, false),
    DUST(false, false),
    VAULT_NET(false, false),
    /// Outcome tokens split, merged or negated: positions move, nobody traded.
    CONVERSION(false, false),
    BLOCK(true, false),
    RFQ(true, false),
    TWAP(true, true),
    COMBO_LEG(true, false),
    /// A cause the venue named and we do not know: counted, kept out of behaviour and of prices.
    UNKNOWN(false, false);

    private final boolean flow;
    private final boolean priceForming;

    Cause(boolean flow, boolean priceForming) {
        this.flow = flow;
        this.priceForming = priceForming;
    }

    /// True when the account chose to trade.
    public boolean isFlow() {
        return flow;
    }

    /// True when the price was made in the public book, so that others may be judged by it.
    public boolean isPriceForming() {
        return priceForming;
    }
}
