package io.assay.core.policy.quote.demand;

import java.util.TreeMap;

/// How many of how many, with Wilson's interval (JASA 22, 1927) for as many independent ones as tell as much: what one
/// account does hangs together.
///
/// The design effect is the variance by account, `G/(G-1) sum (y_g - n_g p)² / n²`, over that of chance, `p (1-p) / n`, no
/// less than 1 (Korn and Graubard, Survey Methodology 24, 1998); 1 where one account stands alone, for then the interval is of that
/// account.
///
/// @param count of those that did
/// @param of all
/// @param share with its 95 % interval; absent with none
/// @param designEffect how many tell as much as one alone
public record Share(long count, long of, Interval share, double designEffect) {
    /// Counts by account.
    static final class Tally {
        private final TreeMap<String, long[]> byAccount = new TreeMap<>();

        void add(String account, boolean did) {
            long[] sums = byAccount.computeIfAbsent(account, name -> new long[2]);
            sums[0] += did ? 1 : 0;
            sums[1]++;
        }

        Share share() {
            long y = byAccount.values().stream().mapToLong(sums -> sums[0]).sum();
            long n = byAccount.values().stream().mapToLong(sums -> sums[1]).sum();
            if (n == 0) {
                return new Share(0, 0, Interval.ABSENT, Double.NaN);
            }
            double p = (double) y / n;
            double squares = 0;
            for (long[] sums : byAccount.values()) {
                squares += (sums[0] - sums[1] * p) * (sums[0] - sums[1] * p);
            }
            double groups = byAccount.size();
            double chance = n * p * (1 - p);
            double effect = groups > 1 && chance > 0 ? Math.max(1, squares * groups / (groups - 1) / chance) : 1;
            return new Share(y, n, wilson(p, n / effect), effect);
        }
    }

    static Interval wilson(double p, double n) {
        double z = Interval.Z95 * Interval.Z95 / n;
        double centre = (p + z / 2) / (1 + z);
        double half = Interval.Z95 / (1 + z) * StrictMath.sqrt(p * (1 - p) / n + z / (4 * n));
        return new Interval(p, p == 0 ? 0 : Math.max(0, centre - half), p == 1 ? 1 : Math.min(1, centre + half));
    }
}
