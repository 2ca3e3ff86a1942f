package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Freshness MINUTE = new Freshness(10_000_000_000L, 60_000_000_000L);

    /// 200,000 random ladders, models that quote through the reference and references that are no whole tick among them.
    @Test
    void a_published_quote_never_crosses_the_reference_nor_leaves_its_limits_and_is_rounded_outward() {
        var random = new SplittableRandom(31);
        int quoted = 0;
        int missing = 0;
        for (int i = 0; i < 200_000; i++) {
            double reference = random.nextDouble(10, 2e6) * (random.nextBoolean() ? 1 : 1e-2);
            reference = random.nextBoolean() ? Math.max(1, Math.rint(reference * 2) / 2) : reference;
            double min = random.nextDouble(0, 3);
            var limits = new WidthLimits(min, min + random.nextDouble(0, 60), 0);
            var wanted = new Ladder.Wanted(1, random.nextDouble(-30, 90), random.nextDouble(-30, 90));
            for (var rung : Ladder.of(reference, List.of(wanted), limits, 0, MINUTE).rungs()) {
                if (rung.bidTicks().isPresent()) {
                    assertSide(reference, reference - rung.bidTicks().getAsLong(), wanted.bidBp(), limits);
                    quoted++;
                }
                if (rung.askTicks().isPresent()) {
                    assertSide(reference, rung.askTicks().getAsLong() - reference, wanted.askBp(), limits);
                    quoted++;
                }
                missing += (rung.bidTicks().isEmpty() ? 1 : 0) + (rung.askTicks().isEmpty() ? 1 : 0);
            }
        }
        assertThat(quoted).isGreaterThan(250_000);
        assertThat(missing).isGreaterThan(1_000);
    }

    /// Not through the reference, within the limits, and not nearer than the model wants, unless the limit is nearer than the tick.
    private static void assertSide(double reference, double distanceTicks, double wantedBp, WidthLimits limits) {
        double bp = distanceTicks / reference * 1e4;
        double tickBp = 1e4 / reference;
        assertThat(distanceTicks).isGreaterThanOrEqualTo(0);
        assertThat(bp).isBetween(limits.minHalfBp() * (1 - 1e-8), limits.maxHalfBp() * (1 + 1e-8));
        double inside = Math.min(Math.max(wantedBp, limits.minHalfBp()), limits.maxHalfBp());
        boolean isOutward = bp >= inside - 1e-7 - 1e-8 * tickBp && bp <= inside + tickBp * (1 + 1e-7) + 1e-7;
        boolean isHeldIn = bp < inside && bp + tickBp > limits.maxHalfBp() * (1 - 1e-8);
        assertThat(isOutward || isHeldIn).as("%s of %s, tick %s, %s", bp, inside, tickBp, limits).isTrue();
    }

    @Test
    void prices_on_the_tick_stay_where_they_are() {
        var limits = new WidthLimits(0, 50, 0);
        var rung = Ladder.of(10_000, List.of(new Ladder.Wanted(1, 3, 4)), limits, 0, MINUTE).rungs().getFirst();
        assertThat(rung.bidTicks()).hasValue(9_997);
        assertThat(rung.askTicks()).hasValue(10_004);
        var finer = Ladder.of(10_000, List.of(new Ladder.Wanted(1, 3.2, 3.2)), limits, 0, MINUTE).rungs().getFirst();
        assertThat(finer.bidTicks()).hasValue(9_996);
        assertThat(finer.askTicks()).hasValue(10_004);
    }

    @Test
    void a_model_through_the_reference_is_published_at_the_nearest_allowed() {
        var limits = new WidthLimits(0, 50, 0);
        var rung = Ladder.of(10_000.5, List.of(new Ladder.Wanted(1, -20, 5)), limits, 0, MINUTE).rungs().getFirst();
        assertThat(rung.bidTicks()).hasValue(10_000);
        assertThat(rung.askTicks()).hasValue(10_006);
    }

    @Test
    void an_expired_ladder_gives_way_to_the_widest_allowed_and_one_from_the_future_does_too() {
        var limits = new WidthLimits(1, 25, 0);
        var ladder = Ladder.of(10_000, List.of(new Ladder.Wanted(1, 2, Double.NaN)), limits, 1_000, MINUTE);
        assertThat(ladder.at(1_001)).isEqualTo(ladder.rungs());
        assertThat(ladder.rungs().getFirst().askTicks()).isEmpty();
        assertThat(ladder.status(30_000_000_000L)).isEqualTo(Freshness.Status.STALE);
        assertThat(ladder.at(60_000_001_000L).getFirst().bidTicks()).hasValue(9_975);
        assertThat(ladder.at(60_000_001_000L).getFirst().askTicks()).hasValue(10_025);
        assertThat(ladder.at(0)).isEqualTo(ladder.safe());
    }

    @Test
    void where_no_tick_lies_within_the_limits_nothing_is_quoted() {
        var rung = Ladder.of(100.5, List.of(new Ladder.Wanted(1, 2, 2)), new WidthLimits(1, 5, 0), 0, MINUTE).rungs()
                .getFirst();
        assertThat(rung.bidTicks()).isEmpty();
        assertThat(rung.askTicks()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(
                () -> Ladder.of(Double.NaN, List.of(), new WidthLimits(1, 5, 0), 0, MINUTE))
                .withMessageContaining("reference");
    }
}
