package io.assay.core.precision;

import io.assay.core.profile.Column;
import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Horizon;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How far labels look ahead, as the catalogue of columns has it.
public final class Horizons {
    /// The longest horizon of the catalogue, in nanoseconds.
    public static final long LONGEST_NS = Horizon.H1.ns();

    private static final Map<Feature, Horizon> TOXIC = Map.of(Feature.TOXIC_EXCESS_1S, Horizon.S1,
            Feature.TOXIC_EXCESS_10S, Horizon.S10, Feature.TOXIC_EXCESS_60S, Horizon.M1);

    private Horizons() {}

    /// Length of a horizon as it is written in column names.
    public static long lengthNs(String horizon) {
        return Horizon.of(horizon).orElseThrow(() -> new IllegalArgumentException("no horizon " + horizon + " among "
                + Arrays.stream(Horizon.values()).map(Horizon::suffix).collect(Collectors.joining(", ")))).ns();
    }

    /// How far the values of a column look past the fills they are about; 0 for most columns, and for those the catalogue
    /// does not know. Toxic trades are compared with the whole of their hour.
    public static long lookAheadNs(String column) {
        int place = Column.of(column);
        if (place < 0) {
            return 0;
        }
        var known = Column.ALL.get(place);
        var toxic = TOXIC.get(known.feature());
        return toxic == null ? known.horizon().ns() : toxic.ns() + LONGEST_NS;
    }

    /// The longest horizon that is no longer than this; 0 when only spread capture fits.
    static long longestWithinNs(long limitNs) {
        return Arrays.stream(Horizon.values()).mapToLong(Horizon::ns).filter(l -> l <= limitNs).max().orElse(0);
    }

    /// The same profiles without the columns that look further ahead than this.
    static FeatureMatrix within(FeatureMatrix profiles, long limitNs) {
        List<String> kept = profiles.columns().stream().filter(c -> lookAheadNs(c) <= limitNs).toList();
        return kept.size() == profiles.dims() ? profiles : profiles.select(kept);
    }
}
