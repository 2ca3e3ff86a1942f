package io.assay.core.event;

/// Side, liquidity and cause of a fill in one byte: side in bit 0, liquidity in bits 1-2, cause above.
final class Flags {
    private static final Side[] SIDES = Side.values();
    private static final Liquidity[] LIQUIDITIES = Liquidity.values();
    private static final Cause[] CAUSES = Cause.values();

    private Flags() {}

    static byte of(Side side, Liquidity liquidity, Cause cause) {
        return (byte) (side.ordinal() | liquidity.ordinal() << 1 | cause.ordinal() << 3);
    }

    /// The first, with the liquidity and cause of the second where the first says none.
    static byte completed(byte flags, byte from) {
        return of(side(flags), liquidity(flags) == Liquidity.UNKNOWN ? liquidity(from) : liquidity(flags),
                cause(flags) == Cause.NORMAL ? cause(from) : cause(flags));
    }

    static Side side(byte flags) {
        return SIDES[flags & 1];
    }

    static Liquidity liquidity(byte flags) {
        return LIQUIDITIES[flags >> 1 & 3];
    }

    static Cause cause(byte flags) {
        return CAUSES[flags >> 3 & 31];
    }
}
