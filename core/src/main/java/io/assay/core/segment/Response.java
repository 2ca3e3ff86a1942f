package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A number of the next window that segments should tell apart.
///
/// @param columns names as in the catalogue; the first that enough accounts have is taken
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

    /// The first of the columns that at least half as many accounts have as have any other; empty text where none is
    /// known at all. So a few values of taker flow do not hide what is known of all flow.
    String known(List<Lesson> lessons) {
        long[] count = columns.stream()
                .mapToLong(c -> lessons.stream().mapToLong(lesson -> values(lesson.next(), c)).sum()).toArray();
        long most = Arrays.stream(count).max().orElse(0);
        for (int c = 0; c < count.length; c++) {
            if (most > 0 && 2 * count[c] >= most) {
                return columns.get(c);
            }
        }
        return "";
    }

    private static long values(FeatureMatrix profiles, String name) {
        int column = profiles.column(name);
        return column < 0 ? 0 : Arrays.stream(profiles.columnValues(column)).filter(v -> !Double.isNaN(v)).count();
    }
}
