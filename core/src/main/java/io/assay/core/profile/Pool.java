package io.assay.core.profile;

/// What a pooled deviation of fills of one instrument class is taken from, at one horizon and over all accounts.
final class Pool {
    double gain;
    double notional;
    double gainSquaredOverNotional;
    double notionalSquared;

    /// Notional-weighted variance of the per-fill value, in (USD per USD) squared.
    double variance() {
        double mean = gain / notional;
        double square = gainSquaredOverNotional / notional;
        return MarkoutSums.beyondRounding(square - mean * mean, square);
    }
}
