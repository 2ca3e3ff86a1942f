package io.assay.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the report of a run: one HTML file that loads nothing, from anywhere.
///
/// The page is a fixed frame, a style sheet, scripts and one JSON block. The scripts are ours or vendored and listed
/// by hash in the page's content security policy, so nothing else can run; data reach the page only as JSON, and from
/// there only as text nodes.
public final class HtmlReport {
    private static final List<String> SCRIPTS = List.of("dom.js", "format.js", "terms.js", "table.js", "charts.js",
            "markouts.js", "map.js", "card.js", "ladders.js", "impact.js", "offers.js", "sections.js", "accounts.js",
            "watch.js",
            "instruments.js",
            "quality.js",
            "data.js", "main.js");

    private HtmlReport() {}

    /// Writes the report into a file, which is replaced when it exists.
    public static void write(ReportData data, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(data, out);
        }
    }

    /// Writes the report. The writer must encode UTF-8 and stays open.
    public static void write(ReportData data, Writer out) throws IOException {
        var style = resource("report.css");
        var charts = resource("vendor/echarts.custom.min.js");
        var scripts = ownScripts();
        var parts = Map.of("policy", contentSecurityPolicy(style, List.of(charts, scripts)), "style", style, "data",
                ReportJson.of(page(data)), "charts", charts, "scripts", scripts);
        for (var piece : resource("report.html").split("(?=\\{\\{)|(?<=\\}\\})", -1)) {
            var part = piece.startsWith("{{") ? parts.get(piece.substring(2, piece.length() - 2)) : piece;
            if (part == null) {
                throw new IllegalStateException("the page has no part " + piece);
            }
            out.write(part);
        }
    }

    private static Map<String, Object> page(ReportData data) {
        var standings = new LinkedHashMap<String, String>();
        for (var standing : Verdict.Standing.values()) {
            standings.put(standing.name().toLowerCase(Locale.ROOT), standing.meaning());
        }
        var page = new LinkedHashMap<String, Object>();
        page.put("report", data.withDefinitions(ReportTerm.behind(data.definitions())));
        page.put("unaccounted", data.run().accounting().unaccounted());
        page.put("standings", standings);
        return page;
    }

    private static String ownScripts() {
        var all = new StringBuilder("(() => {\n'use strict';\n");
        SCRIPTS.forEach(name -> all.append(resource(name)));
        return all.append("})();\n").toString();
    }

    private static String contentSecurityPolicy(String style, List<String> scripts) {
        var policy = new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
                + "style-src " + hash(style) + "; script-src");
        scripts.forEach(script -> policy.append(' ').append(hash(script)));
        return policy.toString();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the build: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("reading resource " + name, e);
        }
    }
}
