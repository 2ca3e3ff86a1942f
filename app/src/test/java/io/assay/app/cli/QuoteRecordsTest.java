package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on records of quotes: what they read, and what they say of a file that cannot be right.
class QuoteRecordsTest {
    private static final String HEADER =
            "time,account,width_bp,notional_usd,filled_usd,outcome,other_bp,hold_ms,move_bp\n";

    @TempDir
    Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String refused(String text) throws IOException {
        var said = Calls.of("quote", "funnel", file("bad.csv", text).toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        return said.err();
    }

    @Test
    void a_file_that_cannot_be_right_is_refused_by_line_and_column() throws IOException {
        assertThat(refused("time,acount,width_bp,notional_usd,filled_usd\n1772409601,a,1,1,1\n"))
                .contains("no column account")
                .contains("did you mean acount?");
        assertThat(refused(HEADER + "yesterday,a,0.1,10,0,,,,\n")).contains("time wants a moment").contains("line 2");
        assertThat(refused(HEADER + "1772409600,a,wide,10,0,,,,\n")).contains("width_bp wants a number, not 'wide'");
        assertThat(refused(HEADER + "1772409600,a,0.1,10,0,,,,\n1772409600,a,0.1,10,11,,,,\n"))
                .contains("filled_usd: 0 to 10.0 wanted, got 11.0").contains("line 3");
        assertThat(refused(HEADER + "1772409600,a,0.1,10,0,perhaps,,,\n"))
                .contains("outcome wants taken, missed, rejected");
        assertThat(refused(HEADER + "1772409600,a,0.1,10,5,missed,,,\n"))
                .contains("filled_usd: 5.0, yet the request was MISSED");
        assertThat(refused(HEADER + "1772409600,a,,10,,taken,,,\n")).contains("width_bp: absent");
        assertThat(refused(HEADER + "1772409600,a,0.1,,0,missed,,,\n"))
                .contains("notional_usd: above 0 wanted, got NaN");
        assertThat(refused(HEADER + "1772409600,,0.1,10,0,,,,\n")).contains("account wants an account, not ''");
        assertThat(refused(HEADER + "1772409600,a,0.1,1e16,0,,,,\n")).contains("notional_usd: at most 1.0E15 wanted");
        assertThat(refused(HEADER + "1772409600,a,1e308,10,0,,,,\n"))
                .contains("width_bp: within 1000000.0 of 0 wanted");
    }

    @Test
    void what_became_of_a_request_follows_from_width_and_fill_where_no_word_says_it() throws IOException {
        var offers = file("plain.csv", """
                time,account,width_bp,notional_usd,filled_usd
                1772409600,a,0.1,10,10
                1772409601,a,0.2,10,0
                1772409602,a,,10,
                1772409603,a,0.3,10,
                """);
        var rows = Calls.of("quote", "funnel", offers.toString(), "--csv").out().lines().toList();
        var names = List.of(rows.getFirst().split(",", -1));
        var cells = List.of(rows.get(1).split(",", -1));
        assertThat(cells.get(names.indexOf("requests"))).isEqualTo("4");
        assertThat(cells.get(names.indexOf("quoted"))).isEqualTo("3");
        assertThat(cells.get(names.indexOf("unknown"))).isEqualTo("1");
        assertThat(cells.get(names.indexOf("hit"))).isEqualTo("0.5");
        assertThat(cells.get(names.indexOf("won_cover_bp"))).isEmpty();
        assertThat(cells.get(names.indexOf("hold_accepted_ms"))).isEmpty();
    }

    @Test
    void a_feed_that_tells_no_demand_is_named() throws IOException {
        var fills = file("fills.csv", """
                time,account,width_bp,notional_usd,filled_usd
                1772409600,a,0.1,10,10
                1772409601,b,0.2,10,10
                1772409602,c,0.3,10,10
                """);
        var said = Calls.of("quote", "demand", fills.toString());
        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("every offer was taken: a feed of fills alone");
        var one = file("one.csv", """
                time,account,width_bp,notional_usd,filled_usd
                1772409600,a,0.1,10,10
                1772409601,b,0.1,10,0
                1772409602,c,0.1,10,10
                """);
        assertThat(Calls.of("quote", "demand", one.toString()).err()).contains("offers at one width only");
        assertThat(Calls.of("quote", "demand").err()).contains("no offers");
        assertThat(Calls.of("quote").err()).contains("neither a model nor a run");
    }

    @Test
    void a_pilot_follows_from_offers_and_its_lot_stays_the_same() throws IOException {
        var random = new SplittableRandom(1);
        var lines = new StringBuilder("time,account,width_bp,notional_usd,filled_usd,adverse_bp\n");
        for (int i = 0; i < 3_000; i++) {
            double width = 0.1 + 0.1 * (i / 10 % 3);
            boolean taken = random.nextDouble() < 1 / (1 + Math.exp(-1 + 10 * width));
            lines.append(String.format(Locale.ROOT, "%d,a%d,%s,1000,%s,%s%n", 1_772_409_600L + i * 240L, i % 10, width,
                    taken ? "1000" : "0", taken ? Double.toString(0.3 * random.nextGaussian()) : ""));
        }
        var offers = file("offers.csv", lines.toString());
        var pilot = folder.resolve("pilot");
        var said = Calls.of("quote", "pilot", offers.toString(), "--unit", "account_day", "--out", pilot.toString(),
                "--csv");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("all,OFFERS,10,").contains("0.1000 0.1500 0.2000 0.2500 0.3000");
        assertThat(Files.readString(pilot.resolve("pilot.json"))).contains("\"unit\" : \"ACCOUNT_DAY\"");
        assertThat(Calls.of("quote", "pilot", offers.toString(), "--out", pilot.toString()).err())
                .contains("there is a pilot already");
        var requests = file("requests.csv",
                "request,time,account\nr1,2026-05-01T00:00:00Z,a1\nr2,2026-05-01T23:59:59Z,a1\nr3,1772409600,stranger\n");
        var lots = Calls.of("quote", "lot", pilot.toString(), requests.toString(), "--csv").out().lines().toList();
        assertThat(lots).hasSize(4);
        assertThat(lots.get(1).substring(lots.get(1).indexOf("all")))
                .isEqualTo(lots.get(2).substring(lots.get(2).indexOf(
                        "all")))
                .endsWith(",true");
        assertThat(lots.get(3)).isEqualTo("r3,1772409600,stranger,,,,false");
    }

    /// One width tells how many are taken there: 4 of 10, at 0.2 bp and an assumed beta of 10 that is alpha -1.595.
    @Test
    void a_pilot_after_one_width_knows_the_hit_ratio_and_assumes_the_rest() throws IOException {
        var lines = new StringBuilder("time,account,width_bp,notional_usd,filled_usd\n");
        for (int i = 0; i < 100; i++) {
            lines.append(String.format(Locale.ROOT, "%d,a%d,0.2,1000,%d%n", 1_772_409_600L + i, i % 5,
                    i % 10 < 4 ? 1000 : 0));
        }
        var said = Calls.of("quote", "pilot", file("one.csv", lines.toString()).toString(), "--plan");
        assertThat(said.out()).contains("\"demand\" : \"HIT_RATIO\"").contains("\"alpha\" : -1.594534891891")
                .contains("\"cost_usd\" : null").contains("\"stop_loss_usd\" : null");
    }

    @Test
    void terms_that_cannot_be_are_refused_by_their_flag() throws IOException {
        var offers = file("few.csv",
                "time,account,width_bp,notional_usd,filled_usd\n1772409600,a,0.1,10,10\n1772409601,b,0.2,10,0\n")
                .toString();
        assertThat(Calls.of("quote", "pilot", offers, "--rungs", "4").err())
                .contains("--rungs: an odd number from 3 to 101 wanted, got 4\n");
        assertThat(Calls.of("quote", "pilot", offers, "--power", "1").err()).contains("--power: at least 0.5");
        assertThat(Calls.of("quote", "pilot", offers, "--beta", "0").err()).contains("--beta: above 0 wanted");
        assertThat(Calls.of("quote", "pilot", offers, "--hit", "1").err()).contains("--hit: above 0 and below 1");
        assertThat(Calls.of("quote", "pilot", offers).err()).contains("accounts: at least 3 wanted, got 2");
        assertThat(Calls.of("quote", "pilot").err()).contains("no offers and no run");
        assertThat(Calls.of("quote", "lot", folder.toString(), offers).err()).contains("cannot read a pilot");
        assertThat(Calls.of("quote", "pilot", "--run", folder.toString()).err()).contains("--run " + folder);
    }
}
