package io.assay.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.assay.app.config.ExitCode;
import io.assay.app.store.ResultDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says why an account is where it is.
@Command(name = "explain", header = {"Say why an account is where it is, and what would change it.", "",
        "  assay explain 0xab12 -d out     the first letters are enough, if they are nobody else's", ""})
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ACCOUNT", description = "The account, or how it begins.")
    private String account = "";

    @Option(names = {"-d", "--dir"}, paramLabel = "OUT", defaultValue = "out",
            description = "The folder of the result (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("out");

    @Option(names = "--json", description = "Write everything known about it as JSON.")
    private boolean json;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            Explanation explanation = Explanation.of(database, account.strip(), folder.toString());
            surroundings.out().print(json ? json(explanation) : ExplanationText.of(explanation));
        }
        return ExitCode.OK.code();
    }

    /// Values stay text: they are exact as stored.
    private static String json(Explanation e) throws IOException {
        var parts = new LinkedHashMap<String, Map<String, String>>();
        parts.put("assignment", e.assignment());
        parts.put("segment", e.segment());
        parts.put("policy", e.policy());
        parts.put("profile", e.profile());
        parts.put("segment_medians", e.medians());
        parts.put("toxicity", e.toxicity());
        parts.put("run", e.run());
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter());
            out.writeStartObject();
            out.writeStringField("account", e.account());
            for (var part : parts.entrySet()) {
                out.writeObjectFieldStart(part.getKey());
                for (var cell : part.getValue().entrySet()) {
                    out.writeStringField(cell.getKey(), cell.getValue());
                }
                out.writeEndObject();
            }
            out.writeArrayFieldStart("linked");
            for (var other : e.linked()) {
                out.writeString(other);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text + "\n";
    }
}
