package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/// Reads exports into a tape for a question that needs no whole run.
///
/// @param warnings of reading, plain sentences
/// @param notes what to know about the data, plain sentences
/// @param rejected rows that could not be used
public record TapeReader(Tape tape, FoldSpec spec, List<String> warnings, List<String> notes, long rejected) {
    /// How far ahead of our clock an event may be dated: a clock that is a day behind the venue's is no reason to refuse.
    static final Duration DRIFT = Duration.ofHours(24);

    public TapeReader {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /// @param now for what cannot be true yet
    public static TapeReader read(List<String> inputs, RunConfig config, Progress progress, Prompt prompt, Instant now,
            InputStream stdin) {
        return of(Ingest.read(inputs, config, progress, prompt, Pipeline.nanos(now.plus(DRIFT)), stdin), inputs, config,
                progress);
    }

    /// The same of what was read already.
    static TapeReader of(Ingested ingested, List<String> inputs, RunConfig config, Progress progress) {
        var made = Work.during(progress, "ordering " + ingested.log().size() + " fills",
                () -> TapeMaker.of(ingested, config));
        var tape = made.tape();
        if (tape.fills().size() == 0) {
            throw UserError.usage("no fills in " + inputs.getFirst()).at(inputs.getFirst())
                    .because("nothing in it is a fill of an instrument that is described")
                    .next("assay report " + inputs.getFirst() + " says more");
        }
        House.check(config.house(), tape.fills().accounts());
        return new TapeReader(tape, spec(config), ingested.warnings(), ingested.notes(),
                ingested.files().stream().mapToLong(Ingested.SourceFile::rejected).sum()
                        + made.ordered().rejects().size());
    }

    /// What the configuration asks to be graded.
    static FoldSpec spec(RunConfig config) {
        var window = new Window(config.from().map(Pipeline::nanos).orElse(Long.MIN_VALUE),
                config.to().map(Pipeline::nanos).orElse(Long.MAX_VALUE));
        return new FoldSpec(window, config.assumeFlat(), new HashSet<>(config.house()));
    }
}
