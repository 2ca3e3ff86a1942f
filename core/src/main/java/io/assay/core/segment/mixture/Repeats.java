package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// How often something with chance in it is tried, so that its mean says little of the seed: a number of times, then as many more as
/// the variance of these asks for (Stein, "A two-sample test for a linear hypothesis whose power is independent of the
/// variance", 1945).
///
/// @param least times it is tried first
/// @param errorMax standard error of the mean that is aimed at
/// @param most times it is tried in all
public record Repeats(int least, double errorMax, int most) {
    public Repeats {
        if (least < 1 || most < least || !(errorMax > 0)) {
            throw new IllegalArgumentException("1 <= least <= most and a positive error wanted, got " + least + ", "
                    + most + ", " + errorMax);
        }
    }

    /// So often, whatever comes of it.
    public static Repeats exactly(int times) {
        return new Repeats(times, Double.POSITIVE_INFINITY, times);
    }

    /// What the tries gave, in order.
    ///
    /// @param next makes one more try, which may be carried out later and elsewhere
    List<double[]> each(Supplier<Supplier<double[]>> next, Pieces pieces) {
        var out = new ArrayList<>(tries(least, next, pieces));
        out.addAll(tries(wanted(out) - least, next, pieces));
        return out;
    }

    private static List<double[]> tries(int times, Supplier<Supplier<double[]>> next, Pieces pieces) {
        return pieces.each(IntStream.range(0, times).mapToObj(i -> next.get()).toList());
    }

    /// For the value that scatters most.
    private int wanted(List<double[]> first) {
        double most = 0;
        for (int v = 0; v < first.getFirst().length; v++) {
            int value = v;
            double sd = Robust.standardDeviation(Robust.present(first.stream().mapToDouble(f -> f[value]).toArray()));
            most = Math.max(most, sd / errorMax);
        }
        return (int) Math.min(this.most, Math.max(least, Math.ceil(most * most)));
    }
}
