package io.assay.app.cli;

import io.assay.app.config.Times;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.PublishedLadders;
import io.assay.app.pipeline.RunQuotes;
import io.assay.core.policy.quote.ProfileOfUse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// What `assay quote --run` is told.
final class RunQuoteFlags {
    @Option(names = "--run", paramLabel = "DIR", description = "Quote by the segments of this run instead of a model.")
    Optional<Path> run = Optional.empty();

    @Option(names = "--instrument", paramLabel = "NAME",
            description = "What to quote: a name of the venue, a label or an underlying.")
    private Optional<String> instrument = Optional.empty();

    @Option(names = {"-o", "--out"}, paramLabel = "DIR",
            description = "Where policy.parquet and policy.csv go (default: quotes/NAME in the run).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--as-of", paramLabel = "TIME",
            description = "The moment the ladders are read at (default: now); what has expired is the safe ladder.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--tick", paramLabel = "PRICE", description = "Step of the price, where the run does not know it.")
    private Optional<Double> tick = Optional.empty();

    @Option(names = "--uniform", description = "Publish one ladder for all.")
    private boolean uniform;

    @Option(names = "--profile-of-use", paramLabel = "NAME",
            description = "analytics, dealer or venue (default: the run's; what a run for a venue may do stays so).")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--dry-run", description = "Show the ladders, write nothing.")
    private boolean dryRun;

    /// Whether an option was given that needs `--run`.
    Optional<String> alone() {
        if (run.isPresent()) {
            return Optional.empty();
        }
        return instrument.map(given -> "--instrument").or(() -> out.map(given -> "--out"))
                .or(() -> asOf.map(given -> "--as-of")).or(() -> tick.map(given -> "--tick"))
                .or(() -> profile.map(given -> "--profile-of-use"))
                .or(() -> uniform ? Optional.of("--uniform") : Optional.empty())
                .or(() -> dryRun ? Optional.of("--dry-run") : Optional.empty());
    }

    /// Solves, writes where the profile of use lets it, and says what came of it.
    QuoteAnswer answer(Path folder) {
        tick.filter(step -> !(step > 0) || step.isInfinite()).ifPresent(step -> {
            throw UserError.usage("bad value for --tick: " + step).because("wanted: a price above 0")
                    .next("assay quote --help");
        });
        String named = instrument.orElseThrow(() -> UserError.usage("which instrument?")
                .at("assay quote --run " + folder)
                .next("add --instrument NAME; assay sql -d " + folder + " \"SELECT DISTINCT instrument FROM flow\""));
        long now = asOf.map(RunQuoteFlags::moment).orElseGet(RunQuoteFlags::now);
        var quotes = RunQuotes.read(folder, named, tick.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
        var use = use(quotes);
        if (!use.isPublished()) {
            return new RunQuoteAnswer(quotes, PublishedLadders.shown(quotes, now), Optional.empty());
        }
        var ladders = PublishedLadders.of(quotes, use, uniform, now);
        Path target = out.orElseGet(() -> PublishedLadders.usualFolder(folder, quotes.traded().name()));
        if (dryRun) {
            return new RunQuoteAnswer(quotes, ladders, Optional.empty());
        }
        ladders.write(target);
        return new RunQuoteAnswer(quotes, ladders, Optional.of(target));
    }

    /// What a run for a venue may do stays so, whatever is asked.
    private ProfileOfUse use(RunQuotes quotes) {
        if (profile.isEmpty() || quotes.use() == ProfileOfUse.VENUE) {
            return quotes.use();
        }
        try {
            return ProfileOfUse.valueOf(profile.get().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("bad value for --profile-of-use: " + profile.get())
                    .because("wanted: one of " + String.join(", ", List.of("analytics", "dealer", "venue")))
                    .next("assay quote --help").causedBy(e);
        }
    }

    private static long now() {
        var now = Clock.systemUTC().instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    private static long moment(String text) {
        return Times.momentNs(text).orElseThrow(() -> UserError.usage("bad value for --as-of: " + text)
                .because("wanted: a day (2026-03-02) or a moment (2026-03-02T17:00:00Z), read as UTC")
                .next("assay quote --help"));
    }
}
