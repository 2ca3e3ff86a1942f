package io.assay.core.segment;

import io.assay.core.segment.mixture.Components;
import io.assay.core.segment.mixture.Confusion;
import io.assay.core.segment.mixture.Groups;
import io.assay.core.segment.mixture.MixtureSearch;
import io.assay.core.segment.mixture.Modes;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.PredictionStrength;
import io.assay.core.segment.mixture.Robust;
import io.assay.core.segment.mixture.Sample;
import io.assay.core.segment.mixture.Valley;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Decides how many segments a mixture supports; one is a possible answer.
///
/// Three gates in a row. Hills of the density whose valley is shallow are one segment ([Modes]), unless accounts of either are
/// seldom taken for the other's ([Confusion]): this stops skew and heavy tails from being taken for structure. Then the clearest
/// valley of one half of the accounts must be there in the other ([Valley]; a quantile of the p-values of all splits and both
/// directions, over its share, is a p-value however they depend on each other: Meinshausen, Meier and Bühlmann 2009; a low one, for
/// some halves are fitted badly): this stops hills that a small sample
/// makes by chance, and bounds how often it happens. Then the segments must be found again in halves of
/// the accounts ([PredictionStrength], median over splits and both directions, so that a fit caught in a poor local
/// optimum does not decide): this stops accidents of the sample. What a strength is worth depends on how many segments
/// there are: a cloud cut in two keeps half of its pairs by chance, one cut in eight an eighth, so the limit lies between `1/k`
/// and 1. A half is cut into as many segments as are asked for by merging the Gaussians most often taken for each other, whatever
/// hills it has: with half of the accounts a small kind loses its hill to a large neighbour by chance, and accounts are told
/// apart all the same. While a number of segments fails, the two with the shallowest valley are merged.
final class SegmentCount {
    private static final double QUANTILE = 0.3;

    private final MixtureConfig config;
    private final MixtureSearch search;

    SegmentCount(MixtureConfig config, MixtureSearch search) {
        this.config = config;
        this.search = search;
    }

    /// @param level the chosen grouping of components
    /// @param hills number of separate hills before any gate
    /// @param onePeak p-value of there being a single peak; 1 where there is a single hill anyway
    /// @param strength prediction strength of each number of segments that was tried, largest number first
    record Decision(Modes.Level level, int hills, double onePeak, List<Strength> strength) {}

    record Strength(int segments, double strength) {}

    /// @param density of which the hills are the segments in question
    /// @param found what BIC chose, which says how halves are fitted
    /// @param points that the halves are halves of
    Decision decide(Components density, MixtureSearch.Found found, Points points, SplittableRandom random) {
        var levels = new Modes(density).levels(config.shareMin());
        int at = apart(levels, new Confusion(density, points));
        int most = levels.get(at).groups();
        if (most == 1) {
            return new Decision(levels.get(at), levels.getFirst().groups(), 1, List.of());
        }
        var splits = splits(found, points, most, random);
        if (splits.onePeak() > config.onePeakMax()) {
            return new Decision(levels.getLast(), levels.getFirst().groups(), splits.onePeak(), List.of());
        }
        var strengths = new ArrayList<Strength>();
        for (int k = most; k > 1; k--, at++) {
            strengths.add(new Strength(k, splits.strength(k)));
            if (splits.strength(k) >= config.strengthMin(k)) {
                break;
            }
        }
        return new Decision(levels.get(at), levels.getFirst().groups(), splits.onePeak(), List.copyOf(strengths));
    }

    /// Index of the first level below which no two segments are merged that have a deep valley between them or are seldom
    /// taken for each other.
    private int apart(List<Modes.Level> levels, Confusion confusion) {
        int at = 0;
        for (int i = 1; i < levels.size(); i++) {
            boolean shallow = levels.get(i).valley() > config.valleyMax();
            if (shallow && confusion.largest(levels.get(i - 1), levels.get(i)) > config.confusedMax()) {
                at = i;
            }
        }
        return at;
    }

    /// What splits into halves say, both directions of each; NaN where no split was needed any more.
    ///
    /// @param strengths prediction strength, by number of segments from 2
    /// @param peaks p-values of the clearest valley of one half in the other
    private record Splits(double[][] strengths, double[] peaks) {
        double strength(int k) {
            return median(strengths[k]);
        }

