package io.assay.core.policy.margin;

import java.util.List;

/// What one account holds at one moment. Money is in the stablecoin cash is held in, called USD.
///
/// @param cash may be negative: a debt
/// @param stable price of that stablecoin in dollars, 1 = its peg, > 0
/// @param unknown positions that belong to no unit, because nobody knows what they are
public record Portfolio(double cash, double stable, List<Unit> units, List<UnknownLeg> unknown) {
    public Portfolio {
        if (!Double.isFinite(cash) || !(stable > 0) || Double.isInfinite(stable)) {
            throw new IllegalArgumentException("cash must be finite and the stablecoin's price positive: " + cash
                    + " at " + stable);
        }
        units = List.copyOf(units);
        unknown = List.copyOf(unknown);
    }

    /// Cash at its peg and units, everything known.
    public static Portfolio of(double cash, Unit... units) {
        return new Portfolio(cash, 1, List.of(units), List.of());
    }

    /// Value of collateral in USD of the stablecoin.
    double value(Collateral collateral) {
        return collateral.quantity() * collateral.price() / stable;
    }

    /// Cash, unrealised gains, options at mark, spot and collateral; isolated margins with their positions.
    double equity() {
        double sum = cash;
        for (Unit unit : units) {
            sum += markValue(unit);
            for (Collateral collateral : unit.collateral()) {
                sum += value(collateral);
            }
        }
        return sum;
    }

    private static double markValue(Unit unit) {
        double sum = 0;
        for (LinearLeg leg : unit.linear()) {
            sum += leg.kind() == LinearLeg.Kind.SPOT ? leg.quantity() * leg.mark() : leg.unrealised();
            sum += leg.isolated().orElse(0);
        }
        for (OptionSheet sheet : OptionSheet.of(unit.options())) {
            sum += sheet.usdAtMark(unit.spot());
        }
        return sum;
    }
}
