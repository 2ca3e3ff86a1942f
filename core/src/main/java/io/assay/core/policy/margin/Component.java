package io.assay.core.policy.margin;

/// One part of a margin. Parts that count add up to the margin; a part that another one outweighs counts nothing.
///
/// @param name as answers write it
/// @param figure in USD, before anything outweighs or scales it
/// @param initial what it adds to initial margin, USD
/// @param maintenance what it adds to maintenance margin, USD
public record Component(String name, double figure, double initial, double maintenance) {
    public Component {
        if (!Double.isFinite(figure) || !Double.isFinite(initial) || !Double.isFinite(maintenance)) {
            throw new IllegalArgumentException(
                    name + " must be finite: " + figure + ", counted " + initial + " and " + maintenance);
        }
        figure = figure == 0 ? 0.0 : figure;
        initial = initial == 0 ? 0.0 : initial;
        maintenance = maintenance == 0 ? 0.0 : maintenance;
    }

    /// Counts in full in both margins.
    static Component added(String name, double usd) {
        return new Component(name, usd, usd, usd);
    }

    /// Known, and outweighed.
    static Component outweighed(String name, double usd) {
        return new Component(name, usd, 0, 0);
    }

    Component scaled(double initialFactor, double maintenanceFactor) {
        return new Component(name, figure, initial * initialFactor, maintenance * maintenanceFactor);
    }
}
