package io.assay.core.policy.quote.demand;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Offers counted by account, block of time and width. Every offer counts as one, whatever its size: demand is how often
/// an offer is taken. One taken in part counts as that part.
///
/// @param names of segments
/// @param accounts names, ascending
/// @param segmentOf by account, -1 = in no segment: it counts for all together only
/// @param blocks of time
/// @param account index into `accounts`, by row
/// @param block 0 to `blocks - 1`, by row
/// @param widthBp from the reference, in the house's favour, by row
/// @param offered how many, by row; above 0
/// @param taken of them, by row
public record OfferCounts(List<String> names, List<String> accounts, int[] segmentOf, int blocks, int[] account,
        int[] block, double[] widthBp, double[] offered, double[] taken) {
    public OfferCounts {
        names = List.copyOf(names);
        accounts = List.copyOf(accounts);
        for (int row = 0; row < account.length; row++) {
            if (block[row] < 0 || block[row] >= blocks) {
                throw new IllegalArgumentException("row " + row + ": block " + block[row] + " of " + blocks);
            }
            if (!(offered[row] > 0 && taken[row] >= 0 && taken[row] <= offered[row] && Double.isFinite(widthBp[row]))) {
                throw new IllegalArgumentException("row " + row + ": " + taken[row] + " of " + offered[row]
                        + " offers taken at " + widthBp[row] + " bp");
            }
        }
    }

    int rows() {
        return account.length;
    }

    /// @param row of the table
    /// @return the segment of its account, -1 = none
    int segment(int row) {
        return segmentOf[account[row]];
    }

    /// Adds single offers up.
    public static final class Builder {
        private final TreeMap<Key, double[]> sums = new TreeMap<>();

        /// @param block of time, 0 and up
        /// @param taken share of it that was taken, 0 to 1
        public void add(String account, int block, double widthBp, double taken) {
            add(account, block, widthBp, 1, taken);
        }

        /// @param offered how many offers
        /// @param taken how many of them were taken
        public void add(String account, int block, double widthBp, double offered, double taken) {
            double[] sum = sums.computeIfAbsent(new Key(account, block, widthBp), key -> new double[2]);
            sum[0] += offered;
            sum[1] += taken;
        }

        /// @param segments of accounts by name; an account that is not there is in none
        /// @param names of segments, in order
        public OfferCounts build(Map<String, String> segments, List<String> names, int blocks) {
            var accounts = sums.keySet().stream().map(Key::account).distinct().toList();
            int[] segmentOf = accounts.stream().mapToInt(a -> names.indexOf(segments.getOrDefault(a, ""))).toArray();
            int[] account = new int[sums.size()];
            int row = 0;
            int at = -1;
            for (var key : sums.keySet()) {
                at += at < 0 || !accounts.get(at).equals(key.account) ? 1 : 0;
                account[row++] = at;
            }
            return new OfferCounts(names, accounts, segmentOf, blocks, account,
                    sums.keySet().stream().mapToInt(Key::block).toArray(),
                    sums.keySet().stream().mapToDouble(Key::widthBp).toArray(),
                    sums.values().stream().mapToDouble(sum -> sum[0]).toArray(),
                    sums.values().stream().mapToDouble(sum -> sum[1]).toArray());
        }

        private record Key(String account, int block, double widthBp) implements Comparable<Key> {
            private static final Comparator<Key> ORDER = Comparator.comparing(Key::account).thenComparingInt(Key::block)
                    .thenComparingDouble(Key::widthBp);

            @Override
            public int compareTo(Key other) {
                return ORDER.compare(this, other);
            }
        }
    }
}
