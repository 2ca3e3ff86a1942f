package io.assay.core.house.guilty.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Guilty on purpose: its text differs from one JVM to the next.
public final class SaltedOrder {
    private SaltedOrder() {}

    static String names(List<String> names, Map<String, String> map) {
        Set<String> some = names.stream().collect(Collectors.toUnmodifiableSet());
        return Set.copyOf(names) + " " + Map.copyOf(map) + " " + some;
    }
}
