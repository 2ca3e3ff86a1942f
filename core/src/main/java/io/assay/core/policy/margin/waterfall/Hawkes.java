package io.assay.core.policy.margin.waterfall;

import java.util.Arrays;
import java.util.Optional;

/// How far arrivals bring about more arrivals: a self-exciting process (Hawkes, Biometrika 58, 1971) with intensity
/// `base(t) + branching·decay·sum over earlier arrivals of exp(-decay·(t - s))`, base constant within pieces of the span.
///
/// `branching` is the mean number of direct successors of one arrival: of all arrivals this part was brought about by others. At a
/// given decay the likelihood has one maximum in base and branching; expectation and maximisation find it, each pass in one sweep
/// (Veen and Schoenberg, JASA 103, 2008). The decay is the best of a ladder; a gain under 4 (one in a hundred by luck, over two
/// parameters) counts as no succession, because slow succession and a higher base are the same thing. Bursts of the world outside that are shorter
/// than a piece look like succession too, so that branching is an upper figure.
///
/// @param branching 0 to about 1
/// @param decay a second
/// @param gain of log-likelihood over a process without succession
/// @param arrivals how many
public record Hawkes(double branching, double decay, double gain, int arrivals) {
    private static final double[] DECAYS = {0.5, 0.2, 0.1, 1 / 30.0, 0.01, 1 / 300.0};
    private static final int LEAST = 20;
    private static final int PASSES = 200;
    private static final double GAIN_LEAST = 4;

    /// Empty with fewer than 20 arrivals.
    ///
    /// @param timesS arrivals in seconds, ascending, within 0 to `spanS`
    /// @param pieceS length of a piece of the base, seconds
    public static Optional<Hawkes> of(double[] timesS, double spanS, double pieceS) {
        if (!(pieceS > 0 && spanS > 0)) {
            throw new IllegalArgumentException("spans are positive: " + spanS + ", " + pieceS);
        }
        if (timesS.length < LEAST) {
            return Optional.empty();
        }
        var fit = new Fit(timesS, spanS, (int) Math.ceil(spanS / pieceS));
        double alone = fit.logLikelihood(0, DECAYS[0]);
        var best = new Hawkes(0, DECAYS[0], 0, timesS.length);
        for (double decay : DECAYS) {
            double branching = fit.branching(decay);
            double gain = fit.logLikelihood(branching, decay) - alone;
            if (gain > Math.max(GAIN_LEAST, best.gain)) {
                best = new Hawkes(branching, decay, gain, timesS.length);
            }
        }
        return Optional.of(best);
    }

    private static final class Fit {
        private final double[] times;
        private final double span;
        private final int[] piece;
        private final double[] base;
        private final double[] length;

        Fit(double[] times, double span, int pieces) {
            this.times = times;
            this.span = span;
            base = new double[pieces];
            length = new double[pieces];
            Arrays.fill(length, span / pieces);
            piece = new int[times.length];
            for (int i = 0; i < times.length; i++) {
                if (!(times[i] >= 0 && times[i] <= span) || (i > 0 && times[i] < times[i - 1])) {
                    throw new IllegalArgumentException("arrivals ascend within the span: " + times[i]);
                }
                piece[i] = Math.min(pieces - 1, (int) (times[i] / span * pieces));
            }
        }

        /// Expected direct successors of one arrival at this decay; leaves the base that goes with it.
        double branching(double decay) {
            double[] echo = echo(decay);
            double seen = seen(decay);
            double branching = 0.5;
            spread(new double[times.length], 0.5);
            for (int pass = 0; pass < PASSES; pass++) {
                var brought = new double[times.length];
                double sum = 0;
                for (int i = 0; i < times.length; i++) {
                    double from = branching * decay * echo[i];
                    brought[i] = from / (base[piece[i]] + from);
                    sum += brought[i];
                }
                branching = seen > 0 ? sum / seen : 0;
                spread(brought, 1);
            }
            return branching;
        }

        double logLikelihood(double branching, double decay) {
            if (branching == 0) {
                spread(new double[times.length], 1);
            }
            double[] echo = echo(decay);
            double sum = -branching * seen(decay);
            for (int i = 0; i < times.length; i++) {
                sum += StrictMath.log(base[piece[i]] + branching * decay * echo[i]);
            }
            for (int b = 0; b < base.length; b++) {
                sum -= base[b] * length[b];
            }
            return sum;
        }

        /// Base of each piece from the arrivals nobody brought about; a hair above 0, so that none is impossible.
        private void spread(double[] brought, double part) {
            Arrays.fill(base, 1e-12);
            for (int i = 0; i < times.length; i++) {
                base[piece[i]] += part * (1 - brought[i]) / length[piece[i]];
            }
        }

        /// Sum of exp(-decay·age) over the arrivals before each.
        private double[] echo(double decay) {
            var out = new double[times.length];
            for (int i = 1; i < out.length; i++) {
                out[i] = StrictMath.exp(-decay * (times[i] - times[i - 1])) * (out[i - 1] + 1);
            }
            return out;
        }

        /// Part of all successors that fall within the span, summed.
        private double seen(double decay) {
            double sum = 0;
            for (double time : times) {
                sum -= StrictMath.expm1(-decay * (span - time));
            }
            return sum;
        }
    }
}
