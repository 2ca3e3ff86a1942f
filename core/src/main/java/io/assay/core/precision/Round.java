package io.assay.core.precision;

import java.util.List;

/// One window and what every method made of it, decided before it opened.
///
/// @param window number of the window
/// @param outcomes by method
record Round(int window, List<Outcome> outcomes) {
    static Round of(List<Candidate> candidates, List<WindowProfiles> windows, int window, List<ValueBasis> bases,
            Labels.Columns columns, long seed) {
        var past = windows.subList(0, window);
        var judged = windows.get(window);
        var labels = Labels.of(judged.profiles(), columns);
        return new Round(window, candidates.stream()
                .map(c -> Outcome.of(Decision.of(c, past, bases, columns, seed), judged, labels)).toList());
    }

    Labels labels() {
        return outcomes.get(0).labels();
    }
}
