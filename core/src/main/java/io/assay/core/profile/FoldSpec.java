package io.assay.core.profile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What a profile is taken over.
///
/// @param window of event time; flow outside it is not in the profile
/// @param assumeFlat whether an account whose source says nothing of positions starts with none
/// @param house accounts whose counterparties alone are graded; empty grades all flow
public record FoldSpec(Window window, boolean assumeFlat, Set<String> house) {
    public static final FoldSpec DEFAULT = new FoldSpec(Window.ALL, false, Set.of());

    public FoldSpec {
        house = Collections.unmodifiableSet(new TreeSet<>(house));
    }

    public FoldSpec withWindow(Window window) {
        return new FoldSpec(window, assumeFlat, house);
    }
}
