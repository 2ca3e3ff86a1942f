package io.assay.core.policy.margin;

import java.util.List;

/// Everything an account holds on one underlying.
///
/// @param spot USD a coin, the venue's index, > 0
/// @param confidence of it, 0 to 1
public record Unit(String underlying, double spot, double confidence, List<Leg> legs, List<Collateral> collateral) {
    public Unit {
        if (!(spot > 0) || Double.isInfinite(spot)) {
            throw new IllegalArgumentException(underlying + ": spot must be positive: " + spot);
        }
        legs = List.copyOf(legs);
        collateral = List.copyOf(collateral);
    }

    List<LinearLeg> linear() {
        return legs.stream().filter(LinearLeg.class::isInstance).map(LinearLeg.class::cast).toList();
    }

    List<OptionLeg> options() {
        return legs.stream().filter(OptionLeg.class::isInstance).map(OptionLeg.class::cast).toList();
    }
}
