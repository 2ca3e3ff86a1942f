package io.assay.core.segment.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.segment.links.Links.Pair;
import io.assay.core.segment.links.TradingStates.Activity;
import io.assay.core.segment.links.TradingStates.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinksTest {
    /// 250 days, 40 and 50 of them, 20 shared: 8 expected, p = 2.40168e-06; among 100 accounts Bonferroni's limit is
    /// 2.24467e-07, so this is no link.
    @Test
    void twenty_days_of_forty_and_fifty_are_no_link_among_a_hundred_accounts() {
        double p = Overlap.tail(250, 40, 50, 20);
        assertThat(p).isCloseTo(2.40168e-06, within(5e-12));
        assertThat(Links.bonferroni(0.01, 100)).isCloseTo(2.24467e-07, within(5e-13)).isLessThan(p);
        assertThat(Overlap.tail(250, 40, 50, 24)).isLessThan(Links.bonferroni(0.01, 100));
    }

    /// Fractions of whole numbers, exactly.
    @Test
    void tails_equal_those_of_counting() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(60);
            int a = random.nextInt(n + 1);
            int b = random.nextInt(n + 1);
            int x = random.nextInt(Math.min(a, b) + 2);
            var sum = BigInteger.ZERO;
            for (int k = x; k <= Math.min(a, b); k++) {
                sum = b - k <= n - a ? sum.add(choose(a, k).multiply(choose(n - a, b - k))) : sum;
            }
            double exact = sum.doubleValue() / choose(n, b).doubleValue();
            assertThat(Overlap.tail(n, a, b, x)).isCloseTo(exact, within(1e-12 + 1e-10 * exact));
        }
        assertThat(Overlap.tail(100_000, 5_000, 5_000, 900)).isPositive().isLessThan(1e-100);
        assertThatThrownBy(() -> Overlap.tail(10, 11, 1, 1)).hasMessageContaining("11 and 1 of 10");
    }

    /// Every question of up to 60 cells: smallest tail within 1.5 deviations 0.025.
    @Test
    void what_is_not_worth_summing_cannot_be_a_link() {
        double least = 1;
        for (int n = 2; n <= 60; n++) {
            for (int a = 1; a < n; a++) {
                for (int b = 1; b <= a; b++) {
                    double mean = (double) a * b / n;
                    double sd = Math.sqrt(mean * (n - a) / n * (n - b) / (n - 1));
                    int x = (int) Math.ceil(mean + Links.SURE * sd) - 1;
                    least = x > mean ? Math.min(least, Overlap.tail(n, a, b, x)) : least;
                }
            }
        }
        assertThat(least).isGreaterThan(Links.LEVEL_SURE);
    }

    @Test
    void strata_are_chances_within_each() {
        double sum = 0;
        for (int x = 0; x <= 3; x++) {
            double first = Overlap.tail(20, 5, 6, x) - Overlap.tail(20, 5, 6, x + 1);
            sum += first * Overlap.tail(9, 4, 3, 3 - x);
        }
        sum += Overlap.tail(20, 5, 6, 4);
        assertThat(new Overlap(20).tail(new int[]{20, 9, 7}, new int[]{5, 4, 0}, new int[]{6, 3, 2}, 3)).isCloseTo(sum,
                within(1e-12));
    }

    private static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        var out = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            out = out.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return out;
    }

    @Test
    void states_follow_the_imbalance() {
        var config = new LinkConfig(1, 0.01, 0.01, 1, 1);
        var states = TradingStates.of(2, List.of(new Activity(0, 0, 0, 10, 0), new Activity(0, 0, 1, 1, 5),
                new Activity(0, 0, 2, 100, 99), new Activity(1, 0, 0, 3, 0), new Activity(1, 1, 0, 3, 2)), config);
        assertThat(states.cells()).isEqualTo(4);
        assertThat(states.cells(0, State.BUY)).isEqualTo(1);
        assertThat(states.cells(0, State.SELL)).isEqualTo(1);
        assertThat(states.cells(0, State.BOTH)).isEqualTo(1);
        assertThat(states.cells(0)).isEqualTo(3);
        assertThat(together(states)[0]).isEqualTo(1);
        assertThat(together(states)[State.SELL.ordinal() * 3]).isZero();
        assertThat(states.common(0, State.BUY, 1, State.BUY).expected()).isCloseTo(1 / 3.0, within(1e-12));
    }

    private static int[] together(TradingStates states) {
        var out = new int[9];
        states.together(0, 1, out);
        return out;
    }

    @Test
    void two_rings_with_one_accidental_link_stay_two() {
        var links = new ArrayList<Pair>();
        ring(links, 0, 5);
        ring(links, 5, 5);
        links.add(pair(4, 5));
        int[] group = LinkGroups.of(links, 12);
        assertThat(group).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1, -1);
        int[] one = group.clone();
        IntStream.range(0, 10).forEach(i -> one[i] = 0);
        assertThat(LinkGroups.bits(links, group)).isLessThan(LinkGroups.bits(links, one));
        assertThat(LinkGroups.of(List.of(), 2)).containsExactly(-1, -1);
    }

    /// All partitions of seven accounts, by trying them.
    @Test
    void groups_need_the_fewest_bits_of_all_partitions() {
        var random = new SplittableRandom(6);
        int best = 0;
        for (int round = 0; round < 30; round++) {
            var links = new ArrayList<Pair>();
            for (int i = 0; i < 7; i++) {
                for (int j = i + 1; j < 7; j++) {
                    if (random.nextDouble() < (i / 4 == j / 4 ? 0.8 : 0.15)) {
                        links.add(pair(i, j));
                    }
                }
            }
            if (links.isEmpty()) {
                continue;
            }
            int[] group = LinkGroups.of(links, 7);
            double ours = LinkGroups.bits(links, group);
            double least = least(links, new int[7], 0, 0, group);
            assertThat(ours).isLessThan(least + 0.05);
            best += ours < least + 1e-9 ? 1 : 0;
        }
        assertThat(best).isGreaterThan(22);
    }

    private static double least(List<Pair> links, int[] group, int at, int groups, int[] mine) {
        if (at == group.length) {
            return LinkGroups.bits(links, group);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g <= groups; g++) {
            group[at] = mine[at] < 0 ? -1 : g;
            least = Math.min(least, least(links, group, at + 1, Math.max(groups, g + 1), mine));
        }
        return least;
    }

    private static void ring(List<Pair> links, int from, int size) {
        for (int i = from; i < from + size; i++) {
            for (int j = i + 1; j < from + size; j++) {
                links.add(pair(i, j));
            }
        }
    }

    private static Pair pair(int one, int other) {
        return new Pair(one, State.BUY, other, State.BUY, 5, 1, 1e-9);
    }
}
