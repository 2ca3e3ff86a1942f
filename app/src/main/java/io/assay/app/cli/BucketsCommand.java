package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelKeys;
import io.assay.app.config.UserError;
import io.assay.app.ingest.AccountWords;
import io.assay.app.pipeline.BucketHistory;
import io.assay.app.pipeline.BucketModel;
import io.assay.app.pipeline.BucketRun;
import io.assay.app.pipeline.Json;
import io.assay.app.pipeline.RulesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Buckets of capital: isolated against cross, and rules of buckets on what accounts did.
@Command(name = "buckets",
        header = {"Capital in buckets: isolated against cross, and rules checked on what accounts did.", "",
                "  assay buckets desk.yaml                            margin saved, losses passed on, capital split",
                "  assay buckets fills.json --rules rules.yaml        leverage caps and drawdown limits on history",
                "  assay buckets out --rules rules.yaml --groups groups.csv --json    what a run knows of buckets", ""},
        footer = {"", "docs/how-to/buckets.md shows each file and explains every number."}, sortOptions = false)
final class BucketsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "One file of buckets; the folder of a run; or, with --rules, files of fills, folders, patterns, -.")
    private List<String> inputs = List.of();

    @Option(names = "--rules", paramLabel = "YAML", description = "What buckets are to keep.")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--groups", paramLabel = "CSV",
            description = "Columns account, group: accounts of one owner are his buckets.")
    private Optional<Path> groups = Optional.empty();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private ReadFlags flags = new ReadFlags();

    @Mixin
    private Manners manners = new Manners();

    BucketsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var asked = rules.map(RulesFile::read);
        var owners = groups.map(file -> AccountWords.read(file, "group")).orElseGet(TreeMap::new);
        if (inputs.size() == 1 && Files.exists(Path.of(inputs.getFirst(), "profiles.csv"))) {
            print(BucketRun.of(Path.of(inputs.getFirst()), asked, owners));
            return ExitCode.OK.code();
        }
        if (asked.isPresent()) {
            var read = TapeRead.of("assay buckets", inputs, flags, manners, surroundings);
            print(BucketHistory.of(read.tape(), asked.get(), owners));
            return read.exitCode();
        }
        if (inputs.size() != 1 || !ModelKeys.isModel(Path.of(inputs.getFirst()))) {
            throw UserError.usage(inputs.isEmpty() ? "no file named" : "fills want rules beside them")
                    .at("assay buckets")
                    .next("assay buckets desk.yaml; or assay buckets fills.json --rules rules.yaml");
        }
        print(BucketModel.of(Path.of(inputs.getFirst())));
        return ExitCode.OK.code();
    }

    private void print(Map<String, Object> figures) {
        surroundings.out().print(json ? Json.of(figures) : CollateralText.of(figures));
        surroundings.out().flush();
    }
}
