package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.core.event.AccountShare;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Reads every file asked for into one log of facts, each decoded by what it holds and not by its name.
public final class Ingest {
    private final Progress progress;
    private final InputStream stdin;
    private final boolean beside;
    private final Instruments instruments;
    private final Collector collector;
    private final SourceReader reader;

    private Ingest(RunConfig config, Progress progress, Prompt prompt, long latestNs, InputStream stdin, Keep keep) {
        collector = new Collector(keep);
        this.progress = progress;
        this.stdin = stdin;
        beside = config.threads() > 1;
        instruments = Instruments.of(config.instruments(), config.quoteCurrency());
        reader = new SourceReader(config, prompt, latestNs, collector);
    }

    /// Reads them all.
    ///
    /// @param latestNs newest event time that can be true
    /// @throws UserError when a named file is missing, unreadable or of no known format, or nothing in them is a fill
    public static Ingested read(List<String> inputs, RunConfig config, Progress progress, Prompt prompt, long latestNs,
            InputStream stdin) {
        var ingested = readAny(inputs, config, progress, prompt, latestNs, stdin);
        if (ingested.log().size() == 0 && ingested.rejects().isEmpty()) {
            throw nothing("no fills", inputs, "the files hold market data or states of accounts, and no fill");
        }
        return ingested;
    }

    /// The same for files that may hold no fills, but hold something.
    static Ingested readAny(List<String> inputs, RunConfig config, Progress progress, Prompt prompt, long latestNs,
            InputStream stdin) {
        return new Ingest(config, progress, prompt, latestNs, stdin, new Keep.All()).readAll(inputs);
    }

    /// Reads them all and keeps no fill: fills too many for memory are surveyed, and then read in shares ([#share]). Quotes are
    /// kept without their quantities.
    ///
    /// @param survey told of every fill
    public static Ingested survey(List<String> inputs, RunConfig config, long latestNs, FillSurvey survey) {
        var ingested = new Ingest(config, Progress.SILENT, Prompt.NOBODY, latestNs, InputStream.nullInputStream(),
                new Keep.Surveyed(survey)).readAll(inputs);
        survey.take(ingested.log());
        if (survey.fills() == 0) {
            throw nothing("no fills", inputs, "the files hold market data or states of accounts, and no fill");
        }
        return ingested;
    }

    /// Reads again the fills of a share of the accounts.
    ///
    /// @param inputs those the survey found fills in
    public static FillLog share(List<String> inputs, RunConfig config, long latestNs, FillSurvey survey,
            AccountShare accounts) {
        return new Ingest(config, Progress.SILENT, Prompt.NOBODY, latestNs, InputStream.nullInputStream(),
                new Keep.Share(survey, accounts)).readAll(inputs).log();
    }

    private Ingested readAll(List<String> wanted) {
        for (var input : Inputs.of(wanted)) {
            read(input);
        }
        var warnings = new ArrayList<>(reader.warnings());
        if (reader.files().isEmpty()) {
            throw nothing("nothing to read", wanted, warnings.isEmpty() ? "the files are empty" : warnings.getFirst());
        }
        warnings.addAll(collector.warnings);
        collector.refused.shortened().ifPresent(warnings::add);
        warnings.addAll(collector.pages.holes());
        var described = instruments.describe(collector.log, collector.tokens, collector.described);
        warnings.addAll(Instruments.questions(described, collector.described));
        var marketAgain = collector.market.duplicates();
        var notes = instruments.meet(collector.market, described, collector.tokens, collector.described);
        var quoted = new TreeMap<String, Instrument>();
        for (var name : collector.market.instruments()) {
            quoted.put(name, instruments.describe(name, collector.tokens,
                    collector.described.getOrDefault(name, Set.of())));
        }
        return new Ingested(reader.files(), collector.log, described, collector.market, marketAgain, quoted,
                collector.accounts, collector.repeated, collector.rejects, collector.refused.further(),
                collector.skipped, collector.personal,
                collector.unknownFields, warnings, notes);
    }

    private void read(Inputs.Input input) {
        try (var raw = new CountingStream(input.isStdin() ? stdin : Files.newInputStream(input.path()), beside);
                var task = progress.begin("reading " + input.name(), "bytes",
                        input.isStdin() ? 0 : Files.size(input.path()))) {
            reader.read(input, raw, () -> task.at(raw.count()));
        } catch (AccessDeniedException e) {
            throw UserError.of(ExitCode.IO, "may not read " + input.name()).at(input.name())
                    .because("permission denied").next("ask for read permission: ls -l " + input.name()).causedBy(e);
        } catch (Unpacking.TooMuch bomb) {
            throw bomb.refusal(input.name());
        } catch (IOException | UncheckedIOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + input.name()).at(input.name())
                    .because(e.getMessage() == null ? "it ends before its end: " + e.getClass().getSimpleName()
                            : e.getMessage())
                    .next("check that the file is whole: export or copy it again").causedBy(e);
        }
    }

    private static UserError nothing(String what, List<String> inputs, String why) {
        return UserError.usage(what + " in " + inputs.getFirst()).at(inputs.getFirst()).because(why)
                .next("name a file of fills: an answer, log or export of a venue, or canonical CSV or Parquet");
    }
}
