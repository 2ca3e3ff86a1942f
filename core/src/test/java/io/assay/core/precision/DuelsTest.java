package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.segment.OneSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelsTest {
    private static final World WORLD = new World(new double[]{-0.2, 0.6}, new double[]{0.5, 0.5}, 500, 3, 0.3, 0.1);
    private static final ByHint KINDS = new ByHint("kinds", false, "kind", new double[]{0.5}, 0);
    private static final ByHint LOT = new ByHint("lot", true, "taker_notional_usd", new double[]{1e5}, 0);
    private static final ByHint HINT = new ByHint("hint", true, "hint", new double[]{0.5}, 0);

    /// The duel with the best baseline is the one on the card, bit for bit; the others may be wider or narrower.
    @Test
    void each_yardstick_is_a_duel_and_the_best_one_is_that_of_the_card() {
        var verdict = Tournament.run(List.of(Candidate.of(new OneSegment()), KINDS, LOT, HINT), WORLD.draw(1),
                TournamentConfig.DEFAULT);
        var value = verdict.cards().get(1).value().get(1).get();
        assertThat(verdict.byBasis().get(1).selected()).isEqualTo("kinds");
        assertThat(verdict.overEach()).containsOnlyKeys("hint", "lot", OneSegment.METHOD)
                .containsEntry(value.baseline(), value.overBaseline())
                .containsEntry(OneSegment.METHOD, value.overUniform());
        assertThat(verdict.overEach().get("lot").low()).isPositive();
    }

    @Test
    void nothing_is_said_of_yardsticks_where_nothing_was_judged() {
        var verdict = Tournament.run(List.of(KINDS), WORLD.draw(1).subList(0, 1), TournamentConfig.DEFAULT);
        assertThat(verdict.overEach()).isEmpty();
    }
}
