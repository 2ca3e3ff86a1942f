package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.UserError;
import io.assay.app.store.ResultDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two consecutive made-up days under rules asked for by name, so that tiers are published, before clients whose demand is
/// slow, so that widths matter. Each run reads the one before; the days take turns, so that whoever differs between them flips
/// back and forth.
class TiersOverDaysTest {
    private static final String MIDNIGHT = "2026-03-03";
    private static final String COST = "0.2";

    @TempDir
    private static Path folder;
    private static Path fills = Path.of("");
    /// Monday, then Tuesday, Monday and Tuesday again, each after the one before.
    private static List<Path> turns = List.of();

    @Test
    void print() throws IOException {
        for (int seed = 1; seed < 5; seed++) {
          fills = Days.simulated(folder.resolve("days" + seed), 80, 12_000, 48, seed);
          var a = run("a" + seed, "to", MIDNIGHT);
          var b = run("b" + seed, "from", MIDNIGHT, "segment.previous", a.toString());
          System.out.println("SEED " + seed);
          for (var one : List.of(a, b)) {
          try (var db = ResultDatabase.open(one)) {
            System.out.println(Files.readString(one.resolve("policy.csv")).lines().map(l -> l.split(",")).map(c -> c[0] + " " + c[2].substring(0, Math.min(5, c[2].length()))).toList());
            for (var r : db.rows("SELECT regexp_replace(tier_why, '[0-9]+', 'x'), count(*) FROM assignments GROUP BY ALL")) {
                System.out.println(String.join(" | ", java.util.Arrays.stream(r).map(String::valueOf).toList()));
            }
          }
        }}
    }

    private static Path run(String name, String... more) {
        var keys = new ArrayList<>(List.of("value.bootstrap", "100", "segment.method", "rules", "value.beta", "0.5",
                "segment.confidence-limit", "0", "value.churn-cost-bp", COST));
        keys.addAll(List.of(more));
        var out = folder.resolve(name);
        new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(fills.toString()), out, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
        return out;
    }
}
