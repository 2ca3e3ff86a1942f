package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.List;

/// What a dealer does at every inventory of the grid: a ladder of distances for each label, and a hedging rate.
///
/// @param labels names
/// @param bidBp distance below the reference at which the dealer buys, by label, size and state; NaN where the
///     trade would pass the limit, or nobody asks
/// @param askBp distance above it at which the dealer sells, likewise
/// @param hedge hedging rate by state, M a day; positive = the dealer buys
public record DealerPolicy(List<String> labels, double[][][] bidBp, double[][][] askBp, double[] hedge) {
    public DealerPolicy {
        labels = List.copyOf(labels);
        bidBp = copy(bidBp);
        askBp = copy(askBp);
        hedge = hedge.clone();
    }

    @Override
    public double[][][] bidBp() {
        return copy(bidBp);
    }

    @Override
    public double[][][] askBp() {
        return copy(askBp);
    }

    @Override
    public double[] hedge() {
        return hedge.clone();
    }

    /// Distance of one side; `buys` = the dealer buys.
    double distanceBp(boolean buys, int label, int size, int state) {
        return (buys ? bidBp : askBp)[label][size][state];
    }

    int states() {
        return hedge.length;
    }

    double hedgeAt(int state) {
        return hedge[state];
    }

    /// Both sides of the ladder when flat, by label and size, bp.
    public double[][] spreadWhenFlatBp() {
        int flat = hedge.length / 2;
        var out = new double[labels.size()][bidBp[0].length];
        for (int l = 0; l < out.length; l++) {
            for (int z = 0; z < out[l].length; z++) {
                out[l][z] = bidBp[l][z][flat] + askBp[l][z][flat];
            }
        }
        return out;
    }

    private static double[][][] copy(double[][][] values) {
        return Arrays.stream(values).map(rows -> Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
