package io.assay.core.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class KyleTest {
    @Test
    void one_auction_is_that_of_the_paper() {
        var auction = new KyleAuction(2, 5);
        assertThat(auction.lambda()).isEqualTo(0.2);
        assertThat(auction.intensity()).isEqualTo(2.5);
        assertThat(auction.expectedProfit()).isEqualTo(5);
        assertThat(auction.varianceLeft()).isEqualTo(2);
        assertThat(auction.depth()).isEqualTo(5);
        assertThatThrownBy(() -> new KyleAuction(-2, 5)).hasMessageContaining("value").hasMessageContaining("-2");
        assertThatThrownBy(() -> new KyleAuction(2, Double.NaN)).hasMessageContaining("noise");
    }

    @Test
    void a_sequence_of_one_is_the_single_auction() {
        var one = KyleSequence.of(2, 5, 1);
        var auction = one.auctions().getFirst();
        assertThat(auction.lambda()).isEqualTo(0.2, within(1e-15));
        assertThat(auction.traded()).isEqualTo(2.5, within(1e-14));
        assertThat(auction.varianceLeft()).isEqualTo(2, within(1e-14));
        assertThat(one.expectedProfit()).isEqualTo(5, within(1e-14));
    }

    /// The difference equations of theorem 2 and the conditions that close them, written out again; measured: all hold to
    /// 1e-12.
    @Test
    void a_sequence_solves_the_equations_of_theorem_2() {
        int n = 7;
        double sv = 1.3;
        double su = 0.4;
        var found = KyleSequence.of(sv, su, n);
        double alpha = 0;
        double delta = 0;
        double dt = 1.0 / n;
        int checked = 0;
        for (int i = n - 1; i >= 0; i--) {
            var at = found.auctions().get(i);
            double before = i == 0 ? sv * sv : found.auctions().get(i - 1).varianceLeft();
            assertThat(at.varianceLeft()).isEqualTo((1 - at.traded() * at.lambda()) * before, offset(1e-12));
            assertThat(at.lambda()).isEqualTo(at.intensity() * at.varianceLeft() / (su * su), offset(1e-12));
            assertThat(at.traded()).isEqualTo(
                    (1 - 2 * alpha * at.lambda()) / (2 * at.lambda() * (1 - alpha * at.lambda())), offset(1e-12));
            assertThat(at.lambda() * (1 - alpha * at.lambda())).isPositive();
            delta += alpha * at.lambda() * at.lambda() * su * su * dt;
            alpha = 1 / (4 * at.lambda() * (1 - alpha * at.lambda()));
            checked++;
        }
        assertThat(checked).isEqualTo(7);
        assertThat(found.expectedProfit()).isEqualTo(alpha * sv * sv + delta, offset(1e-12));
    }

    /// Section 4 of the paper: with auctions all the time λ is σ_v/σ_u throughout, everything the insider knows ends up in
    /// the price and he earns σ_v σ_u, twice what one auction pays. Measured with 4,000 auctions: 0.12 % off.
    @Test
    void many_auctions_come_close_to_trading_all_the_time() {
        var many = KyleSequence.of(2, 5, 4000);
        assertThat(many.expectedProfit()).isEqualTo(10, within(0.02));
        assertThat(many.auctions().get(1000).lambda()).isEqualTo(0.4, within(0.004));
        assertThat(many.auctions().get(1999).varianceLeft()).isEqualTo(2, within(0.02));
        assertThat(many.auctions().getLast().varianceLeft()).isLessThan(0.02);
    }

    /// Measured over 200 worlds of 400 auctions: 0.2 was within two standard errors in 95 %.
    @Test
    void the_regression_recovers_lambda() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var auction = new KyleAuction(2, 5);
            var move = new double[400];
            var flow = new double[1][400];
            for (int i = 0; i < move.length; i++) {
                double value = 2 * random.nextGaussian();
                flow[0][i] = auction.intensity() * value + 5 * random.nextGaussian();
                // what becomes known later: the value itself, not the price that was set
                move[i] = value;
            }
            var found = KyleRegression.of(move, flow);
            held += Math.abs(found.lambda()[0] - auction.lambda()) <= 2 * found.se()[0] ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    /// Beside Hipparchus' own least squares, two flows; without correlation the errors agree to a few per cent.
    @Test
    void the_regression_agrees_with_another() {
        var random = new SplittableRandom(5);
        int n = 3000;
        var flow = new double[2][n];
        var move = new double[n];
        var rows = new double[n][];
        for (int i = 0; i < n; i++) {
            flow[0][i] = 1e6 * random.nextGaussian();
            flow[1][i] = flow[0][i] / 2e6 + random.nextGaussian();
            move[i] = 0.3 + 2e-6 * flow[0][i] - 0.5 * flow[1][i] + random.nextGaussian();
            rows[i] = new double[]{flow[0][i], flow[1][i]};
        }
        var found = KyleRegression.of(move, flow);
        var other = new OLSMultipleLinearRegression(1e-12);
        other.newSampleData(move, rows);
        double[] beta = other.estimateRegressionParameters();
        assertThat(found.constant()).isEqualTo(beta[0], within(1e-10));
        assertThat(found.lambda()[0]).isEqualTo(beta[1], within(1e-15));
        assertThat(found.lambda()[1]).isEqualTo(beta[2], within(1e-10));
        assertThat(found.explained()).isEqualTo(other.calculateRSquared(), within(1e-10));
        double[] errors = other.estimateRegressionParametersStandardErrors();
        assertThat(found.se()[0] / errors[1]).isBetween(0.93, 1.07);
        assertThat(found.se()[1] / errors[2]).isBetween(0.93, 1.07);
    }

    @Test
    void flows_that_say_the_same_are_refused() {
        double[] flow = new SplittableRandom(1).doubles(100).toArray();
        double[] move = Arrays.stream(flow).map(f -> 2 * f).toArray();
        assertThatThrownBy(() -> KyleRegression.of(move, new double[][]{flow, move}))
                .hasMessageContaining("cannot be told apart");
        assertThatThrownBy(() -> KyleRegression.of(move, new double[][]{new double[100]}))
                .hasMessageContaining("no flow");
        assertThatThrownBy(() -> KyleRegression.of(new double[3], new double[][]{{1, 2, 3}}))
                .hasMessage("too few intervals: 3, at least 5 wanted");
    }
}
