package io.assay.app.cli;

import io.assay.app.config.BehaviourFile;
import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelSchema;
import io.assay.app.config.PortfolioFile;
import io.assay.app.config.PresetFile;
import io.assay.app.config.UserError;
import io.assay.core.policy.margin.MarginAnswer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a venue's rules ask an account to hold.
@Command(name = "margin", header = {"What a venue's rules ask an account to hold, and why.", "",
        "  assay margin --list                                  the presets",
        "  assay margin --list --preset okx                     one preset's parameters, each with its source",
        "  assay margin portfolio.json --preset derive          margins, the scenario that binds, every part",
        "  assay margin portfolio.json --preset mine.yaml --json",
        "  assay margin cycle --step 0.01:0.03                  how hard a margin swings",
        "  assay margin backtest days.csv                       whether margins held what they promised",
        "  assay margin episodes liquidations.csv               how large liquidations are, how they follow each other",
        ""},
        footer = {"", "docs/how-to/margin.md has every key of a portfolio and an example of every preset."},
        sortOptions = false)
final class MarginCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "PORTFOLIO", arity = "0..1", description = "What the account holds, in JSON.")
    private Optional<Path> portfolio = Optional.empty();

    @Option(names = "--preset", paramLabel = "NAME",
            description = "Whose rules: a preset that ships, or a file that ends in .yaml.")
    private Optional<String> preset = Optional.empty();

    @Option(names = "--list", description = "List the presets, or with --preset its parameters and their sources.")
    private boolean list;

    @Option(names = "--scenarios", description = "Show what every scenario would do.")
    private boolean scenarios;

    @Option(names = "--behaviour", paramLabel = "FILE",
            description = "How the account and its segment behave, in YAML: what that adds, and the floor.")
    private Optional<Path> behaviour = Optional.empty();

    @Option(names = "--run", paramLabel = "DIR",
            description = "Folder of a run: with --behaviour, take the cost of closing from the impact it measured.")
    private Optional<Path> run = Optional.empty();

    @Option(names = "--schema", paramLabel = "NAME",
            description = "Write the JSON Schema of the file of --behaviour instead: behaviour.")
    private Optional<String> schema = Optional.empty();

    @Option(names = "--strict",
            description = "Exit with 2 when the account has no margin, because something is unknown.")
    private boolean strict;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    MarginCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// With its commands.
    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new MarginCommand(surroundings))
                .addSubcommand("cycle", new MarginCycleCommand(surroundings))
                .addSubcommand("backtest", new MarginBacktestCommand(surroundings))
                .addSubcommand("episodes", new MarginEpisodesCommand(surroundings));
    }

    @Override
    public Integer call() {
        if (schema.isPresent()) {
            return SchemaAnswer.print(ModelSchema.MARGIN, schema.get(), surroundings);
        }
        if (list) {
            return print(preset.map(name -> PresetList.parameters(PresetFile.read(name), json))
                    .orElseGet(() -> PresetList.all(json)), ExitCode.OK);
        }
        if (portfolio.isEmpty() || preset.isEmpty()) {
            throw UserError.usage(portfolio.isEmpty() ? "no portfolio" : "no --preset").at("assay margin")
                    .next("assay margin PORTFOLIO.json --preset NAME; assay margin --list has the names");
        }
        PresetFile rules = PresetFile.read(preset.get());
        MarginAnswer answer = rules.preset().assess(PortfolioFile.read(portfolio.get()));
        if (run.isPresent() && behaviour.isEmpty()) {
            throw UserError.usage("--run belongs to --behaviour").at("assay margin")
                    .next("assay margin PORTFOLIO.json --preset NAME --behaviour FILE --run DIR");
        }
        var published = behaviour.map(BehaviourFile::read).flatMap(file -> published(file, answer));
        String text = json
                ? MarginJson.of(rules, answer, published, scenarios)
                : MarginText.of(rules, answer, published, scenarios);
        return switch (answer) {
            case MarginAnswer.Assessed _assessed -> print(text, ExitCode.OK);
            case MarginAnswer.Absent _absent -> print(text, strict ? ExitCode.REJECTS : ExitCode.OK);
        };
    }

    /// Maintenance margin with behaviour on top; empty where the preset has none.
    private Optional<BehaviourPublished> published(BehaviourFile file, MarginAnswer answer) {
        return switch (answer) {
            case MarginAnswer.Absent _absent -> Optional.empty();
            case MarginAnswer.Assessed margin -> {
                double delta = margin.units().stream().mapToDouble(u -> Math.abs(u.netDelta() * u.index())).sum();
                yield Optional.of(BehaviourPublished.of(file, run, margin.maintenance(), delta));
            }
        };
    }

    private int print(String text, ExitCode exit) {
        surroundings.out().print(text);
        surroundings.out().flush();
        return exit.code();
    }
}
