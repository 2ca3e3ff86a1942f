package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.Freshness.Status;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WidthPolicyTest {
    private static final LogisticQuote QUOTE = new LogisticQuote(-1, 10);
    private static final List<String> NAMES = List.of("calm", "toxic");
    private static final ShrunkMeans ADVERSE = new ShrunkMeans(new double[]{-0.1, 1}, new double[]{0.1, 0.1},
            new double[]{-0.05, 0.9}, new double[]{0.02, 0.1}, new int[]{40, 10}, 60, 0.2, 0.05);

    @Test
    void a_toxic_segment_is_quoted_wider_and_the_unassigned_get_the_uniform_width() {
        var rows = publish(ProfileOfUse.DEALER, WidthLimits.DEFAULT, 0);
        assertThat(rows).extracting(SegmentWidth::segment).containsExactly("calm", "toxic", WidthPolicy.UNIFORM);
        assertThat(rows.get(0).halfBp()).isEqualTo(QUOTE.bestDistanceBp(-0.05));
        assertThat(rows.get(1).spreadBp()).isEqualTo(2 * QUOTE.bestDistanceBp(0.9));
        assertThat(rows.get(2).halfBp()).isBetween(rows.get(0).halfBp(), rows.get(1).halfBp());
        assertThat(rows.get(2).accounts()).isEqualTo(60);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.lowHalfBp()).isLessThan(row.halfBp());
            assertThat(row.highHalfBp()).isGreaterThan(row.halfBp());
            assertThat(row.advice()).isFalse();
        });
    }

    @Test
    void analytics_advises_and_a_venue_may_not_tell_segments_apart() {
        assertThat(publish(ProfileOfUse.ANALYTICS, WidthLimits.DEFAULT, 0)).allMatch(SegmentWidth::advice);
        var venue = publish(ProfileOfUse.VENUE, WidthLimits.DEFAULT, 0);
        assertThat(venue).extracting(SegmentWidth::halfBp).containsOnly(QUOTE.bestDistanceBp(0.2));
        assertThat(venue).noneMatch(SegmentWidth::advice);
    }

    @ParameterizedTest
    @EnumSource(ProfileOfUse.class)
    void whatever_the_model_says_the_published_width_keeps_its_limits(ProfileOfUse use) {
        var random = new SplittableRandom(9);
        for (int i = 0; i < 5_000; i++) {
            double tick = i % 3 == 0 ? 0 : random.nextDouble(0.001, 0.3);
            double min = i % 2 == 0 ? 0 : random.nextDouble(0, 1);
            var limits = new WidthLimits(min, min + 0.7 + random.nextDouble(0, 5), tick);
            var adverse = new ShrunkMeans(new double[]{0}, new double[]{1}, new double[]{wild(random)},
                    new double[]{Math.abs(wild(random))}, new int[]{1}, 1, wild(random), Math.abs(wild(random)));
            var policy = new WidthPolicy(QUOTE, limits, use, Freshness.DEFAULT);
            for (var row : policy.publish(List.of("one"), adverse, 0, "m", 0)) {
                for (double half : new double[]{row.halfBp(), row.lowHalfBp(), row.highHalfBp(), row.safeHalfBp()}) {
                    assertThat(half).isBetween(Math.max(0, limits.minHalfBp()), limits.maxHalfBp() * (1 + 1e-9));
                    if (tick > 0) {
                        assertThat(half / tick - Math.rint(half / tick)).isEqualTo(0, within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void a_half_spread_is_rounded_outward_to_the_tick() {
        var limits = new WidthLimits(0, 10, 0.25);
        assertThat(limits.clamp(0.26)).isEqualTo(0.5);
        assertThat(limits.clamp(0.75)).isEqualTo(0.75);
        assertThat(limits.clamp(3 * 0.1 * 2.5)).isEqualTo(0.75);
        assertThat(limits.clamp(-4)).isZero();
        assertThat(new WidthLimits(0.1, 10, 0.25).clamp(-4)).isEqualTo(0.25);
        assertThat(new WidthLimits(0, 10.1, 0.25).clamp(99)).isEqualTo(10);
        assertThat(limits.clamp(Double.NaN)).isEqualTo(10);
    }

    @Test
    void limits_that_cross_the_reference_or_hold_no_tick_are_refused() {
        assertThatThrownBy(() -> new WidthLimits(-0.1, 1, 0)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new WidthLimits(2, 1, 0)).hasMessageContaining("2.0, 1.0");
        assertThatThrownBy(() -> new WidthLimits(0.3, 0.4, 0.25)).hasMessageContaining("tick");
    }

    @Test
    void what_has_expired_falls_back_to_the_safe_default() {
        var row = publish(ProfileOfUse.DEALER, WidthLimits.DEFAULT, 0).get(0);
        var freshness = new Freshness(100, 200);
        assertThat(row.at(99, freshness).status()).isEqualTo(Status.FRESH);
        assertThat(row.at(100, freshness).status()).isEqualTo(Status.STALE);
        assertThat(row.at(100, freshness).halfBp()).isEqualTo(row.halfBp());
        assertThat(row.at(200, freshness).status()).isEqualTo(Status.EXPIRED);
        assertThat(row.at(200, freshness).halfBp()).isEqualTo(50);
        assertThat(row.at(-1, freshness).status()).isEqualTo(Status.EXPIRED);
        assertThat(publish(ProfileOfUse.DEALER, WidthLimits.DEFAULT, Long.MAX_VALUE / 2))
                .extracting(SegmentWidth::halfBp).containsOnly(50.0);
    }

    @Test
    void an_unknown_adverse_selection_is_quoted_the_safe_default() {
        var policy = new WidthPolicy(QUOTE, WidthLimits.DEFAULT, ProfileOfUse.DEALER, Freshness.DEFAULT);
        assertThat(policy.halfBp(Double.NaN)).isEqualTo(50);
    }

    private static double wild(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> random.nextDouble(-1e5, 1e5);
            case 2 -> 0;
            default -> random.nextDouble(-3, 3);
        };
    }

    private static List<SegmentWidth> publish(ProfileOfUse use, WidthLimits limits, long nowNs) {
        return new WidthPolicy(QUOTE, limits, use, Freshness.DEFAULT).publish(NAMES, ADVERSE, 0, "model 1", nowNs);
    }
}
