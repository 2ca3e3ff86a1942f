package io.assay.app.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.ExitCode;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.app.ingest.CsvFile;
import io.assay.app.store.Column;
import io.assay.app.store.CsvCells;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.demand.PilotLot;
import io.assay.core.venue.MappedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A pilot as it is kept: `pilot.json`, and `accounts.csv`, so that segments stay what they were when it was designed.
///
/// @param lot who is offered which rung
/// @param ladders rungs by segment; segments without a pilot are not in it
/// @param today width by segment, where it is known
/// @param accounts segment by account
public record PilotFolder(PilotLot lot, SortedMap<String, double[]> ladders, SortedMap<String, Double> today,
        SortedMap<String, String> accounts) {
    private static final String PLAN = "pilot.json";
    private static final String ACCOUNTS = "accounts.csv";
    private static final long DAY_NS = 86_400_000_000_000L;

    /// @throws UserError when the folder has files already or cannot be written
    public static void write(PilotPlan plan, Path folder) {
        if (Files.exists(folder.resolve(PLAN))) {
            throw UserError.usage("there is a pilot already: " + folder).at("--out " + folder)
                    .because("a new one would change who is offered what").next("name another folder");
        }
        var text = new StringBuilder("account,segment\n");
        plan.facts().accounts().forEach((account, segment) -> {
            CsvCells.appendText(text, account);
            CsvCells.appendText(text.append(','), segment);
            text.append('\n');
        });
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(ACCOUNTS), text, StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(PLAN), Json.of(plan.json()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot write the pilot").at("--out " + folder).because(Reasons.of(e))
                    .next("name another folder").causedBy(e);
        }
    }

    public static PilotFolder read(Path folder) {
        var file = folder.resolve(PLAN);
        try {
            var json = new ObjectMapper().readTree(Files.readString(file));
            var ladders = new TreeMap<String, double[]>();
            var today = new TreeMap<String, Double>();
            for (JsonNode segment : key(json, "segments", file)) {
                String name = key(segment, "segment", file).asText();
                double width = key(segment, "today_bp", file).asDouble();
                if (width > 0) {
                    today.put(name, width);
                }
                if (segment.has("widths_bp")) {
                    ladders.put(name, StreamSupport.stream(segment.get("widths_bp").spliterator(), false)
                            .mapToDouble(JsonNode::asDouble).toArray());
                }
            }
            int rungs = ladders.values().stream().mapToInt(l -> l.length).max().orElse(0);
            var lot = new PilotLot(key(json, "seed", file).asLong(),
                    PilotLot.Unit.valueOf(key(json, "unit", file).asText()), rungs,
                    key(json, "share", file).asDouble());
            var table = CsvFile.read(folder.resolve(ACCOUNTS));
            var accounts = new TreeMap<String, String>();
            for (int i = 0; i < table.lines().size(); i++) {
                accounts.put(table.cell(i, table.column("account")), table.cell(i, table.column("segment")));
            }
            return new PilotFolder(lot, ladders, today, accounts);
        } catch (JacksonException | IllegalArgumentException e) {
            throw UserError.usage("not a pilot: " + folder).at(file.toString())
                    .because(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                    .next("name a folder that assay quote pilot wrote").causedBy(e);
        } catch (IOException e) {
            throw UserError.usage("cannot read a pilot").at(file.toString()).because(Reasons.of(e))
                    .next("name a folder that assay quote pilot wrote").causedBy(e);
        }
    }

    private static JsonNode key(JsonNode node, String name, Path file) {
        var value = node.get(name);
        if (value == null) {
            throw UserError.usage("not a pilot: no key " + name).at(file.toString())
                    .next("name a folder that assay quote pilot wrote");
        }
        return value;
    }

    /// The width of each request: of the file's columns `request`, `time` and `account`.
    public Table assign(Path requests) {
        var table = CsvFile.read(requests);
        int request = table.column("request");
        int time = table.column("time");
        int account = table.column("account");
        int n = table.lines().size();
        var rungs = new long[n];
        var none = new BitSet();
        var widths = new double[n];
        var names = new ArrayList<@Nullable String>();
        for (int i = 0; i < n; i++) {
            int line = i;
            long ns = MappedTime.anyNs(table.cell(i, time))
                    .orElseThrow(
                            () -> table.wrong(line, time, "a moment (2025-10-27T17:00:00Z) or a count since 1970"));
            String segment = accounts.get(table.cell(i, account));
            double[] ladder = segment == null ? new double[0] : ladders.getOrDefault(segment, new double[0]);
            int rung = ladder.length == 0 ? PilotLot.OUTSIDE
                    : lot.withRungs(ladder.length).rung(table.cell(i, account), Math.floorDiv(ns, DAY_NS),
                            table.cell(i, request));
            names.add(segment);
            rungs[i] = rung;
            none.set(i, rung == PilotLot.OUTSIDE);
            widths[i] =
                    rung == PilotLot.OUTSIDE ? segment == null ? Double.NaN : today.getOrDefault(segment, Double.NaN)
                            : ladder[rung];
        }
        return table(table, new int[]{request, time, account}, names, rungs, none, widths);
    }

    private static Table table(CsvFile from, int[] columns, List<@Nullable String> names, long[] rungs, BitSet none,
            double[] widths) {
        int n = rungs.length;
        var lots = new boolean[n];
        for (int i = 0; i < n; i++) {
            lots[i] = !none.get(i);
        }
        return new Table("lots", "The width of each request.", List.of(
                ResultTables.text("request", "The request.", n, i -> from.cell(i, columns[0])),
                ResultTables.text("time", "When it came.", n, i -> from.cell(i, columns[1])),
                ResultTables.text("account", "Who asked.", n, i -> from.cell(i, columns[2])),
                ResultTables.text("segment", "Its segment; absent for an account the pilot does not know.", n,
                        names::get),
                new Column.Longs("rung", "1", "Place of the width, from 0; absent outside the pilot.", rungs, none),
                ResultTables.numbers("width_bp", "bp",
                        "What to offer: the rung's, outside the pilot today's; absent for"
                                + " an account the pilot does not know.",
                        n, i -> widths[i]),
                new Column.Booleans("randomised", "Whether it was drawn by lot.", lots)));
    }
}
