package io.assay.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report opened in Chromium, which must be on the path.
@Tag("proof")
class ReportInBrowserTest {
    @TempDir
    private Path folder;

    @Test
    void a_real_looking_report_draws_everything_without_a_word_on_the_console() throws Exception {
        var page = open(SampleReports.of(2_000, 4));
        assertThat(page.console).isEmpty();
        // Six markout panels, one map, one value plot for each of two bases, skew and hedging, impact of all and of two segments, its
        // decay.
        assertThat(count(page.dom, "<svg[^>]*viewBox=\"0 0 \\d{3,4} \\d{2,3}\"")).isEqualTo(15);
        assertThat(count(page.dom, "<section ")).isEqualTo(12);
        assertThat(count(page.dom, "<tr role=\"row\"><th scope=\"row\"")).isGreaterThan(40);
        assertThat(page.dom).doesNotContain("<p class=\"failed\">");
    }

    @Test
    void what_judges_what_and_what_rests_on_little_is_said_in_words() throws Exception {
        var dom = open(SampleReports.of(50, 4)).dom.replaceAll("<[^>]*>", "|").replaceAll("\\|+", "|");
        assertThat(dom).contains("0.62| \u00b1\u202f0.05|");
        assertThat(dom).contains("|What mixture earned more than each yardstick,| USD per million|",
                "|k-means|+11.70| [\u22121.20, +24.60]|");
        assertThat(dom).contains("0.30| \u00b1\u202f0.20|not told from 0|");
        assertThat(Pattern.compile("\\|inferred\\|").matcher(dom).results().count())
                .as("tick and half spread of the one instrument whose tick nobody states").isEqualTo(2);
        assertThat(dom).contains("worst first: 1 to look at, 1 to know, 1 fine.");
        assertThat(dom.indexOf("silence from")).isLessThan(dom.indexOf("fills in the last hour"));
        assertThat(dom.indexOf("fills in the last hour")).isLessThan(dom.indexOf("flow fills that a reference"));
        assertThat(dom).contains("|7,064| of 7,282|", "|books of hyperliquid|", "|prints of hyperliquid|",
                "412 reported positions: 411 equal what fills add up to, 1 differs.",
                "|118906512037719|", "|2026-03-02T22:14:07Z|");
    }

    @Test
    void every_question_mark_leads_to_a_definition() throws Exception {
        var page = open(SampleReports.of(200, 4));
        var asked = new HashSet<String>();
        Pattern.compile("data-term=\"([a-z_0-9]+)\"").matcher(page.dom).results()
                .forEach(found -> asked.add(found.group(1)));
        assertThat(asked).hasSizeGreaterThan(30)
                .allSatisfy(term -> assertThat(page.dom).contains("id=\"definition-" + term + "\""));
    }

    @Test
    void a_run_too_short_to_judge_is_drawn_without_its_curves() throws Exception {
        var page = open(SampleReports.unjudged());
        assertThat(page.console).isEmpty();
        assertThat(count(page.dom, "<section ")).isEqualTo(11);
        assertThat(page.dom).contains("No markout could be measured", "not judged", "No pilot is laid out");
    }

    @Test
    void hostile_text_stays_text() throws Exception {
        var page = open(HostileReports.of(
                "</script><img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"));
        assertThat(page.console).isEmpty();
        assertThat(page.dom).doesNotContain("<img").contains("&lt;/script&gt;&lt;img src=x onerror=");
        assertThat(count(page.dom, "<title>caught")).isZero();
        assertThat(page.dom).contains("<p class=\"failed\">The counts do not add up: 3 rows");
        assertThat(open(HostileReports.of("a\r\n\u202eb")).dom).contains("a␍␊‹U+202E›b");
    }

    private record Page(String dom, String console) {}

    private Page open(ReportData data) throws IOException, InterruptedException {
        var file = folder.resolve("report.html");
        HtmlReport.write(data, file);
        var dom = folder.resolve("dom.html").toFile();
        var log = folder.resolve("log.txt").toFile();
        var chromium = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1280,800", "--enable-logging=stderr",
                "--virtual-time-budget=4000", "--dump-dom", file.toUri().toString()).redirectOutput(dom)
                .redirectError(log)
                .start();
        try {
            assertThat(chromium.waitFor(60, TimeUnit.SECONDS)).as("Chromium ends in a minute").isTrue();
        } finally {
            chromium.destroyForcibly();
        }
        assertThat(dom).as(Files.readString(log.toPath())).isNotEmpty();
        var console = Files.readString(log.toPath()).lines().filter(line -> line.contains("CONSOLE")).toList();
        return new Page(Files.readString(dom.toPath()), String.join("\n", console));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
