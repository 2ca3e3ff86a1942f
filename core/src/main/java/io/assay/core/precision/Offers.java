package io.assay.core.precision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Offers made to accounts in one window and what came of them, added up by account, block of time and width.
/// One row each; every amount is USD of notional, every width the distance from the reference in the house's
/// favour.
///
/// @param accounts names, ascending
/// @param blocks blocks of time (days) the window holds; rows name theirs by number
/// @param ladderBp widths offered, ascending
/// @param account index into `accounts`, by row
/// @param block 0 to `blocks - 1`, by row
/// @param rung index into `ladderBp`, by row
/// @param offeredUsd notional offered, by row; positive
/// @param filledUsd of it, what was taken, by row
/// @param adverseUsd what the fills cost the house by the horizon, by row: sum of notional times adverse move
/// @param randomised whether the width was drawn by lot, by row
/// @param equal how many offers of equal size a row tells as much as, by row: `(sum of notional)²/sum of notional²`
public record Offers(List<String> accounts, int blocks, double[] ladderBp, int[] account, int[] block, int[] rung,
        double[] offeredUsd, double[] filledUsd, double[] adverseUsd, boolean[] randomised, double[] equal) {
    /// A window without records of offers.
    public static final Offers NONE = new Offers(List.of(), 0, new double[0], new int[0], new int[0], new int[0],
            new double[0], new double[0], new double[0], new boolean[0]);

    public Offers {
        accounts = List.copyOf(accounts);
        int n = account.length;
        if (block.length != n || rung.length != n || offeredUsd.length != n || filledUsd.length != n
                || adverseUsd.length != n || randomised.length != n || equal.length != n) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "columns of %d, %d, %d, %d, %d, %d, %d, %d rows", n, block.length, rung.length, offeredUsd.length,
                    filledUsd.length, adverseUsd.length, randomised.length, equal.length));
        }
        for (int i = 0; i < n; i++) {
            if (!(offeredUsd[i] > 0) || !(filledUsd[i] >= 0 && filledUsd[i] <= offeredUsd[i] * (1 + 1e-9))
                    || !Double.isFinite(adverseUsd[i]) || !(equal[i] > 0)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "row %d: offered %s, filled %s, adverse %s, %s equal offers", i,
                                offeredUsd[i], filledUsd[i], adverseUsd[i], equal[i]));
            }
        }
    }

    /// Rows of which nobody says how many offers they add up: each counts as one.
    public Offers(List<String> accounts, int blocks, double[] ladderBp, int[] account, int[] block, int[] rung,
            double[] offeredUsd, double[] filledUsd, double[] adverseUsd, boolean[] randomised) {
        this(accounts, blocks, ladderBp, account, block, rung, offeredUsd, filledUsd, adverseUsd, randomised,
                ones(account.length));
    }

    public boolean isEmpty() {
        return account.length == 0;
    }

    int rows() {
        return account.length;
    }

    /// Whether every width was drawn by lot.
    boolean isRandomised() {
        return randomisedOnly().rows() == rows();
    }

    /// Only the rows whose width was drawn by lot.
    Offers randomisedOnly() {
        int[] kept = IntStream.range(0, rows()).filter(i -> randomised[i]).toArray();
        return kept.length == rows() ? this : select(kept);
    }

    private Offers select(int[] kept) {
        return new Offers(accounts, blocks, ladderBp, pick(account, kept), pick(block, kept), pick(rung, kept),
                pick(offeredUsd, kept), pick(filledUsd, kept), pick(adverseUsd, kept), all(kept.length),
                pick(equal, kept));
    }

    private static double[] ones(int rows) {
        var out = new double[rows];
        Arrays.fill(out, 1);
        return out;
    }

    private static boolean[] all(int rows) {
        var out = new boolean[rows];
        Arrays.fill(out, true);
        return out;
    }

    private static int[] pick(int[] from, int[] kept) {
        return Arrays.stream(kept).map(i -> from[i]).toArray();
    }

    private static double[] pick(double[] from, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> from[i]).toArray();
    }

    /// Adds single offers up.
    public static final class Builder {
        private final TreeMap<Key, Sum> sums = new TreeMap<>();

        /// @param block of time, 0 and up
        /// @param adverseBp cost of a fill by the horizon, bp; positive = the house loses; of no meaning when nothing was
        ///     filled. NaN where nobody knows: that it was taken counts, and it costs what fills at that width do
        public void add(String account, int block, double widthBp, double offeredUsd, double filledUsd,
                double adverseBp,
                boolean randomised) {
            var sum = sums.computeIfAbsent(new Key(account, block, widthBp, randomised), key -> new Sum());
            sum.offered += offeredUsd;
            sum.filled += filledUsd;
            sum.squares += offeredUsd * offeredUsd;
            if (filledUsd > 0 && !Double.isNaN(adverseBp)) {
                sum.judged += filledUsd;
                sum.adverse += filledUsd * adverseBp;
            }
        }

        /// @param blocks how many the window holds
        public Offers build(int blocks) {
            var names = sums.keySet().stream().map(Key::account).distinct().toList();
            double[] ladder = sums.keySet().stream().mapToDouble(Key::widthBp).sorted().distinct().toArray();
            int n = sums.size();
            var account = new int[n];
            var block = new int[n];
            var rung = new int[n];
            var offered = new double[n];
            var filled = new double[n];
            var adverse = new double[n];
            var randomised = new boolean[n];
            var equal = new double[n];
            double[] costs = costs(ladder);
            int row = 0;
            String last = "";
            for (var entry : sums.entrySet()) {
                var key = entry.getKey();
                var sum = entry.getValue();
                account[row] = row == 0 ? 0 : account[row - 1] + (key.account.equals(last) ? 0 : 1);
                last = key.account;
                block[row] = key.block;
                rung[row] = Arrays.binarySearch(ladder, key.widthBp);
                offered[row] = sum.offered;
                filled[row] = sum.filled;
                adverse[row] = sum.adverse + (sum.filled - sum.judged) * costs[rung[row]];
                randomised[row] = key.randomised;
                equal[row++] = sum.offered * sum.offered / sum.squares;
            }
            return new Offers(names, blocks, ladder, account, block, rung, offered, filled, adverse, randomised, equal);
        }

        /// Cost of a fill by rung, bp: of those known at that width, else of all known, else 0.
        private double[] costs(double[] ladder) {
            var judged = new double[ladder.length];
            var adverse = new double[ladder.length];
            double allJudged = 0;
            double allAdverse = 0;
            for (var entry : sums.entrySet()) {
                int rung = Arrays.binarySearch(ladder, entry.getKey().widthBp);
                judged[rung] += entry.getValue().judged;
                adverse[rung] += entry.getValue().adverse;
                allJudged += entry.getValue().judged;
                allAdverse += entry.getValue().adverse;
            }
            for (int rung = 0; rung < ladder.length; rung++) {
                adverse[rung] = judged[rung] > 0 ? adverse[rung] / judged[rung]
                        : allJudged > 0 ? allAdverse / allJudged : 0;
            }
            return adverse;
        }

        private static final class Sum {
            private double offered;
            private double filled;
            private double judged;
            private double adverse;
            private double squares;
        }

        private record Key(String account, int block, double widthBp, boolean randomised) implements Comparable<Key> {
            private static final Comparator<Key> ORDER = Comparator.comparing(Key::account).thenComparingInt(Key::block)
                    .thenComparingDouble(Key::widthBp).thenComparing(Key::randomised);

            @Override
            public int compareTo(Key other) {
                return ORDER.compare(this, other);
            }
        }
    }
}
