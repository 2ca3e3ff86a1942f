package io.assay.app.simulate;

import java.util.SplittableRandom;

/// Chance, the same on every machine and Java release: only the raw 64-bit stream of the generator is
/// used, and every transformation is spelled out here with [StrictMath].
final class Dice {
    private static final double UNIT = 0x1.0p-53;
    private static final int HEAVY_FREEDOM = 5;
    private static final double HEAVY_MAX = 6;

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /// An independent stream.
    Dice split() {
        return new Dice(random.split());
    }

    long bits() {
        return random.nextLong();
    }

    /// Uniform on [0, 1).
    double uniform() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /// A whole number from 0 to `bound - 1`; the bias of at most bound / 2^53 does not matter here.
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /// +1 or -1, fairly.
    int sign() {
        return random.nextLong() < 0 ? -1 : 1;
    }

    /// Standard normal, by Marsaglia's polar method.
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * scale;
        hasSpare = true;
        return u * scale;
    }

    /// Student-t with five degrees of freedom, cut at six: one draw in sixteen is beyond  two, one in a hundred beyond four.
    double heavy() {
        double chi = 0;
        for (int i = 0; i < HEAVY_FREEDOM; i++) {
            double z = gaussian();
            chi += z * z;
        }
        return Math.clamp(gaussian() * Math.sqrt(HEAVY_FREEDOM / chi), -HEAVY_MAX, HEAVY_MAX);
    }

    /// Like [#logNormal] with heavier tails on both sides.
    double heavyLogNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * heavy());
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    /// Exponential with this mean.
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /// A number in (0, 1) whose logit is normal around that of `centre`.
    double logitNormal(double centre, double sigma) {
        double logit = StrictMath.log(centre / (1 - centre)) + sigma * gaussian();
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /// The finaliser of SplitMix64: a fixed, well-mixed function of one number. For ids and jitter, so that
    /// they do not depend on how often the dice were thrown before.
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
