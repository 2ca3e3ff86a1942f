package io.assay.core.segment.mixture;

/// How well segments found in one half of the accounts predict who is together in the other half
/// (Tibshirani and Walther 2005).
///
/// For each segment of the test half: the share of its pairs of accounts that the training half's
/// segmentation also puts together. The strength is the smallest of these shares. One segment has strength
/// 1; the authors take the largest number of segments with strength at least 0.8 or 0.9.
public final class PredictionStrength {
    private PredictionStrength() {}

    /// @param own segment of each account by the fit on its own half
    /// @param predicted segment of the same accounts by the fit on the other half
    /// @param ownCount number of segments in `own`; one with fewer than two accounts has strength 0
    public static double of(int[] own, int[] predicted, int ownCount) {
        double least = 1;
        for (double strength : bySegment(own, predicted, ownCount)) {
            least = Math.min(least, strength);
        }
        return least;
    }

    /// Share of the pairs of each own segment that the other fit keeps together.
    public static double[] bySegment(int[] own, int[] predicted, int ownCount) {
        int predictedCount = 0;
        for (int p : predicted) {
            predictedCount = Math.max(predictedCount, p + 1);
        }
        var table = new long[ownCount][predictedCount];
        for (int i = 0; i < own.length; i++) {
            table[own[i]][predicted[i]]++;
        }
        var out = new double[ownCount];
        for (int s = 0; s < ownCount; s++) {
            long together = 0;
            long size = 0;
            for (long n : table[s]) {
                together += n * (n - 1);
                size += n;
            }
            out[s] = ownCount == 1 ? 1 : size < 2 ? 0 : (double) together / (size * (size - 1));
        }
        return out;
    }
}
