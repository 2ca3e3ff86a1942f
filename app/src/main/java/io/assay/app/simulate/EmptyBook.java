package io.assay.app.simulate;

import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A book without segments: accounts of one skewed, heavy-tailed, correlated cloud, unequal in size and number of
/// fills, whose fills all cost the same. What an account shows of it has an error that falls with its fills.
///
/// Size and activity are traits of the cloud too, so they go with the looks. Three windows of a week; an account keeps
/// its traits up to some noise, and a twentieth is absent from any window.
///
/// @param accounts how many
/// @param seed of everything drawn
record EmptyBook(int accounts, long seed) {
    private static final int WINDOWS = 3;
    private static final int DAYS = 7;
    private static final double ACTIVE = 0.95;
    private static final double CENTRE_SD = 1;
    private static final double SKEW_MAX = 0.4;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double EXPONENT_MAX = 12;
    private static final int FILLS_MIN = 5;

    /// Of 300 to 3,000 accounts, by seed.
    static EmptyBook of(long seed) {
        return new EmptyBook(300 + new SplittableRandom(seed).nextInt(2_701), seed);
    }

    /// What does not differ between accounts.
    ///
    /// @param adverseBp of every fill
    /// @param captureBp spread of every fill
    /// @param markoutSd of a fill, bp
    private record Truth(double adverseBp, double captureBp, double markoutSd) {
        /// From well under to well over what hedging costs (3 bp), so that in some books a little noise decides.
        static Truth draw(SplittableRandom random) {
            double adverse = Math.exp(random.nextGaussian());
            return new Truth(adverse, adverse * (0.5 + 2 * random.nextDouble()), 2 + 6 * random.nextDouble());
        }
    }

    List<WindowProfiles> draw() {
        var random = new SplittableRandom(seed * 7_919 + 1);
        var truth = Truth.draw(random);
        var law = law(random);
        var people = IntStream.range(0, accounts).mapToObj(i -> law.draw(random)).toArray(double[][]::new);
        var out = new ArrayList<WindowProfiles>();
        for (int w = 0; w < WINDOWS; w++) {
            long from = DAY_NS * DAYS * w;
            out.add(new WindowProfiles(from, from + DAYS * DAY_NS - HOUR_NS, profiles(people, truth, random)));
        }
        return out;
    }

    /// Of the looks, then the logarithms of size and of fills a window.
    private static SkewedCloud law(SplittableRandom random) {
        int looks = Looks.traits();
        double[] centre = Arrays.copyOf(Looks.centres(), looks + 2);
        double[] width = Arrays.copyOf(Looks.widths(), looks + 2);
        centre[looks] = 7;
        width[looks] = 0.9;
        centre[looks + 1] = 4.5;
        width[looks + 1] = 0.6;
        for (int t = 0; t < centre.length; t++) {
            width[t] *= 1 + random.nextDouble();
            centre[t] += CENTRE_SD * width[t] * random.nextGaussian();
        }
        return SkewedCloud.of(centre, width, SKEW_MAX, random);
    }

    private static FeatureMatrix profiles(double[][] people, Truth truth, SplittableRandom random) {
        int[] active = IntStream.range(0, people.length).filter(i -> random.nextDouble() < ACTIVE).toArray();
        var flow = new Looks.Flow[active.length];
        var traits = new double[active.length][];
        for (int a = 0; a < active.length; a++) {
            traits[a] = people[active[a]];
            flow[a] = flow(traits[a], truth, random);
        }
        var names = Arrays.stream(active).mapToObj(i -> String.format(Locale.ROOT, "a%06d", i)).toList();
        return Looks.matrix(names, traits, flow, DAYS, random);
    }

    private static Looks.Flow flow(double[] traits, Truth truth, SplittableRandom random) {
        double size = Math.exp(Math.min(EXPONENT_MAX, traits[Looks.traits()]));
        double mean = Math.exp(Math.min(EXPONENT_MAX, traits[Looks.traits() + 1] + 0.3 * random.nextGaussian()));
        int fills = FILLS_MIN + (int) Math.rint(mean);
        double se = truth.markoutSd / Math.sqrt(fills);
        return new Looks.Flow(fills, size, truth.captureBp, truth.adverseBp + se * random.nextGaussian(), se);
    }
}
