package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The horizons that labels look ahead, read off the names of their columns.
public final class Horizons {
    /// The longest horizon of the catalogue, in nanoseconds.
    public static final long LONGEST_NS = 3_600_000_000_000L;

    private static final Map<String, Long> LENGTH_NS = Map.of("0", 0L, "1s", 1_000_000_000L, "10s", 10_000_000_000L,
            "60s", 60_000_000_000L, "1m", 60_000_000_000L, "5m", 300_000_000_000L, "30m", 1_800_000_000_000L, "1h",
            LONGEST_NS);
    private static final Pattern IN_COLUMN = Pattern
            .compile(
                    "(house_markout_bp|adverse_bp|toxic_excess|residual_markout_bp|option_markout_bp|option_markout_vol)_(0|1s|10s|60s|1m|5m|30m|1h)(?:_.*)?");

    private Horizons() {}

    /// Length of a horizon as it is written in column names.
    public static long lengthNs(String horizon) {
        var length = LENGTH_NS.get(horizon);
        if (length == null) {
            throw new IllegalArgumentException("no horizon " + horizon + " among " + LENGTH_NS.keySet());
        }
        return length;
    }

    /// How far the values of a column look past the fills they are about; 0 for most columns. Toxic trades are compared
    /// with the whole of their hour.
    public static long lookAheadNs(String column) {
        var match = IN_COLUMN.matcher(column);
        if (!match.matches()) {
            return 0;
        }
        return lengthNs(match.group(2)) + (match.group(1).equals("toxic_excess") ? LONGEST_NS : 0);
    }

    /// The longest horizon that is no longer than this; 0 when only spread capture fits.
    static long longestWithinNs(long limitNs) {
        return LENGTH_NS.values().stream().mapToLong(l -> l).filter(l -> l <= limitNs).max().orElse(0);
    }

    /// The same profiles without the columns that look further ahead than this.
    static FeatureMatrix within(FeatureMatrix profiles, long limitNs) {
        List<String> kept = profiles.columns().stream().filter(c -> lookAheadNs(c) <= limitNs).toList();
        return kept.size() == profiles.dims() ? profiles : profiles.select(kept);
    }
}
