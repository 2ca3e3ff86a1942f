package io.assay.core.policy.quote;

/// The demand behind one label and one size: requests of several tiers that are offered one distance.
///
/// At distance `delta` tier `t` fills at rate `a_t f_t(delta)` a day and each fill earns `delta - m_t`. The Hamiltonian
/// `H(p) = max over delta of sum a_t f_t(delta) (delta - m_t - p)` has its maximum between the smallest and
/// the largest best distance of the tiers alone, each of which [LogisticQuote] knows in closed form: every
/// term rises before its own and falls after it. That range is scanned, since the sum may have several peaks, the
/// best place refined by golden section, and a [HighestPeak] that the scan has missed looked for.
///
/// @param tiers demand by tier
/// @param arrivals requests a day by tier; those of 0 take no part
/// @param adverse cost of a fill by tier, bp
record Demand(LogisticQuote[] tiers, double[] arrivals, double[] adverse) {
    private static final int SCAN = 16;
    private static final double GOLDEN = 0.618_033_988_749_894_9;
    private static final double CLOSE_BP = 1e-8;
    /// Golden sections that leave nothing of any width; distances too large to come within the above stop here.
    private static final int SECTIONS_MAX = 100;

    /// The distance that earns most when a fill also costs `p` bp of inventory value.
    double bestDistanceBp(double p) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        var own = new double[tiers.length];
        for (int t = 0; t < tiers.length; t++) {
            if (arrivals[t] > 0) {
                own[t] = tiers[t].bestDistanceBp(p + adverse[t]);
                low = Math.min(low, own[t]);
                high = Math.max(high, own[t]);
            }
        }
        return high - low < CLOSE_BP ? low : HighestPeak.of(this, p, own, low, high, scanned(p, low, high));
    }

    private double scanned(double p, double low, double high) {
        double width = (high - low) / SCAN;
        double best = low;
        double most = gainAt(low, p);
        for (int i = 1; i <= SCAN; i++) {
            double gain = gainAt(low + i * width, p);
            if (gain > most) {
                most = gain;
                best = low + i * width;
            }
        }
        return golden(p, Math.max(low, best - width), Math.min(high, best + width));
    }

    /// A peak between two distances.
    double golden(double p, double from, double to) {
        double a = from;
        double b = to;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double atC = gainAt(c, p);
        double atD = gainAt(d, p);
        for (int i = 0; i < SECTIONS_MAX && b - a > CLOSE_BP; i++) {
            if (atC > atD) {
                b = d;
                d = c;
                atD = atC;
                c = b - GOLDEN * (b - a);
                atC = gainAt(c, p);
            } else {
                a = c;
                c = d;
                atC = atD;
                d = a + GOLDEN * (b - a);
                atD = gainAt(d, p);
            }
        }
        return (a + b) / 2;
    }

    /// Fills a day, and what they earn in bp a day per M of the size, into `out`.
    void at(double distanceBp, double[] out) {
        out[0] = 0;
        out[1] = 0;
        for (int t = 0; t < tiers.length; t++) {
            if (arrivals[t] > 0) {
                double fills = arrivals[t] * tiers[t].fillProbability(distanceBp);
                out[0] += fills;
                out[1] += fills * (distanceBp - adverse[t]);
            }
        }
    }

    /// Profit in bp a day per M of the size, less `p` a fill.
    double gainAt(double distanceBp, double p) {
        double gain = 0;
        for (int t = 0; t < tiers.length; t++) {
            if (arrivals[t] > 0) {
                gain += gainAt(t, distanceBp, p);
            }
        }
        return gain;
    }

    /// The same of one tier.
    double gainAt(int tier, double distanceBp, double p) {
        return arrivals[tier] * tiers[tier].fillProbability(distanceBp) * (distanceBp - adverse[tier] - p);
    }

    /// Derivative of [#gainAt] by the distance: `sum a f (1 - beta (1 - f)(delta - m - p))`.
    double slopeAt(double distanceBp, double p) {
        double slope = 0;
        for (int t = 0; t < tiers.length; t++) {
            if (arrivals[t] > 0) {
                double taken = tiers[t].fillProbability(distanceBp);
                slope += arrivals[t] * taken
                        * (1 - tiers[t].beta() * (1 - taken) * (distanceBp - adverse[t] - p));
            }
        }
        return slope;
    }

    /// Fills a day.
    double fillsAt(double distanceBp) {
        double fills = 0;
        for (int t = 0; t < tiers.length; t++) {
            fills += fillsAt(t, distanceBp);
        }
        return fills;
    }

    /// Fills a day of one tier.
    double fillsAt(int tier, double distanceBp) {
        return arrivals[tier] > 0 ? arrivals[tier] * tiers[tier].fillProbability(distanceBp) : 0;
    }

    boolean isEmpty() {
        for (double a : arrivals) {
            if (a > 0) {
                return false;
            }
        }
        return true;
    }
}
