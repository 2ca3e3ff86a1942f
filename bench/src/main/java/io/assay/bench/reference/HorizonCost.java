package io.assay.bench.reference;

import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What markouts at one horizon, two, ... all seven cost: the accounts of a planted world are folded on one thread, asked for no
/// other columns, ten times over, for clocks of processors tick coarsely. Once over everything first, so that the virtual machine
/// is warm; then round by round, every number in turn.
public final class HorizonCost {
    private static final int TIMES = 10;

    private HorizonCost() {}

    /// @param args folder for results, a file `horizons-N.jsonl` each, fills, accounts, rounds, most horizons
    public static void main(String[] args) throws Exception {
        var out = Files.createDirectories(Path.of(args[0]));
        int rounds = Integer.parseInt(args[3]);
        int most = Math.min(Integer.parseInt(args[4]), Horizon.values().length);
        var tape = PlantedTape.of(Long.parseLong(args[1]), Integer.parseInt(args[2]));
        for (int round = 0; round <= rounds; round++) {
            for (int count = 1; count <= most; count++) {
                var spec = FoldSpec.DEFAULT.withColumns(columns(count));
                var watch = new Stopwatch();
                for (int i = 0; i < TIMES; i++) {
                    watch.time("profiles", () -> PlantedTape.folded(tape, spec));
                }
                if (round > 0) {
                    keep(out.resolve("horizons-" + count + ".jsonl"), round == 1, watch.json("assay"));
                }
            }
        }
    }

    /// Number, markout and standard error at the first horizons.
    private static List<String> columns(int horizons) {
        var out = new ArrayList<String>();
        for (int h = 0; h < horizons; h++) {
            var name = "house_markout_bp_" + Horizon.values()[h].suffix();
            out.addAll(List.of(name, name + "_n", name + "_se"));
        }
        return out;
    }

    private static void keep(Path file, boolean anew, String line) throws IOException {
        if (anew) {
            Files.deleteIfExists(file);
        }
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
