package io.assay.core.policy.margin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A unit laid out for revaluation: all that moves with the underlying as one number, options by expiry.
///
/// @param linear USD gained by a move of +100 % in everything without an option in it
record Sheets(Unit unit, double linear, List<OptionSheet> options) {
    static Sheets of(Unit unit) {
        double sum = 0;
        for (LinearLeg leg : unit.linear()) {
            sum += leg.notional();
        }
        return new Sheets(unit, sum, OptionSheet.of(unit.options()));
    }

    Sheets plusLinear(double more) {
        return new Sheets(unit, linear + more, options);
    }

    /// Net delta in coins by years to expiry; spot and perpetuals at 0.
    Map<Double, Double> deltaByExpiry() {
        Map<Double, Double> out = derivativeDelta();
        for (LinearLeg leg : unit.linear()) {
            if (leg.kind() == LinearLeg.Kind.SPOT) {
                out.merge(leg.years(), leg.quantity(), Double::sum);
            }
        }
        return out;
    }

    /// The same without spot.
    Map<Double, Double> derivativeDelta() {
        Map<Double, Double> out = new TreeMap<>();
        for (LinearLeg leg : unit.linear()) {
            if (leg.kind() != LinearLeg.Kind.SPOT) {
                out.merge(leg.years(), leg.quantity(), Double::sum);
            }
        }
        for (OptionSheet sheet : options) {
            out.merge(sheet.years(), sheet.delta(), Double::sum);
        }
        return out;
    }

    double netDelta() {
        return deltaByExpiry().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Deltas of all legs in coins, without their signs.
    double grossDelta() {
        double sum = 0;
        for (LinearLeg leg : unit.linear()) {
            sum += Math.abs(leg.quantity());
        }
        for (OptionLeg leg : unit.options()) {
            for (OptionSheet alone : OptionSheet.of(List.of(leg))) {
                sum += Math.abs(alone.delta());
            }
        }
        return sum;
    }

    /// Long and short deltas across expiries that face one another, in coins.
    double facingDelta() {
        double up = 0;
        double down = 0;
        for (double delta : deltaByExpiry().values()) {
            up += Math.max(0, delta);
            down += Math.max(0, -delta);
        }
        return Math.min(up, down);
    }

    /// Options written beyond those bought, by strike.
    double nakedShorts() {
        return options.stream().mapToDouble(OptionSheet::nakedShorts).sum();
    }
}
