package io.assay.app.pipeline;

import io.assay.app.config.Methods;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.config.Runner;
import io.assay.app.config.UserError;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.app.report.HtmlReport;
import io.assay.app.store.OutputFolder;
import io.assay.app.store.ResultStore;
import io.assay.app.store.StoreException;
import io.assay.app.store.Table;
import io.assay.core.event.Ordered;
import io.assay.core.event.Reject;
import io.assay.core.market.InstrumentDays;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import io.assay.core.venue.CcxtNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One run: events, market, profiles, segments, policy, card, files. Every step is the core's; this
/// class only carries from one to the next.
public final class Pipeline implements Runner {
    private final Clock clock;
    private final InputStream stdin;

    /// @param clock for what cannot be true yet, and for how long the run took; it changes no result
    /// @param stdin read for the input `-`
    public Pipeline(Clock clock, InputStream stdin) {
        this.clock = clock;
        this.stdin = stdin;
    }

    @Override
    public RunSummary run(RunRequest request, Progress progress, Prompt prompt) {
        var began = clock.instant();
        var beside = Beside.read(request.config());
        try (var workers = new Workers(request.config().threads())) {
            if (request.dryRun()) {
                var run = compute(request, beside, progress, prompt, workers);
                return summary(request, run, RunTables.of(run, beside.owners(), workers), List.of(), began);
            }
            try (var folder = OutputFolder.beside(request.out());
                    var store = ResultStore.open(folder.path(), request.config().threads())) {
                var run = compute(request, beside, progress, prompt, workers);
                var tables = Work.during(progress, "explaining " + run.profiles().rows() + " accounts",
                        () -> RunTables.of(run, beside.owners(), workers));
                var written = Work.during(progress, "writing " + request.out(),
                        () -> write(folder.path(), store, run, tables, Duration.between(began, clock.instant()),
                                workers));
                folder.publish();
                return summary(request, run, tables, written, began);
            }
        }
    }

    private Run compute(RunRequest request, Beside beside, Progress progress, Prompt prompt, Workers workers) {
        var config = request.config();
        var ingested =
                Ingest.read(request.inputs(), config, progress, prompt, nanos(clock.instant().plus(TapeReader.DRIFT)),
                        stdin);
        var made = Work.during(progress, "ordering " + ingested.log().size() + " fills",
                () -> TapeMaker.of(ingested, config, workers.hands()));
        var rejects = new ArrayList<>(ingested.rejects());
        rejects.addAll(made.ordered().rejects());
        if (made.tape().fills().size() == 0) {
            throw nothingToGrade(ingested, made.ordered(), rejects);
        }
        return grade(config, beside, ingested, made, rejects, progress, workers);
    }

    private static Run grade(RunConfig config, Beside beside, Ingested ingested, TapeMaker.Made made,
            List<Reject> rejects, Progress progress, Workers workers) {
        var tape = made.tape();
        House.check(config.house(), tape.fills().accounts());
        var spec = TapeReader.spec(config);
        var profiling = new Profiling(workers);
        var profiles = profiles(tape, spec, profiling, progress);
        if (flowFills(profiles) == 0) {
            throw UserError.usage("no flow to grade").at("--from, --to, --house")
                    .because("no account chose a trade in the span, or none traded against the house named")
                    .next("widen the span, or name a house account that is in the file");
        }
        var span = span(tape, spec);
        var methods = Methods.of(config, beside.tiers());
        var offers = OfferFile.read(config.offers());
        var days = workers.later(() -> InstrumentDays.of(tape.fills(), ingested.market(), ingested.quoted(),
                made.market()));
        var checks = workers.later(() -> Checks.of(ingested, made.ordered(), tape));
        var watched = workers.later(() -> Watched.of(tape, spec, config));
        var trading = workers.later(() -> ImpactMaker.of(tape, spec, ingested.market(), span, config));
        var windows = Windows.of(tape, spec, span, profiles, workers, offers, config, progress);
        var fits = workers.later(() -> Fits.of(profiles, windows.lessons(), methods, config.seed()));
        var judgement = Judgement.of(windows, workers, methods, config, progress);
        return Work.during(progress, "assigning " + profiles.rows() + " accounts", () -> {
            var verdict = judgement.verdict();
            var advisor = Advisor.of(profiles, windows, offers, verdict.judgedBy(), config, span, Run.VERSION);
            var shown = Shown.of(fits.get(), verdict, config, beside.previous(), advisor);
            var facts = SegmentFacts.of(tape, spec, profiles, shown);
            var groups = GroupTable.of(tape, spec, beside.owners(), facts.total(), config.groupLimits());
            var impact = trading.get().by(profiles, shown);
            var cuts = CutTable.of(tape, spec, config.cuts(),
                    SegmentFacts.groups(tape, profiles, shown.assignments().segment()),
                    shown.assignments().segments());
            var notes = Notes.of(ingested, made, config, profiles, tape);
            notes.addAll(groups.notes());
            var migration = beside.tiers().map(
                    present -> Migration.of(present, profiles, shown, verdict));
            migration.ifPresent(m -> notes.add(m.sentence()));
            notes.addAll(TierTable.notes(shown, config));
            notes.addAll(offers.notes());
            notes.addAll(advisor.notes(shown.advice()));
            return new Run(config, ingested, tape, span, Accounting.of(ingested, made.ordered()), rejects,
                    checks.get(), profiles, judgement, shown.done(), facts, groups, days.get(), cuts, migration,
                    watched.get(), impact,
                    new QuoteMeasures(tape, spec, profiles, shown, config, span, days.get(), impact.measured())
                            .inputs(),
                    notes);
        });
    }

