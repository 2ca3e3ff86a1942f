package io.assay.core.venue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The constants of an enum by their names, as written.
final class Choice<E extends Enum<E>> {
    final E[] constants;
    private final byte[][] names;

    Choice(E[] constants) {
        this.constants = constants;
        names = Arrays.stream(constants).map(one -> one.name().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /// The constant a cell names, null when it names none.
    @Nullable
    E of(Cells row, int column) {
        int found = row.text(column) ? find(row.bytes, row.from, row.to) : -1;
        return found < 0 ? null : constants[found];
    }

    /// Ordinal of the constant that a text names, -1 when it names none.
    int find(byte[] bytes, int from, int to) {
        int found = names.length - 1;
        while (found >= 0 && !Arrays.equals(names[found], 0, names[found].length, bytes, from, to)) {
            found--;
        }
        return found;
    }
}
