package io.assay.core.precision;

import java.util.ArrayList;
import java.util.List;

/// Pieces of a window whose happenings are drawn together: UTC days where there are at least [#DAYS_MIN], else
/// [#PIECES] pieces of equal length, as long as each is twice the longest label that is judged.
public final class Blocks {
    /// With fewer days the pieces are shorter than a day.
    public static final int DAYS_MIN = 5;

    private static final int PIECES = 6;
    private static final long DAY_NS = 86_400_000_000_000L;

    private Blocks() {}

    /// The columns of profiles that blocks are judged by.
    ///
    /// @param horizon of the labels, as in column names: `10s`
    public static List<String> columns(String horizon) {
        var out = new ArrayList<String>();
        out.addAll(Labels.Columns.ofAllFlow(horizon).names());
        out.addAll(Labels.Columns.ofTakerFlow(horizon).names());
        return out;
    }

    /// First moments of the blocks, ascending, the first at the start of the window; one block where no more make
    /// sense.
    ///
    /// @param horizonNs how far labels look ahead
    public static List<Long> of(long fromNs, long toNs, long horizonNs) {
        var days = new ArrayList<Long>();
        days.add(fromNs);
        for (long day = (Math.floorDiv(fromNs, DAY_NS) + 1) * DAY_NS; day < toNs; day += DAY_NS) {
            days.add(day);
        }
        if (days.size() >= DAYS_MIN) {
            return List.copyOf(days);
        }
        long length = (toNs - fromNs) / PIECES;
        if (length < 2 * horizonNs || length == 0) {
            return List.of(fromNs);
        }
        var pieces = new ArrayList<Long>();
        for (int i = 0; i < PIECES; i++) {
            pieces.add(fromNs + i * length);
        }
        return List.copyOf(pieces);
    }
}
