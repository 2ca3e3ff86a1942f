package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// The E-step of [Em]: every row's share in every component, and with it the moments of the components. Shares are
/// not kept: a span of rows is shared out and added up before the next one is looked at.
///
/// Rows are cut into portions of fixed size, each summed up by itself; the sums are added in the order of the portions.
/// Whoever works on the portions, and how many at once, changes no bit.
final class Expectation {
    /// Rows of one pattern that are shared out together: small enough for the second cache.
    private static final int SPAN = 512;
    /// Spans a portion: below this many rows there is one portion, and nothing to hand out.
    private static final int PORTION = 16 * SPAN;

    private final Em.Rows rows;
    private final int components;
    private final Pieces pieces;
    private final List<List<Span>> portions;
    private Moments moments;

    Expectation(Em.Rows rows, int components, Pieces pieces) {
        this.rows = rows;
        this.components = components;
        this.pieces = pieces;
        portions = portions(rows.patterns().groups());
        moments = new Moments(components, rows.dims());
    }

    /// @param pattern place in the list of patterns
    private record Span(int pattern, int from, int n) {}

    private record Sums(double logLikelihood, Moments moments) {}

    private static List<List<Span>> portions(List<Patterns.Pattern> patterns) {
        var out = new ArrayList<List<Span>>();
        var now = new ArrayList<Span>();
        int held = 0;
        for (int p = 0; p < patterns.size(); p++) {
            for (int from = 0; from < patterns.get(p).size(); from += SPAN) {
                int n = Math.min(SPAN, patterns.get(p).size() - from);
                now.add(new Span(p, from, n));
                held += n;
                if (held >= PORTION) {
                    out.add(List.copyOf(now));
                    now.clear();
                    held = 0;
                }
            }
        }
        if (!now.isEmpty()) {
            out.add(List.copyOf(now));
        }
        return out;
    }

    /// What the last step summed up; the next one starts anew.
    Moments moments() {
        return moments;
    }

    /// Returns the log-likelihood of `now`.
    double take(Components now) {
        double[] logWeights = Arrays.stream(now.weights()).map(StrictMath::log).toArray();
        var work = new ArrayList<Supplier<Sums>>();
        for (var portion : portions) {
            work.add(() -> sums(portion, now, logWeights));
        }
        moments = new Moments(components, rows.dims());
        double logLikelihood = 0;
        for (var part : work.size() == 1 ? List.of(work.getFirst().get()) : pieces.each(work)) {
            logLikelihood += part.logLikelihood();
            moments.add(part.moments());
        }
        return logLikelihood;
    }

    private Sums sums(List<Span> portion, Components now, double[] logWeights) {
        var worker = new Worker(new Moments(components, rows.dims()), logWeights);
        double logLikelihood = 0;
        int last = -1;
        var conditionals = new Conditional[components];
        for (var span : portion) {
            var pattern = rows.patterns().groups().get(span.pattern());
            if (span.pattern() != last) {
                last = span.pattern();
                Arrays.setAll(conditionals, c -> new Conditional(now, c, pattern, true));
            }
            double noise = now.noise() > 0
                    ? StrictMath.log(now.noise()) + rows.noise().logDensity(pattern.observed())
                    : Double.NEGATIVE_INFINITY;
            logLikelihood += worker.span(conditionals, noise, pattern, span);
        }
        return new Sums(logLikelihood, worker.moments);
    }

    /// Room to work in, and what comes of it.
    private final class Worker {
        private final Moments moments;
        private final double[] logWeights;
        private final double[] share = new double[(components + 1) * SPAN];
        private final double[] max = new double[SPAN];
        private final double[] sum = new double[SPAN];
        private final double[] z = new double[rows.dims() * Conditional.BLOCK];
        private final Moments.Room room = new Moments.Room(rows.dims());

        Worker(Moments moments, double[] logWeights) {
            this.moments = moments;
            this.logWeights = logWeights;
        }

        double span(Conditional[] conditionals, double logNoise, Patterns.Pattern pattern, Span span) {
            int n = span.n();
            for (int c = 0; c < components; c++) {
                conditionals[c].logDensities(pattern, span.from(), n, logWeights[c], share, c * n, z);
            }
            int terms = components;
            if (logNoise > Double.NEGATIVE_INFINITY) {
                Arrays.fill(share, components * n, (components + 1) * n, logNoise);
                terms++;
            }
            double logLikelihood = LogSum.normaliseAll(share, terms, n, max, sum);
            for (int c = 0; c < components; c++) {
                moments.add(c, conditionals[c], pattern, span.from(), n, share, c * n, room);
            }
            return logLikelihood;
        }
    }
}
