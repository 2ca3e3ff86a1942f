package io.assay.core.precision;

import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.KMeansSegmenter;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.ResponseTree;
import io.assay.core.segment.Rfm;
import io.assay.core.segment.Rules;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.Segmenter;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.VolumeTiers;

/// A method entered in a [Tournament].
public interface Candidate {
    /// Short name, unique within a tournament.
    String method();

    /// Whether this is a yardstick that others must beat, and that cannot become champion itself.
    boolean isBaseline();

    /// Fits the method on what was known when the training window had closed.
    Segmentation fit(TrainingSet training, long seed);

    /// Fits anew on accounts drawn from those of an earlier fit, to as many segments as that has where the method can;
    /// see [Segmenter#refit].
    default Segmentation refit(TrainingSet training, Segmentation earlier, long seed) {
        return fit(training, seed);
    }

    /// A shipped method in its role: what venues and notebooks do is a baseline.
    static Candidate of(Segmenter segmenter) {
        boolean baseline = switch (segmenter) {
            case OneSegment one -> true;
            case VolumeTiers tiers -> true;
            case Rfm quintiles -> true;
            case KMeansSegmenter notebook -> true;
            case GaussianMixture mixture -> false;
            case Rules rules -> false;
            case ResponseTree tree -> false;
        };
        return new Entered(segmenter, baseline);
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

        @Override
        public Segmentation refit(TrainingSet training, Segmentation earlier, long seed) {
            return segmenter.refit(training, earlier, seed);
        }
    }
}
