package io.assay.core.precision;

import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How well each segment comes back when the method is fitted again on accounts drawn anew.
///
/// Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics and Data Analysis 52
/// (2007): for each re-fit the Jaccard coefficient of a segment with the most similar one of the re-fit,
/// over the accounts that are in both, averaged over re-fits. A re-fit sees the distinct accounts of
/// a bootstrap sample (63 % of all on average): profiles are named, an account cannot be there twice, and R's
/// `clusterboot` does the same (`bootmethod = "boot"`, `multipleboot = FALSE`). A re-fit has as many
/// segments as the fit in question wherever the method can be told so ([Candidate#refit]), as `clusterboot` has when it is given
/// `k`; a `clusterboot` that is not given it chooses anew each time, and so measures the choice as well.
final class BootstrapJaccard {
    private BootstrapJaccard() {}

    /// Mean best Jaccard by segment; NaN for a segment that no resample held.
    ///
    /// @param fit the segmentation in question
    /// @param training what it was fitted on
    /// @param rowsMax accounts drawn from at most, thinned evenly
    static double[] of(Candidate candidate, Segmentation fit, TrainingSet training, int refits, int rowsMax,
            SplittableRandom random) {
        var points = thinned(training, rowsMax);
        int[] original = fit.assign(points.profiles()).segment();
        int k = fit.segments().size();
        var sum = new double[k];
        var seen = new int[k];
        for (int refit = 0; refit < refits; refit++) {
            int[] rows = distinct(points.profiles().rows(), random);
            var sample = points.rowsAt(rows);
            var again = candidate.refit(sample, fit, random.nextLong());
            int[] before = Arrays.stream(rows).map(row -> original[row]).toArray();
            double[] best = best(before, k, again.assign(sample.profiles()).segment(), again.segments().size());
            for (int s = 0; s < k; s++) {
                if (!Double.isNaN(best[s])) {
                    sum[s] += best[s];
                    seen[s]++;
                }
            }
        }
        return IntStream.range(0, k).mapToDouble(s -> seen[s] == 0 ? Double.NaN : sum[s] / seen[s]).toArray();
    }

    /// For each segment of `a` the largest Jaccard coefficient with a segment of `b`; NaN when it is empty.
    static double[] best(int[] a, int ka, int[] b, int kb) {
        var both = new int[ka][kb];
        var inA = new int[ka];
        var inB = new int[kb];
        for (int i = 0; i < a.length; i++) {
            if (a[i] >= 0) {
                inA[a[i]]++;
            }
            if (b[i] >= 0) {
                inB[b[i]]++;
            }
            if (a[i] >= 0 && b[i] >= 0) {
                both[a[i]][b[i]]++;
            }
        }
        var out = new double[ka];
        for (int s = 0; s < ka; s++) {
            out[s] = inA[s] == 0 ? Double.NaN : 0;
            for (int t = 0; t < kb && inA[s] > 0; t++) {
                out[s] = Math.max(out[s], (double) both[s][t] / (inA[s] + inB[t] - both[s][t]));
            }
        }
        return out;
    }

    private static TrainingSet thinned(TrainingSet training, int rowsMax) {
        int n = training.profiles().rows();
        return n <= rowsMax ? training
                : training.rowsAt(IntStream.range(0, rowsMax).map(i -> (int) ((long) i * n / rowsMax)).toArray());
    }

    private static int[] distinct(int n, SplittableRandom random) {
        var counts = new int[n];
        RatioBootstrap.draw(counts, random);
        return IntStream.range(0, n).filter(i -> counts[i] > 0).toArray();
    }
}
