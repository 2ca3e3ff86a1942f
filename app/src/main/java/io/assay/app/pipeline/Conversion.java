package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.app.store.CanonicalFillsWriter;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Ordered;
import io.assay.core.event.TradeBust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Reads any export and writes its fills in the canonical schema: in canonical order, each once.
public final class Conversion {
    private Conversion() {}

    /// What came of a conversion: read = written + duplicate + pending + quarantined + left.
    ///
    /// @param written fills of them
    /// @param left rows that are no fills, or hold nothing Assay uses: the canonical schema has no place for them
    public record Converted(long read, long written, long duplicate, long pending, long quarantined, long left) {}

    /// @param now for what cannot be true yet
    /// @param target a name that ends in `.csv` or `.parquet`; replaced when the new file is whole
    public static Converted run(List<String> inputs, Path target, RunConfig config, Progress progress, Prompt prompt,
            Instant now, InputStream stdin) {
        var name = target.toString().toLowerCase(Locale.ROOT);
        boolean parquet = name.endsWith(".parquet");
        if (!parquet && !name.endsWith(".csv")) {
            throw UserError.usage("cannot tell the format of " + target).at("--out " + target)
                    .because("canonical fills are written as .csv or .parquet").next("end the name in one of those");
        }
        var ingested = Ingest.read(inputs, config, progress, prompt, Pipeline.nanos(now.plus(TapeReader.DRIFT)), stdin);
        var ordered = FillOrder.of(ingested.log(), ingested.instruments(),
                ingested.accounts().all(TradeBust.class));
        return Work.during(progress, "writing " + target, () -> {
            write(ordered, target, parquet);
            return counts(ingested, ordered);
        });
    }

    private static void write(Ordered ordered, Path target, boolean parquet) {
        try {
            var absolute = target.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            var partial = absolute.resolveSibling("." + absolute.getFileName() + ".partial");
            Files.deleteIfExists(partial);
            if (parquet) {
                CanonicalFillsWriter.parquet(ordered.fills(), partial);
            } else {
                CanonicalFillsWriter.csv(ordered.fills(), partial);
            }
            Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + target, e);
        }
    }

    private static Converted counts(Ingested ingested, Ordered ordered) {
        long written = ordered.fills().size();
        long read = 0;
        long left = -written;
        long duplicate = 0;
        long pending = 0;
        long quarantined = 0;
        for (var source : Accounting.of(ingested, ordered)) {
            read += source.read();
            left += source.applied() + source.skipped();
            duplicate += source.duplicate();
            pending += source.pending();
            quarantined += source.quarantined();
        }
        return new Converted(read, written, duplicate, pending, quarantined, left);
    }
}
