package io.assay.app.simulate;

import io.assay.app.simulate.ShippedMethods.Kept;
import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Tournament;
import io.assay.core.precision.TournamentConfig;
import io.assay.core.precision.Verdict;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// One [ValueWorld] drawn, judged with every shipped method entered, and compared with its truth: what the card says of
/// each method, and what that very policy, fitted demand and all, truly earns.
///
/// @param seed of the world
/// @param adverseBp adverse markout of the second tier's fills
/// @param uniform gain under one policy, USD per million
/// @param materiality what would matter, USD per million
/// @param word the verdict
/// @param champion the method published
/// @param selected the champion, else the challenger that was best on the windows before
/// @param overEach interval of what the selected method earned more than each yardstick, USD per million
/// @param truthHere what the selected policy truly earns of the accounts at hand only
/// @param entrants every method, in the order of [ShippedMethods]
public record ValueTrial(long seed, double adverseBp, double uniform, double materiality, Word word, String champion,
        String selected, List<Interval> overEach, double truthHere, List<Entrant> entrants) {
    private static final int FRESH = 10_000;
    private static final double PER_MILLION = 100;
    private static final int REFIT_ROWS = 30;

    public ValueTrial {
        overEach = List.copyOf(overEach);
        entrants = List.copyOf(entrants);
    }

    /// One method of a trial; amounts in USD per million.
    ///
    /// @param segments it found before the judged window
    /// @param value interval of what its policy earned over one policy for all
    /// @param overBaseline interval of what it earned over the baseline that was best on the windows before
    /// @param truth what that policy earns over one policy for all in this world: expected over new accounts and days
    /// @param word what the card says of it
    public record Entrant(String method, int segments, Interval value, Interval overBaseline, double truth,
            Word word) {}

    /// Whether the interval of the selected policy holds the truth.
    public boolean covers() {
        return value().covers(truth());
    }

    /// Of the selected policy over one policy for all.
    public Interval value() {
        return chosen().value;
    }

    /// Of the selected policy.
    public double truth() {
        return chosen().truth;
    }

    /// Whether one segment is published.
    public boolean isOneSegment() {
        return champion.equals(OneSegment.METHOD);
    }

    /// Whether a champion is published that earned more than each of the yardsticks, every interval clear of zero.
    public boolean isAboveEach() {
        return word == Word.PROVEN && overEach.stream().allMatch(interval -> interval.low() > 0);
    }

    private Entrant chosen() {
        return entrants.stream().filter(e -> e.method.equals(selected)).findFirst().orElseThrow();
    }

    public static ValueTrial of(ValueWorld world, long seed) {
        var random = new SplittableRandom(seed);
        var law = world.law(random);
        var people = world.people(law, random, world.accounts());
        var windows = world.draw(people, random);
        var candidates = ShippedMethods.all().stream().map(Kept::of).toList();
        var verdict = Tournament.run(List.copyOf(candidates), windows, config(seed));
        var named = verdict.byBasis().getLast();
        var fresh = world.people(law, random, FRESH);
        var profiles = world.profiles(fresh, random);
        var closed = windows.subList(0, windows.size() - 1).stream().map(WindowProfiles::profiles).toList();
        double seen = 1 - Math.pow(1 - ValueWorld.ACTIVE, closed.size());
        var entrants = new ArrayList<Entrant>();
        double truthHere = Double.NaN;
        Value value = null;
        for (int m = 0; m < candidates.size(); m++) {
            var candidate = candidates.get(m);
            var fit = candidate.fitOf(closed.getLast().accounts());
            var of = verdict.cards().get(m).value().getLast().get();
            entrants.add(entrant(verdict, m, of, seen * gain(fresh, fit.assign(profiles).segment(), of.actions())));
            if (candidate.method().equals(named.selected())) {
                truthHere = here(people, closed, fit, of.actions());
                value = of;
            }
        }
        if (value == null) {
            throw new IllegalStateException("nobody was selected: " + named);
        }
        return new ValueTrial(seed, world.adverseBp(), value.uniform(), value.materiality(), named.word(),
                named.champion(),
                named.selected(), List.copyOf(verdict.overEach().values()), truthHere, entrants);
    }

    private static Entrant entrant(Verdict verdict, int m, Value value, double truth) {
        var card = verdict.cards().get(m);
        return new Entrant(card.method(), card.segments().size(), value.overUniform(), value.overBaseline(), truth,
                value.word());
    }

    /// As a run has it, without the range of assumed demands, which offers make idle, and ranked on one window before the
    /// judged one, so that a world is quick; stability is not measured here, so its re-fits are kept small.
    private static TournamentConfig config(long seed) {
        var d = TournamentConfig.DEFAULT;
        return new TournamentConfig(d.horizon(), d.demand(), List.of(), List.of(), d.limits(), d.hedgeCostBp(), 0,
                d.judgedBy(), d.materiality(), d.level(), d.resamples(), 1, REFIT_ROWS, 1, seed);
    }

    /// Of the accounts at hand, each under the segment it was last known in before the judged window.
    private static double here(ValueWorld.People people, List<FeatureMatrix> closed, Segmentation fit,
            List<Double> width) {
        var segment = new int[people.tier().length];
        Arrays.fill(segment, -1);
        for (var profiles : closed) {
            var held = fit.assign(profiles);
            for (int row = 0; row < held.rows(); row++) {
                segment[Integer.parseInt(held.accounts().get(row).substring(1))] = held.segment()[row];
            }
        }
        return gain(people, segment, width);
    }

    private static double gain(ValueWorld.People people, int[] segment, List<Double> width) {
        double gain = 0;
        double notional = 0;
        for (int i = 0; i < segment.length; i++) {
            double n = people.notional(i);
            int s = segment[i] < 0 ? width.size() - 1 : segment[i];
            gain += n * (people.gainBp(i, width.get(s)) - people.gainBp(i, width.getLast()));
            notional += n;
        }
        return PER_MILLION * gain / notional;
    }
}
