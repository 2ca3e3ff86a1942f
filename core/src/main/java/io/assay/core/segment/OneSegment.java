package io.assay.core.segment;

import java.util.List;

/// The baseline every other method must beat: everybody is alike. Nobody is too new for it.
public record OneSegment() implements Segmenter {
    public static final String METHOD = "one";

    /// A method's name as a sentence says it.
    public static String inWords(String method) {
        return method.equals(METHOD) ? "one segment" : method;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        return new Undivided(METHOD, List.of());
    }
}
