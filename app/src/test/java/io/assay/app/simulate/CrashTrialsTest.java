package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.simulate.CrashTrial.Arm;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A small count of what `bench/cascade` does at length; docs/evidence/cascade.md holds the full run.
class CrashTrialsTest {
    private static final CrashWorld SMALL = CrashWorld.DEFAULT.withAccounts(300);

    /// At length 0.44 is saved; these four worlds were not looked at before the bars were set below it.
    @Test
    void margins_by_segment_spare_the_fund_where_segments_tell_something() throws InterruptedException {
        var trials = CrashTrials.run(CrashWorld.DEFAULT, 4, 501, 2);
        assertThat(trials.mean(Arm.PRESET, CrashOutcome::liquidated)).isBetween(7e9, 13e9);
        assertThat(trials.mean(Arm.PRESET, CrashOutcome::busiest)).isBetween(0.55, 0.9);
        assertThat(trials.mean(Arm.PRESET, CrashOutcome::longShare)).isBetween(0.7, 0.95);
        assertThat(trials.mean(CrashTrial::rand)).isGreaterThan(0.6);
        assertThat(trials.mean(Arm.SEGMENTS, CrashOutcome::required))
                .isEqualTo(trials.mean(Arm.CONSTANT, CrashOutcome::required), within(1.0));
        assertThat(trials.mean(Arm.SEGMENTS, CrashOutcome::posted))
                .isEqualTo(trials.mean(Arm.POSTED, CrashOutcome::posted), within(1.0));
        assertThat(trials.saved(Arm.SEGMENTS, Arm.CONSTANT, CrashOutcome::loss).estimate()).isGreaterThan(0.15);
        assertThat(trials.trials()).flatExtracting(CrashTrial::cycle)
                .allSatisfy(c -> assertThat(c.peakToTrough()[2]).isLessThan(2))
                .allSatisfy(c -> assertThat(c.week()[2]).isLessThan(1.5));
    }

    @Test
    void where_looks_tell_nothing_hardly_anything_is_saved_or_lost() throws InterruptedException {
        var trials = CrashTrials.run(CrashWorld.DEFAULT.untold().learntFromOthers(), 3, 501, 2);
        assertThat(trials.mean(CrashTrial::rand)).isEqualTo(0, within(0.02));
        assertThat(trials.saved(Arm.SEGMENTS, Arm.CONSTANT, CrashOutcome::loss).estimate()).isEqualTo(0, within(0.1));
    }

    @Test
    void an_evening_is_the_same_whoever_runs_it() throws InterruptedException {
        var one = CrashTrials.run(SMALL, 2, 7, 1);
        var two = CrashTrials.run(SMALL, 2, 7, 2);
        assertThat(two.trials().stream().map(CrashTables::line).toList())
                .isEqualTo(one.trials().stream().map(CrashTables::line).toList()).hasSize(2);
        assertThat(CrashTables.losses(two)).isEqualTo(CrashTables.losses(one)).hasSize(9);
        assertThat(CrashTables.price(one)).hasSize(6).allMatch(row -> row.split("\\|").length == 10);
        assertThat(CrashTables.shape(one)).hasSize(11);
        assertThat(CrashTables.coverage(one)).hasSize(4);
        assertThat(CrashTables.cycle(one)).hasSize(2 + CrashCycle.JUMPS.size());
        assertThat(CrashTables.world("x", one)).startsWith("| x | 2 | ");
    }

    /// What an account holds and how it responds is drawn apart from what it looks like.
    @Test
    void accounts_whose_looks_tell_nothing_are_the_same_accounts() {
        var told = CrashPeople.draw(SMALL, new SplittableRandom(5));
        var untold = CrashPeople.draw(SMALL.untold(), new SplittableRandom(5));
        assertThat(untold.position()).isEqualTo(told.position());
        assertThat(untold.response()).isEqualTo(told.response());
        assertThat(told.look()).isEqualTo(told.kind());
        assertThat(untold.look()).isNotEqualTo(untold.kind());
        assertThat(Arrays.stream(told.position()).map(Math::abs).sum())
                .isEqualTo(CrashWorld.OPEN, within(1e-3 * CrashWorld.OPEN));
    }

    /// A fall that never comes: who is liquidated then is so by the unrest alone, and nobody loses more than there is.
    @Test
    void without_a_fall_the_fund_pays_nothing() throws InterruptedException {
        var trials = CrashTrials.run(SMALL.withFall(0), 2, 11, 2);
        for (var arm : List.of(Arm.CONSTANT, Arm.SEGMENTS)) {
            assertThat(trials.mean(arm, CrashOutcome::loss)).isLessThan(1e6);
        }
        assertThat(trials.saved(Arm.SEGMENTS, Arm.CONSTANT, o -> 0).estimate()).isZero();
    }

    @Test
    void a_world_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> SMALL.withAccounts(99)).hasMessageContaining("99");
        assertThatThrownBy(() -> SMALL.withSpread(-1)).hasMessageContaining("-1");
    }
}
