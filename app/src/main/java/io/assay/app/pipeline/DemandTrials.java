package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.simulate.PlantedDemand;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.demand.DemandLaw;
import io.assay.core.policy.quote.demand.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How often the intervals of demand hold what was planted.
public final class DemandTrials {
    private static final double LEVEL = 0.95;

    private DemandTrials() {}

    /// One figure of one world.
    private record Seen(String figure, PlantedDemand.Size size, double truth, Interval alone, Interval drawn) {}

    /// One row a parameter: the truth, how often its interval held it, alone and drawn to the parent, and how wide it was.
    ///
    /// @param threads cores to use; changes no result
    public static Table of(PlantedDemand planted, int worlds, long seed, int threads, Progress progress) {
        var seeds = new SplittableRandom(seed);
        var randoms = new ArrayList<SplittableRandom>();
        for (int world = 0; world < worlds; world++) {
            randoms.add(seeds.split());
        }
        try (var workers = new Workers(threads); var task = progress.begin("fitting", "worlds", worlds)) {
            var running = randoms.stream().map(random -> workers.later(() -> world(planted, random))).toList();
            var seen = new ArrayList<List<Seen>>();
            for (var one : running) {
                seen.add(one.get());
                task.at(seen.size());
            }
            return table(seen);
        }
    }

    private static List<Seen> world(PlantedDemand planted, SplittableRandom random) {
        var law = DemandLaw.of(planted.draw(random), LEVEL);
        var out = new ArrayList<Seen>();
        for (int s = 0; s < planted.segments().size(); s++) {
            var truth = planted.segments().get(s);
            var row = law.segments().get(s);
            out.add(new Seen("alpha " + (s + 1), truth.size(), truth.alpha(), row.alphaAlone(), row.alpha()));
            out.add(new Seen("beta " + (s + 1), truth.size(), truth.beta(), row.betaAlone(), row.beta()));
        }
        return out;
    }

    private static Table table(List<List<Seen>> worlds) {
        var first = worlds.getFirst();
        int figures = first.size();
        var held = new long[figures];
        var alone = new long[figures];
        for (int f = 0; f < figures; f++) {
            int figure = f;
            held[f] = worlds.stream().map(world -> world.get(figure)).filter(one -> one.drawn.holds(one.truth)).count();
            alone[f] =
                    worlds.stream().map(world -> world.get(figure)).filter(one -> one.alone.holds(one.truth)).count();
        }
        return new Table("demand_trials", "How often intervals hold what was planted.", List.of(
                ResultTables.text("figure", "What was planted, by segment.", figures, f -> first.get(f).figure()),
                ResultTables.text("accounts_x_offers", "Accounts of the segment, mean offers of each.", figures,
                        f -> first.get(f).size().words()),
                ResultTables.numbers("truth", "1", "Its value.", figures, f -> first.get(f).truth()),
                ResultTables.numbers("mean_estimate", "1", "Mean over worlds, drawn to the parent.", figures,
                        f -> worlds.stream().mapToDouble(world -> world.get(f).drawn.estimate()).average()
                                .orElse(Double.NaN)),
                ResultTables.numbers("median_width", "1", "Of its interval, drawn to the parent.", figures,
                        f -> median(worlds, f)),
                new Column.Longs("held", "1", "Worlds whose interval, drawn to the parent, held it.", held),
                ResultTables.numbers("share", "share", "Of all worlds.", figures,
                        f -> held[f] / (double) worlds.size()),
                new Column.Longs("held_alone", "1", "Worlds whose interval by the segment alone held it.", alone)));
    }

    private static double median(List<List<Seen>> worlds, int figure) {
        return worlds.stream().mapToDouble(world -> 2 * world.get(figure).drawn.half()).sorted()
                .skip(worlds.size() / 2).findFirst().orElse(Double.NaN);
    }
}
