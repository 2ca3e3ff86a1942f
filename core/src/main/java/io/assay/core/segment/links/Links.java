package io.assay.core.segment.links;

import io.assay.core.segment.links.TradingStates.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The statistically validated network of accounts (Tumminello, Lillo, Piilo and Mantegna 2012): two are linked when they
/// were in some pair of states (b, s, bs) in more common cells than chance allows, among all 9 n (n - 1) / 2 such tests.
///
/// Searched in spans of accounts, so that a runtime may spread the search; validated together.
public final class Links {
    private static final State[] STATES = State.values();
    private static final int TOGETHER_MIN = 2;
    /// Within so many deviations the tail of a hypergeometric number is above the level that follows: not worth summing.
    static final double SURE = 1.5;
    static final double LEVEL_SURE = 0.01;

    private Links() {}

    /// Two accounts in two states.
    ///
    /// @param one lower account number
    /// @param together cells shared
    /// @param expected by chance
    /// @param p chance of sharing at least as many
    public record Pair(int one, State state, int other, State otherState, int together, double expected, double p) {
        /// Both bought or both sold: as one hand or a copy does.
        public boolean isSameWay() {
            return state == otherState && state != State.BOTH;
        }
    }

    /// A pair that chance does not explain.
    ///
    /// @param strict whether it also passes Bonferroni's limit, not the false-discovery rate alone
    public record Link(Pair pair, boolean strict) {}

    /// Links and what they were chosen from.
    ///
    /// @param links smallest p first
    /// @param tests made
    /// @param accounts that were active enough to be compared
    public record Network(List<Link> links, long tests, int accounts) {
        public Network {
            links = List.copyOf(links);
        }
    }

    /// Accounts active in enough cells, in order.
    public static int[] eligible(TradingStates states, LinkConfig config) {
        var out = new ArrayList<Integer>();
        for (int account = 0; account < states.accounts(); account++) {
            if (states.cells(account) >= config.cellsMin()) {
                out.add(account);
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Limit of Bonferroni on a single p-value: level over the tests among n accounts.
    public static double bonferroni(double level, long accounts) {
        return level / tests(accounts);
    }

    /// Tests among n accounts.
    public static long tests(long accounts) {
        return (long) STATES.length * STATES.length * (accounts * (accounts - 1) / 2);
    }

    /// Pairs that might be validated whose lower account is one of `eligible[from..to)`: those whose own p is within the
    /// level, the others cannot be.
    public static List<Pair> search(TradingStates states, int[] eligible, LinkConfig config, int from, int to) {
        var out = new ArrayList<Pair>();
        var together = new int[STATES.length * STATES.length];
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < eligible.length; j++) {
                states.together(eligible[i], eligible[j], together);
                for (int tested = 0; tested < together.length; tested++) {
                    if (together[tested] >= TOGETHER_MIN) {
                        compare(states, eligible[i], STATES[tested / STATES.length], eligible[j],
                                STATES[tested % STATES.length], together[tested], config.level(), out);
                    }
                }
            }
        }
        return out;
    }

    private static void compare(TradingStates states, int one, State state, int other, State otherState, int together,
            double level, List<Pair> out) {
        var common = states.common(one, state, other, otherState);
        double expected = common.expected();
        double off = together - expected;
        if (off > 0 && (level > LEVEL_SURE || off * off >= SURE * SURE * common.variance())) {
            double p = states.tail(common, together);
            if (p <= level) {
                out.add(new Pair(one, state, other, otherState, together, expected, p));
            }
        }
    }

    /// Those of all pairs found that hold at a false-discovery rate of the level (Benjamini and Hochberg 1995).
    ///
    /// @param accounts that were compared
    public static Network validate(List<Pair> found, int accounts, LinkConfig config) {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Pair::p).thenComparingInt(Pair::one).thenComparingInt(Pair::other)
                .thenComparing(Pair::state).thenComparing(Pair::otherState));
        long tests = tests(accounts);
        int kept = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).p() <= config.level() * (i + 1) / tests) {
                kept = i + 1;
            }
        }
        double strict = bonferroni(config.level(), accounts);
        return new Network(sorted.subList(0, kept).stream().map(pair -> new Link(pair, pair.p() <= strict)).toList(),
                tests, accounts);
    }
}