        double onePeak() {
            double[] known = Robust.present(peaks);
            return rank() > known.length ? 1 : Math.min(1, known[rank() - 1] / QUANTILE);
        }

        /// Whether the splits to come cannot move it over or under the limit.
        boolean isOnePeakDecided(double most) {
            long over = Arrays.stream(peaks).filter(p -> p / QUANTILE > most).count();
            return onePeak() <= most || over > peaks.length - rank();
        }

        /// Of the p-value that counts, from the smallest.
        private int rank() {
            return (int) Math.ceil(QUANTILE * peaks.length);
        }

        private static double median(double[] values) {
            return Robust.median(Robust.present(values));
        }
    }

    /// As many splits as the decision needs: once more than half of all the values there could be are on one side of a limit, the
    /// others are not computed.
    private Splits splits(MixtureSearch.Found found, Points points, int most, SplittableRandom random) {
        int splits = config.splits();
        var out = new Splits(new double[most + 1][2 * splits], new double[2 * splits]);
        Arrays.fill(out.peaks(), Double.NaN);
        for (double[] values : out.strengths()) {
            Arrays.fill(values, Double.NaN);
        }
        for (int s = 0; s < splits && !isDecided(out, most); s++) {
            Points[] halves = halves(points, random);
            var a = half(found, halves[0], random);
            var b = half(found, halves[1], random);
            out.peaks()[2 * s] = onePeak(a, halves[1], most);
            out.peaks()[2 * s + 1] = onePeak(b, halves[0], most);
            for (int k = 2; k <= most; k++) {
                out.strengths()[k][2 * s] = strength(a, b, halves[1], k);
                out.strengths()[k][2 * s + 1] = strength(b, a, halves[0], k);
            }
        }
        return out;
    }

    /// Whether it is known, whatever the splits to come say, that there is one peak, or that there are more and which is the largest number
    /// of segments that passes.
    private boolean isDecided(Splits splits, int most) {
        return splits.isOnePeakDecided(config.onePeakMax())
                && (splits.onePeak() > config.onePeakMax() || isDecided(splits.strengths(), most));
    }

    /// Whether the largest number of segments that passes is known whatever the splits to come say.
    private boolean isDecided(double[][] all, int most) {
        for (int k = most; k > 1; k--) {
            double least = config.strengthMin(k);
            long pass = Arrays.stream(all[k]).filter(v -> v >= least).count();
            long fail = Arrays.stream(all[k]).filter(v -> v < least).count();
            if (2 * pass > all[k].length) {
                return true;
            }
            if (2 * fail <= all[k].length) {
                return false;
            }
        }
        return true;
    }

    private static double onePeak(Half half, Points others, int most) {
        return Valley.clearest(half.components(), half.level(most)).map(valley -> valley.p(others)).orElse(1.0);
    }

    private record Half(Components components, List<Modes.Level> levels) {
        /// The grouping with at most `k` groups.
        Modes.Level level(int k) {
            return Modes.Level.atMost(k, levels);
        }
    }

    private Half half(MixtureSearch.Found found, Points points, SplittableRandom random) {
        var fit = search.spare(points, found.components().count(), found.family(), random);
        return new Half(fit.components(),
                new Confusion(fit.components(), points).levels(config.shareMin() / 2));
    }

    /// Strength of the test half's own `k` segments under the training half's; 0 where either has fewer.
    private static double strength(Half training, Half test, Points points, int k) {
        var own = test.level(k);
        var other = training.level(k);
        if (own.groups() < k || other.groups() < k) {
            return 0;
        }
        return PredictionStrength.of(labels(test.components(), own, points),
                labels(training.components(), other, points), k);
    }

    static int[] labels(Components components, Modes.Level level, Points points) {
        double[] membership = Groups.membership(components, level, points);
        var out = new int[points.rows()];
        Arrays.setAll(out, row -> Math.max(0, Assignments.best(membership, row, level.groups())));
        return out;
    }

    private static Points[] halves(Points points, SplittableRandom random) {
        int[] order = Sample.shuffled(points.rows(), random);
        int middle = order.length / 2;
        return new Points[]{points.at(Arrays.copyOfRange(order, 0, middle)),
                points.at(Arrays.copyOfRange(order, middle, order.length))};
    }
}
