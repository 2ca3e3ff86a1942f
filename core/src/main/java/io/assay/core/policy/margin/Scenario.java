package io.assay.core.policy.margin;

import java.util.Locale;

/// One market to survive.
///
/// @param move of the underlying, -0.18 = it falls by 18 %, > -1
/// @param vol what happens to implied volatilities
/// @param weight part of the loss that counts, >= 0; under 1 for tails
public record Scenario(double move, VolShock vol, double weight) {
    public Scenario {
        if (!(move > -1) || Double.isInfinite(move)) {
            throw new IllegalArgumentException("a move must lie above -1: " + move);
        }
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight must not be negative: " + weight);
        }
        if (vol.isSkewed() && move != 0) {
            throw new IllegalArgumentException("a turned smile stands at move 0, not " + move);
        }
        move = move == 0 ? 0.0 : move;
    }

    /// For people: "spot -18 %, vol up", with the weight where it is not 1.
    public String name() {
        String text = String.format(Locale.ROOT, "spot %s %%, vol %s", signed(100 * move), vol.word());
        return weight == 1 ? text : text + String.format(Locale.ROOT, ", at %s %%", plain(100 * weight));
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + plain(value);
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
