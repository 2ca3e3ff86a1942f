package io.assay.core.policy.margin;

import java.util.List;

/// The margin of one unit and why.
///
/// @param underlying whose unit it is
/// @param settlement currency the venue counts it in: USD, or the underlying itself
/// @param index USD a coin
/// @param binding name of what decides: a scenario, or the part that outweighs all scenarios
/// @param components parts; what they count adds up to the margins
/// @param scenarios every scenario looked at
/// @param netDelta coins
public record UnitMargin(String underlying, String settlement, double index, String binding,
        List<Component> components, List<ScenarioGain> scenarios, double netDelta) {
    /// What no scenario decides, because none loses anything.
    static final String NOTHING = "none loses";

    public UnitMargin {
        components = List.copyOf(components);
        scenarios = List.copyOf(scenarios);
    }

    /// USD, >= 0.
    public double initial() {
        return components.stream().mapToDouble(Component::initial).sum();
    }

    /// USD, >= 0.
    public double maintenance() {
        return components.stream().mapToDouble(Component::maintenance).sum();
    }

    /// Settled in coin, so that the margin in coin is the margin over the index.
    public boolean isCoin() {
        return !settlement.equals("USD");
    }
}
