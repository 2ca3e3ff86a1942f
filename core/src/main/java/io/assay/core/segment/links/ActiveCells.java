package io.assay.core.segment.links;

import io.assay.core.segment.links.TradingStates.State;
import java.util.Arrays;

/// The cells of one account, state by state: as much room as it was active in, however many instruments others trade.
///
/// Cells are bits of words that belong to one stratum each; only words with a bit are kept, in order, and only strata with
/// a cell. Two accounts are compared by walking along both.
final class ActiveCells {
    private static final int STATES = State.values().length;

    /// Numbers of words, ascending, and the bits of each, one a state.
    private final int[] words;
    private final long[] bits;
    /// Numbers of strata, ascending, and how many cells of each, one a state.
    private final int[] strata;
    private final int[] counts;

    /// @param cells distinct, any order: the number of the bit times the number of states, plus the state
    /// @param stratumOf stratum by word
    ActiveCells(long[] cells, int[] stratumOf) {
        long[] sorted = cells.clone();
        Arrays.sort(sorted);
        var word = new int[sorted.length];
        var bit = new long[sorted.length * STATES];
        var stratum = new int[sorted.length];
        var count = new int[sorted.length * STATES];
        int w = -1;
        int s = -1;
        for (long cell : sorted) {
            long place = cell / STATES;
            int state = (int) (cell % STATES);
            int number = Math.toIntExact(place / Long.SIZE);
            if (w < 0 || word[w] != number) {
                word[++w] = number;
            }
            if (s < 0 || stratum[s] != stratumOf[number]) {
                stratum[++s] = stratumOf[number];
            }
            bit[w * STATES + state] |= 1L << place % Long.SIZE;
            count[s * STATES + state]++;
        }
        words = Arrays.copyOf(word, w + 1);
        bits = Arrays.copyOf(bit, (w + 1) * STATES);
        strata = Arrays.copyOf(stratum, s + 1);
        counts = Arrays.copyOf(count, (s + 1) * STATES);
    }

    /// How many cells in a state.
    int count(State state) {
        int sum = 0;
        for (int i = state.ordinal(); i < counts.length; i += STATES) {
            sum += counts[i];
        }
        return sum;
    }

    /// In how many cells this account was in one state and another in another, for all pairs of states.
    ///
    /// @param sums by state of this account times the number of states, plus that of the other
    void together(ActiveCells other, int[] sums) {
        Arrays.fill(sums, 0);
        int i = 0;
        int j = 0;
        while (i < words.length && j < other.words.length) {
            int order = Integer.compare(words[i], other.words[j]);
            if (order == 0) {
                common(bits, i * STATES, other.bits, j * STATES, sums);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private static void common(long[] a, int i, long[] b, int j, int[] sums) {
        for (int one = 0; one < STATES; one++) {
            long mine = a[i + one];
            for (int two = 0; mine != 0 && two < STATES; two++) {
                sums[one * STATES + two] += Long.bitCount(mine & b[j + two]);
            }
        }
    }

    /// Strata in which both were active, ascending.
    ///
    /// @param cells by stratum
    Common common(State state, ActiveCells other, State otherState, int[] cells) {
        int most = Math.min(strata.length, other.strata.length);
        var out = new Common(new int[most], new int[most], new int[most]);
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < strata.length && j < other.strata.length) {
            int order = Integer.compare(strata[i], other.strata[j]);
            if (order == 0) {
                out.cells[n] = cells[strata[i]];
                out.one[n] = counts[i * STATES + state.ordinal()];
                out.other[n] = other.counts[j * STATES + otherState.ordinal()];
                n++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new Common(Arrays.copyOf(out.cells, n), Arrays.copyOf(out.one, n), Arrays.copyOf(out.other, n));
    }

    /// What two accounts did in strata in which both were active.
    ///
    /// @param cells of each stratum
    /// @param one cells of the one in its state
    /// @param other cells of the other in its state
    record Common(int[] cells, int[] one, int[] other) {
        /// How many cells they would share by chance.
        double expected() {
            double sum = 0;
            for (int s = 0; s < cells.length; s++) {
                sum += (double) one[s] * other[s] / cells[s];
            }
            return sum;
        }

        /// Variance of that number.
        double variance() {
            double sum = 0;
            for (int s = 0; s < cells.length; s++) {
                double n = cells[s];
                sum += n < 2 ? 0 : one[s] * other[s] / n * (n - one[s]) / n * (n - other[s]) / (n - 1);
            }
            return sum;
        }
    }
}
