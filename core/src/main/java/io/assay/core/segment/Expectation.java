package io.assay.core.segment;

import java.util.Arrays;

/// The E-step of [Em]: every row's share in every component, and with it the moments of the components. Shares are
/// not kept: a span of rows is shared out and added up before the next one is looked at.
final class Expectation {
    /// Rows of one pattern that are shared out together: small enough for the second cache.
    private static final int SPAN = 512;

    private final Em.Rows rows;
    private final int components;
    private final double[] share;
    private final double[] max = new double[SPAN];
    private final double[] sum = new double[SPAN];
    private final double[] z;
    private final Moments.Room room;
    private Moments moments;

    Expectation(Em.Rows rows, int components) {
        this.rows = rows;
        this.components = components;
        share = new double[(components + 1) * SPAN];
        z = new double[rows.dims() * Conditional.BLOCK];
        room = new Moments.Room(rows.dims());
        moments = new Moments(components, rows.dims());
    }

    /// What the last step summed up; the next one starts anew.
    Moments moments() {
        return moments;
    }

    /// Returns the log-likelihood of `now`.
    double take(Components now) {
        moments = new Moments(components, rows.dims());
        double logLikelihood = 0;
        var logWeights = Arrays.stream(now.weights()).map(StrictMath::log).toArray();
        for (var pattern : rows.patterns().groups()) {
            double noise = now.noise() > 0
                    ? StrictMath.log(now.noise()) + rows.noise().logDensity(pattern.observed())
                    : Double.NEGATIVE_INFINITY;
            var conditionals = new Conditional[components];
            Arrays.setAll(conditionals, c -> new Conditional(now, c, pattern, true));
            for (int from = 0; from < pattern.size(); from += SPAN) {
                int n = Math.min(SPAN, pattern.size() - from);
                logLikelihood += span(conditionals, logWeights, noise, pattern, from, n);
            }
        }
        return logLikelihood;
    }

    private double span(Conditional[] conditionals, double[] logWeights, double logNoise, Patterns.Pattern pattern,
            int from, int n) {
        for (int c = 0; c < components; c++) {
            conditionals[c].logDensities(pattern, from, n, logWeights[c], share, c * n, z);
        }
        int terms = components;
        if (logNoise > Double.NEGATIVE_INFINITY) {
            Arrays.fill(share, components * n, (components + 1) * n, logNoise);
            terms++;
        }
        double logLikelihood = LogSum.normaliseAll(share, terms, n, max, sum);
        for (int c = 0; c < components; c++) {
            moments.add(c, conditionals[c], pattern, from, n, share, c * n, room);
        }
        return logLikelihood;
    }
}
