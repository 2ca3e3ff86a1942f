package io.assay.core.profile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What a profile is taken over.
///
/// @param window of event time; flow outside it is not in the profile
/// @param assumeFlat whether an account whose source says nothing of positions starts with none
/// @param house accounts whose counterparties alone are graded; empty grades all flow
/// @param markoutsOnly whether nothing but amounts traded, markouts and adverse selection is wanted; the rest is absent
public record FoldSpec(Window window, boolean assumeFlat, Set<String> house, boolean markoutsOnly) {
    public static final FoldSpec DEFAULT = new FoldSpec(Window.ALL, false, Set.of());

    public FoldSpec {
        house = Collections.unmodifiableSet(new TreeSet<>(house));
    }

    /// A whole profile.
    public FoldSpec(Window window, boolean assumeFlat, Set<String> house) {
        this(window, assumeFlat, house, false);
    }

    public FoldSpec withWindow(Window window) {
        return new FoldSpec(window, assumeFlat, house, markoutsOnly);
    }

    /// The same without what takes longest: exposure, orders, toxicity, residuals.
    public FoldSpec withMarkoutsOnly() {
        return new FoldSpec(window, assumeFlat, house, true);
    }
}
