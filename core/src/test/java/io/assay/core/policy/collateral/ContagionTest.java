package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Normal;
import io.assay.core.policy.collateral.Contagion.Bucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContagionTest {
    private static final List<Bucket> THREE = List.of(new Bucket("a", 50, 10), new Bucket("b", 30, 10),
            new Bucket("c", 20, 10));

    /// a loses 90 of 50: alone the venue loses 40; in one pot b and c pay them, 10 are left for a margin of 15, all are closed.
    @Test
    void one_bucket_s_loss_is_passed_on_under_cross_and_stays_with_it_isolated() {
        var one = Contagion.of(THREE, 15, Contagion.alone(3, 0, 90));
        assertThat(one.standsAlone()).containsExactly(false, true, true);
        assertThat(one.keepsIsolated()).isEqualTo(50);
        assertThat(one.venueIsolated()).isEqualTo(40);
        assertThat(one.passedOn()).isEqualTo(40);
        assertThat(one.standsCross()).isFalse();
        assertThat(one.dragged()).isEqualTo(2);
        assertThat(one.carried()).isZero();
        assertThat(one.keepsCross()).isEqualTo(10);
        assertThat(one.venueCross()).isZero();
    }

    @Test
    void a_pot_carries_a_bucket_that_would_have_failed_alone() {
        var one = Contagion.of(THREE, 15, Contagion.alone(3, 0, 55));
        assertThat(one.standsCross()).isTrue();
        assertThat(one.carried()).isEqualTo(1);
        assertThat(one.dragged()).isZero();
        assertThat(one.keepsCross()).isEqualTo(45);
    }

    @Test
    void owner_and_venue_lose_the_same_together_and_cross_only_moves_it_to_the_owner() {
        var random = new SplittableRandom(12);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            var buckets = new ArrayList<Bucket>();
            for (int b = random.nextInt(1, 6); b > 0; b--) {
                buckets.add(new Bucket("b" + b, random.nextDouble(-20, 100), random.nextDouble(20)));
            }
            double[] gains = random.doubles(buckets.size(), -150, 100).toArray();
            var one = Contagion.of(buckets, random.nextDouble(50), gains);
            double after = buckets.stream().mapToDouble(Bucket::equity).sum() + Arrays.stream(gains).sum();
            assertThat(one.keepsIsolated() - one.venueIsolated()).isEqualTo(after, within(1e-9));
            assertThat(one.keepsCross() - one.venueCross()).isEqualTo(after, within(1e-9));
            assertThat(one.venueCross()).isLessThanOrEqualTo(one.venueIsolated() + 1e-9);
            assertThat(one.keepsIsolated() - one.keepsCross()).isEqualTo(one.passedOn(), within(1e-9));
            assertThat(one.dragged() * one.carried()).isZero();
            passed += one.passedOn() > 0 ? 1 : 0;
        }
        assertThat(passed).isGreaterThan(5_000);
    }

    /// A long of 100 with 12 of equity and 2 of margin fails when the move is under -10 %: at 5 % of volatility with
    /// probability N(ln(0.9)/0.05) = 0.01753. 100,000 draws gave 0.01695.
    @Test
    void drawn_failures_are_as_frequent_as_the_normal_law_says() {
        var buckets = List.of(new Bucket("long", 12, 2), new Bucket("short", 12, 2));
        var moves = new BucketDraws.Moves(new double[]{0.05}, new double[][]{{1}});
        var drawn = BucketDraws.of(buckets, 0, moves, move -> new double[]{100 * move[0], -100 * move[0]}, 100_000,
                new SplittableRandom(1));
        assertThat(drawn.failsIsolated()[0]).isEqualTo(Normal.cumulative(Math.log(0.9) / 0.05), within(0.0013));
        assertThat(drawn.failsIsolated()[1]).isEqualTo(Normal.cumulative(-Math.log(1.1) / 0.05), within(0.0016));
        assertThat(drawn.failsCross()).as("a hedge in one pot never fails").isZero();
        assertThat(drawn.venueCross()).isZero();
        assertThat(drawn.venueIsolated()).isPositive();
        var again = BucketDraws.of(buckets, 0, moves, move -> new double[]{100 * move[0], -100 * move[0]}, 100_000,
                new SplittableRandom(1));
        assertThat(again.venueIsolated()).isEqualTo(drawn.venueIsolated());
    }

    /// Tenths added ten times are 0.9999999999999999.
    @Test
    void what_fails_in_every_draw_fails_with_probability_one() {
        var drawn = BucketDraws.of(List.of(new Bucket("broke", -1, 0)), 0,
                new BucketDraws.Moves(new double[]{0.05}, new double[][]{{1}}), move -> new double[1], 10,
                new SplittableRandom(1));
        assertThat(drawn.failsIsolated()).containsExactly(1);
    }

    /// Of 50,000 pairs: 0.9005 for 0.9.
    @Test
    void underlyings_move_together_as_much_as_was_said() {
        var moves = new BucketDraws.Moves(new double[]{0.02, 0.05}, new double[][]{{1, 0.9}, {0.9, 1}});
        double[][] root = moves.root();
        var random = new SplittableRandom(3);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < 50_000; i++) {
            double[] move = moves.draw(root, random);
            double x = Math.log1p(move[0]);
            double y = Math.log1p(move[1]);
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        assertThat(xy / Math.sqrt(xx * yy)).isEqualTo(0.9, within(0.005));
        assertThat(Math.sqrt(yy / 50_000)).isEqualTo(0.05, within(0.0007));
        assertThatThrownBy(() -> new BucketDraws.Moves(new double[3],
                new double[][]{{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}}).root())
                .hasMessageContaining("correlations that no moves can have");
    }
}
