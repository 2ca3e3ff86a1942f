package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A number of the next window that segments should tell apart.
///
/// @param columns names as in the catalogue; the first that any lesson has values of is taken
/// @param weight of its share in the criterion; responses are measured in their own errors, so 1 and 1 weigh equally
public record Response(List<String> columns, double weight) {
    public Response {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a column and a positive weight wanted, got %s and %s", columns,
                            weight));
        }
    }

    /// The first of the columns with a value in the next window of a lesson; empty text where there is none.
    String known(List<Lesson> lessons) {
        return columns.stream().filter(c -> lessons.stream().anyMatch(lesson -> hasValues(lesson.next(), c)))
                .findFirst().orElse("");
    }

    private static boolean hasValues(FeatureMatrix profiles, String name) {
        int column = profiles.column(name);
        return column >= 0 && Arrays.stream(profiles.columnValues(column)).anyMatch(v -> !Double.isNaN(v));
    }
}
