package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Change;
import io.assay.core.segment.Reason;
import io.assay.core.segment.Segmentation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Why accounts are where they are, in words, worked out once an account.
final class AccountReasons {
    private final List<Why> all;

    /// @param reasons strongest first
    /// @param change what would move the account, empty when nothing would
    private record Why(List<Reason> reasons, Optional<String> change) {}

    AccountReasons(FeatureMatrix profiles, Shown shown, int most, Workers workers) {
        all = workers.inOrder(profiles.rows(), (from, to) -> IntStream.range(from, to)
                .mapToObj(row -> why(shown.segmentation(), profiles, row, most)).toList(), done -> {});
    }

    private static Why why(Segmentation segmentation, FeatureMatrix profiles, int row, int most) {
        return new Why(segmentation.reasons(profiles, row).stream().limit(most).toList(),
                segmentation.smallestChange(profiles, row).map(AccountReasons::words));
    }

    /// The reason of this rank (0 = strongest), or null when there are fewer.
    @Nullable
    String reason(int row, int rank) {
        var reasons = all.get(row).reasons();
        return rank < reasons.size() ? words(reasons.get(rank)) : null;
    }

    @Nullable
    String change(int row) {
        return all.get(row).change().orElse(null);
    }

    static String words(Reason reason) {
        return String.format(Locale.ROOT, "%s %s against a segment median of %s (%+.2f)", reason.column(),
                number(reason.value()), number(reason.segmentMedian()), reason.contribution());
    }

    private static String words(Change change) {
        return String.format(Locale.ROOT, "%s from %s to %s would make it %s (%.1f robust deviations)",
                change.column(), number(change.from()), number(change.to()), change.toSegment(), change.deviations());
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        double size = Math.abs(value);
        return size >= 1000 ? String.format(Locale.ROOT, "%,.0f", value)
                : size >= 10 ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
