package io.assay.core.segment;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Finds the Gaussian mixture with the best BIC over numbers of components and covariance families.
final class MixtureSearch {
    private static final int SHORT_CLIMB = 12;
    private static final int LONG_CLIMB = 200;
    private static final int LLOYD = 10;
    private static final int PATIENCE = 2;
    private static final double TOLERANCE = 1e-4;
    private static final double FINE_TOLERANCE = 1e-5;
    private static final double NOISE_START = 0.02;

    private final MixtureConfig config;

    MixtureSearch(MixtureConfig config) {
        this.config = config;
    }

    record Found(Components components, Covariance family, double bic, double logLikelihood) {}

    /// Best over all families and 1 to `componentsMax` components; stops when two more do not improve.
    /// Climbs from a mixture found on a sample to the optimum of more points.
    Components refine(Found found, Points points) {
        return new Em(points, found.family(), config.ridge()).climb(found.components(), LONG_CLIMB, FINE_TOLERANCE)
                .components();
    }

    Found best(Points points, SplittableRandom random) {
        Found best = null;
        for (var family : config.families()) {
            var found = best(points, family, random.split());
            if (best == null || found.bic() > best.bic()) {
                best = found;
            }
        }
        return Objects.requireNonNull(best);
    }

    private Found best(Points points, Covariance family, SplittableRandom random) {
        Found best = fixed(points, 1, family, 1, random);
        Found last = best;
        int worse = 0;
        for (int k = 2; k <= config.componentsMax() && worse < PATIENCE; k++) {
            var next = after(last, points, k, family, random);
            last = next;
            worse = next.bic() > best.bic() ? 0 : worse + 1;
            best = next.bic() > best.bic() ? next : best;
        }
        return best;
    }

    /// One component more: from scratch, by splitting a component of the last mixture in two, and by splitting
    /// one into two that share their covariance matrix; BIC decides. Splits keep what has been found; on a
    /// hard planted book they find the sixth kind every time, where one start from scratch does one time in
    /// eight. A shared matrix costs few parameters, so that two small kinds side by side can pay for themselves.
    private Found after(Found last, Points points, int k, Covariance family, SplittableRandom random) {
        var em = new Em(points, family, config.ridge());
        var free = scratch(em, points, k, config.starts(), random);
        Em.Fit tied = null;
        for (int c = 0; c < last.components().count(); c++) {
            free = better(free, em.climb(last.components().split(c, false), SHORT_CLIMB, TOLERANCE));
            tied = better(tied, em.climb(last.components().split(c, true), SHORT_CLIMB, TOLERANCE));
        }
        var own = climbedOut(em, free, family);
        var shared = climbedOut(em, Objects.requireNonNull(tied), family);
        return shared.bic() > own.bic() ? shared : own;
    }

    private static Em.Fit better(Em.@Nullable Fit one, Em.Fit other) {
        return one == null || other.logLikelihood() > one.logLikelihood() ? other : one;
    }

    /// The mixture of this family and this many components: the best of several short climbs, climbed out.
    Found fixed(Points points, int k, Covariance family, int starts, SplittableRandom random) {
        var em = new Em(points, family, config.ridge());
        return climbedOut(em, scratch(em, points, k, k == 1 ? 1 : starts, random), family);
    }

    private Em.Fit scratch(Em em, Points points, int k, int starts, SplittableRandom random) {
        var best = em.climb(start(points, k, random), SHORT_CLIMB, TOLERANCE);
        for (int s = 1; s < starts; s++) {
            var fit = em.climb(start(points, k, random), SHORT_CLIMB, TOLERANCE);
            best = fit.logLikelihood() > best.logLikelihood() ? fit : best;
        }
        return best;
    }

    private static Found climbedOut(Em em, Em.Fit from, Covariance family) {
        var out = em.climb(from.components(), LONG_CLIMB, TOLERANCE);
        return new Found(out.components(), family, out.bic(family, em.rows()), out.logLikelihood());
    }

    private Components start(Points points, int k, SplittableRandom random) {
        int dims = points.dims();
        var means = new KMeans(points.values(), dims);
        var fit = means.lloyd(means.start(k, random), k, LLOYD);
        double noise = config.noise() ? NOISE_START : 0;
        var weights = new double[k];
        Arrays.fill(weights, (1 - noise) / k);
        double[] centres = fit.centres().clone();
        for (int i = 0; i < centres.length; i++) {
            centres[i] = Double.isNaN(centres[i]) ? 0 : centres[i];
        }
        double variance = Math.max(0.05, fit.within() / points.values().length);
        var covariances = new double[k * dims * dims];
        for (int i = 0; i < k * dims; i++) {
            covariances[i / dims * dims * dims + i % dims * (dims + 1)] = variance;
        }
        return new Components(weights, centres, covariances, noise, dims);
    }
}
