package io.assay.app.simulate;

import io.assay.core.precision.Candidate;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.SplittableRandom;

/// A value world drawn, for whoever tries one ingredient of the card at a time on it.
///
/// @param windows what the card sees
/// @param fresh profiles of other accounts of the same world
/// @param people who they are
public record DrawnWorld(List<WindowProfiles> windows, FeatureMatrix fresh, ValueWorld.People people) {
    private static final int FRESH = 10_000;
    private static final double PER_MILLION = 100;

    public static DrawnWorld of(ValueWorld world, long seed) {
        var random = new SplittableRandom(seed);
        var law = world.law(random);
        var windows = world.draw(world.people(law, random, world.accounts()), random);
        var people = world.people(law, random, FRESH);
        return new DrawnWorld(windows, world.profiles(people, random), people);
    }

    public static List<Candidate> methods() {
        return ShippedMethods.all();
    }

    /// What widths by segment truly earn over the last of them, USD per million.
    ///
    /// @param segment of the fresh accounts, -1 = none
    public double truth(int[] segment, double[] width) {
        double gain = 0;
        double notional = 0;
        double uniform = width[width.length - 1];
        for (int i = 0; i < segment.length; i++) {
            double own = segment[i] < 0 ? uniform : width[segment[i]];
            gain += people.notional(i) * (people.gainBp(i, own) - people.gainBp(i, uniform));
            notional += people.notional(i);
        }
        return ValueWorld.ACTIVE * PER_MILLION * gain / notional;
    }
}
