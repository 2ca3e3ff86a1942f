package io.assay.core.market;

import io.assay.core.event.Event;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Rows of a [Sheet] in order of one clock.
///
/// @param rows which, in order; null when all of them are in order as they lie
record Timeline(Sheet sheet, Reference.Clock clock, int @Nullable [] rows) {
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
