package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.DemandTable;
import io.assay.app.pipeline.DemandTrials;
import io.assay.app.pipeline.KnownSegments;
import io.assay.app.pipeline.QuoteFile;
import io.assay.app.simulate.PlantedDemand;
import io.assay.core.policy.quote.demand.DemandLaw;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How often offers are taken at which width, by segment.
@Command(name = "demand", header = {"How often offers are taken at which width, by segment.", "",
        "  assay quote demand offers.csv --run out",
        "  assay quote demand --planted --worlds 200    how often its intervals hold the truth", ""},
        sortOptions = false,
        footer = {"",
                "An offer at w bp is taken with probability 1/(1 + e^(alpha + beta w)). alpha and beta are drawn to"
                        + " the mean of segments, *_alone are not. docs/how-to/offers.md has the columns of the file."})
final class DemandCommand implements Callable<Integer> {
    private static final double LEVEL = 0.95;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "OFFERS", arity = "0..1", description = "Records of offers, taken or not, in CSV.")
    private Optional<Path> offers = Optional.empty();

    @Mixin
    private SegmentFlags segments = new SegmentFlags();

    @Option(names = "--planted", description = "Show instead how often intervals hold the truth of made-up days.")
    private boolean planted;

    @Option(names = "--worlds", paramLabel = "N", defaultValue = "20",
            description = "Days made up for --planted (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Mixin
    private TrialFlags trials = new TrialFlags();

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    DemandCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return planted ? planted() : measured();
    }

    private int measured() {
        var file = QuoteFile.read(offers.orElseThrow(() -> UserError.usage("no offers").at("assay quote demand")
                .next("assay quote demand OFFERS.csv")));
        var known = segments.known().orElseGet(() -> KnownSegments.one(file));
        var law = DemandLaw.of(file.counts(known, false), LEVEL);
        if (law.absence() != DemandLaw.Absence.NONE) {
            surroundings.err().println("no demand is told: " + law.absence().words());
        }
        form.print(form.isForEyes() ? DemandTable.brief(law, known.names()) : DemandTable.of(law, known.names()),
                Integer.MAX_VALUE, surroundings.out());
        return ExitCode.OK.code();
    }

    private int planted() {
        if (offers.isPresent()) {
            throw UserError.usage("--planted makes its own offers").at("assay quote demand --planted")
                    .next("assay quote demand --planted --worlds 20");
        }
        trials.check(worlds, "assay quote demand --planted");
        var progress = manners.progress(surroundings);
        form.print(DemandTrials.of(PlantedDemand.DEFAULT, worlds, trials.seed, trials.threads, progress),
                Integer.MAX_VALUE,
                surroundings.out());
        return ExitCode.OK.code();
    }
}
