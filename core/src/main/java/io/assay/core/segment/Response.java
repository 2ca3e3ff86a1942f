package io.assay.core.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A number of the next window that segments should tell apart.
///
/// @param columns names as in the catalogue; the first that enough accounts have is taken
/// @param weight of its share in the criterion; responses are measured in their own errors, so 1 and 1 weigh equally
/// @param isExpected whether a window should show it, so that its absence is worth a note
public record Response(List<String> columns, double weight, boolean isExpected) {
    public Response {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a column and a positive weight wanted, got %s and %s", columns,
                            weight));
        }
    }

    /// A response that every window should show.
    public Response(List<String> columns, double weight) {
        this(columns, weight, true);
    }

    /// The first of the columns that at least half as many accounts have as have any other; empty text where none is
    /// known at all. So a few values of taker flow do not hide what is known of all flow.
    String known(List<Lesson> lessons) {
        long[] count = columns.stream()
                .mapToLong(c -> lessons.stream().mapToLong(lesson -> lesson.values(c)).sum()).toArray();
        long most = Arrays.stream(count).max().orElse(0);
        for (int c = 0; c < count.length; c++) {
            if (most > 0 && 2 * count[c] >= most) {
                return columns.get(c);
            }
        }
        return "";
    }
}
