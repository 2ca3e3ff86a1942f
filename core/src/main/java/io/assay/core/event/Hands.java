package io.assay.core.event;

import java.util.function.IntConsumer;

/// Does numbered pieces of work that do not touch each other, perhaps several at once, and returns when all are done:
/// who does them, and in what order, changes no result.
@FunctionalInterface
public interface Hands {
    /// One after the other.
    Hands ONE = (count, piece) -> {
        for (int i = 0; i < count; i++) {
            piece.accept(i);
        }
    };

    /// @param piece is given each number from 0 to before `count`
    void each(int count, IntConsumer piece);
}
