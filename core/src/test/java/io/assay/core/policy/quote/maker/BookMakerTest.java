package io.assay.core.policy.quote.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookMakerTest {
    private static final BookDemand DEMAND = new BookDemand(0.9, 0.3);

    /// Figures 1 to 3 of the paper, in ticks and seconds, recomputed elsewhere: exact over approximate bids.
    @ParameterizedTest
    @CsvSource({"0.3,0.067866,0,3.313045,3.312915", "0.3,0.067866,5,3.653479,3.652244",
            "0.3,0.067866,10,3.992933,3.991574", "0.3,0.067866,-10,2.632802,2.634257",
            "0.3,0.067866,20,4.665542,4.670232", "0.4,0.090488,0,3.324458,3.324226",
            "0.4,0.090488,5,3.778746,3.776665", "0.4,0.090488,10,4.230704,4.229104",
            "0.4,0.090488,-10,2.417367,2.419348", "0.4,0.090488,20,5.119731,5.133982"})
    void distances_of_the_paper_are_reproduced(double sigma, double slope, int inventory, double exact,
            double approximate) {
        var maker = new BookMaker(sigma, DEMAND, 0.01, 0, 0);
        assertThat(maker.base()).isEqualTo(3.278982, offset(1e-6));
        assertThat(maker.slope()).isEqualTo(slope, offset(1e-6));
        assertThat(maker.ladder(600, 30).bidAt(inventory)).isEqualTo(exact, offset(1e-6));
        assertThat(maker.approximateBid(inventory)).isEqualTo(approximate, offset(1e-6));
        assertThat(maker.ladder(600, 30).askAt(-inventory)).isEqualTo(exact, offset(1e-6));
    }

    /// The second way: the equation walked by Runge-Kutta in small steps. Worst difference over 12 random makers 2e-9.
    @Test
    void the_series_agrees_with_the_equation_walked_in_time() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 12; i++) {
            double gamma = random.nextDouble(0.001, 0.5);
            var demand = new BookDemand(random.nextDouble(0.2, 3), random.nextDouble(0.2, 2));
            var maker = new BookMaker(random.nextDouble(0.1, 1), demand, gamma, random.nextDouble(-0.02, 0.02),
                    random.nextDouble(0, 0.2));
            double horizon = random.nextDouble(0.1, 40);
            var ladder = maker.ladder(horizon, 6);
            double[] bids = walked(maker, horizon, 6);
            for (int q = -6; q < 6; q++) {
                assertThat(ladder.bidAt(q)).isEqualTo(bids[q + 6], offset(1e-7));
            }
        }
    }

    /// Bids by the value of the maker himself, utility `-exp(-gamma (cash + q S + w_q(t)))`, in money `w`: `dw/dt` holds the drift, the risk and what
    /// the best quotes earn, and no change of variables.
    private static double[] walked(BookMaker maker, double horizon, int limit) {
        double k = maker.demand().decay();
        int n = 2 * limit + 1;
        double[] w = new double[n];
        int steps = 20_000;
        double dt = horizon / steps;
        for (int s = 0; s < steps; s++) {
            double[] k1 = slope(maker, w);
            double[] k2 = slope(maker, moved(w, k1, dt / 2));
            double[] k3 = slope(maker, moved(w, k2, dt / 2));
            double[] k4 = slope(maker, moved(w, k3, dt));
            double[] old = w;
            w = new double[n];
            Arrays.setAll(w, i -> old[i] + dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
        }
        var bids = new double[n];
        for (int i = 0; i + 1 < n; i++) {
            bids[i] = w[i] - w[i + 1] + maker.impact() * (i - limit + 1) + StrictMath.log1p(maker.riskAversion() / k)
                    / maker.riskAversion();
        }
        return bids;
    }

    private static double[] moved(double[] w, double[] slope, double dt) {
        var out = new double[w.length];
        Arrays.setAll(out, i -> w[i] + dt * slope[i]);
        return out;
    }

    /// A fill at distance `d` brings `d` and moves the mid by the impact against what is held afterwards.
    private static double[] slope(BookMaker maker, double[] w) {
        double gamma = maker.riskAversion();
        double k = maker.demand().decay();
        int limit = w.length / 2;
        var out = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            double q = i - limit;
            out[i] = maker.drift() * q - gamma * maker.sigma() * maker.sigma() * q * q / 2;
            for (int side = -1; side <= 1; side += 2) {
                int to = i + side;
                if (to >= 0 && to < w.length) {
                    double cost = w[i] - w[to] + side * maker.impact() * (q + side);
                    double best = cost + StrictMath.log1p(gamma / k) / gamma;
                    out[i] += maker.demand().fillsAt(best) * (1 - StrictMath.exp(-gamma * (best - cost))) / gamma;
                }
            }
        }
        return out;
    }

    @Test
    void one_who_minds_no_risk_quotes_the_same_whatever_he_holds() {
        var maker = new BookMaker(0.3, DEMAND, 0, 0, 0);
        assertThat(maker.base()).isEqualTo(1 / 0.3);
        assertThat(maker.slope()).isZero();
        assertThat(new BookMaker(0.3, DEMAND, 1e-9, 0, 0).base()).isEqualTo(1 / 0.3, offset(1e-8));
    }

    @Test
    void a_long_horizon_costs_no_more_than_the_time_until_nothing_changes() {
        var maker = new BookMaker(0.3, DEMAND, 0.01, 0, 0);
        var far = maker.ladder(1e12, 30);
        assertThat(far.bidAt(3)).isEqualTo(maker.ladder(1e5, 30).bidAt(3), offset(1e-12));
        assertThat(far.bidAt(30)).isNaN();
        assertThat(far.askAt(-30)).isNaN();
    }

    @Test
    void what_no_number_can_hold_is_refused() {
        assertThatIllegalStateException().isThrownBy(() -> new BookMaker(5, DEMAND, 1, 0, 0).ladder(1e3, 2000))
                .withMessageContaining("inventory_limit");
        assertThatIllegalArgumentException().isThrownBy(() -> new BookMaker(-1, DEMAND, 1, 0, 0))
                .withMessageContaining("sigma");
        assertThatIllegalArgumentException().isThrownBy(() -> new BookDemand(0.9, Double.NaN))
                .withMessageContaining("decay");
        assertThatIllegalArgumentException().isThrownBy(() -> new BookMaker(1, DEMAND, 1, 0, 0).ladder(0, 3))
                .withMessageContaining("horizon");
    }
}
