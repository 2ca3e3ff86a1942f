package io.assay.core.precision;

/// A measurement, or the reason why there is none. Unknown is not zero.
public sealed interface Finding<T> permits Finding.Measured, Finding.Missing {
    static <T> Finding<T> of(T value) {
        return new Measured<>(value);
    }

    static <T> Finding<T> missing(String reason) {
        return new Missing<>(reason);
    }

    default boolean isMeasured() {
        return this instanceof Measured;
    }

    /// What was measured.
    ///
    /// @throws IllegalStateException when there is no measurement, with the reason
    default T get() {
        return switch (this) {
            case Measured<T> measured -> measured.value;
            case Missing<T> missing -> throw new IllegalStateException("not measured: " + missing.reason);
        };
    }

    /// What was measured.
    record Measured<T>(T value) implements Finding<T> {}

    /// Why nothing was measured, in a sentence for the reader of the card.
    record Missing<T>(String reason) implements Finding<T> {}
}
