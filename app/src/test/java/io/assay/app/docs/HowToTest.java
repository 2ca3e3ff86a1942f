package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the how-to pages, on a small day that stands for the reader's export.
class HowToTest {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_of_the_how_to_pages_runs() throws Exception {
        Shell shell = Shell.in(folder);
        assertThat(shell.assay(List.of(), List.of("simulate", "-q", "--out", ".", "--accounts", "40", "--fills", "3000",
                "--no-quotes", "--tardis")).exit()).isZero();
        String fills = Files.readString(folder.resolve("fills.jsonl"));
        String account = ADDRESS.matcher(fills).results().findFirst().orElseThrow().group();
        String one = "[{\"coin\":\"BTC\",\"px\":\"60000\",\"sz\":\"0.5\",\"side\":\"B\",\"time\":1760000000000,"
                + "\"startPosition\":\"0.0\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"crossed\":true,"
                + "\"fee\":\"3\",\"feeToken\":\"USDC\",\"oid\":7,\"tid\":9}]";
        Files.writeString(folder.resolve("hl_userFills_" + account + ".json"), one);
        Files.copy(Pages.root().resolve("testdata/mapped/broker.csv"), folder.resolve("broker.csv"));
        Files.copy(Pages.root().resolve("testdata/tables/iris.csv"), folder.resolve("iris.csv"));
        for (String week : List.of("last-week.jsonl", "this-week.jsonl")) {
            Files.copy(folder.resolve("fills.jsonl"), folder.resolve(week));
        }
        Files.writeString(folder.resolve("tiers.csv"), "account,tier\n" + account + ",gold\n");
        Files.writeString(folder.resolve("offers.csv"),
                Pages.fenced(Files.readString(Pages.root().resolve("docs/how-to/offers.md")), "csv").stream()
                        .reduce("", (all, line) -> all + line + "\n"));
        int ran = 0;
        for (String page : List.of("hyperliquid", "instruments", "house", "map", "tardis", "segment", "value",
                "current-tiers", "offers", "judge", "taxonomy", "weekly", "quote-run")) {
            String text = Files.readString(Pages.root().resolve("docs/how-to/" + page + ".md"));
            if (page.equals("instruments")) {
                Files.write(folder.resolve("instruments.csv"), Pages.fenced(text, ""));
            }
            if (page.equals("value")) {
                Files.write(folder.resolve("dealer.yaml"),
                        Pages.fenced(text, "yaml").stream().takeWhile(line -> !line.startsWith("labels")).toList());
            }
            if (page.equals("taxonomy")) {
                Files.write(folder.resolve("desk.yaml"), Pages.fenced(text, "yaml"));
            }
            for (String command : Pages.commands(text)) {
                String typed = ADDRESS.matcher(command).replaceAll(account);
                Shell.Said said = shell.assay(List.of(), Pages.words(typed.substring("./assay ".length())));
                assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
                assertThat(said.out()).as(command).contains(shown(command));
                if (page.equals("value")) {
                    assertThat(text).as(command).contains("```\n" + said.out().stripTrailing() + "\n```");
                }
                ran++;
            }
        }
        assertThat(ran).isEqualTo(28);
    }

    private static String shown(String command) {
        return command.contains(" --on ") ? "(too new)"
                : command.contains(" lint ") ? "desk: 3 rules on 2 columns, none that nobody can meet"
                : command.contains(" quote ") ? "ladder, ticks from the reference"
                : command.contains(" map ") ? "columns:" : command.contains(" fit ") ? "silhouette"
                : command.contains(" drift ") ? "theory" : command.contains(" value ") ? "one p"
                : !command.contains(" sql ") ? "digest "
                : command.contains("tier_why") ? "tier_gain_bp"
                : command.contains("migration") ? "current_half_spread_bp"
                : command.contains("over_each_usd") ? "over_each_usd"
                : command.contains("FROM card") ? "simultaneous_low_usd" : "judged";
    }
}
