package io.assay.core.precision;

import io.assay.core.segment.Segmentation;
import io.assay.core.segment.Segmenter;
import io.assay.core.segment.TrainingSet;

/// A method entered in a [Tournament].
public interface Candidate {
    /// Short name, unique within a tournament.
    String method();

    /// Whether this is a yardstick that others must beat, and that cannot become champion itself.
    boolean isBaseline();

    /// Fits the method on what was known when the training window had closed.
    Segmentation fit(TrainingSet training, long seed);

    static Candidate baseline(Segmenter segmenter) {
        return new Entered(segmenter, true);
    }

    static Candidate challenger(Segmenter segmenter) {
        return new Entered(segmenter, false);
    }

    /// A shipped method and its role.
    record Entered(Segmenter segmenter, boolean isBaseline) implements Candidate {
        @Override
        public String method() {
            return segmenter.method();
        }

        @Override
        public Segmentation fit(TrainingSet training, long seed) {
            return segmenter.fit(training, seed);
        }
    }
}
