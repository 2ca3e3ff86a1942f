package io.assay.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>",
            Pattern.DOTALL);

    @Test
    void a_hundred_thousand_accounts_fit_in_five_megabytes(@TempDir Path folder) throws IOException {
        var file = folder.resolve("report.html");
        HtmlReport.write(SampleReports.of(100_000, 1), file);
        // Measured: 1.32 MB, of which charts 0.56 MB, points 0.35 MB and accounts 0.32 MB.
        assertThat(Files.size(file)).isBetween(600_000L, 2_000_000L);
        var report = data(Files.readString(file)).at("/report");
        assertThat(report.at("/accounts/rows")).hasSize(1_000);
        assertThat(report.at("/accounts/total").asLong()).isEqualTo(100_000);
        assertThat(report.at("/map/points").size()).isBetween(2_900, 3_000);
    }

    @Test
    void even_the_longest_names_and_reasons_fit_in_five_megabytes() throws IOException {
        var sample = SampleReports.of(100_000, 1);
        var name = "\u202e\u00fc".repeat(200);
        var points = sample.map().points().stream()
                .map(at -> new SegmentMap.Point(name, at.x(), at.y(), at.segment(), at.notionalUsd())).toList();
        var rows = sample.accounts().rows().stream()
                .map(row -> new AccountsSection.Row(name, row.segment(), row.probability(), row.calibrated(),
                        List.of("r".repeat(5_000), "r".repeat(5_000)), row.fills(), row.notionalUsd(), row.makerShare(),
                        row.houseMarkoutBp(), row.halfSpreadBp(), row.tier()))
                .toList();
        var longest = new ReportData(sample.run(), sample.verdict(), sample.segments(), sample.markouts(),
                SegmentMap.of(sample.map().x(), sample.map().y(), points), sample.card(), sample.policy(),
                sample.impact(), sample.instruments(),
                AccountsSection.of(rows), sample.watch(), sample.rejects(), sample.quality(), sample.definitions());
        // Measured: 4.20 MB; uncut, the reasons alone would be 10 MB.
        assertThat(html(longest).length()).isLessThan(5_000_000);
    }

    @Test
    void the_page_without_data_stays_under_a_megabyte() throws IOException {
        // Measured: 0.65 MB with one account.
        assertThat(html(SampleReports.of(1, 1)).length()).isLessThan(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script><img src=x onerror=alert(1)>", "<!--<script>", "=cmd|' /C calc'!A0", "a\r\nb\tc",
            "\u202egnp.exe\u2066", "\u2028\u2029", "'\"><svg/onload=alert(1)>", "{{data}}{{scripts}}",
            "javascript:alert(1)",
            "\u0000\u007f\u009f", "&lt;b&gt;"})
    void hostile_text_appears_only_escaped_and_comes_back_unchanged(String hostile) throws IOException {
        var html = html(HostileReports.of(hostile));
        assertThat(count(html, "</script>")).isEqualTo(count(html(SampleReports.of(3, 1)), "</script>"));
        assertThat(blockOf(html)).matches("[\\x20-\\x25\\x28-\\x3b=\\x3f-\\x7e]*");
        var texts = new HashSet<String>();
        collect(data(html), texts);
        assertThat(texts).contains(hostile, hostile + " account", hostile + " reason", hostile + " value",
                hostile + " segment", hostile + " warning", hostile + " column", hostile + " finding",
                hostile + " instrument",
                hostile + " trade");
        assertThat(html.replace(blockOf(html), "")).isEqualTo(withoutData(SampleReports.of(3, 1)));
    }

    @Test
    void only_scripts_and_styles_named_by_hash_can_run() throws Exception {
        var html = html(SampleReports.of(50, 2));
        var policy = first(html, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
        assertThat(policy).startsWith("default-src 'none'; base-uri 'none'; form-action 'none';")
                .doesNotContain("unsafe");
        var scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(html).results()
                .map(found -> found.group(1)).toList();
        assertThat(scripts).hasSize(2);
        for (var script : scripts) {
            assertThat(policy).contains("'sha256-" + sha256(script) + "'");
        }
        assertThat(policy).contains("style-src 'sha256-" + sha256(first(html, "(?s)<style>(.*?)</style>")) + "'");
        assertThat(policy.split("sha256-")).hasSize(4);
    }

    @Test
    void the_page_names_no_resource_outside_itself() throws IOException {
        var html = html(SampleReports.of(50, 2)).replace("http://www.w3.org/", "");
        assertThat(
                Pattern.compile("(?i)(src|href|action)\\s*=\\s*[\"']?(https?:|//)|@import|url\\(\\s*[\"']?(https?:|//)")
                        .matcher(html).find())
                .isFalse();
        assertThat(html).doesNotContain("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "importScripts");
    }

    @Test
    void our_scripts_never_turn_text_into_markup_or_code() throws IOException {
        assertThat(ownScript()).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                "eval(",
                "new Function", "DOMParser", "setTimeout(\"");
    }

    @Test
    void every_term_the_page_asks_for_is_defined_and_every_definition_of_ours_is_asked_for() throws IOException {
        var script = ownScript();
        var ours = Stream.of(ReportTerm.values()).map(ReportTerm::column).toList();
        assertThat(ours).allSatisfy(term -> assertThat(script).contains("'" + term + "'"));
        var snakes = Pattern.compile("'([a-z]+(?:_[a-z0-9]+)+)'").matcher(script).results().map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(snakes).hasSizeGreaterThan(20);
        assertThat(ours).containsAll(snakes);
    }

    @Test
    void the_catalogue_overrules_the_report_on_a_column_of_the_same_name() {
        var ours = new Definition("maker_share", "1", "", "From the catalogue.", "pricing");
        var all = ReportTerm.behind(List.of(ours));
        assertThat(all).hasSize(ReportTerm.values().length).startsWith(ours);
        assertThat(all.stream().filter(entry -> entry.column().equals("maker_share"))).containsExactly(ours);
    }

    @Test
    void the_same_data_gives_the_same_bytes_in_every_locale() throws IOException {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            var here = html(SampleReports.of(200, 3));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(html(SampleReports.of(200, 3))).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(html(SampleReports.of(200, 3))).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_row_that_no_count_claims_is_told() throws IOException {
        assertThat(data(html(HostileReports.of("x"))).at("/unaccounted").asLong()).isEqualTo(3);
        assertThat(data(html(SampleReports.of(3, 1))).at("/unaccounted").asLong()).isZero();
    }

    @Test
    void the_report_refuses_a_segment_that_does_not_exist() {
        var sample = SampleReports.of(3, 1);
        assertThatThrownBy(() -> new ReportData(sample.run(), sample.verdict(), sample.segments(),
                List.of(new MarkoutCurve(6, List.of())), sample.map(), sample.card(), sample.policy(),
                sample.impact(), sample.instruments(),
                sample.accounts(), sample.watch(),
                sample.rejects(), sample.quality(), sample.definitions())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment 6 of 6");
    }

    private static String html(ReportData data) throws IOException {
        var out = new StringWriter();
        HtmlReport.write(data, out);
        return out.toString();
    }

    private static String ownScript() throws IOException {
        var html = html(SampleReports.of(1, 1));
        return html.substring(html.lastIndexOf("<script>"));
    }

    private static String withoutData(ReportData data) throws IOException {
        var html = html(data);
        return html.replace(blockOf(html), "");
    }

    private static JsonNode data(String html) throws IOException {
        return new ObjectMapper().readTree(blockOf(html));
    }

    private static String blockOf(String html) {
        return first(html, DATA.pattern().replace("(.*?)", "((?s:.*?))"));
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static void collect(JsonNode node, HashSet<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
