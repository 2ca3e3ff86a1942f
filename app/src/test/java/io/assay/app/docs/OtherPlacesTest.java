package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same bytes wherever in the world, and in whatever folder, it runs.
class OtherPlacesTest {
    private static final List<String> TABLES = List.of("profiles.csv", "assignments.csv", "segments.csv", "policy.csv",
            "rejects.csv", "card.json");

    @TempDir
    Path folder = Path.of("");

    @Test
    void language_time_zone_threads_and_folder_change_no_byte() throws Exception {
        Shell.Said made = Shell.in(folder).assay(List.of(), List.of("simulate", "-q", "--out", "day", "--accounts",
                "40", "--fills", "3000", "--no-quotes", "--seed", "5"));
        assertThat(made.exit()).as(made.err()).isZero();
        Map<String, String> plain = report("here", List.of("-Duser.language=en", "-Duser.timezone=UTC"), "1");
        Map<String, String> turkish = report("her yer ışık", List.of("-Duser.language=tr", "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu"), "2");
        Map<String, String> german = report("hier (Größe)", List.of("-Duser.language=de", "-Duser.country=DE",
                "-Duser.timezone=America/St_Johns", "-Dfile.encoding=ISO-8859-1"), "3");
        Map<String, String> arabic = report("هنا", List.of("-Duser.language=ar", "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab", "-Duser.timezone=Pacific/Kiritimati"), "2");
        assertThat(plain).hasSize(TABLES.size() + 1);
        assertThat(plain.get("rejects.csv")).contains(",side,İ,");
        assertThat(List.of(turkish, german, arabic)).containsOnly(plain);
    }

    private Map<String, String> report(String place, List<String> options, String threads)
            throws IOException, InterruptedException {
        Path at = Files.createDirectory(folder.resolve(place));
        List<String> lines = Files.readAllLines(folder.resolve("day/fills.jsonl"));
        lines.add(lines.getFirst().replace("\"side\":\"A\"", "\"side\":\"İ\""));
        Files.write(at.resolve("ağaç fills.jsonl"), lines);
        Shell.Said said = Shell.in(at).with("LC_ALL", "C.UTF-8").assay(options, List.of("report", "ağaç fills.jsonl",
                "--threads", threads, "--out", "çıktı"));
        assertThat(said.exit()).as(place + "\n" + said.err()).isZero();
        var found = new TreeMap<String, String>();
        for (String table : TABLES) {
            found.put(table, Files.readString(at.resolve("çıktı").resolve(table)));
        }
        found.put("digest", said.out().lines().filter(line -> line.startsWith("digest ")).findFirst().orElseThrow());
        return found;
    }
}
