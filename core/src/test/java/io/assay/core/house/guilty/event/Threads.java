package io.assay.core.house.guilty.event;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Guilty on purpose: it works in parallel.
public final class Threads {
    private Threads() {}

    static int twice(List<Integer> values) {
        var seen = new ConcurrentHashMap<Integer, Integer>();
        values.parallelStream().forEach(value -> seen.put(value, 2 * value));
        return seen.size();
    }
}
