package io.assay.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Made-up days, and the whole program run on them inside the test.
final class Days {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Days() {}

    static Calls assay(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, false, false);
        int exit = Assay.run(Wiring.ofThisBuild(), surroundings, args);
        return new Calls(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Lines of a day as a node writes it, one a block.
    static List<String> lines(Path folder, int fills) throws IOException {
        Calls made = assay("simulate", "-q", "--out", folder.toString(), "--accounts", "40", "--fills",
                Integer.toString(fills), "--no-quotes", "--seed", "3");
        if (made.exit() != 0) {
            throw new IllegalStateException(made.err());
        }
        return Files.readAllLines(folder.resolve("fills.jsonl"));
    }

    /// Fills of the busiest account of a day, newest first, as the venue answers a question for one account.
    static Map.Entry<String, List<JsonNode>> busiest(List<String> lines) throws IOException {
        var byAccount = new TreeMap<String, List<JsonNode>>();
        for (String line : lines) {
            for (JsonNode event : JSON.readTree(line).get("events")) {
                byAccount.computeIfAbsent(event.get(0).asText(), name -> new ArrayList<>()).add(event.get(1));
            }
        }
        var busiest = byAccount.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow();
        return Map.entry(busiest.getKey(), busiest.getValue().reversed());
    }
}
