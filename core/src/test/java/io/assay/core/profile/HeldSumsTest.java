package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sums that go on from what changed, against loops over everything, bit for bit.
class HeldSumsTest {
    private static final int LINES = 12;
    private static final int UNDERLYINGS = 5;

    @Test
    void sums_that_go_on_are_sums_of_all() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            double[] deltas = random.doubles(LINES, -1e6, 1e6).toArray();
            int[] underlyings = random.ints(LINES, 0, UNDERLYINGS).toArray();
            int[] chosen = IntStream.range(0, LINES).filter(line -> random.nextInt(3) > 0).toArray();
            var all = new HeldSums(LINES, UNDERLYINGS);
            all.sumGross(deltas, 0, LINES);
            all.sumNets(deltas, underlyings, LINES, UNDERLYINGS);
            var some = new HeldSums(LINES, UNDERLYINGS);
            some.sumGross(deltas, chosen, 0, chosen.length);
            some.sumNets(deltas, underlyings, chosen, chosen.length, UNDERLYINGS);
            for (int change = 0; change < 10; change++) {
                int place = chosen.length == 0 ? -1 : random.nextInt(chosen.length);
                int line = place < 0 ? random.nextInt(LINES) : chosen[place];
                deltas[line] = random.nextInt(9) == 0 ? 0 : random.nextDouble(-1e6, 1e6);
                int underlying = underlyings[line];
                all.sumGross(deltas, line, LINES);
                all.renet(underlying, net(deltas, underlyings, underlying), UNDERLYINGS);
                assertSums(all, deltas, underlyings);
                if (place >= 0) {
                    some.sumGross(deltas, chosen, place, chosen.length);
                    some.renet(underlying, net(only(deltas, chosen), underlyings, underlying), UNDERLYINGS);
                }
                assertSums(some, only(deltas, chosen), underlyings);
            }
        }
    }

    @Test
    void what_is_not_marked_is_not_summed() {
        var sums = new HeldSums(2, 2);
        sums.sumGross(new double[]{1, Double.NaN}, 0, 2);
        assertThat(sums.gross).isNaN();
        sums.sumGross(new double[]{1, -2}, 1, 2);
        assertThat(sums.gross).isEqualTo(3);
    }

    /// The lines that were chosen, 0 for the others, which add nothing.
    private static double[] only(double[] deltas, int[] chosen) {
        var only = new double[deltas.length];
        for (int line : chosen) {
            only[line] = deltas[line];
        }
        return only;
    }

    private static double net(double[] deltas, int[] underlyings, int underlying) {
        double net = 0;
        for (int line = 0; line < deltas.length; line++) {
            net += underlyings[line] == underlying ? deltas[line] : 0;
        }
        return net;
    }

    private static void assertSums(HeldSums sums, double[] deltas, int[] underlyings) {
        double gross = 0;
        for (double delta : deltas) {
            gross += Math.abs(delta);
        }
        double net = 0;
        double absUnderlying = 0;
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++) {
            net += net(deltas, underlyings, underlying);
            absUnderlying += Math.abs(net(deltas, underlyings, underlying));
        }
        assertThat(new double[]{sums.gross, sums.net, sums.absUnderlying})
                .isEqualTo(new double[]{gross, net, absUnderlying});
    }
}
