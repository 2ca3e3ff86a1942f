package io.assay.core.policy.impact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A sequence of equally spaced auctions with one insider (Kyle, Econometrica 53(6), 1985, section 3, theorem 2).
///
/// With s = σ_u² Δt the noise of one auction, the equilibrium is
///
/// - Σ_n = (1 - β_n λ_n Δt) Σ_(n-1), the variance left after auction n
/// - β_n Δt = (1 - 2 α_n λ_n) / (2 λ_n (1 - α_n λ_n))
/// - λ_n = β_n Σ_n / σ_u²
/// - α_(n-1) = 1 / (4 λ_n (1 - α_n λ_n)), α_N = 0
/// - δ_(n-1) = δ_n + α_n λ_n² s, δ_N = 0
///
/// Together the second and third say 2 s λ² (1 - α λ) = Σ (1 - 2 α λ), which has one root in 0 < λ < 1/(2α), where the
/// second-order condition λ (1 - α λ) > 0 holds. Scaling Σ by k² scales λ by k, α and β by 1/k and δ by k, so the
/// sequence is solved backwards from Σ_N = 1 and scaled to Σ_0: no shooting.
///
/// @param auctions one after another
/// @param expectedProfit of the insider over all, α_0 Σ_0 + δ_0, price times units
public record KyleSequence(List<Auction> auctions, double expectedProfit) {
    public KyleSequence {
        auctions = Collections.unmodifiableList(new ArrayList<>(auctions));
    }

    /// One auction.
    ///
    /// @param time at which it is held, the whole being 1
    /// @param lambda λ_n, price a unit
    /// @param intensity β_n, units a unit of price and of time
    /// @param traded β_n Δt, units the insider buys for each unit of price by which the value exceeds the price
    /// @param varianceLeft Σ_n, of the value after this auction
    public record Auction(double time, double lambda, double intensity, double traded, double varianceLeft) {}

    /// @param valueSd σ_v > 0 before the first auction, in price
    /// @param noiseSd σ_u > 0 of what noise traders buy over all auctions, in units
    /// @param count of auctions, at least 1
    public static KyleSequence of(double valueSd, double noiseSd, int count) {
        Numbers.positive("standard deviation of the value", valueSd);
        Numbers.positive("standard deviation of the noise", noiseSd);
        if (count < 1) {
            throw new IllegalArgumentException("auctions: at least 1 wanted, got " + count);
        }
        double step = 1.0 / count;
        double noise = noiseSd * noiseSd * step;
        var lambda = new double[count];
        var share = new double[count];
        var left = new double[count];
        double alpha = 0;
        double delta = 0;
        double variance = 1;
        for (int n = count - 1; n >= 0; n--) {
            lambda[n] = root(alpha, variance, noise);
            left[n] = variance;
            delta += alpha * lambda[n] * lambda[n] * noise;
            share[n] = lambda[n] * lambda[n] * noise / variance;
            alpha = 1 / (4 * lambda[n] * (1 - alpha * lambda[n]));
            variance /= 1 - share[n];
        }
        double k = valueSd / StrictMath.sqrt(variance);
        var auctions = new ArrayList<Auction>(count);
        for (int n = 0; n < count; n++) {
            double traded = share[n] / lambda[n] / k;
            auctions.add(new Auction((n + 1) * step, lambda[n] * k, traded / step, traded, left[n] * k * k));
        }
        return new KyleSequence(auctions, (alpha * variance + delta) * k);
    }

    /// The root of 2 s λ² (1 - α λ) - Σ (1 - 2 α λ), which rises from -Σ at 0, by halving.
    private static double root(double alpha, double variance, double noise) {
        double free = StrictMath.sqrt(variance / (2 * noise));
        double low = 0;
        double high = alpha > 0 ? Math.min(free, 1 / (2 * alpha)) : free;
        if (alpha == 0) {
            return free;
        }
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            boolean under = 2 * noise * middle * middle * (1 - alpha * middle) < variance * (1 - 2 * alpha * middle);
            low = under ? middle : low;
            high = under ? high : middle;
        }
    }
}
