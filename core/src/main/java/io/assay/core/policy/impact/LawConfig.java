package io.assay.core.policy.impact;

/// How a law is fitted.
///
/// @param level of intervals, in (0, 1)
/// @param draws of accounts and of blocks behind each interval, at least 50
/// @param ordersMin metaorders under which there is no law, at least 3
public record LawConfig(double level, int draws, int ordersMin) {
    public static final LawConfig DEFAULT = new LawConfig(0.95, 400, 30);

    public LawConfig {
        if (!(level > 0 && level < 1) || draws < 50 || ordersMin < 3) {
            throw new IllegalArgumentException("level " + level + ", " + draws + " draws, " + ordersMin + " orders");
        }
    }
}
