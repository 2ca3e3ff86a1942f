package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.VolatilityRegime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarkoutCutsTest {
    /// Four hours; the third is ten times as wild. Fills every minute, of two sizes.
    private static Tape day() {
        var scene = new Scene();
        var random = new SplittableRandom(2);
        double mid = 10_000;
        for (int second = 0; second < 14_400; second += 10) {
            mid *= 1 + (random.nextDouble() - 0.5) * (second / 3_600 == 2 ? 2e-3 : 2e-4);
            var price = new BigDecimal(mid).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
            scene.quote(second * 1_000L, "BTC", price, price);
            if (second % 60 == 30) {
                scene.fill(second * 1_000L + 5, -1, "BTC", "a" + second % 7, Side.BUY, price,
                        second % 120 == 30 ? "0.001" : "3");
            }
        }
        return scene.tape();
    }

    @Test
    void parts_of_every_cut_add_up_to_the_whole() {
        var tape = day();
        var whole = GroupMarkouts.of(tape, new int[tape.fills().accounts().size()], 1, FoldSpec.DEFAULT, Cut.ALL)
                .house(0, Horizon.M1);
        assertThat(whole.n()).isGreaterThan(200);
        for (var by : MarkoutCuts.By.values()) {
            var parts = MarkoutCuts.of(tape, FoldSpec.DEFAULT, by);
            assertThat(parts.stream().mapToLong(part -> part.house().get(Horizon.M1.ordinal()).n()).sum())
                    .as("%s", by).isEqualTo(whole.n());
        }
        assertThat(MarkoutCuts.of(tape, FoldSpec.DEFAULT, MarkoutCuts.By.SIZE)).extracting(MarkoutCuts.Part::label)
                .containsExactly("under 100", "10k to 100k");
        assertThat(MarkoutCuts.of(tape, FoldSpec.DEFAULT, MarkoutCuts.By.HOUR)).hasSize(4);
    }

    @Test
    void a_regime_is_the_trailing_hour_as_it_was_known_against_the_day() {
        var tape = day();
        var regime = new VolatilityRegime(tape.market().marks(0), Market.STALE_NS);
        assertThat(regime.at(Scene.at(60_000))).as("no hour yet").isEqualTo(VolatilityRegime.Regime.UNKNOWN);
        assertThat(regime.at(Scene.at(7_100_000))).isNotEqualTo(VolatilityRegime.Regime.HIGH);
        assertThat(regime.at(Scene.at(10_700_000))).as("the wild hour").isEqualTo(VolatilityRegime.Regime.HIGH);
        var marks = tape.market().marks(0);
        double sum = 0;
        for (int minute = 119; minute < 179; minute++) {
            double from = marks.priceOf(marks.mark(Scene.at(minute * 60_000L)));
            double to = marks.priceOf(marks.mark(Scene.at((minute + 1) * 60_000L)));
            sum += (to / from - 1) * (to / from - 1);
        }
        assertThat(regime.volatility(Scene.at(179 * 60_000L + 59_999)))
                .isCloseTo(Math.sqrt(sum / 60 * 525_600), within(1e-12));
    }
}
