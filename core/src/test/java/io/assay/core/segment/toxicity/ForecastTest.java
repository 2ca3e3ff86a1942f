package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Toxicity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final int DIMS = 7;

    /// The extended Kalman filter from its textbook form: innovation variance, gain, Joseph-free covariance; and the
    /// precision recursion by inverting matrices.
    @Test
    void the_recursion_is_the_extended_kalman_filter_of_a_logistic_observation() {
        var random = new SplittableRandom(1);
        var variances = new double[DIMS];
        Arrays.setAll(variances, i -> 0.1 + i);
        var model = new OnlineLogistic(variances);
        var mean = MatrixUtils.createRealVector(new double[DIMS]);
        RealMatrix covariance = MatrixUtils.createRealDiagonalMatrix(variances);
        RealMatrix precision = new LUDecomposition(covariance).getSolver().getInverse();
        for (int step = 0; step < 300; step++) {
            double[] h = features(random);
            boolean toxic = random.nextInt(3) == 0;
            var x = MatrixUtils.createRealVector(h);
            double p = 1 / (1 + StrictMath.exp(-mean.dotProduct(x)));
            double slope = p * (1 - p);
            var jacobian = x.mapMultiply(slope);
            double innovation = jacobian.dotProduct(covariance.operate(jacobian)) + slope;
            var gain = covariance.operate(jacobian).mapDivide(innovation);
            mean = mean.add(gain.mapMultiply((toxic ? 1 : 0) - p));
            covariance = covariance.subtract(gain.outerProduct(covariance.operate(jacobian)));
            precision = precision.add(x.outerProduct(x).scalarMultiply(slope));
            assertThat(model.predict(h)).isCloseTo(p, within(1e-9));
            model.learn(h, toxic);
        }
        var inverse = new LUDecomposition(precision).getSolver().getInverse();
        for (int i = 0; i < DIMS; i++) {
            assertThat(model.weight(i)).isCloseTo(mean.getEntry(i), within(1e-9));
            for (int j = 0; j < DIMS; j++) {
                assertThat(model.covariance(i, j)).isCloseTo(covariance.getEntry(i, j), within(1e-9))
                        .isCloseTo(inverse.getEntry(i, j), within(1e-9));
            }
        }
    }

    @Test
    void weights_that_made_the_labels_are_found() {
        var random = new SplittableRandom(2);
        double[] truth = {-1, 0.5, 0, 1.5, -0.7, 0, 0.2};
        var variances = new double[DIMS];
        Arrays.fill(variances, 4);
        var model = new OnlineLogistic(variances);
        for (int step = 0; step < 40_000; step++) {
            double[] h = features(random);
            double z = 0;
            for (int i = 0; i < DIMS; i++) {
                z += truth[i] * h[i];
            }
            model.learn(h, random.nextDouble() < 1 / (1 + StrictMath.exp(-z)));
        }
        for (int i = 0; i < DIMS; i++) {
            assertThat(model.weight(i)).isCloseTo(truth[i], within(4 * Math.sqrt(model.covariance(i, i))));
        }
    }

    @Test
    void no_forecast_rests_on_a_label_younger_than_its_horizon() {
        var forecast = new ToxicForecast(10, new OnlineLogistic(new double[]{1}));
        forecast.predict(100, new double[]{1});
        forecast.predict(105, new double[]{1});
        assertThat(forecast.dueNs()).hasValue(110);
        assertThatThrownBy(() -> forecast.learn(109, Toxicity.TOXIC)).hasMessageContaining("younger than its horizon");
        assertThat(forecast.predict(109, new double[]{1})).isEqualTo(0.5);
        forecast.learn(110, Toxicity.TOXIC);
        assertThat(forecast.predict(110, new double[]{1})).isGreaterThan(0.5);
        assertThat(forecast.dueNs()).hasValue(115);
        assertThatThrownBy(() -> forecast.predict(109, new double[]{1})).hasMessageContaining("before 110");
    }

    /// Labels of the last horizon turned round change no forecast made within it.
    @Test
    void labels_not_yet_known_change_nothing() {
        var one = course(50, 0);
        var other = course(50, 10);
        assertThat(one.subList(0, 50)).isEqualTo(other.subList(0, 50));
        assertThat(one.get(50)).isNotEqualTo(other.get(50));
    }

    private static ArrayList<Double> course(int trades, int turned) {
        var random = new SplittableRandom(4);
        var forecast = new ToxicForecast(10, new OnlineLogistic(new double[]{1, 1, 1, 1, 1, 1, 1}));
        var labels = new ArrayList<Toxicity>();
        var out = new ArrayList<Double>();
        for (int at = 0; at < trades; at++) {
            while (forecast.dueNs().isPresent() && forecast.dueNs().getAsLong() <= at) {
                forecast.learn(at, labels.removeFirst());
            }
            out.add(forecast.predict(at, features(random)));
            boolean toxic = random.nextBoolean() != (at >= trades - turned);
            labels.add(toxic ? Toxicity.TOXIC : Toxicity.HARMLESS);
        }
        while (!labels.isEmpty()) {
            forecast.learn(trades + 10, labels.removeFirst());
        }
        out.add(forecast.predict(trades + 10, features(random)));
        return out;
    }

    @Test
    void labels_nobody_can_give_teach_nothing() {
        var forecast = new ToxicForecast(1, new OnlineLogistic(new double[]{1}));
        for (var label : new Toxicity[]{Toxicity.CENSORED, Toxicity.NO_QUOTE}) {
            forecast.predict(0, new double[]{1});
            forecast.learn(1, label);
        }
        assertThat(forecast.dueNs()).isEmpty();
        assertThat(forecast.predict(1, new double[]{1})).isEqualTo(0.5);
    }

    @Test
    void the_score_counts_pairs() {
        var random = new SplittableRandom(3);
        int n = 400;
        var labels = new Toxicity[n];
        var forecasts = new double[n];
        Toxicity[] kinds = {Toxicity.TOXIC, Toxicity.HARMLESS, Toxicity.HARMLESS, Toxicity.CENSORED, Toxicity.NO_QUOTE};
        for (int i = 0; i < n; i++) {
            labels[i] = kinds[random.nextInt(kinds.length)];
            forecasts[i] = random.nextInt(20) / 20.0 * (labels[i] == Toxicity.TOXIC ? 1 : 0.8);
        }
        double pairs = 0;
        double right = 0;
        double loss = 0;
        int known = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (labels[i] == Toxicity.TOXIC && labels[j] == Toxicity.HARMLESS) {
                    pairs++;
                    right += forecasts[i] > forecasts[j] ? 1 : forecasts[i] == forecasts[j] ? 0.5 : 0;
                }
            }
            if (labels[i] == Toxicity.TOXIC || labels[i] == Toxicity.HARMLESS) {
                known++;
                loss -= StrictMath.log(Math.max(1e-12, labels[i] == Toxicity.TOXIC ? forecasts[i] : 1 - forecasts[i]));
            }
        }
        var score = ForecastScore.of(labels, forecasts);
        assertThat(score.trades()).isEqualTo(known);
        assertThat(score.auc()).isCloseTo(right / pairs, within(1e-12)).isGreaterThan(0.5);
        assertThat(score.logLoss()).isCloseTo(loss / known, within(1e-12));
    }

    private static double[] features(SplittableRandom random) {
        var h = new double[DIMS];
        Arrays.setAll(h, i -> i == 0 ? 1 : random.nextGaussian());
        return h;
    }
}
