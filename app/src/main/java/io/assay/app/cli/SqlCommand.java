package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.store.ResultDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks the database of a result.
@Command(name = "sql", header = {"Ask a result anything, read-only.", "",
        "  assay sql -d out \"SELECT segment, count(*) FROM assignments GROUP BY ALL\"",
        "  assay sql -d out --csv \"FROM profiles\" > profiles.csv", "  assay sql -d out \"SHOW TABLES\"", ""})
final class SqlCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Manners manners = new Manners();

    @Option(names = {"-d", "--dir"}, paramLabel = "OUT", defaultValue = "out",
            description = "The folder of the result (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("out");

    @ArgGroup
    private Form form = new Form();

    @Parameters(paramLabel = "QUERY",
            description = "One SQL query, or - to read it from standard input.")
    private String query = "";

    static final class Form {
        @Option(names = "--csv", description = "Write CSV.")
        private boolean csv;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;
    }

    SqlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String sql = query.equals("-")
                ? new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8) : query;
        if (sql.isBlank()) {
            throw UserError.usage("no query").at("assay sql").next("assay sql -d " + folder + " \"SHOW TABLES\"");
        }
        var out = new BufferedWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8), 1 << 16);
        try (ResultDatabase database = ResultDatabase.open(folder); Answers.Sink sink = sink(out)) {
            database.ask(sql, List.of(), sink);
            if (sink instanceof AlignedTable table && !manners.quiet && surroundings.errIsTerminal()) {
                surroundings.err().println(table.rows() + (table.rows() == 1 ? " row" : " rows"));
            }
        }
        return ExitCode.OK.code();
    }

    private Answers.Sink sink(Writer out) {
        if (form.csv) {
            return Answers.csv(out);
        }
        return form.json ? Answers.json(out) : new AlignedTable(out);
    }
}
