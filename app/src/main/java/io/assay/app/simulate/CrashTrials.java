package io.assay.app.simulate;

import io.assay.app.simulate.CrashTrial.Arm;
import io.assay.core.precision.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;

/// Many [CrashTrial]s of one world, each from its own seed.
///
/// @param trials in the order of their seeds
public record CrashTrials(List<CrashTrial> trials) {
    private static final int RESAMPLES = 10_000;
    private static final double LEVEL = 0.95;
    private static final long SEED = 1010;

    public CrashTrials {
        trials = List.copyOf(trials);
    }

    /// @param threads change no result
    public static CrashTrials run(CrashWorld world, int count, long seed, int threads) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var work = new ArrayList<Callable<CrashTrial>>();
            for (int i = 0; i < count; i++) {
                long own = seed + i;
                work.add(() -> CrashTrial.of(world, own));
            }
            var out = new ArrayList<CrashTrial>();
            for (var done : pool.invokeAll(work)) {
                out.add(done.get());
            }
            return new CrashTrials(out);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an evening could not be simulated", e);
        }
    }

    /// Mean over the worlds.
    public double mean(Arm arm, ToDoubleFunction<CrashOutcome> of) {
        double sum = 0;
        for (var trial : trials) {
            sum += of.applyAsDouble(trial.of(arm));
        }
        return sum / trials.size();
    }

    public double mean(ToDoubleFunction<CrashTrial> of) {
        return trials.stream().mapToDouble(of).sum() / trials.size();
    }

    /// Part of the loss that one set of margins saves over another: one less the ratio of means, with the percentile interval of
    /// a bootstrap over worlds.
    public Interval saved(Arm arm, Arm over, ToDoubleFunction<CrashOutcome> loss) {
        double[] ours = trials.stream().mapToDouble(t -> loss.applyAsDouble(t.of(arm))).toArray();
        double[] theirs = trials.stream().mapToDouble(t -> loss.applyAsDouble(t.of(over))).toArray();
        var dice = new SplittableRandom(SEED);
        var drawn = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double a = 0;
            double b = 0;
            for (int i = 0; i < ours.length; i++) {
                int j = dice.nextInt(ours.length);
                a += ours[j];
                b += theirs[j];
            }
            drawn[r] = b > 0 ? 1 - a / b : 0;
        }
        Arrays.sort(drawn);
        int tail = (int) Math.round((1 - LEVEL) / 2 * RESAMPLES);
        double all = Arrays.stream(theirs).sum();
        return new Interval(all > 0 ? 1 - Arrays.stream(ours).sum() / all : 0, drawn[tail],
                drawn[RESAMPLES - 1 - tail], LEVEL);
    }
}
