package io.assay.core.house.guilty.event;

import java.util.stream.DoubleStream;

/// Guilty on purpose: its last bits depend on the processor.
public final class Intrinsics {
    private Intrinsics() {}

    static double sum(double x) {
        return Math.exp(x) + Math.pow(x, x) + DoubleStream.of(x).map(Math::log).sum();
    }
}
