package io.assay.core.segment.mixture;

import java.util.List;
import java.util.function.Supplier;

/// Does independent pieces of work, perhaps several at once. Results come in the order of the pieces, so whoever does
/// them changes none.
@FunctionalInterface
public interface Pieces {
    /// One after the other.
    Pieces IN_TURN = pieces -> pieces.stream().<Object>map(Supplier::get).toList();

    /// Use [#each], which knows the type of the results.
    List<Object> run(List<Supplier<Object>> pieces);

    /// The results of all pieces, in their order.
    @SuppressWarnings("unchecked")
    default <T> List<T> each(List<Supplier<T>> pieces) {
        return (List<T>) run(pieces.stream().<Supplier<Object>>map(piece -> piece::get).toList());
    }
}
