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

class VolatilityRegimeTest {
    /// Four hours, the third ten times as wild; a fill every minute.
    private static Tape day() {
        var scene = new Scene();
        var random = new SplittableRandom(2);
        double mid = 10_000;
        for (int second = 0; second < 14_400; second += 10) {
            mid *= 1 + (random.nextDouble() - 0.5) * (second / 3_600 == 2 ? 2e-3 : 2e-4);
            var price = new BigDecimal(mid).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
            scene.quote(second * 1_000L, "BTC", price, price);
            if (second % 60 == 30) {
                scene.fill(second * 1_000L + 5, -1, "BTC", "a" + second % 7, Side.BUY, price, "3");
            }
        }
        return scene.tape();
    }

    @Test
    void a_regime_is_the_trailing_hour_as_it_was_known_against_the_day() {
        var marks = day().market().marks(0);
        var regime = new VolatilityRegime(marks);
        assertThat(regime.at(Scene.at(60_000))).as("no hour yet").isEqualTo(VolatilityRegime.Regime.UNKNOWN);
        assertThat(regime.at(Scene.at(7_100_000))).isNotEqualTo(VolatilityRegime.Regime.HIGH);
        assertThat(regime.at(Scene.at(10_700_000))).as("the wild hour").isEqualTo(VolatilityRegime.Regime.HIGH);
        double sum = 0;
        for (int minute = 119; minute < 179; minute++) {
            double from = marks.priceOf(marks.mark(Scene.at(minute * 60_000L)));
            double to = marks.priceOf(marks.mark(Scene.at((minute + 1) * 60_000L)));
            sum += (to / from - 1) * (to / from - 1);
        }
        assertThat(regime.volatility(Scene.at(179 * 60_000L + 59_999)))
                .isCloseTo(Math.sqrt(sum / 60 * 525_600), within(1e-12));
    }

    @Test
    void a_price_counts_for_as_long_as_its_source_may_be_old() {
        var scene = new Scene();
        for (int minute = 0; minute < 240; minute += 3) {
            scene.fill(minute * 60_000L, -1, "BTC", "a", Side.BUY, Integer.toString(100 + minute % 7), "1");
        }
        var fills = scene.tape().fills();
        for (long limitS : new long[]{60, 119, 120, 600}) {
            var marks = Market.of(fills, limitS * 1_000_000_000L).marks(0);
            assertThat(marks.staleNs()).isEqualTo(limitS * 1_000_000_000L);
            assertThat(Double.isNaN(new VolatilityRegime(marks).volatility(Scene.at(7_200_000))))
                    .as("prices two minutes old, a limit of %d s", limitS).isEqualTo(limitS < 120);
        }
    }

    @Test
    void regimes_cut_the_flow_into_thirds_of_the_day_and_what_is_unknown() {
        var rows = MarkoutCuts.of(day(), FoldSpec.DEFAULT, MarkoutCuts.By.VOLATILITY, new int[7], 0).stream()
                .filter(row -> row.horizon() == Horizon.M1).toList();
        assertThat(rows).extracting(MarkoutCuts.Row::level).containsExactly("low", "middle", "high", "unknown");
        assertThat(rows.stream().mapToLong(row -> row.house().n()).sum()).as("the last minute is censored")
                .isEqualTo(239);
        assertThat(rows.getLast().house().n()).as("half an hour of returns is needed").isEqualTo(31);
    }
}
