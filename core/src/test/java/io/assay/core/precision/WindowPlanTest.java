package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.precision.WindowPlan.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long HOUR_NS = 60 * MINUTE_NS;

    @Test
    void nine_weeks_are_cut_on_mondays_and_embargoed_by_an_hour() {
        var plan = WindowPlan.of(ns("2023-02-08T05:00:00Z"), ns("2023-04-12T11:00:00Z"), SECOND_NS);
        assertThat(plan.kind()).isEqualTo(Kind.WEEKS);
        assertThat(plan.windows()).hasSize(9);
        assertThat(plan.embargoNs()).isEqualTo(HOUR_NS);
        for (int i = 1; i < plan.windows().size(); i++) {
            var start = Instant.ofEpochSecond(0, plan.windows().get(i).fromNs()).atOffset(ZoneOffset.UTC);
            assertThat(start.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(start.toLocalTime().toSecondOfDay()).isZero();
            assertThat(plan.windows().get(i).fromNs() - plan.windows().get(i - 1).toNs()).isEqualTo(HOUR_NS);
        }
    }

    @Test
    void five_days_are_days_and_two_days_are_halves() {
        assertThat(WindowPlan.of(ns("2026-05-01T00:00:00Z"), ns("2026-05-06T00:00:00Z"), SECOND_NS).kind())
                .isEqualTo(Kind.DAYS);
        var halves = WindowPlan.of(ns("2026-05-01T00:00:00Z"), ns("2026-05-03T00:00:00Z"), SECOND_NS);
        assertThat(halves.kind()).isEqualTo(Kind.HALVES);
        assertThat(halves.windows()).hasSize(2);
    }

    @Test
    void a_named_moment_parts_what_is_fitted_on_from_what_is_judged() {
        long from = ns("2023-02-27T15:02:00Z");
        long cut = ns("2023-04-11T00:00:00Z");
        long to = ns("2023-05-02T13:52:00Z");
        var plan = WindowPlan.cut(from, cut, to);
        assertThat(plan.kind()).isEqualTo(Kind.CUT);
        assertThat(plan.windows()).containsExactly(new WindowPlan.Window(from, cut - HOUR_NS),
                new WindowPlan.Window(cut, to));
        assertThatThrownBy(() -> WindowPlan.cut(from, to, to)).hasMessageContaining("cannot start at");
        assertThatThrownBy(() -> WindowPlan.cut(from, from, to)).hasMessageContaining("cannot start at");
    }

    @Test
    void a_short_span_gets_a_shorter_embargo_and_under_an_hour_nothing_is_judged() {
        long start = ns("2026-05-01T13:00:00Z");
        assertThat(WindowPlan.of(start, start + HOUR_NS, SECOND_NS).embargoNs()).isEqualTo(MINUTE_NS);
        var plan = WindowPlan.of(start, start + HOUR_NS - 1, SECOND_NS);
        assertThat(plan.kind()).isEqualTo(Kind.WHOLE);
        assertThat(plan.windows()).hasSize(1);
        assertThatThrownBy(() -> WindowPlan.of(start, start, SECOND_NS)).hasMessageContaining("not after its start");
    }

    @Test
    void labels_that_would_look_into_the_next_window_leave_one_window() {
        long start = ns("2026-05-01T13:00:00Z");
        long hours = start + 2 * HOUR_NS;
        assertThat(WindowPlan.of(start, hours, 5 * MINUTE_NS).kind()).isEqualTo(Kind.HALVES);
        assertThat(WindowPlan.of(start, hours, HOUR_NS).kind()).isEqualTo(Kind.WHOLE);
        long weeks = ns("2026-05-29T13:00:00Z");
        assertThat(WindowPlan.of(start, weeks, HOUR_NS).kind()).isEqualTo(Kind.WEEKS);
    }

    @Test
    void windows_never_overlap_and_leave_out_nothing_but_the_embargo() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 2_000; i++) {
            long from = random.nextLong(0, 2_000_000 * HOUR_NS / 1_000);
            long to = from + 1 + random.nextLong(0, 60L * 24 * HOUR_NS);
            var plan = WindowPlan.of(from, to, SECOND_NS);
            assertThat(plan.windows().get(0).fromNs()).isEqualTo(from);
            assertThat(plan.windows().get(plan.windows().size() - 1).toNs()).isEqualTo(to);
            for (int w = 1; w < plan.windows().size(); w++) {
                assertThat(plan.windows().get(w).fromNs() - plan.windows().get(w - 1).toNs())
                        .isEqualTo(plan.embargoNs());
            }
            boolean grid = plan.kind() == Kind.DAYS || plan.kind() == Kind.WEEKS;
            assertThat(plan.windows().size()).isGreaterThanOrEqualTo(grid ? 4 : 1);
        }
    }

    private static long ns(String iso) {
        return Instant.parse(iso).getEpochSecond() * 1_000_000_000L;
    }
}
