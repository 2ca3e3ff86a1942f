package io.assay.core.precision;

import io.assay.core.segment.Assignments;
import io.assay.core.segment.Segmentation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The segment each account was last known in: by its profile of the latest of some windows in which it has one. An
/// account that took nothing for a while has no profile there, yet a desk goes on quoting it as before; one whose latest
/// profile was not assigned has no segment, for that is what is known of it last.
///
/// @param accounts names, ascending: all that have a profile in any of the windows
/// @param segment of each, -1 = not assigned
record LastKnown(List<String> accounts, int[] segment) {

    /// @param windows in order of time
    static LastKnown of(Segmentation fit, List<WindowProfiles> windows) {
        var known = new TreeMap<String, Integer>();
        for (var window : windows.reversed()) {
            var profiles = window.profiles();
            var names = profiles.accounts();
            int[] missing = IntStream.range(0, names.size()).filter(row -> !known.containsKey(names.get(row)))
                    .toArray();
            if (missing.length > 0) {
                var given = fit.assign(missing.length == names.size() ? profiles : profiles.rowsAt(missing));
                for (int i = 0; i < missing.length; i++) {
                    known.put(names.get(missing[i]), given.segment()[i]);
                }
            }
        }
        return of(known);
    }

    /// What is known when a window more has closed.
    ///
    /// @param given by its profiles
    LastKnown after(Assignments given) {
        var known = new TreeMap<String, Integer>();
        for (int i = 0; i < segment.length; i++) {
            known.put(accounts.get(i), segment[i]);
        }
        for (int i = 0; i < given.rows(); i++) {
            known.put(given.accounts().get(i), given.segment()[i]);
        }
        return of(known);
    }

    /// The same without a segment for these accounts.
    ///
    /// @param names ascending
    LastKnown without(List<String> names) {
        int[] among = Labels.aligned(accounts, names, new int[names.size()]);
        int[] left = segment.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] = among[i] < 0 ? left[i] : -1;
        }
        return new LastKnown(accounts, left);
    }

    private static LastKnown of(SortedMap<String, Integer> known) {
        return new LastKnown(List.copyOf(known.keySet()), known.values().stream().mapToInt(s -> s).toArray());
    }
}
