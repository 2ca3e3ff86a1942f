package io.assay.app.simulate;

import io.assay.core.precision.Candidate;
import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Tournament;
import io.assay.core.precision.TournamentConfig;
import io.assay.core.precision.Verdict;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.Transform;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Condition;
import io.assay.core.segment.Feature;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.MixtureConfig;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.Rules;
import io.assay.core.segment.Segment;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.Taxonomy;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.VolumeTiers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// One [ValueWorld] drawn, judged and compared with its truth: what the card says of the policy it selected, and what
/// that very policy, fitted demand and all, truly earns.
///
/// @param value interval of what the selected policy earns over one policy for all, USD per million
/// @param truth what it earns over it in this world: expected over new accounts and days, USD per million
/// @param truthHere the same over the accounts at hand only
/// @param uniform gain under one policy, USD per million
/// @param materiality what would matter, USD per million
/// @param word the verdict
/// @param selected the method
public record ValueTrial(Interval value, double truth, double truthHere, double uniform, double materiality, Word word,
        String selected) {
    private static final int FRESH = 20_000;
    private static final double PER_MILLION = 100;

    /// Whether the interval holds the truth.
    public boolean covers() {
        return value.covers(truth);
    }

    public static ValueTrial of(ValueWorld world, long seed) {
        var random = new SplittableRandom(seed);
        var people = world.people(random, world.accounts());
        var windows = world.draw(people, random);
        var candidates = candidates();
        var config = config(seed);
        var verdict = Tournament.run(candidates, windows, config);
        var named = verdict.byBasis().get(verdict.byBasis().size() - 1);
        var value = card(verdict, named.selected()).value().getLast().get();
        var candidate = candidates.stream().filter(c -> c.method().equals(named.selected())).findFirst().orElseThrow();
        var fit = candidate.fit(new TrainingSet(windows.get(windows.size() - 2).profiles()), config.seed());
        var fresh = world.people(random, FRESH);
        double truth =
                ValueWorld.ACTIVE * truth(fresh, fit.assign(world.profiles(fresh, random)).segment(), value.actions());
        return new ValueTrial(value.overUniform(), truth, here(world, people, windows, fit, value.actions()),
                value.uniform(), value.materiality(), named.word(), named.selected());
    }

    private static PrecisionCard card(Verdict verdict, String method) {
        return verdict.cards().stream().filter(c -> c.method().equals(method)).findFirst().orElseThrow();
    }

    /// One segment and volume tiers are there to be beaten; a mixture and two rules are tried.
    private static List<Candidate> candidates() {
        var features = List.of(new Feature("holding_s", Transform.LOG1P), new Feature("median_gap_s", Transform.LOG1P));
        return List.of(Candidate.of(new OneSegment()), Candidate.of(VolumeTiers.quantiles(4)),
                Candidate.of(new GaussianMixture(MixtureConfig.DEFAULT.withFeatures(features))),
                Candidate.of(rules("holding_s > 967")));
    }

    private static Rules rules(String condition) {
        return new Rules(new Taxonomy("holders",
                List.of(new Taxonomy.Rule(new Segment("holders", condition), Condition.Compare.parse(condition)),
                        new Taxonomy.Rule(new Segment("others", "the rest"), new Condition.AllOf(List.of())))),
                AbstentionLimits.DEFAULT);
    }

    private static TournamentConfig config(long seed) {
        var d = TournamentConfig.DEFAULT;
        return new TournamentConfig(d.horizon(), d.demand(), List.of(), List.of(), d.limits(), d.hedgeCostBp(), 0,
                d.judgedBy(), d.materiality(), d.level(), d.resamples(), 1, 300, d.validationMax(), seed);
    }

    private static double truth(ValueWorld.People people, int[] segment, List<Double> width) {
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

    /// Of the accounts at hand, those seen before the judged window under their segment.
    private static double here(ValueWorld world, ValueWorld.People people, List<WindowProfiles> windows,
            Segmentation fit, List<Double> width) {
        var held = fit.assign(windows.get(windows.size() - 2).profiles());
        var segment = new int[world.accounts()];
        Arrays.fill(segment, -1);
        for (int row = 0; row < held.rows(); row++) {
            segment[Integer.parseInt(held.accounts().get(row).substring(1))] = held.segment()[row];
        }
        return truth(people, segment, width);
    }
}
