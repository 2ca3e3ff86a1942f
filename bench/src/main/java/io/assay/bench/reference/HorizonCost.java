package io.assay.bench.reference;

import io.assay.core.event.Hands;
import io.assay.core.market.Judged;
import io.assay.core.market.MarketSpec;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one horizon more costs: every fill of a planted world judged at 1 to 64 horizons (stage `reference`), and the accounts folded
/// for the markouts of the first 1 to 7 of the catalogue and for no other column (stage `profiles`), on one thread, some times over,
/// for clocks of processors tick coarsely. Once over everything first, so that the virtual machine is warm; then round by round,
/// every number in turn.
public final class HorizonCost {
    private static final int TIMES = 10;
    private static final double SECOND_NS = 1e9;
    /// The longest horizon, seconds.
    private static final double LONGEST = 3600;

    private HorizonCost() {}

    /// @param args folder for results, a file `horizons-N.jsonl` each, fills, accounts, rounds, numbers of horizons
    public static void main(String[] args) throws Exception {
        var out = Files.createDirectories(Path.of(args[0]));
        int rounds = Integer.parseInt(args[3]);
        int[] counts = Arrays.stream(args).skip(4).mapToInt(Integer::parseInt).toArray();
        var world = PlantedTape.read(Long.parseLong(args[1]), Integer.parseInt(args[2]));
        var market = world.market(MarketSpec.DEFAULT);
        var tape = world.tape(MarketSpec.DEFAULT);
        for (int round = 0; round <= rounds; round++) {
            for (int count : counts) {
                var watch = new Stopwatch();
                long[] horizonsNs = horizonsNs(count);
                for (int i = 0; i < TIMES; i++) {
                    watch.time("reference", () -> market.judged(horizonsNs, Hands.ONE));
                }
                if (count <= Horizon.values().length) {
                    var spec = FoldSpec.DEFAULT.withColumns(columns(count));
                    for (int i = 0; i < TIMES; i++) {
                        watch.time("profiles", () -> PlantedTape.folded(tape, spec));
                    }
                }
                if (round > 0) {
                    keep(out.resolve("horizons-" + count + ".jsonl"), round == 1, watch.json("assay"));
                }
            }
        }
    }

    /// The market just before, then as many horizons from a second to an hour, each as many times the one before.
    private static long[] horizonsNs(int count) {
        if (count > Judged.MOST_HORIZONS) {
            throw new IllegalArgumentException(count + " horizons, " + Judged.MOST_HORIZONS + " at most");
        }
        var out = new long[count];
        for (int h = 1; h < count; h++) {
            out[h] = Math.round(SECOND_NS * Math.pow(LONGEST, count == 2 ? 1 : (h - 1.0) / (count - 2)));
        }
        return out;
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
