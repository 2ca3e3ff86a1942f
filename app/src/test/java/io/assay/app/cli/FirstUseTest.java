package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do with a new tool: their own export, a bad one, the same again.
class FirstUseTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void an_answer_of_two_thousand_fills_takes_its_account_from_the_file_name_and_says_that_it_is_cut()
            throws IOException {
        var busiest = Days.busiest(Days.lines(folder, 20_000));
        assertThat(busiest.getValue()).hasSizeGreaterThan(2_000);
        Path export = folder.resolve("hl_userFills_" + busiest.getKey() + ".json");
        Files.writeString(export, busiest.getValue().subList(0, 2_000).toString());
        Calls report = report(export, "out");
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(report.out()).contains("read 2,000 = applied 2,000 +", "\n1 account, 2,000 prints\n",
                "warning: exactly 2000 fills for " + busiest.getKey());
        assertThat(Files.readAllLines(folder.resolve("out/profiles.csv"))).hasSize(2).element(1).asString()
                .startsWith(busiest.getKey() + ",");
        assertThat(Days.assay("explain", busiest.getKey().substring(0, 8), "-d", folder.resolve("out").toString())
                .out()).startsWith(busiest.getKey());
    }

    @Test
    void an_envelope_may_name_its_accounts_after_their_fills() throws IOException {
        var busiest = Days.busiest(Days.lines(folder, 5_000));
        String query = "{\"fills\": " + busiest.getValue() + ", \"slot\": \"desk 7\"}";
        assertThat(query.length()).isGreaterThan(1 << 16);
        Calls report = report(Files.writeString(folder.resolve("a.json"), "{\"queries\": [" + query + "]}"), "out");
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/profiles.csv")).get(1)).startsWith("desk 7,");
    }

    /// Every kind of damage once: none costs a good row, each is found again by line and field.
    @Test
    void fourteen_bad_rows_are_fourteen_rejects_and_change_nothing_else() throws IOException {
        List<String> good = Days.lines(folder, 3_000);
        String row = oneEvent(good.stream().filter(line -> line.contains("\"tid\"")).findFirst().orElseThrow());
        Map<String, UnaryOperator<String>> damage = damage();
        var all = new ArrayList<String>();
        var expected = new ArrayList<String>();
        var kinds = new ArrayList<>(damage.keySet());
        for (int i = 0; i < good.size(); i++) {
            if (i % 40 == 7 && !kinds.isEmpty()) {
                String field = kinds.removeFirst();
                all.add(damage.getOrDefault(field, line -> line).apply(row));
                expected.add(all.size() + "," + field.replaceAll("[0-9 ]", ""));
            }
            all.add(good.get(i));
        }
        assertThat(expected).hasSize(14);
        Calls clean = report(folder.resolve("fills.jsonl"), "clean");
        Calls report = report(Files.write(folder.resolve("bad.jsonl"), all), "out");
        assertThat(report.out()).contains("+ quarantined 14\n", "rejects: 14 (");
        assertThat(digest(report)).isEqualTo(digest(clean));
        assertThat(Files.readAllLines(folder.resolve("out/rejects.csv")).stream().skip(1)
                .map(line -> line.split(",", 5)).map(cells -> cells[2] + "," + cells[3]))
                .containsExactlyElementsOf(expected);
        assertThat(Days.assay("report", folder.resolve("bad.jsonl").toString(), "--dry-run", "--strict").exit())
                .isEqualTo(2);
    }

    @Test
    void mended_rows_given_beside_the_file_complete_it() throws IOException {
        List<String> good = Days.lines(folder, 3_000);
        var broken = new ArrayList<>(good);
        broken.set(10, good.get(10).replace("\"side\":\"A\"", "\"side\":\"?\""));
        broken.set(20, good.get(20).substring(0, 100));
        Path bad = Files.write(folder.resolve("bad.jsonl"), broken);
        Path mended = Files.write(folder.resolve("mended.jsonl"), List.of(good.get(10), good.get(20)));
        Calls whole = report(folder.resolve("fills.jsonl"), "whole");
        assertThat(digest(report(bad, "out"))).isNotEqualTo(digest(whole));
        Calls completed = Days.assay("report", bad.toString(), mended.toString(), "-o",
                folder.resolve("out").toString());
        assertThat(completed.out()).contains("rejects: 2 (");
        assertThat(digest(completed)).isEqualTo(digest(whole));
    }

    @Test
    void damaged_files_are_refused_or_rejected_in_plain_words() throws IOException {
        byte[] day = String.join("\n", Days.lines(folder, 3_000)).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>(Map.of("cut.jsonl", Arrays.copyOf(day, day.length / 2), "cut.gz",
                Arrays.copyOf(gzip(day), gzip(day).length / 2), "empty.jsonl", new byte[0], "blank.jsonl",
                "\n \n".getBytes(StandardCharsets.UTF_8), "binary.jsonl", noise(), "noise.gz", gzip(noise()),
                "table.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "other.json",
                "{\"a\": [1]}".getBytes(StandardCharsets.UTF_8), "half.json", "[{\"px\":".getBytes(
                        StandardCharsets.UTF_8),
                "deep.json", "[".repeat(5_000).getBytes(StandardCharsets.UTF_8)));
        files.put("fake.parquet", ("PAR1" + "x".repeat(100) + "PAR1").getBytes(StandardCharsets.UTF_8));
        files.put("empty.gz", gzip(new byte[0]));
        int refused = 0;
        for (var file : files.entrySet()) {
            Calls call = report(Files.write(folder.resolve(file.getKey()), file.getValue()), "out");
            assertThat(call.out() + call.err()).as(file.getKey()).doesNotContain("Exception", "\tat ", "null")
                    .contains(file.getKey());
            if (call.exit() != 0) {
                refused++;
                assertThat(call.err().lines().filter(line -> line.startsWith("  "))).as(file.getKey())
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
        assertThat(refused).as("all but the day that breaks off in a line, and the one whose packing does")
                .isEqualTo(files.size() - 2);
    }

    @Test
    void the_same_again_is_the_same_and_a_dry_run_leaves_nothing() throws IOException {
        Days.lines(folder, 3_000);
        Path export = folder.resolve("fills.jsonl");
        Calls dry = Days.assay("report", export.toString(), "--dry-run", "-o", folder.resolve("out").toString());
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(dry.out()).contains("dry run: nothing written");
        Calls first = report(export, "out");
        byte[] profiles = Files.readAllBytes(folder.resolve("out/profiles.csv"));
        Calls second = report(export, "out");
        assertThat(List.of(digest(dry), digest(first))).containsOnly(digest(second));
        assertThat(folder.resolve("out/profiles.csv")).hasBinaryContent(profiles);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("fills.jsonl",
                    "instruments.csv", "truth.csv", "out");
        }
    }

    @Test
    void a_house_account_that_no_fill_names_is_refused() throws IOException {
        String known = Days.busiest(Days.lines(folder, 3_000)).getKey();
        String slip = known.substring(0, 41) + (known.endsWith("0") ? "1" : "0");
        Calls call = Days.assay("report", folder.resolve("fills.jsonl").toString(), "--house", slip, "--dry-run");
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.err()).contains("no fill of the house account " + slip, "did you mean " + known + "?");
    }

    private Calls report(Path file, String out) {
        return Days.assay("report", file.toString(), "-o", folder.resolve(out).toString());
    }

    private static String digest(Calls call) {
        return call.out().lines().filter(line -> line.startsWith("digest ")).findFirst().orElseThrow();
    }

    /// A block with its first event only.
    private static String oneEvent(String block) {
        int end = block.indexOf("}],", block.indexOf("\"events\"")) < 0 ? block.length()
                : block.indexOf("}],", block.indexOf("\"events\"")) + 2;
        return end == block.length() ? block : block.substring(0, end) + "]}";
    }

    /// By field the reject names (numbers tell several of one field apart); a broken line names none.
    private static Map<String, UnaryOperator<String>> damage() {
        var kinds = new LinkedHashMap<String, UnaryOperator<String>>();
        kinds.put("px", value("px", "\"abc\""));
        kinds.put("px 1", value("px", "\"-1\""));
        kinds.put("px 2", value("px", "\"NaN\""));
        kinds.put("sz", value("sz", "\"0\""));
        kinds.put("sz 1", value("sz", "\"1e999\""));
        kinds.put("time", value("time", "1"));
        kinds.put("time 1", value("time", "4102444800000"));
        kinds.put("time 2", value("time", "\"2025-01-01\""));
        kinds.put("side", value("side", "\"X\""));
        kinds.put("crossed", value("crossed", "\"maybe\""));
        kinds.put("coin", value("coin", "null"));
        kinds.put("tid", value("tid", "\"x-1\""));
        kinds.put("user", line -> line.replaceFirst("\"0x[0-9a-f]{40}\"", "\"0x12\""));
        kinds.put("", line -> line.substring(0, line.length() - 25));
        return kinds;
    }

    private static UnaryOperator<String> value(String field, String other) {
        return line -> line.replaceFirst("\"" + field + "\":\\s*(\"[^\"]*\"|[^,}\\]]+)", "\"" + field + "\":" + other);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] noise() {
        var noise = new byte[5_000];
        new java.util.Random(4).nextBytes(noise);
        noise[100] = 0;
        return noise;
    }
}
