package io.assay.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.report.SegmentMap.Axis;
import io.assay.app.report.SegmentMap.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static final Axis LOG = new Axis("notional_usd", "notional", "USD", Scale.LOG);
    private static final Axis LINEAR = new Axis("neutrality", "neutrality", "1", Scale.LINEAR);

    @Test
    void a_map_that_fits_draws_everyone_it_can_place() {
        var map = SegmentMap.of(LOG, LINEAR, List.of(point("a", 1, -0.5), point("b", 0, 1), point("c", Double.NaN, 1),
                point("d", 5, Double.POSITIVE_INFINITY), point("e", -2, 1), point("f", 9, 0)));
        assertThat(map.points()).extracting(SegmentMap.Point::account).containsExactly("a", "f");
        assertThat(map.undrawable()).isEqualTo(4);
        assertThat(map.total()).isEqualTo(6);
        assertThat(map.everyKth()).isEqualTo(1);
    }

    @Test
    void a_map_that_does_not_fit_draws_the_largest_and_every_kth_of_the_rest() {
        var all = new ArrayList<SegmentMap.Point>();
        for (int i = 0; i < 10_000; i++) {
            all.add(new SegmentMap.Point("account-" + i, 1 + i, 1, 0, 10_000 - i));
        }
        var map = SegmentMap.of(LOG, LOG, all);
        // 9,500 behind the first 500 and room for 2,500: one in four.
        assertThat(map.everyKth()).isEqualTo(4);
        assertThat(map.top()).isEqualTo(500);
        assertThat(map.points()).hasSize(500 + 2_375);
        assertThat(map.points().subList(0, 500)).isEqualTo(all.subList(0, 500));
        assertThat(map.points().get(500)).isEqualTo(all.get(500));
        assertThat(map.points().get(501)).isEqualTo(all.get(504));
    }

    @Test
    void the_order_of_arrival_does_not_show() {
        var all = new ArrayList<SegmentMap.Point>();
        var rows = new ArrayList<AccountsSection.Row>();
        for (int i = 0; i < 5_000; i++) {
            all.add(new SegmentMap.Point("account-" + i, 1 + i, 1, 0, i % 7));
            rows.add(row("account-" + i, 0.1 * (i % 7)));
        }
        var map = SegmentMap.of(LOG, LOG, all);
        var accounts = AccountsSection.of(rows);
        Collections.shuffle(all, new Random(5));
        Collections.shuffle(rows, new Random(6));
        assertThat(SegmentMap.of(LOG, LOG, all)).isEqualTo(map);
        assertThat(AccountsSection.of(rows)).isEqualTo(accounts);
    }

    @Test
    void listed_accounts_are_the_largest_and_their_share_is_of_all() {
        var rows = new ArrayList<AccountsSection.Row>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(row("account-" + i, i < 1_000 ? 3 : 1));
        }
        var section = AccountsSection.of(rows);
        assertThat(section.rows()).hasSize(1_000).allMatch(row -> row.notionalUsd() == 3);
        assertThat(section.total()).isEqualTo(3_000);
        assertThat(section.listedNotionalShare()).isEqualTo(0.6);
        assertThat(AccountsSection.of(List.of()).listedNotionalShare()).isEqualTo(1);
    }

    @Test
    void more_than_fits_is_refused_where_nobody_chose() {
        var rows = Collections.nCopies(1_001, row("a", 1));
        assertThatThrownBy(() -> new AccountsSection(rows, 1_001, 1)).hasMessage("1001 accounts listed, at most 1000");
        var points = Collections.nCopies(3_001, point("a", 1, 1));
        assertThatThrownBy(() -> new SegmentMap(LOG, LOG, points, 3_001, 0, 3_001, 1))
                .hasMessage("3001 points, at most 3000");
    }

    @Test
    void long_names_are_cut_and_never_inside_a_character() {
        assertThat(point("x".repeat(80), 1, 1).account()).isEqualTo("x".repeat(80));
        assertThat(point("x".repeat(81), 1, 1).account()).isEqualTo("x".repeat(79) + "…");
        assertThat(point("x".repeat(78) + "\ud83d\ude00\ud83d\ude00", 1, 1).account()).isEqualTo("x".repeat(78) + "…");
    }

    @Test
    void measurements_keep_six_digits_counts_all_and_absence_is_null() {
        record Sample(double measured, double tiny, double minusZero, double absent, OptionalDouble none,
                Optional<Interval> nothing,
                long count, long large) {}
        assertThat(ReportJson.of(new Sample(1_234_567.891, 1.23456789e-7, -0.0, Double.NaN, OptionalDouble.empty(),
                Optional.empty(), 123_456_789_012L, Long.MIN_VALUE))).isEqualTo(
                        "{\"measured\":1.23457E+6,\"tiny\":1.23457E-7,\"minusZero\":0,\"absent\":null,\"none\":null,"
                                + "\"nothing\":null,\"count\":123456789012,\"large\":\"-9223372036854775808\"}");
    }

    @Test
    void broken_promises_are_refused_with_the_value() {
        assertThatThrownBy(() -> new Interval(1, 2, 0)).hasMessage("interval 1.0 [2.0, 0.0]");
        assertThatThrownBy(() -> new Interval(1, Double.NaN, 2)).hasMessage("interval 1.0 [NaN, 2.0]");
        assertThatThrownBy(() -> Estimate.of(Double.NaN, 1)).hasMessageStartingWith("estimate of NaN");
        assertThatThrownBy(() -> new MarkoutCurve(0, List.of(new MarkoutCurve.Point(10, 1, 1),
                new MarkoutCurve.Point(1, 1, 1)))).hasMessageStartingWith("horizons do not ascend");
        assertThatThrownBy(() -> new Verdict(Verdict.Standing.PROVEN, "x", List.of(), "x", List.of()))
                .hasMessage("a verdict without words");
    }

    private static SegmentMap.Point point(String account, double x, double y) {
        return new SegmentMap.Point(account, x, y, 0, 1);
    }

    private static AccountsSection.Row row(String account, double notionalUsd) {
        return new AccountsSection.Row(account, 0, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), 1,
                notionalUsd, OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), "");
    }
}
