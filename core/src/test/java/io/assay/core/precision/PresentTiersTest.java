package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.OneSegment;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresentTiersTest {
    private static final World WORLD =
            new World(new double[]{-0.1, 0.1, 0.5}, new double[]{0.5, 0.3, 0.2}, 2_000, 4, 0.2,
                    0.2);
    private static final ByHint KINDS = new ByHint("kinds", false, "hint", new double[]{0.5, 1.5}, 0);

    @Test
    void an_account_stays_where_the_desk_put_it_and_a_stranger_is_not_assigned() {
        var window = WORLD.draw(1).getFirst();
        var tiers = tiers(window, 2);
        var given = tiers.toSegmentation().assign(window.profiles());
        assertThat(given.segments()).containsExactly("tier 0", "tier 1");
        for (int row = 0; row < given.rows(); row++) {
            boolean known = tiers.tierOf().containsKey(given.accounts().get(row));
            assertThat(given.segment()[row]).isEqualTo(known ? row % 2 : -1);
            assertThat(given.abstained().get(row)).isEqualTo(known ? Abstention.NONE : Abstention.NO_RULE);
        }
    }

    /// Tiers that know nothing of the kinds: segments that do earn more than they, and the card says how much.
    @Test
    void what_segments_earn_over_the_tiers_of_today_has_an_interval() {
        var windows = WORLD.draw(2);
        var tiers = tiers(windows.getFirst(), 2);
        var verdict = Tournament.run(List.of(Candidate.of(new OneSegment()), tiers, KINDS), windows,
                TournamentConfig.DEFAULT);
        assertThat(verdict.word()).isEqualTo(Word.PROVEN);
        var kinds = verdict.cards().get(2).value().get(1).get().overPresent().orElseThrow();
        assertThat(kinds.low()).isPositive();
        var own = verdict.cards().get(1).value().get(1).get().overPresent().orElseThrow();
        assertThat(own.estimate()).isZero();
        assertThat(own.high()).isZero();
    }

    @Test
    void without_tiers_nothing_is_compared_with_them() {
        var verdict = Tournament.run(List.of(KINDS), WORLD.draw(3), TournamentConfig.DEFAULT);
        assertThat(verdict.cards().get(1).value().get(1).get().overPresent()).isEmpty();
    }

    /// Every account but each tenth, in turn.
    private static PresentTiers tiers(WindowProfiles window, int count) {
        var tierOf = new TreeMap<String, String>();
        var accounts = window.profiles().accounts();
        for (int row = 0; row < accounts.size(); row++) {
            if (row % 10 != 9) {
                tierOf.put(accounts.get(row), "tier " + row % count);
            }
        }
        return new PresentTiers(tierOf);
    }
}
