package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Log densities of points under each component, marginalised over absent features.
public final class Density {
    private static final int KNOWN_MAX = 256;

    private final Components components;
    private final double[] logWeights;
    private final SortedMap<Patterns.Key, Conditional[]> known = new TreeMap<>();

    /// For many points at once.
    public Density(Components components) {
        this(components, List.of());
    }

    /// With the factorisations for the commonest of these patterns at hand, because many calls on few rows are to come.
    public Density(Components components, List<Patterns.Pattern> expected) {
        this.components = components;
        expected.stream().sorted(Comparator.comparingInt(pattern -> -pattern.size())).limit(KNOWN_MAX)
                .forEach(pattern -> known.put(pattern.key(), conditionals(pattern)));
        logWeights = Arrays.stream(components.weights()).map(StrictMath::log).toArray();
    }

    int components() {
        return components.count();
    }

    /// `ln(weight · density)` of each component, row-major; NaN for rows without features. Noise is left out.
    public double[] weighted(Points points) {
        int k = components.count();
        var out = new double[points.rows() * k];
        Arrays.fill(out, Double.NaN);
        var room = new double[components.dims() * Conditional.BLOCK];
        for (var pattern : Patterns.of(points).groups()) {
            int n = pattern.size();
            var logs = new double[n];
            for (int c = 0; c < k; c++) {
                new Conditional(components, c, pattern, false).logDensities(pattern, 0, n, logWeights[c], logs, 0,
                        room);
                for (int r = 0; r < n; r++) {
                    out[pattern.rows()[r] * k + c] = logs[r];
                }
            }
        }
        return out;
    }

    private Conditional[] conditionals(Patterns.Pattern pattern) {
        var out = new Conditional[components.count()];
        Arrays.setAll(out, c -> new Conditional(components, c, pattern, false));
        return out;
    }

    /// Log density of the mixture at each point, noise left out and the weights scaled up to one.
    double[] mixture(Points points) {
        int k = components.count();
        double[] weighted = weighted(points);
        double signal = StrictMath.log(Arrays.stream(components.weights()).sequential().reduce(0, Double::sum));
        var out = new double[weighted.length / k];
        for (int row = 0; row < out.length; row++) {
            out[row] = Double.isNaN(weighted[row * k]) ? Double.NaN : LogSum.of(weighted, row * k, k) - signal;
        }
        return out;
    }
}
