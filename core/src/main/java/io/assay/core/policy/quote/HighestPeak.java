package io.assay.core.policy.quote;

/// Makes sure that a peak of a [Demand] is its highest.
///
/// Each tier's gain rises up to its own best distance and falls after it, so that over a stretch it is at most the larger
/// of its ends, or its own best where that lies within. The sum of those bounds the sum over the stretch: what
/// stays below the best peak known is left out, the rest is halved (branch and bound; Land and Doig 1960) until it
/// is short against the distance over which any demand fades, and so holds one peak at most. A peak that is passed over at one
/// inventory value and seen at the next makes a best reply that is none, and policy iteration may go round for ever.
final class HighestPeak {
    /// Length of a stretch not halved again, in units of 1/beta of the demand that fades fastest.
    private static final double SHORT = 0.5;
    /// How much higher another peak must be: of two that are equal but for rounding the one known stays.
    private static final double HIGHER = 1 + 1e-12;

    private final Demand demand;
    private final double p;
    private final double[] own;
    private final double[] most;
    private final double shortBp;
    private double best;
    private double gain;

    /// @param own best distance by tier, bp
    private HighestPeak(Demand demand, double p, double[] own, double known) {
        this.demand = demand;
        this.p = p;
        this.own = own;
        best = known;
        gain = demand.gainAt(known, p);
        most = new double[own.length];
        double beta = 0;
        for (int t = 0; t < own.length; t++) {
            if (demand.arrivals()[t] > 0) {
                most[t] = demand.gainAt(t, own[t], p);
                beta = Math.max(beta, demand.tiers()[t].beta());
            }
        }
        shortBp = SHORT / beta;
    }

    /// The distance of the highest peak between `from` and `to`.
    ///
    /// @param known a peak, returned to the bit where none is higher
    static double of(Demand demand, double p, double[] own, double from, double to, double known) {
        var peak = new HighestPeak(demand, p, own, known);
        peak.search(from, to);
        return peak.best;
    }

    private void search(double from, double to) {
        if (!(bound(from, to) > gain * HIGHER)) {
            return;
        }
        double middle = (from + to) / 2;
        if (to - from > shortBp && from < middle && middle < to) {
            search(from, middle);
            search(middle, to);
        } else if (!(from <= best && best <= to) && demand.slopeAt(from, p) > 0 && demand.slopeAt(to, p) < 0) {
            take(demand.golden(p, from, to));
        }
    }

    private void take(double distanceBp) {
        double found = demand.gainAt(distanceBp, p);
        if (found > gain * HIGHER) {
            gain = found;
            best = distanceBp;
        }
    }

    private double bound(double from, double to) {
        double sum = 0;
        for (int t = 0; t < own.length; t++) {
            if (demand.arrivals()[t] > 0) {
                sum += own[t] <= from ? demand.gainAt(t, from, p)
                        : own[t] >= to ? demand.gainAt(t, to, p) : most[t];
            }
        }
        return sum;
    }
}
