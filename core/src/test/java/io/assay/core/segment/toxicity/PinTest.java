package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinTest {
    /// Worst of these: PIN 0.012 off.
    @ParameterizedTest
    @CsvSource({"0.4,0.3,800,300,350", "0.7,0.1,120,200,180", "0.2,0.8,3000,1000,900", "0.5,0.5,40,20,25"})
    void what_made_the_days_is_found(double alpha, double delta, double mu, double buys, double sells) {
        var random = new SplittableRandom(9);
        int days = 500;
        var b = new double[days];
        var s = new double[days];
        for (int day = 0; day < days; day++) {
            boolean news = random.nextDouble() < alpha;
            boolean bad = news && random.nextDouble() < delta;
            b[day] = poisson(random, buys + (news && !bad ? mu : 0));
            s[day] = poisson(random, sells + (bad ? mu : 0));
        }
        var fit = Pin.fit(b, s);
        double truth = alpha * mu / (alpha * mu + buys + sells);
        assertThat(fit.pin()).isCloseTo(truth, within(0.02));
        assertThat(fit.mu()).isCloseTo(mu, within(0.05 * mu + 5));
        assertThat(fit.delta()).isCloseTo(delta, within(0.07));
        assertThat(fit.dispersion()).isCloseTo(1, within(0.2));
        assertThat(fit.warnings()).isEmpty();
        assertThat(fit.logLikelihood()).isCloseTo(naive(fit, b, s), within(1e-6 * Math.abs(fit.logLikelihood())));
        assertThat(fit.bic() - fit.aic()).isCloseTo(5 * StrictMath.log(days) - 10, within(1e-9));
        assertPeak(fit, b, s);
    }

    /// The likelihood as written in the papers, with logarithms of sums of scaled terms.
    private static double naive(Pin fit, double[] b, double[] s) {
        double sum = 0;
        for (int day = 0; day < b.length; day++) {
            double[] logs = {
                    StrictMath.log(fit.alpha() * fit.delta()) + log(b[day], fit.buys())
                            + log(s[day], fit.sells() + fit.mu()),
                    StrictMath.log(fit.alpha() * (1 - fit.delta())) + log(b[day], fit.buys() + fit.mu())
                            + log(s[day], fit.sells()),
                    StrictMath.log(1 - fit.alpha()) + log(b[day], fit.buys()) + log(s[day], fit.sells())};
            double max = Arrays.stream(logs).max().orElseThrow();
            sum += max + StrictMath.log(Arrays.stream(logs).map(l -> StrictMath.exp(l - max)).sum());
        }
        return sum;
    }

    private static double log(double count, double rate) {
        double sum = count * StrictMath.log(rate) - rate;
        for (int i = 2; i <= count; i++) {
            sum -= StrictMath.log(i);
        }
        return sum;
    }

    /// No neighbour is higher.
    private static void assertPeak(Pin fit, double[] b, double[] s) {
        double top = naive(fit, b, s);
        for (double f : new double[]{0.999, 1.001}) {
            for (var other : new Pin[]{
                    new Pin(fit.alpha() * f, fit.delta(), fit.mu(), fit.buys(), fit.sells(), 0, 1, 1, 1),
                    new Pin(fit.alpha(), fit.delta() * f, fit.mu(), fit.buys(), fit.sells(), 0, 1, 1, 1),
                    new Pin(fit.alpha(), fit.delta(), fit.mu() * f, fit.buys(), fit.sells(), 0, 1, 1, 1),
                    new Pin(fit.alpha(), fit.delta(), fit.mu(), fit.buys() * f, fit.sells(), 0, 1, 1, 1),
                    new Pin(fit.alpha(), fit.delta(), fit.mu(), fit.buys(), fit.sells() * f, 0, 1, 1, 1)}) {
                assertThat(naive(other, b, s)).isLessThan(top);
            }
        }
    }

    @Test
    void counts_of_a_hundred_thousand_neither_under_nor_overflow() {
        var fit = Pin.fit(new double[]{100_000, 101_000, 250_000, 99_500, 100_400},
                new double[]{90_000, 89_500, 90_100, 240_000, 90_300});
        assertThat(fit.alpha()).isCloseTo(0.4, within(1e-6));
        assertThat(fit.delta()).isCloseTo(0.5, within(1e-6));
        assertThat(fit.warnings()).anyMatch(line -> line.contains("5 days are few"));
    }

    @Test
    void what_a_reader_should_know_is_said() {
        var random = new SplittableRandom(3);
        var b = random.doubles(80, 100, 2000).map(Math::rint).toArray();
        var s = random.doubles(80, 100, 2000).map(Math::rint).toArray();
        assertThat(Pin.fit(b, s).warnings()).anyMatch(line -> line.contains("Poisson"));
        var same = new double[80];
        Arrays.fill(same, 7);
        var flat = Pin.fit(same, same);
        assertThat(flat.pin()).isBetween(0.0, 0.5);
        assertThatThrownBy(() -> Pin.fit(new double[0], new double[0])).hasMessageContaining("0 days");
        assertThatThrownBy(() -> Pin.fit(new double[]{1.5}, new double[]{1})).hasMessageContaining("day 1 counts 1.5");
        assertThatThrownBy(() -> Pin.fit(new double[]{-1}, new double[]{1})).hasMessageContaining("-1.0");
        assertThat(Pin.fit(new double[]{0, 3, 0}, new double[]{0, 0, 2}).pin()).isBetween(0.0, 1.0);
    }

    private static double poisson(SplittableRandom random, double mean) {
        int count = 0;
        double time = -StrictMath.log(1 - random.nextDouble());
        while (time < mean) {
            count++;
            time -= StrictMath.log(1 - random.nextDouble());
        }
        return count;
    }
}
