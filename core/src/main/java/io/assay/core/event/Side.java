package io.assay.core.event;

/// The side of the account (never of the aggressor).
public enum Side {
    BUY(1), SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /// d of every formula: +1 when the account buys, -1 when it sells.
    public int sign() {
        return sign;
    }
}
