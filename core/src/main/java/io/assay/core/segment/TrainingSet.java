package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;

/// What a method may learn from.
///
/// @param profiles all columns of the catalogue; each method selects its own and says which it missed
/// @param lessons what earlier windows showed of the next, oldest first; `profiles` may be the next of the last
///     one. Empty where there were no two windows: methods that need a response then find nothing
public record TrainingSet(FeatureMatrix profiles, List<Lesson> lessons) {
    public TrainingSet {
        lessons = List.copyOf(lessons);
    }

    public TrainingSet(FeatureMatrix profiles) {
        this(profiles, List.of());
    }

    /// Only these accounts, in the lessons too.
    ///
    /// @param rows of the profiles, ascending
    public TrainingSet rowsAt(int[] rows) {
        var kept = profiles.rowsAt(rows);
        return new TrainingSet(kept, lessons.stream().map(lesson -> lesson.of(kept.accounts())).toList());
    }

}
