package io.assay.core.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which segment of a new fit is which of an old one, so that names stay while accounts stay.
///
/// Segments are paired so that the sum of their Jaccard overlaps is largest ([Hungarian]), over the accounts that both
/// know, those not assigned included in no segment. A pair that shares at least `overlapMin` keeps the old name; any
/// other new segment really is new and brings its own, with a number behind it where an old segment has that name.
/// Where a name says what a segment is, as that of a rule does, the same name is the same segment whoever is in it now.
///
/// @param names of the new segments, in their order, distinct
/// @param old name each new segment had before, empty where it is new
/// @param overlap Jaccard overlap of each with the old segment it was paired with; 0 without a pair
/// @param gone old names that no new segment took over
public record SegmentMatch(List<String> names, List<String> old, List<Double> overlap, List<String> gone) {
    /// Under this a segment counts as dissolved (Hennig 2007).
    public static final double OVERLAP_MIN = 0.5;

    /// More than any two overlaps are worth, so that no other pairing takes an old name from its namesake.
    private static final double SAME_NAME = -3;

    public SegmentMatch {
        names = List.copyOf(names);
        old = List.copyOf(old);
        overlap = List.copyOf(overlap);
        gone = List.copyOf(gone);
    }

    /// @param before old segment by account; empty text = not assigned
    /// @param after what the new fit makes of the accounts
    /// @param overlapMin overlap from which on a name stays
    public static SegmentMatch of(SortedMap<String, String> before, Assignments after, double overlapMin) {
        return of(before, after, overlapMin, false);
    }

    /// @param isNamed whether names say what the segments are
    public static SegmentMatch of(SortedMap<String, String> before, Assignments after, double overlapMin,
            boolean isNamed) {
        var oldNames = before.values().stream().filter(name -> !name.isEmpty()).distinct().sorted().toList();
        double[][] overlap = overlap(before, oldNames, after);
        int k = after.segments().size();
        int size = Math.max(k, oldNames.size());
        var cost = new double[k][size];
        for (int s = 0; s < k; s++) {
            for (int o = 0; o < size; o++) {
                cost[s][o] = o >= oldNames.size() ? 0
                        : isNamed && oldNames.get(o).equals(after.segments().get(s)) ? SAME_NAME : -overlap[s][o];
            }
        }
        int[] pair = Hungarian.pair(cost, size);
        var kept = new ArrayList<String>();
        var shared = new ArrayList<Double>();
        for (int s = 0; s < k; s++) {
            double share = pair[s] < oldNames.size() ? overlap[s][pair[s]] : 0;
            shared.add(share);
            boolean stays = (share > 0 && share >= overlapMin)
                    || (isNamed && oldNames.contains(after.segments().get(s)));
            kept.add(stays ? oldNames.get(pair[s]) : "");
        }
        var gone = oldNames.stream().filter(name -> !kept.contains(name)).toList();
        return new SegmentMatch(names(after.segments(), kept, oldNames), kept, shared, gone);
    }

    /// The same from the assignments of an earlier fit.
    public static SegmentMatch of(Assignments before, Assignments after, double overlapMin) {
        var old = new TreeMap<String, String>();
        for (int row = 0; row < before.rows(); row++) {
            int segment = before.segment()[row];
            old.put(before.accounts().get(row), segment < 0 ? "" : before.segments().get(segment));
        }
        return of(old, after, overlapMin);
    }

    private static double[][] overlap(SortedMap<String, String> before, List<String> oldNames, Assignments after) {
        var both = new int[after.segments().size()][oldNames.size()];
        var inNew = new int[both.length];
        var inOld = new int[oldNames.size()];
        for (int row = 0; row < after.rows(); row++) {
            String name = before.get(after.accounts().get(row));
            int segment = after.segment()[row];
            if (name != null) {
                int o = oldNames.indexOf(name);
                inNew[Math.max(0, segment)] += segment < 0 ? 0 : 1;
                if (o >= 0) {
                    inOld[o]++;
                    both[Math.max(0, segment)][o] += segment < 0 ? 0 : 1;
                }
            }
        }
        var out = new double[both.length][oldNames.size()];
        for (int s = 0; s < out.length; s++) {
            for (int o = 0; o < oldNames.size(); o++) {
                int either = inNew[s] + inOld[o] - both[s][o];
                out[s][o] = either == 0 ? 0 : (double) both[s][o] / either;
            }
        }
        return out;
    }

    /// Old names where they stay, else new ones, none twice and none that an old segment had.
    private static List<String> names(List<String> own, List<String> kept, List<String> oldNames) {
        var taken = new HashSet<>(oldNames);
        var out = new ArrayList<String>();
        for (int s = 0; s < own.size(); s++) {
            String name = kept.get(s);
            int number = 2;
            String free = own.get(s);
            while (name.isEmpty() && !taken.add(free)) {
                free = String.format(Locale.ROOT, "%s %d", own.get(s), number++);
            }
            out.add(name.isEmpty() ? free : name);
        }
        return out;
    }
}
