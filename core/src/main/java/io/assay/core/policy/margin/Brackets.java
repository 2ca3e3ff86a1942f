package io.assay.core.policy.margin;

import java.util.List;

/// A charge that grows faster the larger it is, bracket by bracket, as income tax does.
///
/// @param from where brackets begin, ascending, the first at 0
/// @param factors what each bracket's part is multiplied by
public record Brackets(List<Double> from, List<Double> factors) {
    public Brackets {
        from = List.copyOf(from);
        factors = List.copyOf(factors);
        if (from.isEmpty() || from.get(0) != 0 || from.size() != factors.size()) {
            throw new IllegalArgumentException(
                    "brackets begin at 0, and each has its factor: " + from + ", " + factors);
        }
        for (int i = 1; i < from.size(); i++) {
            if (from.get(i) <= from.get(i - 1)) {
                throw new IllegalArgumentException("brackets must ascend: " + from);
            }
        }
    }

    /// @param raw >= 0
    double of(double raw) {
        double sum = 0;
        for (int i = 0; i < from.size(); i++) {
            double end = i + 1 < from.size() ? from.get(i + 1) : Double.POSITIVE_INFINITY;
            sum += factors.get(i) * Math.max(0, Math.min(raw, end) - from.get(i));
        }
        return sum;
    }
}
