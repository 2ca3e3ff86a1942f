package io.assay.app.pipeline;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Simulated spans as files, and what the pipeline's first steps make of a file.
final class Days {
    private Days() {}

    /// A file of blocks and a file that describes instruments, which may be empty but for its header.
    record Files(Path fills, Path instruments) {
        static Files of(Path fills, Path folder, String... descriptions) throws IOException {
            var lines = new ArrayList<>(List.of("instrument,name,kind,underlying,base,quote"));
            lines.addAll(List.of(descriptions));
            return new Files(fills, java.nio.file.Files.write(folder.resolve("described.csv"), lines));
        }
    }

    /// Writes a planted world as blocks.
    static Path simulated(Path folder, int accounts, long fills, double hours, long seed) throws IOException {
        var config = SimulationConfig.DEFAULT.withSize(accounts, fills).withHours(hours).withSeed(seed);
        var layout = new SimulationFiles.Layout(folder, SimulationFiles.Format.F2, false, "");
        return SimulationFiles.run(config, layout, List.of()).files().getFirst();
    }

    /// The same fills on a clock of whole seconds: many share an instant, and prints fall on the very end of a horizon.
    static Path coarse(Path fills) throws IOException {
        var whole = Pattern.compile("(\"time\":\\d+)\\d{3},");
        var text = whole.matcher(java.nio.file.Files.readString(fills)).replaceAll("$1000,");
        return java.nio.file.Files.writeString(fills.resolveSibling("coarse.jsonl"), text);
    }

    static Tape tape(Files files) {
        var config = config(1, "instruments", files.instruments().toString());
        return TapeMaker.of(Ingest.read(List.of(files.fills().toString()), config, Progress.SILENT, Prompt.NOBODY,
                Long.MAX_VALUE, InputStream.nullInputStream()), config).tape();
    }

    static FeatureMatrix profiles(Tape tape, FoldSpec spec) {
        try (var threads = new Workers(2)) {
            return new Profiling(threads).of(tape, spec, done -> {});
        }
    }

    static RunConfig config(int threads, String... keysAndValues) {
        var settings = new Settings().set(ConfigKey.THREADS, List.of(Integer.toString(threads)), "test", Path.of(""));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.set(ConfigKey.of(keysAndValues[i]).orElseThrow(), List.of(keysAndValues[i + 1].split(",", -1)),
                    "test",
                    Path.of(""));
        }
        return RunConfig.of(settings);
    }
}
