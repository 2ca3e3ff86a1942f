package io.assay.core.policy.impact;

/// Price as the sum of what is left of the impact of all earlier trades (Bouchaud, Gefen, Potters and Wyart,
/// Quantitative Finance 4(2), 2004): m(n) = sum over s <= n of G(n - s) ε_s v_s^ψ, with G(k) = g (1 + k/k0)^-β.
///
/// Trade s happens at step s; m(n) is the price just after trade n. A metaorder of N trades of one size thus moves it by
/// g v^ψ (G(0) + .. + G(N-1)), which grows as N^(1-β) once N is large, and falls after its end.
///
/// @param scale g >= 0, price (bp, say) a unit of v^ψ
/// @param decay β in [0, 1)
/// @param steps k0 > 0, steps after which the decay sets in
/// @param concavity ψ in (0, 1], power of the volume of a trade
public record Propagator(double scale, double decay, double steps, double concavity) {
    public Propagator {
        Numbers.notNegative("scale", scale);
        Numbers.positive("steps", steps);
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("beta: a number in [0, 1) wanted, got " + decay);
        }
        if (!(concavity > 0 && concavity <= 1)) {
            throw new IllegalArgumentException("psi: a number in (0, 1] wanted, got " + concavity);
        }
    }

    /// G(k), what is left k >= 0 steps after a trade of one unit.
    public double kernel(double k) {
        return scale * StrictMath.pow(1 + k / steps, -decay);
    }

    /// Impact `after` steps after the last of `trades` trades, one a step, of `volume` each.
    public double impact(long trades, double volume, double after) {
        Numbers.notNegative("volume", volume);
        Numbers.notNegative("after", after);
        double sum = 0;
        for (long k = trades - 1; k >= 0; k--) {
            sum += kernel(after + k);
        }
        return StrictMath.pow(volume, concavity) * sum;
    }

    /// Slope of the logarithm of the impact at the end against that of the number of trades, between two numbers.
    public double slope(long fewer, long more) {
        if (fewer < 1 || more <= fewer) {
            throw new IllegalArgumentException("a slope between " + fewer + " and " + more + " trades");
        }
        return StrictMath.log(impact(more, 1, 0) / impact(fewer, 1, 0)) / StrictMath.log((double) more / fewer);
    }

    /// What is left of the impact of a metaorder traded at a constant rate, as a share of that at its end, when z times
    /// its duration has passed since its start: z^(1-β) - (z-1)^(1-β), the limit of many trades (k0 much shorter than the
    /// metaorder).
    ///
    /// @param z >= 1
    public static double remaining(double z, double decay) {
        return StrictMath.pow(z, 1 - decay) - StrictMath.pow(z - 1, 1 - decay);
    }
}
