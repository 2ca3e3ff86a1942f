package io.assay.app.simulate;

import io.assay.core.precision.PrecisionCard.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// Many [ValueTrial]s, each from its own seed, and how often the card was right.
///
/// @param trials in the order of their seeds
public record ValueTrials(List<ValueTrial> trials) {
    /// Adverse markout at which the two tiers want one width: what is separable is worthless.
    public static final double WORTHLESS_BP = 0.2;

    private static final double GOLDEN = 0.6180339887;

    public ValueTrials {
        trials = List.copyOf(trials);
    }

    /// Worlds whose second tier's adverse markout spreads evenly over 0 to [#WORTHLESS_BP].
    ///
    /// @param threads change no result
    public static ValueTrials spread(ValueWorld like, int count, long seed, int threads) throws InterruptedException {
        var worlds = new ArrayList<ValueWorld>();
        for (int i = 0; i < count; i++) {
            worlds.add(like.withAdverseBp(spreadBp(seed + i)));
        }
        return run(worlds, seed, threads);
    }

    /// Adverse markout of the second tier in the world of a seed.
    public static double spreadBp(long seed) {
        return WORTHLESS_BP * (seed * GOLDEN % 1);
    }

    /// Worlds in which telling the tiers apart is worthless.
    public static ValueTrials worthless(ValueWorld like, int count, long seed, int threads)
            throws InterruptedException {
        var worlds = new ArrayList<ValueWorld>();
        for (int i = 0; i < count; i++) {
            worlds.add(like.withAdverseBp(WORTHLESS_BP));
        }
        return run(worlds, seed, threads);
    }

    private static ValueTrials run(List<ValueWorld> worlds, long seed, int threads) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var work = new ArrayList<Callable<ValueTrial>>();
            for (int i = 0; i < worlds.size(); i++) {
                var world = worlds.get(i);
                long own = seed + i;
                work.add(() -> ValueTrial.of(world, own));
            }
            var out = new ArrayList<ValueTrial>();
            for (var done : pool.invokeAll(work)) {
                out.add(done.get());
            }
            return new ValueTrials(out);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world could not be judged", e);
        }
    }

    /// Share of intervals that hold the true value.
    public double cover() {
        return share(trials, ValueTrial::covers);
    }

    /// The same without the worlds in which the selected policy treats all alike: there the value is 0 and known.
    public double coverWhereSegmentsDiffer() {
        return share(differing(), ValueTrial::covers);
    }

    /// Share of intervals that hold the true value over the accounts at hand.
    public double coverHere() {
        return share(trials, t -> t.value().covers(t.truthHere()));
    }

    public double share(Word word) {
        return share(trials, t -> t.word() == word);
    }

    /// Of these worlds those whose second tier's adverse markout lies in a span, ends included.
    public ValueTrials between(double fromBp, double toBp) {
        return new ValueTrials(trials.stream().filter(t -> t.adverseBp() >= fromBp && t.adverseBp() <= toBp).toList());
    }

    /// Median width of the intervals that have one, as a share of the gain under one policy.
    public double medianWidth() {
        double[] sorted = differing().stream()
                .mapToDouble(t -> (t.value().high() - t.value().low()) / Math.abs(t.uniform())).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private List<ValueTrial> differing() {
        return trials.stream().filter(t -> t.value().high() > t.value().low()).toList();
    }

    static double share(List<ValueTrial> of, Predicate<ValueTrial> holds) {
        return of.isEmpty() ? Double.NaN : of.stream().filter(holds).count() / (double) of.size();
    }
}
