package io.assay.core.policy.margin;

/// How far implied volatilities move, by days to expiry d: the shock is relative and grows as expiry nears,
/// `up·(pivot/max(d, floor))^p` with p the short power up to the pivot and the long power beyond.
///
/// Derive's public contracts (PMRM2), Deribit's and Paradex' published parameters all have this form.
///
/// @param up relative shock at the pivot, 0.5 = volatility times 1.5, >= 0
/// @param down relative shock at the pivot, 0.25 = volatility times 0.75, >= 0; a volatility never falls under 0
/// @param shortPower p up to the pivot
/// @param longPower p beyond it
/// @param pivotDays where the shock is `up`, > 0
/// @param floorDays days are never fewer than this, >= 0
/// @param floorUp volatility after a shock upwards is at least this, 0.45 = 45 %, >= 0
public record ShockLaw(double up, double down, double shortPower, double longPower, double pivotDays, double floorDays,
        double floorUp) {
    public ShockLaw {
        if (!(up >= 0 && down >= 0 && floorUp >= 0 && pivotDays > 0 && floorDays >= 0)
                || !Double.isFinite(shortPower + longPower + up + down + floorUp + pivotDays + floorDays)) {
            throw new IllegalArgumentException("shocks and floors must be finite and not negative, days positive: up "
                    + up + ", down " + down + ", floor " + floorUp + ", pivot " + pivotDays + ", days " + floorDays);
        }
    }

    /// No shock at all.
    public static ShockLaw none() {
        return new ShockLaw(0, 0, 0, 0, 30, 1, 0);
    }

    /// What the shock at the pivot is multiplied by.
    double scale(double days) {
        return StrictMath.pow(pivotDays / Math.max(days, floorDays), days <= pivotDays ? shortPower : longPower);
    }

    /// The volatility after a shock; the turned smiles are not this law's.
    double shocked(double vol, VolShock shock, double days) {
        return switch (shock) {
            case NONE -> vol;
            case UP -> Math.max(floorUp, vol * (1 + up * scale(days)));
            case DOWN -> vol * Math.max(0, 1 - down * scale(days));
            case SKEW, WINGS -> throw new IllegalArgumentException("no law of levels: " + shock);
        };
    }
}
