package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionCheckTest {
    @Test
    void reports_made_while_the_trades_happened_agree_and_a_missing_fill_shows_once_with_its_size() {
        var fills = SampleFills.trades(3, 300);
        var reports = reports(fills);
        var whole = PositionCheck.of(SampleFills.fills(fills), reports);
        assertThat(whole).hasSizeGreaterThan(80).allMatch(PositionCheck.Comparison::agrees);

        var random = new SplittableRandom(3);
        int shown = 0;
        for (int i = 0; i < 40; i++) {
            var lost = fills.get(random.nextInt(fills.size()));
            var less = new ArrayList<>(fills);
            less.remove(lost);
            var wrong =
                    PositionCheck.of(SampleFills.fills(less), reports).stream().filter(one -> !one.agrees()).toList();
            assertThat(wrong).hasSizeLessThanOrEqualTo(1);
            for (var one : wrong) {
                assertThat(one.account()).isEqualTo(lost.account());
                assertThat(one.instrument()).isEqualTo(lost.instrument());
                if (!lost.instrument().startsWith("@")) {
                    assertThat(one.difference())
                            .isEqualByComparingTo(lost.quantity().multiply(BigDecimal.valueOf(lost.side().sign())));
                }
                shown++;
            }
        }
        // a lost fill that opened its chain, or came after the last report, cannot show: 37 of 40 show
        assertThat(shown).isGreaterThan(30);
    }

    @Test
    void a_report_without_a_time_is_the_last_word_and_a_chainless_history_starts_flat() {
        var fills = SampleFills.fills(List.of(SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "3", "1", null),
                SampleFills.fill("x", "BTC", 9, Side.SELL, "1", "1", "2", null)));
        var check = PositionCheck.of(fills, List.of(report("x", "BTC", Event.UNTIMED, "2"), report("x", "BTC", 5, "3"),
                report("y", "BTC", 5, "3"), report("x", "ETH", 5, "3")));
        assertThat(check).extracting(one -> one.timeNs() + " " + one.basis() + " " + one.difference())
                .containsExactly("5 FLAT 0", "-1 REPORT 0");
        assertThat(PositionCheck.of(fills, List.of(report("x", "BTC", 4, "1"))))
                .singleElement().satisfies(one -> assertThat(one.difference()).isEqualByComparingTo("1"));
    }

    @Test
    void a_comparison_names_the_last_fill_that_counts_and_the_rounding_of_doubles_is_no_difference() {
        var fills = SampleFills.fills(List.of(SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "0.1", "11", "0"),
                SampleFills.fill("x", "BTC", 9, Side.BUY, "1", "0.2", "12", "0.1")));
        var check = PositionCheck.of(fills, List.of(report("x", "BTC", 4, "7"), report("x", "BTC", 6, "0.1"),
                report("x", "BTC", 9, "0.30000000000000004"), report("x", "BTC", 10, "0.30000000000001")));
        assertThat(check).extracting(one -> fills.tradeIds().get(one.row()) + " " + one.agrees())
                .containsExactly("11 false", "11 false", "12 true", "12 false");
    }

    /// What each account held after every seventh fill of its own in an instrument.
    private static List<PositionReport> reports(List<Fill> fills) {
        var reports = new ArrayList<PositionReport>();
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < fills.size(); i++) {
            var fill = fills.get(i);
            int count = counts.merge(fill.account() + fill.instrument(), 1, Integer::sum);
            boolean isLastOfInstant = fills.subList(i + 1, fills.size()).stream()
                    .noneMatch(later -> later.account().equals(fill.account()) && later.timeNs() == fill.timeNs());
            if (count % 3 == 0 && isLastOfInstant && fill.positionBefore() != null) {
                var after = fill.positionBefore().add(fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign())));
                var fee = fill.fee() != null && fill.feeCurrency().equals("HYPE") ? fill.fee() : BigDecimal.ZERO;
                reports.add(
                        report(fill.account(), fill.instrument(), fill.timeNs(), after.subtract(fee).toPlainString()));
            }
        }
        return reports;
    }

    private static PositionReport report(String account, String instrument, long timeNs, String quantity) {
        return new PositionReport(account, "", instrument, timeNs, new BigDecimal(quantity), null);
    }
}
