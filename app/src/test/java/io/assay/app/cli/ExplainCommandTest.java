package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.Column;
import io.assay.app.store.ResultStore;
import io.assay.app.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final double ABSENT = Double.NaN;

    @TempDir
    Path folder = Path.of("");

    private static Column text(String name, @Nullable String... values) {
        return new Column.Text(name, "", "", values);
    }

    private static Column numbers(String name, double... values) {
        return new Column.Numbers(name, "", "", values);
    }

    private static Table profiles() {
        return new Table("profiles", "", List.of(text("account", "0xaaaa1111", "0xbbbb2222", "0xcccc3333"),
                numbers("fills", 123, 45, 77), numbers("notional_usd", 1_234_567.5, 10, 30),
                numbers("maker_share", 0.125, 0.5, ABSENT), numbers("house_markout_bp_0", 1.25, 0.5, 0.7),
                numbers("house_markout_bp_0_se", 0.3, 0.1, 0.2), numbers("house_markout_bp_10s", -2.5, -1.5, ABSENT),
                numbers("house_markout_bp_10s_se", ABSENT, 0.1, ABSENT)));
    }

    private void writeAll() {
        var assignments = new Table("assignments", "",
                List.of(text("account", "0xaaaa1111", "0xbbbb2222", "0xcccc3333"),
                        text("segment", "latency taker", "latency taker", null),
                        numbers("probability", 0.934, 0.8, 0.4),
                        text("abstained", "NONE", "NONE", "TOO_NEW"), text("tier", "4", "4", "1"),
                        text("reason_1", "median_gap_s 0.2 against 4.1", "x", null),
                        text("reason_2", "cross_share 0.98", "", ""),
                        text("smallest_change", "holding_s above 600", null, null)));
        ResultStore.write(folder, List.of(profiles(), assignments,
                new Table("segments", "", List.of(text("segment", "latency taker"),
                        text("description", "Takes quotes that are about to move."))),
                new Table("policy", "", List.of(text("segment", "latency taker"), numbers("half_spread_bp", 3.456),
                        text("status", "FRESH"))),
                new Table("runs", "", List.of(text("as_of", "2025-10-27T17:00:00Z"), text("model_version", "m1"),
                        text("digest", "0123456789abcdef")))),
                1);
    }

    private Calls explain(String... args) {
        var all = new ArrayList<>(List.of("explain", "-d", folder.toString()));
        all.addAll(List.of(args));
        return Calls.of(all.toArray(String[]::new));
    }

    @Test
    void one_screen_says_segment_confidence_reasons_change_width_and_markouts() {
        writeAll();
        Calls call = explain("0xaaaa1111");
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).isEqualTo("""
                0xaaaa1111
                  segment latency taker, 93 % sure
                  Takes quotes that are about to move.
                  tier 4, half spread 3.46 bp

                why, strongest first
                  1. median_gap_s 0.2 against 4.1
                  2. cross_share 0.98

                what would change it
                  holding_s above 600

                                          fills  notional_usd   maker_share
                  account                   123     1,234,568         0.125
                  segment median             84       617,289         0.313

                house markout, bp of notional with standard error: + the other side gains, - it loses
                  after                       0           10s
                  account                 +1.25         -2.50
                  standard error           0.30
                  segment median          +0.88         -2.00

                as of 2025-10-27T17:00:00Z, model m1, run 0123456789ab, FRESH
                """);
        assertThat(call.out().lines()).hasSizeLessThanOrEqualTo(30).allMatch(line -> line.length() <= 100);
    }

    @Test
    void calibration_and_what_became_of_the_tier_take_a_few_words() {
        ResultStore.write(folder, List.of(profiles(), new Table("assignments", "",
                List.of(text("account", "0xaaaa1111", "0xbbbb2222", "0xcccc3333"),
                        text("segment", "latency taker", "retail", null), numbers("probability", 0.934, 0.8, 0.4),
                        numbers("probability_calibrated", 0.861, ABSENT, ABSENT),
                        text("tier", "retail", "retail", "uniform"), text("tier_before", "retail", null, "retail"),
                        text("tier_why",
                                "kept: latency taker would earn 0.020 bp more, under the churn cost of 0.050 bp",
                                "not in the previous run", "no segment"),
                        numbers("half_spread_bp", 1.5, 1.5, 2))),
                new Table("policy", "", List.of(text("tier", "retail", "latency taker", "uniform"),
                        text("segment", "retail", "latency taker", null), text("status", "STALE", "FRESH", "FRESH")))),
                1);
        assertThat(explain("0xaaaa1111").out()).contains("segment latency taker, 93 % sure, calibrated 86 %\n",
                "tier retail, half spread 1.50 bp\n  tier before retail; kept: latency taker would earn 0.020 bp more, "
                        + "under the churn cost of 0.050 bp\n",
                ", STALE");
        assertThat(explain("0xbbbb2222").out()).contains("80 % sure\n").doesNotContain("calibrated", "tier before");
        assertThat(explain("0xcccc3333").out()).contains("tier uniform", "tier before retail; no segment");
    }

    @Test
    void the_first_letters_are_enough_in_any_case() {
        writeAll();
        assertThat(explain("0xBBBB").out()).startsWith("0xbbbb2222\n");
        assertThat(explain("0xAAAA1111").out()).startsWith("0xaaaa1111\n");
    }

    @Test
    void an_account_without_segment_says_why_and_shows_what_is_known() {
        writeAll();
        assertThat(explain("0xcccc3333").out()).contains("no segment (too new)").doesNotContain("segment median")
                .contains("as of 2025");
    }

    @Test
    void a_result_with_profiles_alone_is_still_explained() {
        ResultStore.write(folder, List.of(profiles()), 1);
        assertThat(explain("0xaaaa1111").out()).contains("no segment", "+1.25", "as of unknown");
    }

    @Test
    void json_holds_everything_as_stored() {
        writeAll();
        assertThat(explain("--json", "0xaaaa1111").out()).contains("\"account\" : \"0xaaaa1111\"",
                "\"probability\" : \"0.934\"", "\"half_spread_bp\" : \"3.456\"", "\"notional_usd\" : \"1234567.5\"");
    }
}
