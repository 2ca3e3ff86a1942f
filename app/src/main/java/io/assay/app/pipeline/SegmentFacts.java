package io.assay.app.pipeline;

import io.assay.core.profile.Cut;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.GroupMarkouts;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.IntStream;

/// What each segment shown is made of: accounts, notional, medians, markouts.
///
/// @param accounts in each segment
/// @param notional USD of each segment
/// @param maker share of it that rested in the book, NaN when unknown
/// @param holding median holding time of its accounts in seconds, NaN when unknown
/// @param total notional of all accounts, abstained ones too
/// @param markouts by segment, over all its flow
record SegmentFacts(int[] accounts, double[] notional, double[] maker, double[] holding, double total,
        GroupMarkouts markouts) {

    static SegmentFacts of(Tape tape, FoldSpec spec, FeatureMatrix profiles, Shown shown) {
        int k = shown.assignments().segments().size();
        int[] segment = shown.assignments().segment();
        var notional = new double[k];
        var made = new double[k];
        var took = new double[k];
        double total = 0;
        for (int row = 0; row < profiles.rows(); row++) {
            double usd = known(profiles, row, "notional_usd");
            total += usd;
            if (segment[row] >= 0) {
                notional[segment[row]] += usd;
                made[segment[row]] += known(profiles, row, "maker_notional_usd");
                took[segment[row]] += known(profiles, row, "taker_notional_usd");
            }
        }
        var maker = new double[k];
        Arrays.setAll(maker, s -> made[s] + took[s] > 0 ? made[s] / (made[s] + took[s]) : Double.NaN);
        var holding = new double[k];
        Arrays.setAll(holding, s -> median(profiles, segment, s, "holding_s"));
        int[] groups = groups(tape, profiles, segment);
        return new SegmentFacts(shown.assignments().sizes(), notional, maker, holding, total,
                GroupMarkouts.of(tape, groups, k, spec, Cut.ALL));
    }

    /// House markout over all flow of a segment.
    GroupMarkouts.Point house(int segment, Horizon horizon) {
        return markouts.house(segment, horizon);
    }

    private static double known(FeatureMatrix profiles, int row, String column) {
        double value = profiles.at(row, profiles.column(column));
        return Double.isNaN(value) ? 0 : value;
    }

    /// Median over the accounts of a segment that have the feature; NaN when none has.
    static double median(FeatureMatrix profiles, int[] segment, int wanted, String column) {
        int at = profiles.column(column);
        double[] values = IntStream.range(0, profiles.rows())
                .filter(row -> segment[row] == wanted).mapToDouble(row -> profiles.at(row, at))
                .filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// Segments by account of the tape: accounts without a profile have none.
    static int[] groups(Tape tape, FeatureMatrix profiles, int[] segment) {
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < profiles.rows(); row++) {
            rows.put(profiles.accounts().get(row), row);
        }
        return tape.fills().accounts().stream().mapToInt(account -> {
            var row = rows.get(account);
            return row == null ? -1 : segment[row];
        }).toArray();
    }
}
