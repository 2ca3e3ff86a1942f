package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// A part of some accounts by rank: those with the largest values of a column.
///
/// @param share of them, in (0, 1]
/// @param column ranked by
public record Top(double share, String column) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([0-9.]+)\\s*%\\s+by\\s+([A-Za-z0-9_]+)\\s*", Pattern.CASE_INSENSITIVE);

    public Top {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "top %s %%: more than 0 and at most 100 %% wanted", 100 * share));
        }
    }

    /// Reads `7 % by notional_usd`.
    ///
    /// @throws IllegalArgumentException when it is no such text
    public static Top parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'7 % by column' wanted, got '" + text + "'");
        }
        try {
            return new Top(Double.parseDouble(match.group(1)) / 100, match.group(2));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'7 % by column' wanted, got '" + text + "'", e);
        }
    }

    /// The comparison that the top of these rows passes: `share` of the rows that have a value, rounded to the nearest
    /// whole number, halves up; ties at the threshold all pass. Nobody passes when that number is none.
    Condition.Compare threshold(FeatureMatrix profiles, int[] rows) {
        int at = profiles.column(column);
        double[] values = at < 0 ? new double[0]
                : Arrays.stream(rows).mapToDouble(row -> profiles.at(row, at)).filter(v -> !Double.isNaN(v)).sorted()
                        .toArray();
        int count = (int) Math.floor(share * values.length + 0.5);
        return new Condition.Compare(column, Condition.Operator.AT_LEAST,
                count == 0 ? Double.POSITIVE_INFINITY : values[values.length - count]);
    }
}
