package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where a statistical method measures distance: chosen features, transformed, centred and scaled to one.
///
/// Fitted once on a training set and then applied unchanged, so an account's place does not depend on who
/// else is in the book that day.
///
/// @param features kept, in the order asked for
/// @param centre of each feature after its transform
/// @param scale of each feature after its transform, positive
/// @param piles of each feature: transformed values that at least [#PILE_MIN] of the accounts share exactly
/// @param rawMedian of each feature in its own unit, for people
/// @param dropped one sentence for each feature that was asked for and cannot be used
record FeatureSpace(List<Feature> features, double[] centre, double[] scale, List<double[]> piles,
        double[] rawMedian, List<String> dropped) {

    /// How features are centred and scaled.
    enum Scaling {
        /// Median and [Robust#spread].
        ROBUST,
        /// Mean and standard deviation: z-scores.
        MOMENTS,
        /// As it is.
        NONE
    }

    static final double PILE_MIN = 0.05;

    private static final double PRESENT_MIN = 0.05;

    static FeatureSpace fit(FeatureMatrix profiles, List<Feature> wanted, Scaling scaling) {
        var kept = new ArrayList<Feature>();
        var dropped = new ArrayList<String>();
        var centres = new ArrayList<double[]>();
        var piles = new ArrayList<double[]>();
        for (var feature : wanted) {
            double[] raw = raw(profiles, feature);
            double[] sorted = Robust.present(transformed(raw, feature));
            double[] moments = moments(sorted, scaling);
            if (sorted.length < PRESENT_MIN * profiles.rows() || sorted.length < 2) {
                dropped.add(String.format(Locale.ROOT, "%s is absent for %d of %d accounts and was dropped",
                        feature.column(),
                        profiles.rows() - sorted.length, profiles.rows()));
            } else if (!(moments[1] > 0)) {
                dropped.add(feature.column() + " is the same for every account and was dropped");
            } else {
                kept.add(feature);
                centres.add(new double[]{moments[0], moments[1], Robust.median(Robust.present(raw))});
                piles.add(piles(sorted));
            }
        }
        return new FeatureSpace(List.copyOf(kept), part(centres, 0), part(centres, 1), List.copyOf(piles),
                part(centres, 2), List.copyOf(dropped));
    }

    int dims() {
        return features.size();
    }

    List<String> columns() {
        return features.stream().map(Feature::column).toList();
    }

    /// The accounts as places of this space; NaN where the value, or the whole column, is absent.
    Points points(FeatureMatrix profiles) {
        var out = new double[profiles.rows() * dims()];
        var piled = new long[profiles.rows()];
        for (int d = 0; d < dims(); d++) {
            double[] values = transformed(raw(profiles, features.get(d)), features.get(d));
            for (int row = 0; row < values.length; row++) {
                out[row * dims() + d] = (values[row] - centre[d]) / scale[d];
                if (Arrays.binarySearch(piles.get(d), values[row]) >= 0) {
                    piled[row] |= 1L << d;
                }
            }
        }
        return new Points(out, piled, dims());
    }

    /// Values in their own units at these rows, NaN where absent.
    double[] raw(FeatureMatrix profiles, int row) {
        var out = new double[dims()];
        for (int d = 0; d < out.length; d++) {
            int column = profiles.column(features.get(d).column());
            out[d] = column < 0 ? Double.NaN : profiles.at(row, column);
        }
        return out;
    }

    /// A place on one axis back in the feature's unit.
    double toRaw(int dim, double point) {
        return features.get(dim).transform().invert(point * scale[dim] + centre[dim]);
    }

    /// Where a value in the feature's unit lies on its axis.
    double toPoint(int dim, double raw) {
        return (features.get(dim).transform().apply(raw) - centre[dim]) / scale[dim];
    }

    private static double[] raw(FeatureMatrix profiles, Feature feature) {
        int column = profiles.column(feature.column());
        if (column >= 0) {
            return profiles.columnValues(column);
        }
        var absent = new double[profiles.rows()];
        Arrays.fill(absent, Double.NaN);
        return absent;
    }

    private static double[] transformed(double[] raw, Feature feature) {
        return Arrays.stream(raw).map(feature.transform()::apply).toArray();
    }

    private static double[] moments(double[] ascending, Scaling scaling) {
        return switch (scaling) {
            case ROBUST -> new double[]{Robust.median(ascending), Robust.spread(ascending)};
            case MOMENTS -> new double[]{Robust.mean(ascending), Robust.standardDeviation(ascending)};
            case NONE -> new double[]{0, Robust.standardDeviation(ascending) > 0 ? 1 : 0};
        };
    }

    private static double[] piles(double[] ascending) {
        int from = 0;
        var out = new ArrayList<Double>();
        for (int i = 1; i <= ascending.length; i++) {
            if (i == ascending.length || ascending[i] != ascending[from]) {
                if (i - from > 1 && i - from >= PILE_MIN * ascending.length) {
                    out.add(ascending[from]);
                }
                from = i;
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] part(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(r -> r[index]).toArray();
    }
}
