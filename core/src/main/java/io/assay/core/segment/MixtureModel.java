package io.assay.core.segment;

import io.assay.core.segment.mixture.Components;
import io.assay.core.segment.mixture.Density;
import io.assay.core.segment.mixture.LogSum;
import io.assay.core.segment.mixture.Modes;
import io.assay.core.segment.mixture.Noise;
import io.assay.core.segment.mixture.Patterns;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Shares;
import java.util.Arrays;

/// A fitted mixture and the grouping of its components into segments.
///
/// @param one a single Gaussian (with noise) fitted to the same points
/// @param level segment of each component
/// @param density of the components, ready for the patterns of the training set
record MixtureModel(FeatureSpace space, Components components, Noise noise, Components one, Modes.Level level,
        Density density) {

    static MixtureModel of(FeatureSpace space, Components components, Components one, Modes.Level level,
            Points training) {
        return new MixtureModel(space, components, Noise.over(training), one, level,
                new Density(components, Patterns.of(training).groups()));
    }

    /// `ln(weight · density)` of each segment, row-major; NaN for rows without features.
    double[] scores(Points points) {
        int k = components.count();
        int groups = level.groups();
        double[] logs = density.weighted(points);
        var out = new double[points.rows() * groups];
        var own = new double[k];
        for (int row = 0; row < points.rows(); row++) {
            for (int g = 0; g < groups; g++) {
                int n = 0;
                for (int c = 0; c < k; c++) {
                    if (level.group()[c] == g) {
                        own[n++] = logs[row * k + c];
                    }
                }
                out[row * groups + g] = Double.isNaN(logs[row * k]) ? Double.NaN : LogSum.of(own, 0, n);
            }
        }
        return out;
    }

    /// The most probable component of each row; -1 for rows without features.
    int[] parts(Points points) {
        double[] logs = density.weighted(points);
        var out = new int[points.rows()];
        Arrays.setAll(out, row -> Shares.best(logs, row, components.count()));
        return out;
    }

    /// Log density of each row, noise included; the same as under one Gaussian when there is one segment.
    double[] logLikelihood(Points points) {
        return logDensity(level.groups() == 1 ? one : components, points);
    }

    double[] logLikelihoodOfOne(Points points) {
        return logDensity(one, points);
    }

    private double[] logDensity(Components mixture, Points points) {
        int k = mixture.count();
        double[] logs = new Density(mixture).weighted(points);
        var out = new double[points.rows()];
        Arrays.fill(out, Double.NaN);
        for (var pattern : Patterns.of(points).groups()) {
            double background = mixture.noise() > 0
                    ? StrictMath.log(mixture.noise()) + noise.logDensity(pattern.observed())
                    : Double.NEGATIVE_INFINITY;
            for (int row : pattern.rows()) {
                double[] all = Arrays.copyOfRange(logs, row * k, row * k + k + 1);
                all[k] = background;
                out[row] = LogSum.of(all, 0, k + 1);
            }
        }
        return out;
    }
}
