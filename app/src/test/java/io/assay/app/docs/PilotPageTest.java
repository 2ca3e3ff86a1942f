package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.core.policy.quote.LogisticQuote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on quote records and pilots, from a run without offers to a card that says EXPERIMENT: the desk it stands for
/// asks, draws and answers in between.
class PilotPageTest {
    private static final double BETA = 8;
    private static final double HIT = 0.4;
    private static final int REQUESTS = 200;

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_page_goes_all_the_way_to_an_experiment() throws Exception {
        Shell shell = Shell.in(folder);
        assertThat(
                shell.assay(List.of(), List.of("simulate", "-q", "--out", ".", "--accounts", "60", "--fills", "4000"))
                        .exit())
                .isZero();
        String page = Files.readString(Pages.root().resolve("docs/how-to/pilot.md"));
        Files.write(folder.resolve("rfq.csv"), Pages.fenced(page, "csv"));
        List<String> shows = List.of("won_cover_bp", "beta_high", "digest ", "stop_loss_usd", "randomised", "digest ",
                "EXPERIMENT", "beta_high");
        int ran = 0;
        for (String command : Pages.commands(page)) {
            if (command.contains(" lot ")) {
                ask();
            }
            Shell.Said said = shell.assay(List.of(), Pages.words(command.substring("./assay ".length())));
            assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
            assertThat(said.out()).as(command).contains(shows.get(ran));
            if (command.contains(" funnel ")) {
                assertThat(page).contains("```\n" + said.out().stripTrailing() + "\n```");
            }
            if (command.contains(" lot ")) {
                answer(shell, Pages.words(command.substring("./assay ".length())));
            }
            ran++;
        }
        assertThat(ran).isEqualTo(shows.size());
        assertThat(Files.readString(folder.resolve("out/before/report.html"))).as("no records yet, a pilot is needed")
                .contains("\"funnel\":[]", "\"basis\":\"ASSUMED\"", "\"pilots\":[{\"name\":", "\"demand\":\"ASSUMED\"");
        assertThat(Files.readString(folder.resolve("out/after/report.html"))).as("records, and no pilot any more")
                .contains("\"funnel\":[{\"name\":", "{\"name\":\"(all)\"", "\"basis\":\"EXPERIMENT\"", "\"pilots\":[]");
        assertThat(beta(shell)).as("intervals of beta that hold what was planted").isGreaterThanOrEqualTo(0.8);
    }

    /// Every account asks over the day the fills are of.
    private void ask() throws IOException {
        var lines = new ArrayList<>(List.of("request,time,account"));
        for (String row : Files.readAllLines(folder.resolve("pilot/accounts.csv")).stream().skip(1).toList()) {
            String account = row.substring(0, row.indexOf(','));
            for (int i = 0; i < REQUESTS; i++) {
                lines.add(String.format(Locale.ROOT, "%s-%d,2026-03-02T%02d:%02d:00Z,%s", account, i, i * 24 / REQUESTS,
                        i % 60, account));
            }
        }
        Files.write(folder.resolve("requests.csv"), lines);
    }

    /// What was drawn is offered, and taken by the demand that is planted.
    private void answer(Shell shell, List<String> lot) throws Exception {
        var words = new ArrayList<>(lot);
        words.add("--csv");
        Shell.Said said = shell.assay(List.of(), words);
        var random = new SplittableRandom(11);
        var lines = new ArrayList<>(List.of("time,account,width_bp,notional_usd,filled_usd,adverse_bp,randomised"));
        for (String row : said.out().lines().skip(1).filter(line -> !line.contains(",,,")).toList()) {
            String[] cells = row.split(",", -1);
            double width = Double.parseDouble(cells[5]);
            var demand = new LogisticQuote(Math.log(1 / HIT - 1) - BETA * today(cells[3]), BETA);
            boolean taken = random.nextDouble() < demand.fillProbability(width);
            lines.add(String.format(Locale.ROOT, "%s,%s,%s,1000,%s,%s,%s", cells[1], cells[2], cells[5],
                    taken ? "1000" : "0", taken ? Double.toString(0.1 * random.nextGaussian()) : "", cells[6]));
        }
        assertThat(lines).hasSizeGreaterThan(2_000);
        assertThat(shell.assay(List.of(), words).out()).as("the same lot again").isEqualTo(said.out());
        Files.write(folder.resolve("offers.csv"), lines);
    }

    private double today(String segment) throws IOException {
        for (var one : new ObjectMapper().readTree(folder.resolve("pilot/pilot.json").toFile()).get("segments")) {
            if (one.get("segment").asText().equals(segment)) {
                return one.get("today_bp").asDouble();
            }
        }
        throw new AssertionError("no segment " + segment);
    }

    /// Share of segments whose interval of beta holds the one planted.
    private static double beta(Shell shell) throws Exception {
        Shell.Said said = shell.assay(List.of(),
                List.of("quote", "demand", "offers.csv", "--run", "out/before", "--csv"));
        var rows = said.out().lines().toList();
        var names = List.of(rows.getFirst().split(",", -1));
        int held = 0;
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            double low = Double.parseDouble(cells[names.indexOf("beta_low")]);
            double high = Double.parseDouble(cells[names.indexOf("beta_high")]);
            held += low <= BETA && BETA <= high ? 1 : 0;
        }
        assertThat(rows.size()).isGreaterThan(3);
        return held / (rows.size() - 1.0);
    }
}
