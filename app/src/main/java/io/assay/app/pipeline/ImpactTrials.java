package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.simulate.PlantedImpact;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.impact.LawConfig;
import io.assay.core.policy.impact.MarketScale;
import io.assay.core.policy.impact.MetaorderConfig;
import io.assay.core.policy.impact.Metaorders;
import io.assay.core.profile.FoldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How often intervals hold what was planted: metaorders found in the fills of made-up markets, and the laws fitted to them.
public final class ImpactTrials {
    private ImpactTrials() {}

    /// One figure of one world.
    private record Seen(String figure, double truth, Interval found) {}

    /// One row a figure: the truth, how often its interval held it, and how wide that was.
    ///
    /// @param threads cores to use; changes no result
    public static Table of(PlantedImpact.Setting setting, LawConfig config, int worlds, long seed, int threads,
            Progress progress) {
        var seeds = new SplittableRandom(seed);
        var randoms = new ArrayList<SplittableRandom>();
        for (int world = 0; world < worlds; world++) {
            randoms.add(seeds.split());
        }
        try (var workers = new Workers(threads); var task = progress.begin("fitting", "worlds", worlds)) {
            var running = randoms.stream().map(random -> workers.later(() -> world(setting, config, random))).toList();
            var seen = new ArrayList<List<Seen>>();
            for (var one : running) {
                seen.add(one.get());
                task.at(seen.size());
            }
            return table(seen);
        }
    }

    private static List<Seen> world(PlantedImpact.Setting setting, LawConfig config, SplittableRandom random) {
        var world = new PlantedImpact(setting).make(random);
        var scale = new MarketScale(world.tape(), world.volumes());
        var found = Metaorders.of(world.tape(), FoldSpec.DEFAULT, scale, MetaorderConfig.DEFAULT);
        int segments = setting.prefactor().size();
        var law = ImpactLaw.of(found, world.segmentOf(), segments, config, random)
                .orElseThrow(() -> new IllegalStateException("too few metaorders found: " + found.size()));
        var decay = ImpactDecay.of(found, world.segmentOf(), segments, law, config, random);
        var out = new ArrayList<Seen>();
        out.add(new Seen("exponent", setting.exponent(), law.exponent()));
        for (int s = 0; s < segments; s++) {
            double truth = setting.prefactor().get(s);
            out.add(new Seen("prefactor " + (s + 1), truth, law.segments().get(s).shrunk()));
            out.add(new Seen("prefactor alone " + (s + 1), truth, law.segments().get(s).prefactor()));
            out.add(new Seen("impact at 1 % " + (s + 1),
                    truth * StrictMath.pow(ImpactLaw.SHOWN_SIZE, setting.exponent()),
                    law.segments().get(s).atShownSize()));
        }
        out.add(new Seen("decay beta", setting.decay(), decay.all().beta()));
        return out;
    }

    private static Table table(List<List<Seen>> worlds) {
        int figures = worlds.getFirst().size();
        var held = new long[figures];
        for (int f = 0; f < figures; f++) {
            int figure = f;
            held[f] = worlds.stream().filter(world -> world.get(figure).found().holds(world.get(figure).truth()))
                    .count();
        }
        return new Table("impact_trials", "How often intervals hold what was planted.", List.of(
                ResultTables.text("figure", "What was planted.", figures, f -> worlds.getFirst().get(f).figure()),
                ResultTables.numbers("truth", "1", "Its value.", figures, f -> worlds.getFirst().get(f).truth()),
                ResultTables.numbers("mean_estimate", "1", "Mean over worlds.", figures,
                        f -> worlds.stream().mapToDouble(world -> world.get(f).found().estimate()).average()
                                .orElse(Double.NaN)),
                ResultTables.numbers("median_width", "1", "Of its interval.", figures, f -> worlds.stream()
                        .mapToDouble(world -> world.get(f).found().high() - world.get(f).found().low()).sorted()
                        .skip(worlds.size() / 2).findFirst().orElse(Double.NaN)),
                new Column.Longs("held", "1", "Worlds whose interval held it.", held),
                ResultTables.numbers("share", "share", "Of all worlds.", figures,
                        f -> held[f] / (double) worlds.size())));
    }
}
