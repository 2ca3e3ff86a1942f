package io.assay.core.policy.quote.multi;

import io.assay.core.policy.quote.LogisticQuote;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A dealer in pairs of correlated instruments, who hedges in each pair where that can be done.
///
/// Barzykin, Bergault and Guéant, "Dealing with multi-currency inventory risk in foreign exchange cash markets" (Risk, March 2023;
/// arXiv 2207.04100). The value of instrument `i`, held as `Y_i` in units of the reference (M), moves as
/// `dY_i = Y_i dS_i/S_i + trades`, `dS_i/S_i = mu_i dt + sigma_i dW_i + k_i dh_i` with `h_i` what is bought of it in hedges. A trade
/// of size `z` in pair `i/j` moves `z` from `j` to `i` or back. Distances and costs in bp, sizes in M, time in days.
///
/// @param instruments what is held; the reference among them has no volatility
/// @param correlation of returns, by instrument
/// @param riskAversion gamma, per bp and M (1e-4 times a gamma in decimal units, per M)
/// @param pairs what is quoted
public record MultiDealer(List<Instrument> instruments, double[][] correlation, double riskAversion,
        List<Pair> pairs) {
    private static final double SLACK = 1e-9;

    public MultiDealer {
        instruments = List.copyOf(instruments);
        pairs = List.copyOf(pairs);
        correlation = Arrays.stream(correlation).map(double[]::clone).toArray(double[][]::new);
        if (!(riskAversion >= 0) || Double.isInfinite(riskAversion)) {
            throw new IllegalArgumentException("risk_aversion must be 0 or a positive number: " + riskAversion);
        }
        int n = instruments.size();
        if (n < 2 || pairs.isEmpty()) {
            throw new IllegalArgumentException("at least two instruments and one pair wanted");
        }
        if (correlation.length != n || Arrays.stream(correlation).anyMatch(row -> row.length != n)) {
            throw new IllegalArgumentException("correlations wanted for " + n + " instruments");
        }
        for (var pair : pairs) {
            if (pair.bought() >= n || pair.sold() >= n || pair.bought() < 0 || pair.sold() < 0
                    || pair.bought() == pair.sold()) {
                throw new IllegalArgumentException("a pair wants two of the " + n + " instruments");
            }
        }
        checkCorrelation(correlation);
    }

    /// @param name as the desk says it
    /// @param volatilityBp sigma, bp per square root of a day; 0 for the reference
    /// @param impactBp k, bp per M hedged, permanent
    /// @param driftBp mu, expected return, bp a day
    public record Instrument(String name, double volatilityBp, double impactBp, double driftBp) {
        public Instrument {
            if (!(volatilityBp >= 0) || Double.isInfinite(volatilityBp) || !(impactBp >= 0)
                    || Double.isInfinite(impactBp) || !Double.isFinite(driftBp)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT,
                        "%s: volatility and impact must be 0 or positive, drift finite: %s, %s, %s", name,
                        volatilityBp, impactBp, driftBp));
            }
        }
    }

    /// Two instruments quoted against each other.
    ///
    /// @param bought the one the dealer receives at his bid, by its place among the instruments
    /// @param sold the other
    /// @param sizes M
    /// @param tiers who asks
    /// @param hedgeQuadratic eta, bp·day per M; positive
    /// @param hedgeLinear psi, bp; positive infinity = no hedging in this pair
    public record Pair(int bought, int sold, double[] sizes, List<Tier> tiers, double hedgeQuadratic,
            double hedgeLinear) {
        public Pair {
            sizes = sizes.clone();
            tiers = List.copyOf(tiers);
            if (sizes.length == 0 || Arrays.stream(sizes).anyMatch(z -> !(z > 0) || Double.isInfinite(z))) {
                throw new IllegalArgumentException("sizes must be positive: " + Arrays.toString(sizes));
            }
            if (tiers.isEmpty()) {
                throw new IllegalArgumentException("at least one tier wanted");
            }
            for (var tier : tiers) {
                if (tier.perDay.length != sizes.length) {
                    throw new IllegalArgumentException(String.format(Locale.ROOT, "%s has %d intensities for %d sizes",
                            tier.name, tier.perDay.length, sizes.length));
                }
            }
            if (!(hedgeQuadratic > 0) || Double.isInfinite(hedgeQuadratic) || !(hedgeLinear >= 0)) {
                throw new IllegalArgumentException("costs of hedging must be positive: " + hedgeQuadratic + ", "
                        + hedgeLinear);
            }
        }

        @Override
        public double[] sizes() {
            return sizes.clone();
        }
    }

    /// Clients of one pair who are treated alike.
    ///
    /// @param name as the desk says it
    /// @param demand probability that an offer at a distance (bp) is taken
    /// @param adverseBp adverse markout of a fill, bp; positive = the house loses
    /// @param perDay requests a day on each side, one number a size
    public record Tier(String name, LogisticQuote demand, double adverseBp, double[] perDay) {
        public Tier {
            perDay = perDay.clone();
            if (!Double.isFinite(adverseBp)) {
                throw new IllegalArgumentException("adverse markout must be finite: " + adverseBp);
            }
            if (Arrays.stream(perDay).anyMatch(a -> !(a >= 0) || Double.isInfinite(a))) {
                throw new IllegalArgumentException(
                        "intensities must be 0 or positive numbers a day: " + Arrays.toString(perDay));
            }
        }

        @Override
        public double[] perDay() {
            return perDay.clone();
        }

        double perDay(int size) {
            return perDay[size];
        }
    }

    @Override
    public double[][] correlation() {
        return Arrays.stream(correlation).map(double[]::clone).toArray(double[][]::new);
    }

    /// Requests of all pairs and tiers a day, both sides.
    public double requestsPerDay() {
        return 2 * pairs.stream().flatMap(pair -> pair.tiers().stream())
                .mapToDouble(tier -> Arrays.stream(tier.perDay()).sum()).sum();
    }

    /// Covariance of returns, bp² a day.
    double[][] covariance() {
        int n = instruments.size();
        var out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = correlation[i][j] * instruments.get(i).volatilityBp() * instruments.get(j).volatilityBp();
            }
        }
        return out;
    }

    private static void checkCorrelation(double[][] correlation) {
        for (int i = 0; i < correlation.length; i++) {
            for (int j = 0; j < correlation.length; j++) {
                double rho = correlation[i][j];
                if (!(Math.abs(rho) <= 1) || rho != correlation[j][i] || (i == j && rho != 1)) {
                    throw new IllegalArgumentException("correlations must lie between -1 and 1: " + rho);
                }
            }
        }
        if (Roots.lower(correlation, SLACK).isEmpty()) {
            throw new IllegalArgumentException("correlations contradict each other: no returns can have them all");
        }
    }
}
