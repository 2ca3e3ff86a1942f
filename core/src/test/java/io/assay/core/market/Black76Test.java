package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Black76Test {
    private static final double[] FORWARDS = {0.07, 1, 100, 3_500, 98_765.4321};
    /// Strike over forward, at the money to 1:50 either way.
    private static final double[] MONEYNESS = {0.02, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999, 1, 1.001, 1.01, 1.05, 1.25, 2,
            5, 50};
    /// One second, one minute, one hour, one day, one week, a quarter, one year, five years.
    private static final double[] EXPIRIES = {1 / 31_536_000.0, 1 / 525_600.0, 1 / 8_760.0, 1 / 365.0, 7 / 365.0, 0.25,
            1, 5};
    private static final double[] SIGMAS = {0.01, 0.2, 0.55, 1, 2.5};
    private static final double[] RATES = {0, 0.04};

    @Test
    void figures_equal_an_independent_library_over_twelve_thousand_cases() {
        // worst of all cases, |ours - theirs|/max(1, |theirs|): price 7.4e-12, delta 2.0e-14, gamma 1.2e-12, vega 3.2e-13,
        // theta 3.3e-13
        var cases = cases();
        assertThat(cases).hasSize(12_000);
        for (var option : cases) {
            double df = Math.exp(-option.rate() * option.expiryYears());
            double f = option.forward();
            double k = option.strike();
            double t = option.expiryYears();
            double vol = option.sigma();
            double price = df * BlackFormulaRepository.price(f, k, t, vol, option.call());
            assertEqual(option, "price", option.price(), price);
            assertEqual(option, "delta", option.delta(),
                    df * BlackFormulaRepository.delta(f, k, t, vol, option.call()));
            assertEqual(option, "gamma", option.gamma(), df * BlackFormulaRepository.gamma(f, k, t, vol));
            assertEqual(option, "vega", option.vega(), df * BlackFormulaRepository.vega(f, k, t, vol));
            assertEqual(option, "theta", option.theta(),
                    df * BlackFormulaRepository.driftlessTheta(f, k, t, vol) + option.rate() * price);
        }
    }

    @Test
    void call_less_put_is_the_discounted_forward_less_strike() {
        for (var call : cases()) {
            if (call.call()) {
                var put = new Black76(false, call.forward(), call.strike(), call.expiryYears(), call.sigma(),
                        call.rate());
                double df = Math.exp(-call.rate() * call.expiryYears());
                double scale = Math.max(call.forward(), call.strike());
                assertThat(call.price() - put.price())
                        .isCloseTo(df * (call.forward() - call.strike()), within(4e-15 * scale));
                assertThat(call.delta() - put.delta()).isCloseTo(df, within(1e-15));
                assertThat(call.gamma()).isEqualTo(put.gamma());
                assertThat(call.vega()).isEqualTo(put.vega());
            }
        }
    }

    @Test
    void price_is_homogeneous_in_forward_and_strike() {
        for (var option : cases()) {
            // a power of four, so that nothing is rounded otherwise
            var four = new Black76(option.call(), 4 * option.forward(), 4 * option.strike(), option.expiryYears(),
                    option.sigma(), option.rate());
            // below lie numbers of fewer digits
            if (option.price() > 1e-300 && option.vega() > 1e-290) {
                assertThat(four.price()).isEqualTo(4 * option.price());
                assertThat(four.delta()).isEqualTo(option.delta());
                assertThat(four.vega()).isEqualTo(4 * option.vega());
                assertThat(four.gamma()).isEqualTo(option.gamma() / 4);
            }
        }
    }

    @Test
    void greeks_are_the_slopes_of_the_price() {
        var random = new SplittableRandom(76);
        for (int i = 0; i < 2_000; i++) {
            var option = new Black76(random.nextBoolean(), 100, 100 * (0.7 + 0.6 * random.nextDouble()),
                    0.05 + random.nextDouble(), 0.2 + random.nextDouble(), 0.1 * random.nextDouble());
            double h = 1e-3;
            // worst seen: delta 1.1e-9, vega 1.7e-8, theta 4.5e-7, gamma 5.8e-10
            assertThat(slope(option, h, 0, 0)).isCloseTo(option.delta(), within(1e-8));
            assertThat(slope(option, 0, h / 100, 0)).isCloseTo(option.vega(), within(1e-6));
            assertThat(-slope(option, 0, 0, h / 100)).isCloseTo(option.theta(), within(1e-5));
            double up = moved(option, h, 0, 0).delta();
            double down = moved(option, -h, 0, 0).delta();
            assertThat((up - down) / (2 * h)).isCloseTo(option.gamma(), within(1e-8));
        }
    }

    @Test
    void without_time_or_volatility_every_figure_is_its_limit() {
        for (double[] still : new double[][]{{0, 0.5}, {0.5, 0}, {0, 0}}) {
            var inside = Black76.undiscounted(true, 110, 100, still[0], still[1]);
            assertThat(inside.price()).isEqualTo(10);
            assertThat(inside.delta()).isEqualTo(1);
            assertThat(inside.d1()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(new double[]{inside.gamma(), inside.vega(), inside.theta()}).containsOnly(0);
            var outside = Black76.undiscounted(false, 110, 100, still[0], still[1]);
            assertThat(new double[]{outside.price(), outside.gamma(), outside.vega()}).containsOnly(0);
            assertThat(Math.abs(outside.delta())).isZero();
            var at = Black76.undiscounted(true, 100, 100, still[0], still[1]);
            assertThat(at.price()).isZero();
            assertThat(at.delta()).isEqualTo(0.5);
            assertThat(at.gamma()).isEqualTo(Double.POSITIVE_INFINITY);
        }
        assertThat(Black76.undiscounted(true, 100, 100, 0, 0.5).theta()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Black76.undiscounted(true, 100, 100, 0.25, 0).vega()).isCloseTo(100 * 0.39894228 * 0.5,
                within(1e-6));
    }

    @Test
    void no_figure_is_ever_not_a_number() {
        double[] extremes = {0, Double.MIN_VALUE, 1e-300, 1e-9, 1, 1e6, 1e150};
        int seen = 0;
        for (double t : extremes) {
            for (double sigma : extremes) {
                for (double k : new double[]{1e-300, 1, 100, Math.nextUp(100.0), 1e300}) {
                    var option = Black76.undiscounted(true, 100, k, t, sigma);
                    assertThat(new double[]{option.price(), option.delta(), option.gamma(), option.vega(),
                            option.theta(), option.d1(), option.d2()}).as("%s", option).doesNotContain(Double.NaN);
                    assertThat(option.price()).isBetween(Math.max(0, 100 - k), 100.0);
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(245);
    }

    @Test
    void an_inverse_option_is_worth_its_coin_price_times_the_index() {
        // one coin, F = 50,000 at the money, s = 0.8·sqrt(0.25) = 0.4: N(0.2) - N(-0.2) = 0.1585194
        var option = Black76.undiscounted(true, 50_000, 50_000, 0.25, 0.8);
        assertThat(option.coinPrice()).isCloseTo(0.1585194, within(1e-7));
        assertThat(Black76.usdOfCoin(option.coinPrice(), 49_900)).isCloseTo(0.1585194 * 49_900, within(0.01));
        assertThat(Black76.priceOfCoin(option.coinPrice(), 50_000)).isCloseTo(option.price(), within(1e-9));
        // coins held plus the option, in USD at F: its slope is coins + coin price + net delta
        double h = 1;
        double up = Black76.undiscounted(true, 50_000 + h, 50_000, 0.25, 0.8).coinPrice() * (50_000 + h);
        double down = Black76.undiscounted(true, 50_000 - h, 50_000, 0.25, 0.8).coinPrice() * (50_000 - h);
        assertThat((up - down) / (2 * h)).isCloseTo(option.coinPrice() + option.netDelta(), within(1e-9));
    }

    @Test
    void units_are_points_percents_and_days() {
        var option = new Black76(true, 100, 105, 0.5, 0.6, 0.03);
        assertThat(option.vegaPerPoint()).isEqualTo(option.vega() / 100);
        assertThat(option.gammaPerPercent()).isCloseTo(option.gamma(), within(1e-15));
        assertThat(option.thetaPerDay() * 365).isCloseTo(option.theta(), within(1e-12));
    }

    @Test
    void what_no_option_can_have_is_refused() {
        assertThatThrownBy(() -> Black76.undiscounted(true, 0, 1, 1, 1)).hasMessageContaining("forward");
        assertThatThrownBy(() -> Black76.undiscounted(true, 1, -1, 1, 1)).hasMessageContaining("strike");
        assertThatThrownBy(() -> Black76.undiscounted(true, 1, 1, -1e-9, 1)).hasMessageContaining("expiryYears");
        assertThatThrownBy(() -> Black76.undiscounted(true, 1, 1, 1, Double.NaN)).hasMessageContaining("sigma");
        assertThatThrownBy(() -> new Black76(true, 1, 1, 1, 1, Double.POSITIVE_INFINITY)).hasMessageContaining("rate");
    }

    static List<Black76> cases() {
        var cases = new ArrayList<Black76>();
        for (double f : FORWARDS) {
            for (double m : MONEYNESS) {
                for (double t : EXPIRIES) {
                    for (double sigma : SIGMAS) {
                        for (double rate : RATES) {
                            cases.add(new Black76(true, f, f * m, t, sigma, rate));
                            cases.add(new Black76(false, f, f * m, t, sigma, rate));
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static void assertEqual(Black76 option, String what, double ours, double theirs) {
        assertThat(ours).as("%s of %s", what, option)
                .isCloseTo(theirs, within(1e-10 * Math.max(1, Math.abs(theirs))));
    }

    private static double slope(Black76 option, double forward, double sigma, double expiry) {
        return (moved(option, forward, sigma, expiry).price() - moved(option, -forward, -sigma, -expiry).price())
                / (2 * (forward + sigma + expiry));
    }

    private static Black76 moved(Black76 option, double forward, double sigma, double expiry) {
        return new Black76(option.call(), option.forward() + forward, option.strike(), option.expiryYears() + expiry,
                option.sigma() + sigma, option.rate());
    }
}