    private static FeatureMatrix profiles(Tape tape, FoldSpec spec, Profiling profiling, Progress progress) {
        try (var task = progress.begin("profiling", "accounts", tape.fills().accounts().size())) {
            return profiling.of(tape, spec, task::at);
        }
    }

    private static double flowFills(FeatureMatrix profiles) {
        return Arrays.stream(profiles.columnValues(profiles.column("fills"))).sum();
    }

    /// From the first fill in the window asked for to just after the last.
    private static Window span(Tape tape, FoldSpec spec) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int row = 0; row < tape.fills().size(); row++) {
            long timeNs = tape.fills().timeNs(row);
            if (spec.window().contains(timeNs)) {
                from = Math.min(from, timeNs);
                to = Math.max(to, timeNs + 1);
            }
        }
        return new Window(from, to);
    }

    private static UserError nothingToGrade(Ingested ingested, Ordered ordered, List<Reject> rejects) {
        var file = ingested.files().getFirst().name();
        if (!ordered.pendingInstruments().isEmpty()) {
            return UserError.usage("every fill waits for a description of its instrument").at(file)
                    .because("nobody says what these are: " + String.join(", ", ordered.pendingInstruments()))
                    .next(ordered.pendingInstruments().stream().allMatch(CcxtNames::isContract)
                            ? "name contractSize of " + String.join(", ", ordered.pendingInstruments())
                                    + " in --instruments FILE"
                            : "describe them in a file: --instruments FILE");
        }
        if (rejects.isEmpty()) {
            return UserError.usage("no fills in " + file).at(file).because("it holds other rows only")
                    .next("name a file of fills beside it");
        }
        long unlisted = ingested.unlisted().values().stream().mapToLong(Long::longValue).sum();
        var first = rejects.getFirst();
        return UserError.usage("none of the rows of " + file + " could be used")
                .at(first.source() + ", line " + first.line() + (first.field().isEmpty() ? "" : ", " + first.field()))
                .because(first.reason().words() + ": " + first.value())
                .next("mend the file or export it again; the first of " + (rejects.size() + unlisted)
                        + " rejects is shown");
    }

    private static List<RunSummary.Written> write(Path folder, ResultStore store, Run run, RunTables tables,
            Duration elapsed, Workers workers) {
        try {
            var pages = workers.later(() -> pages(folder, run, tables, elapsed));
            var all = tables.all(run);
            List<String> first;
            try {
                store.write(all);
            } finally {
                first = pages.get();
            }
            var needless = new ArrayList<>(List.of("runs.csv", "runs.parquet", "rejects.parquet", "quality.parquet"));
            QuoteTables.INNER.forEach(table -> needless.addAll(List.of(table + ".csv", table + ".parquet")));
            for (var name : needless) {
                Files.delete(folder.resolve(name));
            }
            var written = new ArrayList<RunSummary.Written>();
            for (var name : names(all, first)) {
                if (Files.exists(folder.resolve(name))) {
                    written.add(new RunSummary.Written(name, Files.size(folder.resolve(name))));
                }
            }
            return written;
        } catch (IOException e) {
            throw new StoreException("writing into " + folder, e);
        }
    }

    /// Writes what people read first, while the tables are stored; returns the names of the files.
    private static List<String> pages(Path folder, Run run, RunTables tables, Duration elapsed) {
        try {
            Files.writeString(folder.resolve("card.json"), tables.card());
            Files.writeString(folder.resolve("manifest.json"), Json.of(Manifest.of(run, tables.digest())));
            HtmlReport.write(ReportMaker.of(run, tables.digest(), elapsed), folder.resolve("report.html"));
            return List.of("report.html", "card.json", "manifest.json");
        } catch (IOException e) {
            throw new StoreException("writing into " + folder, e);
        }
    }

    /// What a run may leave behind, in the order in which it is listed.
    ///
    /// @param pages the page first
    private static List<String> names(List<Table> tables, List<String> pages) {
        var names = new ArrayList<>(List.of(pages.getFirst(), ResultStore.DATABASE));
        tables.forEach(table -> names.addAll(List.of(table.name() + ".parquet", table.name() + ".csv")));
        names.addAll(pages.subList(1, pages.size()));
        return names;
    }

    private RunSummary summary(RunRequest request, Run run, RunTables tables, List<RunSummary.Written> written,
            Instant began) {
        var busiest = Busiest.account(run.profiles());
        var out = request.out().toString();
        return new RunSummary(run.sources(), run.accounts(), run.tape().market().prints(), run.chains(),
                run.chainBreaks(), run.rejectCounts(), run.segmentLines(), run.unassignedLines(), run.verdict(),
                Yardsticks.of(run.judgement().verdict()), run.impact().summary(),
                run.ingested().warnings(), run.beyondWarnings(), tables.digest(), request.out(), written,
                Duration.between(began, clock.instant()).toMillis() / 1e3,
                written.isEmpty() ? List.of()
                        : List.of("open " + request.out().resolve("report.html"),
                                "assay explain " + busiest + " -d " + out,
                                "assay sql -d " + out + " \"FROM segments\""));
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
