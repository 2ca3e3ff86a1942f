package io.assay.core.policy.quote;

import java.util.Arrays;

/// The sizes a dealer quotes, chosen from the sizes that are asked for: 1, 2 and 5 times powers of ten, the largest not under
/// 95 % of what is traded. Requests in between count for the size above them, and those beyond an end for that end, each by its
/// volume, so that the volume asked for is the one that was.
///
/// @param sizes ascending
/// @param step what divides all of them
public record SizeLadder(double[] sizes, double step) {
    /// Sizes quoted.
    public static final int RUNGS = 6;
    private static final double COVERED = 0.95;
    private static final double EDGE = 1e-9;

    public SizeLadder {
        sizes = sizes.clone();
    }

    @Override
    public double[] sizes() {
        return sizes.clone();
    }

    /// @param steps sizes to choose from, ascending: 1, 2 and 5 times powers of ten
    /// @param traded volume of requests by step; some
    public static SizeLadder of(double[] steps, double[] traded) {
        double all = Arrays.stream(traded).sum();
        if (!(all > 0) || steps.length != traded.length || steps.length < RUNGS) {
            throw new IllegalArgumentException("no volume to choose sizes from: " + Arrays.toString(traded));
        }
        int top = 0;
        double below = traded[0];
        while (top < steps.length - 1 && below < COVERED * all * (1 - EDGE)) {
            top++;
            below += traded[top];
        }
        int first = Math.max(0, Math.min(top, steps.length - 1) - RUNGS + 1);
        double[] sizes = Arrays.copyOfRange(steps, first, first + RUNGS);
        return new SizeLadder(sizes, leadsWithTwo(sizes[0]) ? sizes[0] / 2 : sizes[0]);
    }

    /// Requests of each size of the ladder, by volume.
    ///
    /// @param steps as before
    /// @param traded volume by step
    public double[] requests(double[] steps, double[] traded) {
        var out = new double[sizes.length];
        for (int i = 0; i < steps.length; i++) {
            int rung = 0;
            while (rung < sizes.length - 1 && steps[i] > sizes[rung] * (1 + EDGE)) {
                rung++;
            }
            out[rung] += traded[i] / sizes[rung];
        }
        return out;
    }

    private static boolean leadsWithTwo(double size) {
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(size) + EDGE));
        return Math.rint(size / decade) == 2;
    }
}
