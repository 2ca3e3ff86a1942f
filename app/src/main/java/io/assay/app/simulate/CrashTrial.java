package io.assay.app.simulate;

import io.assay.core.precision.AdjustedRand;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.MixtureConfig;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One world, one evening, several sets of margins; and whether the segments' risk is what it was said to be.
///
/// @param seed of the world
/// @param segments found
/// @param rand adjusted Rand index of the segments found and the behaviours planted
/// @param abstained part of the accounts that were not assigned
/// @param alone accounts liquidated under the preset if forced orders moved no price
/// @param outcome by [Arm], in its order
/// @param share by planted behaviour, in its order
/// @param coverage of all accounts as one, then of each segment found
/// @param cycle of each segment, see [CrashCycle]
public record CrashTrial(long seed, int segments, double rand, double abstained, int alone,
        List<CrashOutcome> outcome, List<CrashShare> share, List<CrashCoverage> coverage, List<CrashCycle> cycle) {
    private static final int CALM = 1600;
    private static final int STRESSED = 60;

    public CrashTrial {
        outcome = List.copyOf(outcome);
        share = List.copyOf(share);
        coverage = List.copyOf(coverage);
        cycle = List.copyOf(cycle);
    }

    /// Whose margins.
    public enum Arm {
        /// The preset as it is: what the shape of the evening is held against.
        PRESET,
        /// The preset times a constant; all together must hold what they must hold by segments.
        CONSTANT,
        /// The preset times a constant; all together put up what they put up by segments.
        POSTED,
        /// By segments our own assignment finds in profiles.
        SEGMENTS,
        /// By the behaviours planted, which nobody can know; all together must hold what they must hold by segments.
        ORACLE
    }

    public CrashOutcome of(Arm arm) {
        return outcome.get(arm.ordinal());
    }

    public static CrashTrial of(CrashWorld world, long seed) {
        var random = new SplittableRandom(seed);
        var people = CrashPeople.draw(world, random.split());
        var history = CrashHistory.draw(people, CALM, STRESSED, random.split());
        var looks = CrashLooks.of(people, random.split());
        var path = CrashPath.draw(world, random.split());
        var fit = new GaussianMixture(MixtureConfig.DEFAULT).fit(new TrainingSet(looks), seed);
        int[] found = fit.assign(looks).segment();
        int count = fit.segments().size();
        var risks = CrashRisk.of(world, history, found, count);
        var bySegment = world.crossed() ? crossed(world, people, history, found, count)
                : CrashMargins.bySegment(world, people, found, risks);
        var byKind = CrashMargins.bySegment(world, people, people.kind(),
                CrashRisk.of(world, history, people.kind(), CrashPeople.Kind.values().length))
                .scaledTo(people, bySegment);
        var constant = CrashMargins.constant(people, bySegment);
        var preset = CrashMargins.preset(people);
        var outcome = List.of(CrashRun.of(world, people, preset, path), CrashRun.of(world, people, constant, path),
                CrashRun.of(world, people, CrashMargins.constantPosted(people, bySegment), path),
                CrashRun.of(world, people, bySegment, path), CrashRun.of(world, people, byKind, path));
        int alone = CrashRun.of(world.withoutImpact(), people, preset, path).accounts();
        var fresh = CrashHistory.draw(people, CrashCoverage.FRESH, STRESSED, random.split());
        var share = Arrays.stream(CrashPeople.Kind.values())
                .map(kind -> CrashShare.of(people, fresh, kind, constant, bySegment)).toList();
        var coverage = new ArrayList<CrashCoverage>();
        var cycle = new ArrayList<CrashCycle>();
        var dice = random.split();
        for (int s = -1; s < count; s++) {
            var risk = risks.get(s < 0 ? count : s);
            if (risk.accounts() > 0) {
                coverage.add(CrashCoverage.of(world, risk, fresh, found, s, dice));
                cycle.add(CrashCycle.of(world, risk, s));
            }
        }
        double abstained = IntStream.of(found).filter(s -> s < 0).count() / (double) found.length;
        return new CrashTrial(seed, count, AdjustedRand.of(found, people.kind()), abstained, alone, outcome, share,
                coverage, cycle);
    }

    /// Accounts of even number answer for those of odd number, and the other way round.
    private static CrashMargins crossed(CrashWorld world, CrashPeople people, CrashHistory history, int[] found,
            int segments) {
        int[] own = IntStream.range(0, found.length).map(i -> found[i] < 0 ? -1 : 2 * found[i] + i % 2).toArray();
        int[] other = IntStream.of(own).map(half -> half < 0 ? -1 : half ^ 1).toArray();
        return CrashMargins.bySegment(world, people, other, CrashRisk.of(world, history, own, 2 * segments));
    }
}
