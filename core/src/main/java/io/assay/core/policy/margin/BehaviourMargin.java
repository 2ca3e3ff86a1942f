package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;

/// Margin by behaviour, on top of a preset's: it can only add, and the regulatory floor comes last.
///
/// - **Horizon** = max(the preset's, position/(participation·stressed depth)); an account's own half-life may lengthen it,
///   never shorten it.
/// - **Shortfall**: `ES(level)·sigma·delta·sqrt(horizon)` beyond the preset's margin; sigma is the segment's, shrunk to its
///   parent's by `n/(n + n0)`, so that a thin segment inherits.
/// - **Concentration**: what closing costs by the law of impact, `c·sigma·V·max(0, q - free)^(1 + delta)`, q = position over
///   volume V, delta = 1/2 for the square root, on the client group's summed position: convex within an instrument; across instruments `sqrt((1-t)·sum c² + t·(sum c)²)`, which is
///   never more than their sum.
/// - **Wrong way**: collateral that falls with the position loses `correlation·stress` of itself.
///
/// Where sigma is not known, or the model is stale, the preset's margin is multiplied instead: unknown is not zero.
public record BehaviourMargin(BehaviourTerms terms) {
    /// @param margin what is published, USD
    /// @param parts what it is made of, the preset first
    /// @param floored whether the floor decides
    /// @param flaws what was not known
    public record Published(double margin, List<Component> parts, boolean floored, List<Flaw> flaws) {
        public Published {
            parts = List.copyOf(parts);
            flaws = List.copyOf(flaws);
        }
    }

    /// @param preset the preset's margin, USD, >= 0
    /// @param delta net delta of the account in USD, without its sign
    /// @param floor regulatory floor, USD, >= 0
    public Published publish(double preset, double delta, Behaviour behaviour, double floor) {
        if (!(preset >= 0 && floor >= 0) || Double.isInfinite(preset) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException("margin and floor must not be negative: " + preset + ", " + floor);
        }
        var parts = new ArrayList<Component>();
        var flaws = new ArrayList<Flaw>();
        parts.add(Component.added("preset", preset));
        parts.add(Component.added("shortfall", shortfall(preset, Math.abs(delta), behaviour, flaws)));
        parts.add(Component.added("concentration", concentration(behaviour.group(), flaws)));
        parts.add(Component.added("wrong_way", wrongWay(behaviour)));
        double model = parts.stream().mapToDouble(Component::maintenance).sum();
        return new Published(Math.max(floor, model), parts, floor > model, flaws);
    }

    private double shortfall(double preset, double delta, Behaviour behaviour, List<Flaw> flaws) {
        double sigma = sigma(behaviour);
        double horizon = horizonDays(behaviour);
        double needed = Shortfall.normal(terms.level()) * sigma * delta * Math.sqrt(horizon);
        if (behaviour.fresh() && Double.isFinite(needed)) {
            return Math.max(0, needed - preset);
        }
        flaws.add(new Flaw("shortfall", Flaw.Reason.MISSING_VOL, behaviour.fresh()
                ? "risk or depth is not known"
                : "the model is stale"));
        return preset * (terms.blind() - 1);
    }

    /// The segment's, shrunk to its parent's; the one that is known where only one is; NaN where none is.
    double sigma(Behaviour behaviour) {
        boolean own = behaviour.sigma() >= 0 && behaviour.accounts() > 0;
        boolean parent = behaviour.parentSigma() >= 0;
        double weight = behaviour.accounts() / (behaviour.accounts() + terms.parentAccounts());
        return own && parent ? weight * behaviour.sigma() + (1 - weight) * behaviour.parentSigma()
                : own ? behaviour.sigma() : parent ? behaviour.parentSigma() : Double.NaN;
    }

    /// Days to close the account's group in stress; NaN where a depth is not known.
    double horizonDays(Behaviour behaviour) {
        double days = terms.horizonDays();
        for (Behaviour.Held held : behaviour.group()) {
            double depth = terms.participation() * held.stressedDepth();
            days = Math.max(days, held.usd() == 0 ? 0 : depth > 0 ? Math.abs(held.usd()) / depth : Double.NaN);
        }
        return behaviour.halfLifeDays() > days ? behaviour.halfLifeDays() : days;
    }

    /// USD, >= 0.
    double concentration(List<Behaviour.Held> group, List<Flaw> flaws) {
        double sum = 0;
        double squares = 0;
        for (Behaviour.Held held : group) {
            double cost = cost(held);
            if (Double.isNaN(cost)) {
                flaws.add(new Flaw("concentration", Flaw.Reason.MISSING_PRICE, "volume or volatility is not known"));
                cost = Math.abs(held.usd()) * terms.stress();
            }
            sum += cost;
            squares += cost * cost;
        }
        return Math.sqrt((1 - terms.together()) * squares + terms.together() * sum * sum);
    }

    /// Part of a day's volume that is charged for, >= 0; NaN where the volume is not known.
    public double beyond(Behaviour.Held held) {
        return held.usd() == 0 ? 0 : Math.max(0, Math.abs(held.usd()) / held.volume() - terms.free());
    }

    private double cost(Behaviour.Held held) {
        if (held.usd() == 0) {
            return 0;
        }
        double beyond = beyond(held);
        double impact = Double.isNaN(held.impact()) ? terms.impact() : held.impact();
        double cost = impact * held.sigma() * held.volume() * StrictMath.pow(beyond, 1 + terms.exponent());
        return held.volume() > 0 && cost >= 0 && Double.isFinite(cost) ? cost : Double.NaN;
    }

    private double wrongWay(Behaviour behaviour) {
        double part = Math.min(1, Math.max(0, behaviour.correlation())) * terms.stress();
        double loss = part * Math.max(0, behaviour.collateral());
        return Double.isFinite(loss) ? loss : 0;
    }
}
