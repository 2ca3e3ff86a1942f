package io.assay.core.policy.margin;

import java.util.List;
import java.util.Optional;

/// What opposite deltas in two underlyings give back of their margins (an inter-commodity credit of SPAN): the rate
/// times the scan risk of the matched part on both sides, matched one USD of delta against one.
///
/// @param rate 0 to 1
public record SpreadCredit(String first, String second, double rate) {
    public SpreadCredit {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a credit lies from 0 to 1: " + rate);
        }
    }

    /// Negative, because it is given back; empty without opposite deltas in both.
    Optional<Component> of(List<UnitMargin> margins) {
        Optional<UnitMargin> one = find(margins, first);
        Optional<UnitMargin> two = find(margins, second);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        double a = one.get().netDelta() * one.get().index();
        double b = two.get().netDelta() * two.get().index();
        if (a * b >= 0) {
            return Optional.empty();
        }
        double matched = Math.min(Math.abs(a), Math.abs(b));
        double initial = rate * (scan(one.get(), true) * matched / Math.abs(a)
                + scan(two.get(), true) * matched / Math.abs(b));
        double maintenance = rate * (scan(one.get(), false) * matched / Math.abs(a)
                + scan(two.get(), false) * matched / Math.abs(b));
        return Optional.of(new Component("credit_" + first + "_" + second, -maintenance, -initial, -maintenance));
    }

    private static double scan(UnitMargin margin, boolean initial) {
        return margin.components().stream().filter(c -> c.name().equals("scenarios"))
                .mapToDouble(c -> initial ? c.initial() : c.maintenance()).sum();
    }

    private static Optional<UnitMargin> find(List<UnitMargin> margins, String underlying) {
        return margins.stream().filter(m -> m.underlying().equals(underlying)).findFirst();
    }
}
