package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The columns a profile is asked for, and what of the folds that takes: what no column needs is not done.
final class Wanted {
    /// The whole catalogue.
    static final Wanted ALL = new Wanted(Column.ALL);

    private final List<Column> columns;
    /// Place among the columns by place in the catalogue, -1 for one that is not wanted.
    private final int[] places;
    /// Place in the catalogue of each.
    private final int[] numbers;
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    /// By feature, cut and horizon, whether any statistic of that member is wanted.
    private final boolean[][][] members =
            new boolean[Feature.values().length][Cut.values().length][Horizon.values().length];

    private Wanted(List<Column> columns) {
        this.columns = Collections.unmodifiableList(columns);
        places = new int[Column.ALL.size()];
        Arrays.fill(places, -1);
        numbers = new int[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            numbers[i] = Column.of(columns.get(i).name());
            places[numbers[i]] = i;
            var column = columns.get(i);
            features.add(column.feature());
            members[column.feature().ordinal()][column.cut().ordinal()][column.horizon().ordinal()] = true;
        }
    }

    /// @param names of columns, in any order; none asks for all
    static Wanted of(Collection<String> names) {
        if (names.isEmpty()) {
            return ALL;
        }
        var columns = new ArrayList<Column>();
        for (var column : Column.ALL) {
            if (names.contains(column.name())) {
                columns.add(column);
            }
        }
        return new Wanted(columns);
    }

    /// In the order of the catalogue.
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    int size() {
        return columns.size();
    }

    /// Where a column of the catalogue is among these, -1 for one that is not wanted.
    int place(int column) {
        return places[column];
    }

    /// The wanted part of a row of the catalogue.
    double[] of(double[] row) {
        var out = new double[numbers.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = row[numbers[i]];
        }
        return out;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    boolean hasAny(Collection<Feature> some) {
        return !Collections.disjoint(features, some);
    }

    /// Whether a member of a family over horizons is wanted in any statistic.
    boolean has(Feature feature, Horizon horizon, Cut cut) {
        return members[feature.ordinal()][cut.ordinal()][horizon.ordinal()];
    }

    /// The same at every horizon; not to be written to.
    boolean[] horizons(Feature feature, Cut cut) {
        return members[feature.ordinal()][cut.ordinal()];
    }
}
