package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.collateral.BucketRules.Breach;
import io.assay.core.policy.collateral.BucketRules.Point;
import io.assay.core.policy.collateral.BucketRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BucketRulesTest {
    private static final BucketRules RULES = new BucketRules(5, 0.2);

    private static List<Point> path(double[]... rows) {
        var out = new ArrayList<Point>();
        for (int i = 0; i < rows.length; i++) {
            out.add(new Point(10L * i, rows[i][0], rows[i][1], rows[i].length > 2 ? rows[i][2] : 0));
        }
        return out;
    }

    @Test
    void breaches_last_from_the_look_that_shows_them_to_the_one_that_does_not() {
        var report = RULES.check(path(new double[]{400, 100}, new double[]{600, 100}, new double[]{720, 90},
                new double[]{400, 90}, new double[]{300, 75}, new double[]{0, 78}));
        assertThat(report.breaches()).containsExactly(new Breach(Rule.LEVERAGE, 10, 30, false, 8),
                new Breach(Rule.DRAWDOWN, 40, 50, true, 0.25));
        assertThat(report.leverage()).isEqualTo(8);
        assertThat(report.drawdown()).isEqualTo(0.25);
        assertThat(report.brokenNs()).isEqualTo(30);
        assertThat(report.knownNs()).isEqualTo(50);
        assertThat(report.unknownNs()).isZero();
    }

    /// Half is taken out: no fall. The same 10 lost of what is left are then a fifth.
    @Test
    void money_taken_out_is_no_loss() {
        var report = new BucketRules(5, 0.15).check(path(new double[]{0, 100}, new double[]{0, 50, -50},
                new double[]{0, 40, -50}));
        assertThat(report.breaches()).containsExactly(new Breach(Rule.DRAWDOWN, 20, 20, true, 0.2));
        var in = RULES.check(path(new double[]{0, 100}, new double[]{0, 200, 100}, new double[]{0, 170, 100}));
        assertThat(in.drawdown()).isEqualTo(0.15, within(1e-15));
        assertThat(in.breaches()).isEmpty();
    }

    @Test
    void without_equity_no_exposure_is_small_enough() {
        var report = RULES.check(path(new double[]{10, 5}, new double[]{1, -1}, new double[]{0, -1}));
        assertThat(report.breaches().getFirst())
                .isEqualTo(new Breach(Rule.LEVERAGE, 10, 20, false, Double.POSITIVE_INFINITY));
        assertThat(report.drawdown()).isEqualTo(1.2, within(1e-15));
    }

    @Test
    void what_is_not_known_neither_keeps_nor_breaks_a_rule_and_is_counted() {
        var report = RULES.check(path(new double[]{600, 100}, new double[]{Double.NaN, 100},
                new double[]{600, Double.NaN}, new double[]{1, 100}, new double[]{1, 100}));
        assertThat(report.breaches()).containsExactly(new Breach(Rule.LEVERAGE, 0, 10, false, 6));
        assertThat(report.unknownNs()).isEqualTo(20);
        assertThat(report.knownNs()).isEqualTo(20);
        var none = RULES.check(path(new double[]{Double.NaN, Double.NaN}));
        assertThat(none.leverage()).isNaN();
        assertThat(none.drawdown()).isNaN();
        assertThatThrownBy(() -> new BucketRules(0, 1)).hasMessageContaining("leverage cap");
        assertThatThrownBy(() -> new BucketRules(1, 0)).hasMessageContaining("drawdown limit");
    }

    /// The twin looks at every pair of moments.
    @Test
    void the_deepest_fall_is_that_of_the_worst_pair_of_moments() {
        var random = new SplittableRandom(17);
        int broken = 0;
        for (int trial = 0; trial < 500; trial++) {
            var path = new ArrayList<Point>();
            double equity = 100;
            double paid = 0;
            for (int i = 0; i < 60; i++) {
                double in = random.nextInt(10) == 0 ? random.nextDouble(-10, 20) : 0;
                paid += in;
                equity += in + random.nextDouble(-6, 6);
                path.add(new Point(i, random.nextDouble(800), equity, paid));
            }
            var report = RULES.check(path);
            double worst = 0;
            double leverage = 0;
            long over = 0;
            for (int to = 0; to < path.size(); to++) {
                var end = path.get(to);
                double peak = Double.NEGATIVE_INFINITY;
                for (int from = 0; from <= to; from++) {
                    peak = Math.max(peak, path.get(from).equity() - path.get(from).paidIn() + end.paidIn());
                }
                double fall = peak > end.equity() ? peak > 0 ? (peak - end.equity()) / peak : 1 : 0;
                double lever = end.equity() > 0 ? end.gross() / end.equity() : Double.POSITIVE_INFINITY;
                worst = Math.max(worst, fall);
                leverage = Math.max(leverage, lever);
                over += to + 1 < path.size() && (fall > 0.2 || lever > 5) ? 1 : 0;
            }
            assertThat(report.drawdown()).isEqualTo(worst, within(1e-12));
            assertThat(report.leverage()).isEqualTo(leverage);
            assertThat(report.brokenNs()).isEqualTo(over);
            broken += report.breaches().isEmpty() ? 0 : 1;
        }
        assertThat(broken).isGreaterThan(400);
    }
}
