package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.app.ingest.MapAnswers;
import io.assay.app.ingest.MapDraft;
import io.assay.app.ingest.MapFile;
import io.assay.app.ingest.MapGuess;
import io.assay.app.ingest.Mappings;
import io.assay.app.ingest.TableSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what the columns of an unknown table mean.
@Command(name = "map", header = {"Say once what the columns of your own table mean.", "", "  assay map broker.csv",
        "  assay map broker.csv --no-input --set zone=Europe/Zurich --set unit=base",
        "", "The answer is written to broker.csv.map.yaml; assay report broker.csv finds it there.",
        ""}, sortOptions = false)
final class MapCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "A table (CSV) of fills in columns of your own.")
    private String input = "";

    @Option(names = {"-o", "--out"}, paramLabel = "YAML",
            description = "Where the mapping goes (default: FILE.map.yaml).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Answers a question before it is asked. Repeatable.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Mixin
    private Manners manners = new Manners();

    MapCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        InputCheck.check(List.of(input));
        var file = Path.of(input);
        var target = out.orElse(Mappings.beside(file));
        var sample = TableSample.read(file);
        if (Files.exists(target) && set.isEmpty()) {
            Mappings.checked(MapFile.read(target), target, sample.header());
            return ExitCode.OK.code();
        }
        if (sample.known().isPresent()) {
            say(input + " needs no mapping: it is " + sample.known().get());
            return ExitCode.OK.code();
        }
        var draft = MapGuess.of(sample);
        answer(draft);
        write(draft, target);
        return ExitCode.OK.code();
    }

    private void answer(MapDraft draft) {
        set.forEach((key, value) -> MapAnswers.take(draft, draft.question(key).orElseThrow(() -> unasked(draft, key)),
                value));
        if (!manners.noInput) {
            ask(draft);
        }
        if (!draft.open().isEmpty()) {
            surroundings.out().print(draft.yaml());
            draft.open().forEach(question -> surroundings.err().println(question.key() + ": " + question.text()));
            throw UserError.usage("open questions: " + names(draft)).at(input)
                    .because("the table does not say, and a guess could turn every number into a wrong one")
                    .next("assay map " + input + draft.open().stream()
                            .map(question -> " --set " + question.key() + "="
                                    + (question.suggestion().isEmpty() ? "..." : question.suggestion()))
                            .collect(Collectors.joining()));
        }
    }

    private static UserError unasked(MapDraft draft, String key) {
        var open = draft.open().stream().map(MapDraft.Question::key).toList();
        return UserError.usage("no such question: " + key).at("--set " + key)
                .because(open.isEmpty() ? "the table leaves none open" : "open are " + String.join(", ", open))
                .next(Nearest.to(key, open).map(near -> "did you mean " + near + "?")
                        .orElse("edit the YAML for anything else"));
    }

    private static String names(MapDraft draft) {
        return draft.open().stream().map(MapDraft.Question::key).collect(Collectors.joining(", "));
    }

    /// Asks until nothing is open or standard input ends; an answer that is none is asked for again.
    private void ask(MapDraft draft) {
        var reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        while (!draft.open().isEmpty()) {
            var question = draft.open().getFirst();
            surroundings.err().print(question.text()
                    + (question.suggestion().isEmpty() ? " " : " [" + question.suggestion() + "] "));
            surroundings.err().flush();
            var line = line(reader);
            if (line.isEmpty()) {
                surroundings.err().println();
                return;
            }
            take(draft, question, line.get());
        }
    }

    private void take(MapDraft draft, MapDraft.Question question, String text) {
        try {
            MapAnswers.take(draft, question, text);
        } catch (UserError notAnAnswer) {
            surroundings.err().println(notAnAnswer.why());
        }
    }

    private static Optional<String> line(BufferedReader reader) {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(MapDraft draft, Path target) {
        var yaml = draft.yaml();
        Mappings.checked(draft.mapping(), target, TableSample.read(Path.of(input)).header());
        try {
            Files.writeString(target, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!manners.quiet) {
            surroundings.out().print(yaml);
        }
        say("wrote " + target + "; now: assay report " + input);
    }

    private void say(String sentence) {
        if (!manners.quiet) {
            surroundings.err().println(sentence);
        }
    }
}
