package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    /// Features that change by half of their spread from window to window: k-means says 1 of everybody and the next
    /// window agrees with far fewer. Fitted on the first two windows, measured from the third to the fourth. Measured gap
    /// of probability and agreement: k-means 0.155, calibrated 0.015; the tree 0.185, calibrated 0.028: who is unsure is more
    /// often in no segment afterwards. With one share of those for all it was 0.061.
    @Test
    void what_is_stated_comes_true_in_windows_it_was_not_fitted_on() {
        var drawn = new ResponseBooks(2_000, 4, ResponseBooks::largeAndShort, 0.1, 0.2, 0.5, 0.1).draw(1);
        var windows = drawn.profiles();
        var early = List.of(new Lesson(windows.get(0), windows.get(1)));
        for (var method : List.of(KMeansSegmenter.DEFAULT, new ResponseTree())) {
            var fit = method.fit(new TrainingSet(windows.get(1), early), 1);
            var calibrator = Calibrator.of(fit, early);
            var before = fit.assign(windows.get(2));
            var after = fit.assign(windows.get(3));
            double stated = gap(before.probability(), before, after);
            double calibrated = gap(calibrator.top(before), before, after);
            assertThat(calibrated).isLessThan(0.04).isLessThan(stated / 2);
        }
    }

    /// Mean distance of probability and agreement over ten bins of equal width, weighted by accounts; who is in no segment
    /// afterwards does not agree.
    private static double gap(double[] probability, Assignments before, Assignments after) {
        var sum = new double[10];
        var agreed = new double[10];
        int n = 0;
        for (int row = 0; row < before.rows(); row++) {
            if (before.segment()[row] >= 0) {
                int bin = Math.min(9, (int) (probability[row] * 10));
                sum[bin] += probability[row];
                agreed[bin] += before.segment()[row] == after.segment()[row] ? 1 : 0;
                n++;
            }
        }
        double out = 0;
        for (int bin = 0; bin < 10; bin++) {
            out += Math.abs(sum[bin] - agreed[bin]) / n;
        }
        return out;
    }

    @Test
    void order_of_segments_stays_and_sums_lack_who_will_be_in_none() {
        var calibrator = new Calibrator(2, 0.2, Dropping.NEVER, 100);
        double[] out = calibrator.calibrated(new double[]{0.7, 0.1, 0.2, 0});
        assertThat(Arrays.stream(out).sum()).isEqualTo(1, within(1e-12));
        assertThat(out[0]).isGreaterThan(out[2]);
        assertThat(out[2]).isGreaterThan(out[1]);
        assertThat(out[3]).isEqualTo(0.05, within(1e-12));
        assertThat(calibrator.calibrated(new double[]{Double.NaN, Double.NaN})).containsOnly(Double.NaN);
        assertThat(Arrays.stream(
                new Calibrator(2, 0.2, new Dropping(-Math.log(3), 0), 100).calibrated(new double[]{0.7, 0.1, 0.2, 0}))
                .sum())
                .isEqualTo(0.75, within(1e-12));
        assertThat(Calibrator.NONE.calibrated(new double[]{0.3, 0.7})).containsExactly(0.3, 0.7);
    }

    @Test
    void too_few_accounts_seen_twice_calibrate_nothing() {
        var drawn = ResponseBooks.of(40, x -> 0).draw(1);
        var fit = KMeansSegmenter.DEFAULT.fit(new TrainingSet(drawn.last()), 1);
        assertThat(Calibrator.of(fit, drawn.training().lessons())).isEqualTo(Calibrator.NONE);
        assertThat(Calibrator.of(fit, List.of())).isEqualTo(Calibrator.NONE);
        assertThat(Calibrator.of(new OneSegment().fit(drawn.training(), 1), drawn.training().lessons()))
                .isEqualTo(Calibrator.NONE);
        assertThatThrownBy(() -> new Calibrator(0, 0, Dropping.NEVER, 1)).hasMessageContaining("temperature");
    }
}
