package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Black76;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptionKernelTest {
    @Test
    void the_kernel_agrees_with_the_option_formula_of_the_market_package() {
        var dice = new SplittableRandom(76);
        for (int i = 0; i < 20_000; i++) {
            double forward = 100 * Math.exp(4 * dice.nextDouble() - 2);
            double strike = 100 * Math.exp(2 * dice.nextDouble() - 1);
            double years = dice.nextDouble() * (i % 2 == 0 ? 0.01 : 2);
            double vol = dice.nextDouble() * 2;
            boolean call = dice.nextBoolean();
            var slow = Black76.undiscounted(call, forward, strike, years, vol);
            double x = Math.log(forward / strike);
            double s = vol * Math.sqrt(years);
            assertThat(OptionKernel.price(call, forward, strike, x, s)).isEqualTo(slow.price(),
                    within(1e-12 * forward));
            assertThat(OptionKernel.delta(call, x, s)).isEqualTo(slow.delta(), within(1e-11));
            assertThat(OptionKernel.vega(forward, x, s, years)).isEqualTo(slow.vega(), within(1e-9 * forward));
        }
    }

    @Test
    void an_option_without_time_or_volatility_is_worth_its_intrinsic_value() {
        assertThat(OptionKernel.price(true, 110, 100, Math.log(1.1), 0)).isEqualTo(10);
        assertThat(OptionKernel.price(false, 110, 100, Math.log(1.1), Double.NaN)).isEqualTo(0);
        assertThat(OptionKernel.delta(true, Math.log(1.1), 0)).isEqualTo(1);
        assertThat(OptionKernel.delta(false, Math.log(1.1), 0)).isEqualTo(0);
    }
}
