package io.assay.core.precision;

import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.List;

/// Fits as a tournament makes them: on one window, with seed 1.
final class Fitted {
    private Fitted() {}

    static List<Segmentation> on(WindowProfiles window, List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.fit(new TrainingSet(window.profiles()), 1)).toList();
    }

    static Segmentation on(WindowProfiles window, Candidate candidate) {
        return on(window, List.of(candidate)).getFirst();
    }
}
