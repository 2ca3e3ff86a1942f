package io.assay.core.precision;

import io.assay.core.segment.Segmentation;
import java.util.List;

/// One window and what every method made of it, decided before it opened.
///
/// @param window number of the window
/// @param outcomes by method
record Round(int window, List<Outcome> outcomes) {
    /// @param fits one a method, of the window before
    static Round of(List<Segmentation> fits, List<WindowProfiles> windows, int window, List<ValueBasis> bases,
            Labels.Columns columns) {
        var past = windows.subList(0, window);
        var judged = windows.get(window);
        var labels = Labels.of(judged.profiles(), columns);
        return new Round(window, fits.stream()
                .map(fit -> Outcome.of(Decision.of(fit, past, bases, columns), judged, labels, columns)).toList());
    }

    Labels labels() {
        return outcomes.get(0).labels();
    }
}
