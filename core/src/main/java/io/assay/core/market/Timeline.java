package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.LongColumn;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Rows of a [Sheet] in order of one clock.
///
/// @param rows which, in order; null when all of them are in order as they lie
record Timeline(Sheet sheet, Reference.Clock clock, int @Nullable [] rows) {
    /// Rows looked through at a time.
    private static final int STRETCH = 1 << 12;

    int size() {
        return rows == null ? sheet.size() : rows.length;
    }

    /// Row of the sheet.
    int row(int place) {
        return rows == null ? place : rows[place];
    }

    long timeNs(int place) {
        return sheet.times(clock).get(row(place));
    }

    /// When it was known: received, or where the source does not say, when it happened.
    long knownNs(int place) {
        long received = sheet.receivedNs.get(row(place));
        return received == Event.UNTIMED ? timeNs(place) : received;
    }

    /// Puts what a column of the sheet says at places `from` (included) to `to` (excluded) into an array, from its beginning
    /// on.
    void copyTo(LongColumn column, long[] into, int from, int to) {
        if (rows == null) {
            column.copyTo(into, from, to);
            return;
        }
        for (int place = from; place < to; place++) {
            into[place - from] = column.get(rows[place]);
        }
    }

    /// All moments, as [#timeNs] tells them one by one.
    LongColumn times() {
        return taken(sheet.times(clock), new LongColumn());
    }

    /// When all was known, as [#knownNs] tells it one by one.
    ///
    /// @param times all moments
    LongColumn known(LongColumn times) {
        if (clock == Reference.Clock.RECEIVED || !sheet.isTimed(Reference.Clock.RECEIVED)) {
            return times;
        }
        if (sheet.isReceived()) {
            return taken(sheet.receivedNs, new LongColumn(times));
        }
        var known = new LongColumn(times);
        var atNs = new long[STRETCH];
        var gotNs = new long[STRETCH];
        for (int from = 0; from < size(); from += STRETCH) {
            int to = Math.min(size(), from + STRETCH);
            times.copyTo(atNs, from, to);
            copyTo(sheet.receivedNs, gotNs, from, to);
            for (int i = 0; i < to - from; i++) {
                gotNs[i] = gotNs[i] == Event.UNTIMED ? atNs[i] : gotNs[i];
            }
            known.append(gotNs, 0, to - from);
        }
        return known;
    }

    /// A column of the sheet at all places.
    ///
    /// @param into where it goes, but where it lies in order as it is
    private LongColumn taken(LongColumn column, LongColumn into) {
        if (rows == null) {
            return column.copy();
        }
        var values = new long[STRETCH];
        for (int from = 0; from < rows.length; from += STRETCH) {
            int to = Math.min(rows.length, from + STRETCH);
            copyTo(column, values, from, to);
            into.append(values, 0, to - from);
        }
        return into;
    }

    /// Those whose row of the sheet has some property.
    Timeline where(IntPredicate has) {
        var kept = new int[size()];
        int count = 0;
        for (int place = 0; place < kept.length; place++) {
            if (has.test(row(place))) {
                kept[count++] = row(place);
            }
        }
        return count == size() ? this : new Timeline(sheet, clock, Arrays.copyOf(kept, count));
    }

    /// The last place strictly before `atNs`, -1 for none. Gallops forward from a place before `atNs`, then halves:
    /// horizons are near compared with a day.
    int lastBefore(long atNs, int from) {
        var times = sheet.times(clock);
        int low = from + 1;
        int high = size();
        for (int step = 8; from >= 0 && low + step < high; step *= 4) {
            if (times.get(row(low + step)) >= atNs) {
                high = low + step;
                break;
            }
            low += step;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(row(middle)) < atNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
