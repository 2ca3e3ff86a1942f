package io.assay.app.cli;

import io.assay.app.config.Progress;
import io.assay.app.config.RunSummary;
import io.assay.app.config.Runner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Calls the command line inside the test and keeps what it said.
record Calls(int exit, String out, String err) {
    /// A summary with something in every part.
    static final RunSummary SUMMARY = new RunSummary(
            List.of(new RunSummary.Source("a.jsonl", "hyperliquid node fills", 7300, 7282, 10, 0, 5, 3, 0)), 899, 3641,
            List.of(new RunSummary.Chains("derivatives", 4919, 4919), new RunSummary.Chains("spot", 371, 368)),
            new TreeMap<>(Map.of("spot fee in base token", 3L)), new TreeMap<>(Map.of("size is not a number", 3L)),
            List.of(new RunSummary.SegmentLine("latency taker", 12, 0.25, 2.5),
                    new RunSummary.SegmentLine("dormant", 887, 0.75, Double.NaN)),
            List.of(new RunSummary.SegmentLine("under 30 fills", 1, 0.001, Double.NaN)),
            List.of("One segment is published. Splitting is unproven.", "The difference may be noise."),
            new RunSummary.Earned("tree",
                    List.of(new RunSummary.Over("one", 0.534, -0.2, 1.268),
                            new RunSummary.Over("rfm", 1234.5, 1, 2468))),
            new RunSummary.Impact("42 metaorders tell a law", 42,
                    List.of(new RunSummary.Law("", 42, 7, new double[]{0.5, 0.4, 0.6}, new double[]{0.1, 0.05, 0.2}),
                            new RunSummary.Law("dormant", 12, 3, new double[]{0.5, 0.4, 0.6},
                                    new double[]{0.2, 0.1, 0.4}))),
            List.of("exactly 2,000 rows for 0xab"),
            List.of("31 fees are in tokens without a USD reference"), "7f3a", Path.of("out"),
            List.of(new RunSummary.Written("report.html", 1_800_000), new RunSummary.Written("card.json", 2_000)), 9.4,
            List.of("assay explain 0xab"));

    static Calls of(String... args) {
        return with((_request, _progress, _prompt) -> SUMMARY, "", args);
    }

    static Calls with(Runner runner, String in, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, false, false);
        var wiring = new Wiring(() -> runner, () -> Calls::day, Map.of());
        int exit = Assay.run(wiring, surroundings, args);
        return new Calls(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Wiring.Day day(Path folder, long _seed, Progress _progress) throws IOException {
        Path fills = Files.writeString(folder.resolve("fills.jsonl"), "{}");
        return new Wiring.Day(List.of(fills.toString()), Optional.empty(), List.of(fills));
    }
}
