package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.segment.toxicity.DiscoveryBound;
import io.assay.core.segment.toxicity.DiscoveryTrial;
import io.assay.core.segment.toxicity.WatchConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How soon toxic accounts are found and how often harmless ones are called, on made-up books: beside what a method
/// finds that knows effect and noise, and what none can exceed.
public final class PowerCurve {
    private static final int STEPS = 14;

    private final DiscoveryTrial.Setting setting;
    private final WatchConfig watch;
    private final List<DiscoveryTrial.Result> results;

    private PowerCurve(DiscoveryTrial.Setting setting, WatchConfig watch, List<DiscoveryTrial.Result> results) {
        this.setting = setting;
        this.watch = watch;
        this.results = results;
    }

    /// @param worlds made and watched, one after another from the seed, whatever the number of threads
    public static Table of(DiscoveryTrial.Setting setting, WatchConfig watch, int worlds, long seed, int threads,
            Progress progress) {
        var seeds = new SplittableRandom(seed);
        var randoms = IntStream.range(0, worlds).mapToObj(world -> seeds.split()).toList();
        var trial = new DiscoveryTrial(setting, watch);
        try (var workers = new Workers(threads); var task = progress.begin("watching", "worlds", worlds)) {
            var running = randoms.stream().map(random -> workers.later(() -> trial.run(random))).toList();
            var results = new ArrayList<DiscoveryTrial.Result>();
            for (var one : running) {
                results.add(one.get());
                task.at(results.size());
            }
            return new PowerCurve(setting, watch, results).table();
        }
    }

    private Table table() {
        int n = setting.trades();
        int[] trades = IntStream.rangeClosed(1, Math.min(STEPS, n)).map(step -> Math.toIntExact((long) n * step
                / Math.min(STEPS, n))).toArray();
        double toxic = Math.max(1, setting.toxic());
        return new Table("power", "Toxic accounts found by number of trades, over made-up books.", List.of(
                new Column.Longs("trades", "1", "Trades of each account.",
                        IntStream.of(trades).asLongStream().toArray()),
                numbers("bound", "Share of toxic accounts that no method can exceed with independent normal moves.",
                        trades, at -> setting.toxic() == 0 || setting.gap() < 1
                                || setting.noise() != DiscoveryTrial.Noise.NORMAL ? Double.NaN
                                        : DiscoveryBound.power(at, setting.effectBp() / setting.sdBp(),
                                                toxic / setting.accounts(), watch.falseShare())),
                numbers("informed", "Share found by likelihood ratios that know effect and noise.", trades,
                        at -> setting.gap() < 1 ? Double.NaN : mean(result -> result.informed().found()[at]) / toxic),
                numbers("found", "Share of toxic accounts found.", trades,
                        at -> mean(result -> result.watch().found()[at]) / toxic),
                numbers("found_se", "Its standard error over worlds.", trades,
                        at -> error(result -> result.watch().found()[at]) / toxic),
                numbers("wrong_share", "Mean over worlds of wrong calls over calls: the false-discovery rate.", trades,
                        at -> mean(result -> result.watch().wrongShare(at))),
                numbers("wrong_share_se", "Its standard error over worlds.", trades,
                        at -> error(result -> result.watch().wrongShare(at))),
                numbers("worst_wrong_share", "Mean over worlds of the worst moment so far.", trades,
                        at -> mean(result -> IntStream.rangeClosed(1, at)
                                .mapToDouble(result.watch()::wrongShare).max().orElse(0)))));
    }

    private static Column numbers(String name, String meaning, int[] trades, IntToDoubleFunction value) {
        return new Column.Numbers(name, "share", meaning, IntStream.of(trades).mapToDouble(value).toArray());
    }

    private double mean(ToDoubleFunction<DiscoveryTrial.Result> value) {
        return results.stream().mapToDouble(value).sum() / results.size();
    }

    private double error(ToDoubleFunction<DiscoveryTrial.Result> value) {
        if (results.size() < 2) {
            return Double.NaN;
        }
        double mean = mean(value);
        double squares = mean(result -> (value.applyAsDouble(result) - mean) * (value.applyAsDouble(result) - mean));
        return Math.sqrt(squares / (results.size() - 1));
    }
}
