package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/// Comparisons with the places of their columns in some profiles, looked up once for all accounts.
final class Placed {
    private final List<String> columns;
    /// By the very comparison: equal ones have equal places.
    private final IdentityHashMap<Condition.Compare, Place> places = new IdentityHashMap<>();

    /// -1 where there is none.
    ///
    /// @param column of the value
    /// @param error column of its standard error
    /// @param dim axis of the value
    record Place(int column, int error, int dim) {
        /// Whether the comparison depends on a column: its own or that of its error.
        boolean reads(int other) {
            return other >= 0 && (column == other || error == other);
        }
    }

    /// @param axes columns by axis
    Placed(List<Condition.Compare> leaves, FeatureMatrix profiles, List<String> axes) {
        columns = profiles.columns();
        for (var leaf : leaves) {
            places.put(leaf, new Place(profiles.column(leaf.column()), profiles.column(leaf.errorColumn()),
                    axes.indexOf(leaf.column())));
        }
    }

    /// Whether profiles have the columns these are places among.
    boolean fits(FeatureMatrix profiles) {
        return columns.equals(profiles.columns());
    }

    Place of(Condition.Compare leaf) {
        return Objects.requireNonNull(places.get(leaf));
    }

    /// See [Condition.Compare#met].
    double met(Condition.Compare leaf, FeatureMatrix profiles, int row) {
        var place = of(leaf);
        return leaf.met(value(profiles, row, place.column()), value(profiles, row, place.error()));
    }

    /// The same if an account had another value in one column.
    double met(Condition.Compare leaf, FeatureMatrix profiles, int row, int column, double to) {
        var place = of(leaf);
        return leaf.met(place.column() == column ? to : value(profiles, row, place.column()),
                place.error() == column ? to : value(profiles, row, place.error()));
    }

    private static double value(FeatureMatrix profiles, int row, int column) {
        return column < 0 ? Double.NaN : profiles.at(row, column);
    }
}
