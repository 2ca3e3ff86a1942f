package io.assay.core.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What a profile is taken over, and what it is asked for.
///
/// @param window of event time; flow outside it is not in the profile
/// @param assumeFlat whether an account whose source says nothing of positions starts with none
/// @param house accounts whose counterparties alone are graded; empty grades all flow
/// @param columns of the catalogue that are wanted; empty asks for all. What none of them needs is not computed
public record FoldSpec(Window window, boolean assumeFlat, Set<String> house, Set<String> columns) {
    public static final FoldSpec DEFAULT = new FoldSpec(Window.ALL, false, Set.of());

    public FoldSpec {
        house = Collections.unmodifiableSet(new TreeSet<>(house));
        columns = Collections.unmodifiableSet(new TreeSet<>(columns));
        for (var name : columns) {
            if (Column.of(name) < 0) {
                throw new IllegalArgumentException("no column of the catalogue: " + name);
            }
        }
    }

    /// A whole profile.
    public FoldSpec(Window window, boolean assumeFlat, Set<String> house) {
        this(window, assumeFlat, house, Set.of());
    }

    public FoldSpec withWindow(Window window) {
        return new FoldSpec(window, assumeFlat, house, columns);
    }

    /// Only some columns of the catalogue.
    public FoldSpec withColumns(Collection<String> columns) {
        return new FoldSpec(window, assumeFlat, house, new TreeSet<>(columns));
    }
}
