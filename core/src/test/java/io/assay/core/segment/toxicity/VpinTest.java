package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.segment.toxicity.Vpin.Bar;
import io.assay.core.segment.toxicity.Vpin.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class VpinTest {
    private static final Config SIDES = new Config(50, 50, false);
    private static final long MINUTE_NS = 60_000_000_000L;

    @Test
    void vpin_lies_between_nothing_and_all_whatever_the_sizes() {
        var random = new SplittableRandom(1);
        int seen = 0;
        for (int round = 0; round < 50; round++) {
            var bars = new ArrayList<Bar>();
            double price = 100;
            for (int i = 0; i < 600; i++) {
                price += random.nextGaussian();
                double volume = StrictMath.exp(4 * random.nextGaussian());
                bars.add(new Bar(i * MINUTE_NS, price, volume, volume * random.nextDouble()));
            }
            for (boolean bulk : new boolean[]{true, false}) {
                for (var slice : Vpin.of(bars, new Config(1 + random.nextInt(300), 1 + random.nextInt(60), bulk))) {
                    assertThat(slice.vpin()).satisfiesAnyOf(v -> assertThat(v).isNaN(),
                            v -> assertThat(v).isBetween(0.0, 1.0));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(5000);
    }

    @Test
    void flow_that_only_buys_is_one_and_flow_that_alternates_is_nothing() {
        var buys = bars(2000, i -> 1.0);
        assertThat(Vpin.of(buys, SIDES).getLast().vpin()).isEqualTo(1);
        assertThat(Vpin.of(buys, Config.DEFAULT).getLast().vpin()).isEqualTo(1);
        var turns = bars(2000, i -> i % 2 == 0 ? 1.0 : 0.0);
        assertThat(Vpin.of(turns, 20, SIDES).getLast().vpin()).isCloseTo(0, within(1e-12));
    }

    /// Bars of one unit each that rise with every buy: by bulk classification a constant rise has no deviation.
    private static List<Bar> bars(int n, IntToDoubleFunction bought) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < n; i++) {
            bars.add(new Bar(i * MINUTE_NS, 100 + i, 1, bought.applyAsDouble(i)));
        }
        return bars;
    }

    @Test
    void slices_hold_equal_volume_and_keep_all_of_it() {
        var random = new SplittableRandom(2);
        var bars = new ArrayList<Bar>();
        double signed = 0;
        for (int i = 0; i < 1000; i++) {
            double volume = random.nextInt(1, 50);
            double bought = random.nextBoolean() ? volume : 0;
            bars.add(new Bar(i * MINUTE_NS, 100, volume, bought));
            signed += 2 * bought - volume;
        }
        double total = bars.stream().mapToDouble(Bar::volume).sum();
        var one = Vpin.of(bars, total, new Config(1, 1, false));
        assertThat(one).hasSize(1);
        assertThat(one.getFirst().vpin()).isCloseTo(Math.abs(signed) / total, within(1e-9));
        assertThat(Vpin.of(bars, total / 100, new Config(1, 1, false))).hasSize(100);
    }

    @Test
    void ranks_are_the_distribution_function_of_vpin() {
        var slices = Vpin.of(VpinControl.constantShare(20, new SplittableRandom(1)), Config.DEFAULT).stream()
                .filter(slice -> !Double.isNaN(slice.vpin())).toList();
        assertThat(slices).hasSizeGreaterThan(500);
        for (var slice : slices) {
            double below = slices.stream().filter(other -> other.vpin() <= slice.vpin()).count();
            assertThat(slice.rank()).isEqualTo(below / slices.size());
        }
    }

    /// Measured over 20 samples of 60 days: whole 0.202 ± 0.009, partial -0.012 ± 0.004.
    @Test
    void vpin_of_a_market_with_a_constant_informed_share_says_nothing_beyond_volume_and_volatility() {
        double whole = 0;
        double partial = 0;
        int samples = 8;
        for (int sample = 0; sample < samples; sample++) {
            var control = VpinControl.of(VpinControl.constantShare(60, new SplittableRandom(sample)), Config.DEFAULT);
            assertThat(control.slices()).isGreaterThan(2000);
            whole += control.whole() / samples;
            partial += control.partial() / samples;
        }
        assertThat(whole).isGreaterThan(0.12);
        assertThat(partial).isCloseTo(0, within(0.05));
    }

    @Test
    void partial_rank_correlation_takes_out_a_common_cause() {
        var random = new SplittableRandom(5);
        int n = 5000;
        var cause = random.doubles(n).toArray();
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = StrictMath.exp(cause[i]) + 0.3 * random.nextDouble();
            y[i] = cause[i] * cause[i] + 0.3 * random.nextDouble();
        }
        assertThat(PartialRank.correlation(x, y)).isGreaterThan(0.8);
        assertThat(PartialRank.partial(x, y, cause)).isCloseTo(0, within(0.04));
        assertThat(PartialRank.ranks(new double[]{3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
    }

    @Test
    void bars_that_cannot_be_are_refused() {
        var good = new Bar(10, 1, 1, 1);
        assertThatThrownBy(() -> Vpin.of(List.of(good, new Bar(9, 1, 1, 1)), SIDES)).hasMessageContaining("bar 2");
        assertThatThrownBy(() -> Vpin.of(List.of(good, new Bar(11, 1, -1, 1)), SIDES)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Vpin.of(List.of(good, new Bar(11, 1, 1, Double.NaN)), SIDES))
                .hasMessageContaining("bought");
        assertThatThrownBy(() -> new Config(0, 1, true)).hasMessageContaining("0 slices");
        assertThat(Vpin.of(List.of(good), SIDES)).isEmpty();
    }
}
