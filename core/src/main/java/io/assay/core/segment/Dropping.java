package io.assay.core.segment;

import java.util.Locale;

/// How likely an account that is in a segment is to be in none one window later: `1/(1 + e^-(level + slope (1 - p)))`, `p` the
/// probability stated of its most probable segment. Who is near an edge now is near one then, and abstaining is an outcome
/// of its own: abstained accounts count as errors.
///
/// @param level log-odds of those who are sure; minus infinity where nobody drops out
/// @param slope what being unsure adds to it
public record Dropping(double level, double slope) {
    /// Nobody does.
    public static final Dropping NEVER = new Dropping(Double.NEGATIVE_INFINITY, 0);

    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;
    /// Precision of a slope of 0 before any account is seen: it keeps the slope finite where all who are unsure drop out.
    private static final double RIDGE = 0.02;

    public Dropping {
        if (Double.isNaN(level) || level == Double.POSITIVE_INFINITY || !Double.isFinite(slope)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "log-odds below infinity and a finite slope wanted, got %s and %s",
                            level,
                            slope));
        }
    }

    /// Logistic regression by Newton steps from the share of all, which are halved until they gain; a small ridge on the slope.
    ///
    /// @param stated probability of the most probable segment, by account
    /// @param lost whether it then was in none
    static Dropping of(double[] stated, boolean[] lost) {
        double count = 0;
        for (boolean l : lost) {
            count += l ? 1 : 0;
        }
        if (count == 0) {
            return NEVER;
        }
        double share = Math.min(count, lost.length - 0.5) / lost.length;
        var at = new Dropping(StrictMath.log(share / (1 - share)), 0);
        for (int step = 0; step < STEPS; step++) {
            var next = at.better(stated, lost);
            boolean done = Math.abs(next.level - at.level) + Math.abs(next.slope - at.slope) < CLOSE;
            at = next;
            if (done) {
                break;
            }
        }
        return at;
    }

    /// Share of accounts of this stated probability that will be in none.
    double share(double stated) {
        return 1 / (1 + StrictMath.exp(-(level + slope * (1 - stated))));
    }

    private Dropping better(double[] stated, boolean[] lost) {
        double g0 = 0;
        double g1 = -RIDGE * slope;
        double h00 = 0;
        double h01 = 0;
        double h11 = RIDGE;
        for (int i = 0; i < lost.length; i++) {
            double unsure = 1 - stated[i];
            double p = share(stated[i]);
            double miss = (lost[i] ? 1 : 0) - p;
            double w = p * (1 - p);
            g0 += miss;
            g1 += miss * unsure;
            h00 += w;
            h01 += w * unsure;
            h11 += w * unsure * unsure;
        }
        double det = h00 * h11 - h01 * h01;
        if (!(det > 0)) {
            return this;
        }
        double now = likelihood(stated, lost);
        for (double size = 1; size > CLOSE; size /= 2) {
            var next = new Dropping(level + size * (h11 * g0 - h01 * g1) / det,
                    slope + size * (h00 * g1 - h01 * g0) / det);
            if (next.likelihood(stated, lost) >= now) {
                return next;
            }
        }
        return this;
    }

    private double likelihood(double[] stated, boolean[] lost) {
        double sum = -RIDGE * slope * slope / 2;
        for (int i = 0; i < lost.length; i++) {
            double z = level + slope * (1 - stated[i]);
            double signed = lost[i] ? z : -z;
            sum -= signed > 0 ? StrictMath.log1p(StrictMath.exp(-signed))
                    : StrictMath.log1p(StrictMath.exp(signed)) - signed;
        }
        return sum;
    }
}
