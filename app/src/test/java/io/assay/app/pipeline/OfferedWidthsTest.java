package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.quote.LogisticQuote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Offers at 2 to 8 bp to accounts of two demands, far from the assumed one, whose best widths are below 1 bp: what is
/// published follows the offers. Accounts of large fills leave soon, the rest late; the desk has one tier of each.
class OfferedWidthsTest {
    private static final double[] LADDER = {2, 3, 4, 5, 6, 8};
    private static final int EACH = 400;
    private static final LogisticQuote LATE = new LogisticQuote(-1.5, 0.3);
    private static final LogisticQuote SOON = new LogisticQuote(-2.5, 0.9);

    @TempDir
    private static Path folder;
    private static Path day = Path.of("");
    private static Path out = Path.of("");
    private static RunSummary summary;

    @BeforeAll
    static void grade_a_day_with_offers_and_tiers() throws IOException {
        day = Days.simulated(folder.resolve("day"), 200, 16_000, 24, 8);
        var plain = folder.resolve("plain");
        run(plain);
        try (var database = ResultDatabase.open(plain)) {
            var from = Instant.parse(Objects.requireNonNull(database.rows("SELECT data_from FROM runs").getFirst()[0]));
            var accounts =
                    database.rows("SELECT account, mean_fill_usd >= (SELECT median(mean_fill_usd) FROM profiles) "
                            + "FROM profiles ORDER BY account");
            var tiers = new ArrayList<>(List.of("account,tier"));
            accounts.forEach(account -> tiers.add(account[0] + ("true".equals(account[1]) ? ",large" : ",small")));
            out = folder.resolve("offered");
            summary = run(out, "segment.method", "one", "offers",
                    Files.writeString(folder.resolve("offers.csv"), offers(from, accounts)).toString(), "current-tiers",
                    Files.write(folder.resolve("tiers.csv"), tiers).toString());
        }
    }

    /// The second way: the best width of the planted demands together, found on a grid. Assumed demand: 0.65 bp.
    @Test
    void one_width_for_all_is_the_best_of_what_was_offered() {
        double best = 0;
        for (double w = 2; w <= 8; w += 0.01) {
            best = gain(LATE, w) + gain(SOON, w) > gain(LATE, best) + gain(SOON, best) ? w : best;
        }
        assertThat(number("SELECT half_spread_bp FROM policy WHERE tier = 'uniform'")).isEqualTo(best, within(0.3));
        assertThat(number("SELECT min(half_spread_low_bp) FROM policy")).isGreaterThan(2);
        assertThat(number("SELECT max(half_spread_high_bp) FROM policy")).isLessThan(8);
        assertThat(number("SELECT count(*) FROM policy WHERE half_spread_low_bp < half_spread_bp "
                + "AND half_spread_bp < half_spread_high_bp")).isEqualTo(number("SELECT count(*) FROM policy"));
        assertThat(number("SELECT max(abs(adverse_bp)) FROM policy")).isLessThan(0.1);
        assertThat(summary.notes()).contains(
                "Half spreads come from the offers (EXPERIMENT), made at 2.00 to 8.00 bp, not from the assumed demand.");
    }

    /// The second way: the planted demands at both widths, on what was offered to each account.
    @Test
    void present_tiers_are_quoted_and_moves_weighed_by_the_same_offers() {
        assertThat(number("SELECT min(current_half_spread_bp) FROM migration_accounts WHERE current_tier = 'small'"))
                .isEqualTo(LATE.bestDistanceBp(0), within(0.5));
        assertThat(number("SELECT min(current_half_spread_bp) FROM migration_accounts WHERE current_tier = 'large'"))
                .isEqualTo(SOON.bestDistanceBp(0), within(0.5));
        moved("small", LATE);
        moved("large", SOON);
        assertThat(number("SELECT count(*) FROM migration_accounts WHERE effect_usd IS NULL")).isZero();
    }

    /// Quoting all alike loses on either tier: about 0.3 bp of what was offered to the late.
    private static void moved(String tier, LogisticQuote demand) {
        var of = " FROM migration_accounts WHERE current_tier = '" + tier + "'";
        double before = number("SELECT min(current_half_spread_bp)" + of);
        double after = number("SELECT min(proposed_half_spread_bp)" + of);
        double usdPerBp = 1e-4 * EACH * 1_000;
        double effect = number("SELECT avg(effect_usd)" + of) / usdPerBp;
        assertThat(effect).isNegative().isEqualTo(gain(demand, after) - gain(demand, before), within(0.1));
        assertThat(number("SELECT avg(client_usd)" + of) / usdPerBp).isEqualTo(
                after * demand.fillProbability(after) - before * demand.fillProbability(before), within(0.1));
    }

    private static double gain(LogisticQuote demand, double width) {
        return demand.gainBp(width, 0);
    }

    private static double number(String sql) {
        try (var database = ResultDatabase.open(out)) {
            return Double.parseDouble(Objects.requireNonNull(database.rows(sql).getFirst()[0]));
        }
    }

    private static RunSummary run(Path to, String... more) {
        var keys = new ArrayList<>(List.of("value.bootstrap", "100"));
        keys.addAll(List.of(more));
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(day.toString()), to, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
    }

    private static String offers(Instant from, List<String[]> accounts) {
        var random = new SplittableRandom(4);
        var lines = new StringBuilder("time,account,width_bp,notional_usd,filled_usd,adverse_bp,randomised\n");
        for (var account : accounts) {
            var demand = "true".equals(account[1]) ? SOON : LATE;
            for (int i = 0; i < EACH; i++) {
                double width = LADDER[random.nextInt(LADDER.length)];
                boolean filled = random.nextDouble() < demand.fillProbability(width);
                lines.append(String.format(Locale.ROOT, "%s,%s,%s,1000,%s,%s,true%n", from.plusSeconds(i * 215L),
                        account[0], width, filled ? "1000" : "0",
                        filled ? Double.toString(0.3 * random.nextGaussian()) : ""));
            }
        }
        return lines.toString();
    }
}
