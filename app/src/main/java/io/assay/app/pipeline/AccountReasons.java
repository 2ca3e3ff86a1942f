package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Change;
import io.assay.core.segment.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why accounts are where they are, in words, worked out once an account.
final class AccountReasons {
    private final List<List<Reason>> reasons;
    private final List<@Nullable String> changes;

    AccountReasons(FeatureMatrix profiles, Shown shown, int most) {
        var segmentation = shown.segmentation();
        reasons = new ArrayList<>();
        changes = new ArrayList<>();
        for (int row = 0; row < profiles.rows(); row++) {
            var all = segmentation.reasons(profiles, row);
            reasons.add(List.copyOf(all.subList(0, Math.min(most, all.size()))));
            changes.add(segmentation.smallestChange(profiles, row).map(AccountReasons::words).orElse(null));
        }
    }

    /// The reason of this rank (0 = strongest), or null when there are fewer.
    @Nullable
    String reason(int row, int rank) {
        var all = reasons.get(row);
        return rank < all.size() ? words(all.get(rank)) : null;
    }

    @Nullable
    String change(int row) {
        return changes.get(row);
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
