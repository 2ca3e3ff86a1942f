package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One column of a profile: a feature, and for a family over horizons which member.
///
/// @param name as in tables and files
public record Column(String name, Feature feature, Horizon horizon, Cut cut, Statistic statistic) {
    /// All columns, in the order of tables and rows.
    public static final List<Column> ALL = List.copyOf(all());
    private static final Map<String, Integer> INDEX = index();
    private static final int[] FIRST = first();

    /// Position of a feature without horizons.
    public static int of(Feature feature) {
        return FIRST[feature.ordinal()];
    }

    /// Position of a member of a family over horizons.
    public static int of(Feature feature, Horizon horizon, Cut cut, Statistic statistic) {
        return of(name(feature, horizon, cut, statistic));
    }

    /// Position of a name, or -1.
    public static int of(String name) {
        return INDEX.getOrDefault(name, -1);
    }

    public static List<String> names() {
        return ALL.stream().map(Column::name).toList();
    }

    public static String name(Feature feature, Horizon horizon, Cut cut, Statistic statistic) {
        return feature.columnName() + "_" + horizon.suffix() + cut.suffix() + statistic.suffix();
    }

    /// Unit of this very column: counts of a family have none.
    public String unit() {
        return statistic == Statistic.N || statistic == Statistic.BASIS ? "1" : feature.unit();
    }

    /// Whether the column holds a name (how a standard error was had) and not a number to compute with.
    public boolean isBasis() {
        return statistic == Statistic.BASIS;
    }

    private static List<Column> all() {
        var columns = new ArrayList<Column>();
        for (var feature : Feature.values()) {
            if (!feature.hasHorizons()) {
                columns.add(new Column(feature.columnName(), feature, Horizon.AT_ONCE, Cut.ALL, Statistic.VALUE));
                continue;
            }
            for (var horizon : Horizon.values()) {
                if (!feature.hasMember(horizon)) {
                    continue;
                }
                for (var cut : feature.hasCuts() ? List.of(Cut.values()) : List.of(Cut.ALL)) {
                    for (var statistic : feature.hasCuts() ? List.of(Statistic.values()) : Statistic.PLAIN) {
                        columns.add(
                                new Column(name(feature, horizon, cut, statistic), feature, horizon, cut, statistic));
                    }
                }
            }
        }
        return columns;
    }

    private static int[] first() {
        var first = new int[Feature.values().length];
        Arrays.fill(first, -1);
        for (int i = ALL.size() - 1; i >= 0; i--) {
            first[ALL.get(i).feature().ordinal()] = ALL.get(i).feature().hasHorizons() ? -1 : i;
        }
        return first;
    }

    private static Map<String, Integer> index() {
        var index = new HashMap<String, Integer>();
        for (int i = 0; i < ALL.size(); i++) {
            index.put(ALL.get(i).name(), i);
        }
        return index;
    }
}
