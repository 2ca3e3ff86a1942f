package io.assay.core.event;

/// Whether the fill's order rested in the book or crossed it.
public enum Liquidity {
    MAKER, TAKER, UNKNOWN
}
