package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which label the flow of each tier carries. The dealer sees labels only, and knows how they mix.
///
/// @param labels names
/// @param share by tier, then label: the part of the tier's flow under that label; each row adds up to 1
public record Labelling(List<String> labels, double[][] share) {
    private static final double SLACK = 1e-9;

    public Labelling {
        labels = List.copyOf(labels);
        share = Arrays.stream(share).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : share) {
            if (row.length != labels.size()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%d shares for %d labels", row.length, labels.size()));
            }
            if (Arrays.stream(row).anyMatch(s -> !(s >= 0)) || Math.abs(Arrays.stream(row).sum() - 1) > SLACK) {
                throw new IllegalArgumentException(
                        "shares of a tier must not be negative and add up to 1: " + Arrays.toString(row));
            }
        }
    }

    /// A label for each tier, and the fraction `epsilon` of every tier's flow under the others', in equal parts.
    public static Labelling mislabelled(DealerModel model, double epsilon) {
        int n = model.tiers().size();
        if (!(epsilon >= 0 && epsilon <= 1) || (n == 1 && epsilon > 0)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "the mislabelled part of %d tiers' flow cannot be %s", n, epsilon));
        }
        var share = new double[n][n];
        for (int t = 0; t < n; t++) {
            for (int l = 0; l < n; l++) {
                share[t][l] = t == l ? 1 - epsilon : epsilon / (n - 1);
            }
        }
        return new Labelling(model.tiers().stream().map(DealerTier::name).toList(), share);
    }

    /// One label for everybody: the uniform policy.
    public static Labelling uniform(DealerModel model) {
        var share = IntStream.range(0, model.tiers().size()).mapToObj(t -> new double[]{1}).toArray(double[][]::new);
        return new Labelling(List.of("all"), share);
    }

    @Override
    public double[][] share() {
        return Arrays.stream(share).map(double[]::clone).toArray(double[][]::new);
    }
}
