package io.assay.core.segment;

/// A way to cut the account base into segments: a training set and a seed in, a [Segmentation] out.
///
/// The same training set and seed give the same bits, on every machine.
public sealed interface Segmenter
        permits OneSegment, VolumeTiers, Rfm, KMeansSegmenter, GaussianMixture, Rules, ResponseTree {
    /// Short name of the method, as printed on the card: `one`, `rules`, `mixture`, `tree`, ...
    String method();

    /// Fits the method. Rows with too few fills ([AbstentionLimits]) take no part in a fit.
    Segmentation fit(TrainingSet training, long seed);

    /// Fits the method anew on accounts drawn from those of an earlier fit, to as many segments as that fit has, so that
    /// what differs is where the segments are and not how many. A method whose number of segments is not a parameter of it
    /// (the leaves of a tree, the tiers of a ladder) is fitted as ever.
    default Segmentation refit(TrainingSet training, Segmentation earlier, long seed) {
        return fit(training, seed);
    }
}
