package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedTest {
    private static final int ACCOUNTS = 12;
    private static final int EACH = 120;
    private static final int N = ACCOUNTS * EACH;

    /// The slow twin leaves each account out and fits anew.
    @Test
    void errors_are_those_of_leaving_each_account_out() {
        for (int seed = 0; seed < 5; seed++) {
            var world = new World(seed);
            var fit = LogitFit.of(world.u, world.offered, world.taken);
            double[] squares = new double[2];
            for (int out = 0; out < ACCOUNTS; out++) {
                int left = out;
                double[] rest = IntStream.range(0, N).mapToDouble(i -> i / EACH == left ? 0 : 1).toArray();
                double[] took = IntStream.range(0, N).mapToDouble(i -> i / EACH == left ? 0 : world.taken[i]).toArray();
                var without = LogitFit.of(world.u, rest, took);
                squares[0] += square(without.level() - fit.level()) * (ACCOUNTS - 1) / ACCOUNTS;
                squares[1] += square(without.slope() - fit.slope()) * (ACCOUNTS - 1) / ACCOUNTS;
            }
            var errors = world.errors(fit);
            var chance = fit.information().inverse();
            assertThat(errors.variance().aa() / Math.max(chance.aa(), squares[0])).isEqualTo(1, within(0.08));
            assertThat(errors.variance().bb() / Math.max(chance.bb(), squares[1])).isEqualTo(1, within(0.08));
            assertThat(errors.variance().aa()).isGreaterThan(3 * chance.aa());
            assertThat(errors.freedomLevel()).isEqualTo(ACCOUNTS - 1, within(1e-9));
        }
    }

    @Test
    void few_groups_make_wider_limits_than_many() {
        var few = new Grouped(new Pair(1, 0, 1), 2, 1e9).stretched(0.95);
        assertThat(few.aa()).isEqualTo(square(4.302653 / 1.959964), within(1e-4));
        assertThat(few.bb()).isEqualTo(1, within(1e-6));
    }

    private static double square(double x) {
        return x * x;
    }

    /// Accounts of their own level each; widths by lot.
    private static final class World {
        private final double[] u = new double[N];
        private final double[] offered = new double[N];
        private final double[] taken = new double[N];

        World(long seed) {
            var random = new SplittableRandom(seed);
            var shift = new double[ACCOUNTS];
            Arrays.setAll(shift, a -> 0.5 * random.nextGaussian());
            for (int i = 0; i < N; i++) {
                u[i] = random.nextInt(5) - 2;
                offered[i] = 1;
                taken[i] = random.nextDouble() < LogitFit.taken(shift[i / EACH], 0.5, u[i]) ? 1 : 0;
            }
        }

        Grouped errors(LogitFit fit) {
            var byAccount = new Grouped.Sums(ACCOUNTS);
            var byBlock = new Grouped.Sums(1);
            for (int i = 0; i < N; i++) {
                byAccount.add(i / EACH, fit, u[i], 1, taken[i]);
                byBlock.add(0, fit, u[i], 1, taken[i]);
            }
            return Grouped.of(fit, true, byAccount, byBlock, byAccount);
        }
    }
}
