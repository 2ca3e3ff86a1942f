package io.assay.core.segment;

import io.assay.core.market.Normal;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Robust;
import io.assay.core.segment.tree.Boxes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How far the value of a feature may lie from what the account is like.
///
/// A column with a standard error of its own (`_se`, or `_sd` of a shrunk one) has that. Any other has its *wobble*:
/// of accounts seen in two windows in a row two in three changed by no more than the square root of two times it,
/// after the feature's transform. Where neither is known values count as exact.
///
/// @param features by index
/// @param wobble by feature, in transformed units; 0 = none known
record FeatureErrors(List<Feature> features, double[] wobble) {
    private static final double ONE_SIGMA = 0.6827;

    static FeatureErrors of(List<Feature> features, List<Lesson> lessons) {
        return new FeatureErrors(features,
                features.stream().mapToDouble(feature -> wobble(feature, lessons)).toArray());
    }

    private static double wobble(Feature feature, List<Lesson> lessons) {
        double[] moves = Robust.present(lessons.stream().flatMapToDouble(lesson -> {
            int before = lesson.profiles().column(feature.column());
            int after = lesson.next().column(feature.column());
            int[] match = lesson.matches();
            return IntStream.range(0, before < 0 || after < 0 ? 0 : match.length).filter(row -> match[row] >= 0)
                    .mapToDouble(row -> Math.abs(feature.transform().apply(lesson.next().at(match[row], after))
                            - feature.transform().apply(lesson.profiles().at(row, before))));
        }).toArray());
        return moves.length == 0 ? 0 : Robust.quantile(moves, ONE_SIGMA) / Math.sqrt(2);
    }

    /// Probability of each box, row by row, errors of the features taken as independent and normal; those of a row sum
    /// to one.
    double[] membership(FeatureMatrix profiles, Boxes boxes) {
        int k = boxes.count();
        var out = new double[profiles.rows() * k];
        Arrays.fill(out, 1);
        for (int f = 0; f < features.size(); f++) {
            int column = profiles.column(features.get(f).column());
            int error = profiles.column(errorColumn(features.get(f).column()));
            for (int row = 0; row < profiles.rows(); row++) {
                double value = column < 0 ? Double.NaN : profiles.at(row, column);
                double own = error < 0 ? Double.NaN : profiles.at(row, error);
                for (int box = 0; box < k; box++) {
                    out[row * k + box] *= mass(f, value, own, boxes, box);
                }
            }
        }
        return out;
    }

    private double mass(int f, double value, double ownError, Boxes boxes, int box) {
        double low = boxes.low()[box][f];
        double high = boxes.high()[box][f];
        var transform = features.get(f).transform();
        if (Double.isNaN(value) || low == Double.POSITIVE_INFINITY) {
            return boxes.holds(box, f, value) ? 1 : 0;
        }
        if (ownError > 0) {
            return below((high - value) / ownError) - below((low - value) / ownError);
        }
        if (!(wobble[f] > 0)) {
            return boxes.holds(box, f, value) ? 1 : 0;
        }
        double at = transform.apply(value);
        double upper = boxes.isHigh(box, f) ? below((transform.apply(high) - at) / wobble[f]) : 1;
        double lower = boxes.isLow(box, f) ? below((transform.apply(low) - at) / wobble[f]) : 0;
        return upper - lower;
    }

    private static double below(double z) {
        return Double.isInfinite(z) ? (z > 0 ? 1 : 0) : Normal.cumulative(z);
    }

    private static String errorColumn(String column) {
        return column.endsWith("_shrunk") ? column + "_sd" : column + "_se";
    }
}
