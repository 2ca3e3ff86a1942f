package io.assay.app.pipeline;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Methods;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.app.simulate.Truth;
import io.assay.core.precision.AdjustedRand;
import io.assay.core.precision.Verdict;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// A simulated day that went the way of a real export: written as files, read, profiled. The truth about its
/// accounts stays here, where only tests look.
///
/// @param truths one an account made, those without a single fill included
record SimulatedDay(RunConfig config, Tape tape, FeatureMatrix profiles, List<Truth> truths) {

    /// Simulates into the folder and reads back what a venue would have given.
    static SimulatedDay of(SimulationConfig simulation, Path folder) throws IOException {
        var layout = new SimulationFiles.Layout(folder, SimulationFiles.Format.F2, false, "");
        var truths = SimulationFiles.run(simulation, layout, List.of()).result().truths();
        var settings = new Settings();
        settings.set(ConfigKey.INSTRUMENTS, List.of(layout.instruments().toString()), "the test", folder);
        var config = RunConfig.of(settings);
        var ingested = Ingest.read(List.of(layout.nodeFills().toString()), config, Progress.SILENT, Prompt.NOBODY,
                Long.MAX_VALUE, InputStream.nullInputStream());
        var tape = TapeMaker.of(ingested, config).tape();
        try (var workers = new Workers(2)) {
            return new SimulatedDay(config, tape, new Profiling(workers).of(tape, FoldSpec.DEFAULT, done -> {}),
                    truths);
        }
    }

    /// What the shipped method of this name, with the shipped configuration, finds in the day.
    Segmentation fit(String method) {
        var candidate = Methods.of(config).stream().filter(c -> c.method().equals(method)).findFirst().orElseThrow();
        return candidate.fit(new TrainingSet(profiles), config.seed());
    }

    /// Agreement with the truth; an abstention counts as an error, and so does an account without a profile.
    ///
    /// @param segments of the rows of the profiles, -1 = abstained
    double adjustedRand(int[] segments) {
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < profiles.rows(); row++) {
            rows.put(profiles.accounts().get(row), segments[row]);
        }
        int[] found = truths.stream().mapToInt(truth -> rows.getOrDefault(truth.account(), -1)).toArray();
        return AdjustedRand.of(found, truths.stream().mapToInt(truth -> truth.kind().ordinal()).toArray());
    }

    /// The planted kind of each row of the profiles.
    int[] kinds() {
        var kinds = new HashMap<String, Integer>();
        truths.forEach(truth -> kinds.put(truth.account(), truth.kind().ordinal()));
        return profiles.accounts().stream().mapToInt(kinds::get).toArray();
    }

    /// What the tournament says, with all shipped methods and the shipped configuration.
    Verdict verdict() {
        var fills = tape.fills();
        long fromNs = Long.MAX_VALUE;
        long toNs = Long.MIN_VALUE;
        for (int row = 0; row < fills.size(); row++) {
            fromNs = Math.min(fromNs, fills.timeNs(row));
            toNs = Math.max(toNs, fills.timeNs(row) + 1);
        }
        try (var workers = new Workers(2)) {
            var windows = Windows.of(tape, FoldSpec.DEFAULT, new Window(fromNs, toNs), profiles, workers,
                    OfferFile.NONE, config, Progress.SILENT);
            return Judgement.of(windows, workers, Methods.of(config), config, Progress.SILENT).verdict();
        }
    }
}
