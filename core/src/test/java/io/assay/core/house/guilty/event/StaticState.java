package io.assay.core.house.guilty.event;

/// Guilty on purpose: it remembers between calls.
@SuppressWarnings("NonFinalStaticField")
public final class StaticState {
    private StaticState() {}

    private static int count;

    static int next() {
        return ++count;
    }
}
