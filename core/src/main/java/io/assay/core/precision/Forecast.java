package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;

/// What is expected of the accounts of a window to come: the shrunk mean of their segment.
///
/// @param means by segment, in the window before
/// @param tau2 variance between accounts in the window before, for weights `1 / (se² + tau²)`; NaN where all weigh alike
///     or nothing is known
record Forecast(ShrunkMeans means, double tau2) {

    /// Accounts without a segment get the mean of all; NaN where nothing was known of any account.
    double[] on(int[] segment) {
        var out = new double[segment.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = segment[i] < 0 ? means.mean() : means.shrunk()[segment[i]];
        }
        return out;
    }
}
