package io.assay.app.config;

import io.assay.app.config.KeyShape.Amount;
import io.assay.app.config.KeyShape.Several;
import io.assay.app.config.KeyShape.Word;
import java.util.List;

/// Shapes that many keys have.
final class KeyShapes {
    static final KeyShape NUMBER = new Amount(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
    static final KeyShape NOT_NEGATIVE = new Amount(0, false, Double.POSITIVE_INFINITY);
    static final KeyShape POSITIVE = new Amount(0, true, Double.POSITIVE_INFINITY);
    static final KeyShape WORD = new Word(List.of());

    private KeyShapes() {}

    static KeyShape within(double least, double most) {
        return new Amount(least, false, most);
    }

    static KeyShape choice(String... words) {
        return new Word(List.of(words));
    }

    static KeyShape several(KeyShape of) {
        return new Several(of, false);
    }
}
