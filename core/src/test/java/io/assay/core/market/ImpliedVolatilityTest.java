package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import org.junit.jupiter.api.Test;

class ImpliedVolatilityTest {
    @Test
    void the_volatility_of_a_price_comes_back_wherever_the_price_shows_it() {
        int tried = 0;
        for (var option : Black76Test.cases()) {
            // the price is a double near max(price, forward): its last digit moves sigma by this much; worst error seen 0.41
            // of it, in 5,830 cases
            double blur = 1e-15 * Math.max(option.price(), option.forward()) / option.vega();
            if (blur < 1e-9) {
                var found = of(option, option.price());
                assertThat(found).as("%s", option).isCloseTo(option.sigma(), within(Math.max(1e-12, 4 * blur)));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(5_000);
    }

    @Test
    void out_of_the_money_options_give_their_volatility_however_cheap() {
        // worst of 1,964 cases 1.5e-10, one second before expiry at a price of 1e-180
        int tried = 0;
        for (var option : Black76Test.cases()) {
            boolean outside = option.call() == option.strike() > option.forward();
            if (outside && option.rate() == 0 && option.price() > 1e-290) {
                assertThat(of(option, option.price())).as("%s", option)
                        .isCloseTo(option.sigma(), within(1e-9 * option.sigma()));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1_500);
    }

    @Test
    void volatility_equals_an_independent_librarys() {
        // worst of 5,140 cases 5.4e-12
        int tried = 0;
        for (var option : Black76Test.cases()) {
            double df = Math.exp(-option.rate() * option.expiryYears());
            if (option.vega() > 1e-3 * option.forward()) {
                double theirs = BlackFormulaRepository.impliedVolatility(option.price() / df, option.forward(),
                        option.strike(), option.expiryYears(), option.call());
                assertThat(of(option, option.price())).as("%s", option).isCloseTo(theirs, within(1e-10));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(5_000);
    }

    @Test
    void a_price_outside_or_on_its_bounds_has_no_volatility() {
        assertThat(ImpliedVolatility.of(true, 110, 100, 0.5, 0, 9.99)).as("below intrinsic").isEmpty();
        assertThat(ImpliedVolatility.of(true, 110, 100, 0.5, 0, 10)).as("intrinsic").isEmpty();
        assertThat(ImpliedVolatility.of(true, 110, 100, 0.5, 0, 110)).as("the forward").isEmpty();
        assertThat(ImpliedVolatility.of(false, 110, 100, 0.5, 0, 100)).as("the strike").isEmpty();
        assertThat(ImpliedVolatility.of(false, 110, 100, 0.5, 0, 0)).as("free").isEmpty();
        assertThat(ImpliedVolatility.of(true, 110, 100, 0.5, 0.1, 110 * Math.exp(-0.04))).as("above e^-rT F").isEmpty();
        assertThat(ImpliedVolatility.of(true, 100, 100, 0, 0, 1)).as("no time left").isEmpty();
        assertThat(ImpliedVolatility.of(true, 100, 100, 1, 0, Double.NaN)).as("no price").isEmpty();
        assertThat(ImpliedVolatility.of(true, 100, 100, 1, 0, -1)).as("negative").isEmpty();
    }

    @Test
    void prices_next_to_their_bounds_still_have_one() {
        assertThat(ImpliedVolatility.of(true, 100, 100, 1, 0, 1e-290).orElseThrow()).isPositive();
        double dear = ImpliedVolatility.of(true, 100, 100, 1, 0, 99.999999).orElseThrow();
        assertThat(Black76.undiscounted(true, 100, 100, 1, dear).price()).isCloseTo(99.999999, within(1e-12));
    }

    private static double of(Black76 option, double price) {
        return ImpliedVolatility.of(option.call(), option.forward(), option.strike(), option.expiryYears(),
                option.rate(), price).orElse(Double.NaN);
    }
}
