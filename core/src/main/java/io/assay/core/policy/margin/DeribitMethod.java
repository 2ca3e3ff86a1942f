package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Segregated portfolio margin as Deribit publishes it: what is settled in coin is stressed and counted in coin, what
/// is settled in USD in USD, each by itself. Worst of a standard and an extended table, plus charges on rolling and
/// on large delta.
///
/// In the extended table an option counts `range/abs(move)` of its gain, a future what it gains at the edge of the
/// range, and losses start only beyond a dampener. Roll: `sum over expiries of abs(delta)·max(least, risk·tau)`.
/// Delta: with e the coins of net delta beyond a threshold, `min(maxDelta, increment·e)·e`; the parameters are
/// published, this reading of them is ours.
///
/// @param range largest move of the standard table, 0.16
/// @param steps moves on either side
/// @param extended moves of the extended table
/// @param extendedFactor further factor on its options
/// @param shocks of volatility
/// @param coin charges on what is settled in coin
/// @param usd charges on what is settled in USD
/// @param delta charge on large net delta
/// @param shortOption part of spot a naked short adds
/// @param futureOffset part of the value of long delta that faces short delta of another expiry
/// @param initialFactor of the sum
/// @param maintenanceFactor of the sum
public record DeribitMethod(double range, int steps, List<Double> extended, double extendedFactor, ShockLaw shocks,
        Charges coin, Charges usd, DeltaCharge delta, double shortOption, double futureOffset, double initialFactor,
        double maintenanceFactor) implements Method {
    /// @param annualRisk of rolling, a year of expiry
    /// @param leastRisk of rolling
    /// @param dampener USD of extended loss that is ignored
    public record Charges(double annualRisk, double leastRisk, double dampener) {}

    /// @param threshold USD of net delta that is free
    /// @param increment of the rate, a coin beyond it
    /// @param most largest rate
    public record DeltaCharge(double threshold, double increment, double most) {}

    public DeribitMethod {
        extended = List.copyOf(extended);
        if (!(range > 0 && range < 1) || steps < 1) {
            throw new IllegalArgumentException("range lies from 0 to 1 and steps are at least one: " + range + " in "
                    + steps);
        }
        if (!(initialFactor > 0 && maintenanceFactor > 0 && shortOption >= 0 && futureOffset >= 0)) {
            throw new IllegalArgumentException("factors must be positive and charges not negative");
        }
    }

    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        var out = new ArrayList<UnitMargin>();
        for (boolean inverse : new boolean[]{true, false}) {
            List<Leg> legs = unit.legs().stream().filter(leg -> isInverse(leg) == inverse).toList();
            if (!legs.isEmpty()) {
                out.add(margin(new Unit(unit.underlying(), unit.spot(), unit.confidence(), legs, List.of()), inverse));
            }
        }
        return out;
    }

    private UnitMargin margin(Unit unit, boolean inverse) {
        Sheets sheets = Sheets.of(unit);
        Charges charges = inverse ? coin : usd;
        List<ScenarioGain> gains = new ArrayList<>(standard(sheets, inverse));
        gains.addAll(extended(sheets, inverse, charges.dampener()));
        ScenarioGain worst = ScenarioGrid.worst(gains);
        double spot = unit.spot();
        var components = List.of(counted("scenarios", Math.max(0, -worst.gain())),
                counted("roll_shock", roll(sheets, charges) * spot), counted("delta_shock", deltaShock(sheets) * spot),
                counted("naked_shorts", shortOption * sheets.nakedShorts() * spot),
                counted("future_offsets", futureOffset * sheets.facingDelta() * spot));
        return new UnitMargin(unit.underlying(), inverse ? unit.underlying() : "USD", spot,
                worst.gain() < 0 ? worst.scenario().name() : UnitMargin.NOTHING, components, gains,
                sheets.netDelta());
    }

    private Component counted(String name, double usd) {
        return Component.added(name, usd).scaled(initialFactor, maintenanceFactor);
    }

    private List<ScenarioGain> standard(Sheets sheets, boolean inverse) {
        var out = new ArrayList<ScenarioGain>();
        for (int step = -steps; step <= steps; step++) {
            for (VolShock vol : List.of(VolShock.UP, VolShock.NONE, VolShock.DOWN)) {
                double move = range * step / steps;
                out.add(new ScenarioGain(new Scenario(move, vol, 1),
                        linear(sheets, move, inverse) + options(sheets, move, vol, inverse)));
            }
        }
        return out;
    }

    private List<ScenarioGain> extended(Sheets sheets, boolean inverse, double dampener) {
        var out = new ArrayList<ScenarioGain>();
        for (double move : extended) {
            double part = extendedFactor * Math.min(1, range / Math.abs(move));
            double gain = linear(sheets, Math.copySign(range, move), inverse)
                    + part * options(sheets, move, VolShock.UP, inverse);
            out.add(new ScenarioGain(new Scenario(move, VolShock.UP, part), Math.min(0, gain + dampener)));
        }
        return out;
    }

    /// USD at today's index. N USD of an inverse contract long gains `N/F·move/(1 + move)` coins.
    private static double linear(Sheets sheets, double move, boolean inverse) {
        if (!inverse) {
            return sheets.linear() * move;
        }
        double coins = sheets.unit().linear().stream().mapToDouble(LinearLeg::quantity).sum();
        return coins * move / (1 + move) * sheets.unit().spot();
    }

    private double options(Sheets sheets, double move, VolShock vol, boolean inverse) {
        double sum = 0;
        for (OptionSheet sheet : sheets.options()) {
            double after = sheet.value(move, sheet.vols(vol, shocks));
            sum += inverse
                    ? (after / sheet.forwardAt(move) - sheet.atMark() / sheet.forwardAt(0)) * sheets.unit().spot()
                    : after - sheet.atMark();
        }
        return sum;
    }

    /// Coins.
    private static double roll(Sheets sheets, Charges charges) {
        double sum = 0;
        for (var delta : sheets.deltaByExpiry().entrySet()) {
            sum += Math.abs(delta.getValue()) * Math.max(charges.leastRisk(), charges.annualRisk() * delta.getKey());
        }
        return sum;
    }

    /// Coins.
    private double deltaShock(Sheets sheets) {
        double beyond = Math.max(0, Math.abs(sheets.netDelta()) - delta.threshold() / sheets.unit().spot());
        return Math.min(delta.most(), delta.increment() * beyond) * beyond;
    }

    private static boolean isInverse(Leg leg) {
        return switch (leg) {
            case LinearLeg linear -> linear.inverse();
            case OptionLeg option -> option.inverse();
            case UnknownLeg _unknown -> false;
        };
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return leg instanceof LinearLeg linear && linear.kind() == LinearLeg.Kind.SPOT
                ? Method.notMargined(leg, "spot as a position; give it as collateral")
                : Optional.empty();
    }
}
