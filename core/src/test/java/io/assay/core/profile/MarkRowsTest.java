package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Rows of minutes beside the grids they are laid out from.
class MarkRowsTest {
    private static final long FIRST = Math.floorDiv(Scene.at(0), PositionMarks.MINUTE_NS);
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL");

    @Test
    void a_row_says_of_every_instrument_what_its_grid_says_or_nothing() {
        var random = new SplittableRandom(20_261_122);
        int known = 0;
        int unknown = 0;
        for (int round = 0; round < 12; round++) {
            var scene = new Scene();
            for (int coin = 0; coin < COINS.size(); coin++) {
                int from = random.nextInt(40);
                quotes(scene, COINS.get(coin), from, from + 60 + random.nextInt(60), coin == 2 ? 9 : 1, random);
            }
            var marks = scene.tape().marks;
            for (long minute = FIRST - 2; minute < FIRST + 170; minute++) {
                int row = marks.rows().at(minute);
                for (int number = 0; number < COINS.size(); number++) {
                    var grid = marks.minutes(number);
                    int laid = grid.deltas().length;
                    boolean isKnown =
                            laid > 0 && minute >= grid.point(0) && minute < grid.point(0) + laid - 1;
                    double unit = row < 0 ? Double.NaN : marks.rows().deltas()[row + number];
                    assertThat(Double.valueOf(unit)).as("round %s, minute %s, %s", round, minute, COINS.get(number))
                            .isEqualTo(Double.valueOf(isKnown ? grid.delta(grid.entry(minute)) : Double.NaN));
                    known += isKnown ? 1 : 0;
                    unknown += isKnown ? 0 : 1;
                }
            }
        }
        assertThat(known).isGreaterThan(1_500);
        assertThat(unknown).as("before the first mark, after the last, and where marks are rare").isGreaterThan(1_500);
    }

    @Test
    void instruments_that_live_far_apart_take_no_room() {
        var random = new SplittableRandom(20_261_123);
        var scene = new Scene();
        quotes(scene, "BTC", 0, 60, 1, random);
        quotes(scene, "ETH", 30_000, 30_060, 1, random);
        var rows = scene.tape().marks.rows();
        assertThat(rows.deltas()).isEmpty();
        assertThat(rows.at(FIRST + 10)).isEqualTo(-1);
    }

    /// One every so many minutes, and a trade between.
    private static void quotes(Scene scene, String coin, int from, int to, int every, SplittableRandom random) {
        for (int minute = from; minute < to; minute += every) {
            String price = Integer.toString(1_000 + random.nextInt(200));
            scene.quote(minute * 60_000L + 30_000, coin, price, price);
        }
        scene.trade((from + 1) * 60_000L + 45_000, coin, "a", "b", "1000", "1");
    }
}
