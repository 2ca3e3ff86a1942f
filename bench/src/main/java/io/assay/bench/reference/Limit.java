package io.assay.bench.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/// How far the reference job is from what the machine could do: the seconds of each stage beside those in which two threads
/// would move the bytes it cannot avoid, and lines read beside lines merely found. The mixture has no row: arithmetic limits it.
public final class Limit {
    private static final int ROUNDS = 3;

    private Limit() {}

    /// @param args folder of the world, folder of the runs of the job on it, fills, accounts, MiB of the arrays copied
    public static void main(String[] args) throws Exception {
        var world = Path.of(args[0]);
        var out = Path.of(args[1]);
        long fills = Long.parseLong(args[2]);
        int accounts = Integer.parseInt(args[3]);
        MachineRates rates;
        try (var threads = Executors.newFixedThreadPool(2)) {
            rates = MachineRates.measured(Integer.parseInt(args[4]), threads);
        }
        System.out.printf(Locale.ROOT,
                "Copying, read and written: %.1f GB/s one thread, %.1f two. Line ends found: %.1f GB/s one"
                        + " thread, %.1f two.%n%n",
                rates.copyOne() / 1e9, rates.copyTwo() / 1e9, rates.scanOne() / 1e9,
                rates.scanTwo() / 1e9);
        stages(world, out, fills, accounts, rates);
        lines(world, fills, accounts, rates);
    }

    private static void stages(Path world, Path out, long fills, int accounts, MachineRates rates) throws Exception {
        System.out.println(
                "| stage | MB it must move | limit, ms | wall s | times the limit | processor s | half of that, times the limit |\n|---|---|---|---|---|---|---|");
        var runs = Files.readAllLines(out.resolve("runs.jsonl")).stream().map(Limit::json)
                .filter(run -> run.path("who").asText().equals("assay")).toList();
        for (var stage : StageBytes.of(world, out.resolve("assay").resolve("assignments.csv"), fills, accounts)
                .entrySet()) {
            double limit = stage.getValue() / Math.max(rates.copyOne(), rates.copyTwo());
            double wall = median(runs, "wall", stage.getKey());
            double used = median(runs, "processor", stage.getKey());
            System.out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f | %.3f | %,.0f | %.3f | %,.0f |%n", stage.getKey(),
                    stage.getValue() / 1e6, limit * 1e3, wall, wall / limit, used, used / 2 / limit);
        }
        System.out.printf(Locale.ROOT, "%nThe columns that are needed take %,.1f MB in the files and %,.1f MB unpacked."
                + " Runs: %d.%n%n", StageBytes.pages(world, false) / 1e6, StageBytes.pages(world, true) / 1e6,
                runs.size());
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("no run: " + line, e);
        }
    }

    private static double median(List<JsonNode> runs, String kind, String stage) {
        double[] sorted = runs.stream().mapToDouble(run -> run.path(kind).path(stage).asDouble()).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void lines(Path world, long fills, int accounts, MachineRates rates) throws Exception {
        LineFiles.write(world, fills, accounts, 1);
        System.out.println(
                "| fills as | bytes a row | rows/s | MB/s | share of the line ends found by two threads |\n|---|---|---|---|---|");
        for (var name : List.of("fills.jsonl", "fills.csv")) {
            var file = world.resolve(name);
            var seconds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                Ingest.read(List.of(file.toString()), RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY,
                        Long.MAX_VALUE, InputStream.nullInputStream());
                seconds[round] = (System.nanoTime() - began) / 1e9;
            }
            double best = Arrays.stream(seconds).min().orElseThrow();
            double bytes = Files.size(file);
            System.out.printf(Locale.ROOT, "| %s | %.0f | %,.0f | %,.0f | %.4f |%n", name, bytes / fills, fills / best,
                    bytes / best / 1e6, bytes / best / rates.scanTwo());
        }
    }
}
