package io.assay.core.profile;

import io.assay.core.event.ExactSum;

/// One fill as sums take it, from wherever it came: its worth in USD, and as integers.
interface Priced {
    /// Quantity whose product with a price at the scale of what judges the fill is an integer at the common scale of the sums, 0
    /// when there is none: see [Terms#lift].
    long lifted();

    /// Quantity as an integer, as a double.
    double quantity();

    /// What a product of integers is multiplied by, a price at the scale of what judges the fill and its quantity, where
    /// amounts are in USD as they stand.
    double unit();

    /// Price of the fill at the scale of what judges it.
    long widePrice();

    /// N, to the nearest few units in the last place.
    double notional();

    void addNotional(ExactSum sum);
}
