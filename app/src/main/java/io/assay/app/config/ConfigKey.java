package io.assay.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every key of `assay.yaml`, with the value it has when nobody sets it. What each means is said in the reference file
/// beside this class, which a test holds to the same keys and values.
public enum ConfigKey {
    SEED("seed", "20261122"),
    THREADS("threads", "auto"),
    PROFILE_OF_USE("profile-of-use", "analytics"),
    FROM("from",
            ""),
    TO("to", ""),
    JUDGE_FROM("judge-from", ""),
    ACCOUNT("account", ""),
    HOUSE("house"),
    GROUPS("groups", ""),
    CURRENT_TIERS("current-tiers", ""),
    OFFERS("offers", ""),
    INSTRUMENTS("instruments",
            ""),
    MAP("map", ""),
    ASSUME_FLAT("assume-flat", "false"),
    STRICT("strict",
            "false"),
    QUOTE_CURRENCY("quote-currency", "USDC"),

    STALENESS_QUOTES("staleness.quotes-s", "60"),
    STALENESS_SAMPLES("staleness.samples-s", "600"),

    SEGMENT_METHOD("segment.method", "auto"),
    SEGMENT_TAXONOMY("segment.taxonomy", "default"),
    SEGMENT_FEATURES(
            "segment.features"),
    SEGMENT_CONFIDENCE("segment.confidence-limit",
            "0.6"),
    SEGMENT_FILLS("segment.min-fills", "30"),
    SEGMENT_K("segment.k-max", "8"),
    SEGMENT_PREVIOUS("segment.previous", ""),
    RESPONSE_ADVERSE("segment.response.adverse", "1"),
    RESPONSE_MARKOUT("segment.response.markout", "0.5"),
    RESPONSE_DEMAND_LEVEL("segment.response.demand-level", "1"),
    RESPONSE_DEMAND_SLOPE("segment.response.demand-slope", "0.5"),

    VALUE_ALPHA("value.alpha", "-1"),
    VALUE_BETA("value.beta", "10"),
    VALUE_ALPHA_RANGE("value.alpha-range", "-2",
            "0"),
    VALUE_BETA_RANGE("value.beta-range", "5", "20"),
    VALUE_HEDGE_COST("value.hedge-cost-bp",
            "3"),
    VALUE_CHURN_COST("value.churn-cost-bp", "0.01"),
    VALUE_HORIZON("value.horizon", "10s"),
    VALUE_MATERIALITY("value.materiality",
            "0.01"),
    VALUE_BOOTSTRAP("value.bootstrap", "400"),

    CUTS("cuts"),

    LIMIT_GROSS("limits.group-gross-usd", ""),
    LIMIT_NET("limits.group-net-usd", ""),
    LIMIT_SHARE("limits.group-notional-share", ""),

    POLICY_MIN("policy.min-half-spread-bp", "0.1"),
    POLICY_MAX("policy.max-half-spread-bp", "100"),

    QUOTE_RISK("quote.risk-aversion", "0.002"),
    QUOTE_PACE("quote.hedge-pace", "0.1"),
    QUOTE_HEDGE_HOURS("quote.hedge-hours", "1"),
    QUOTE_LIMIT("quote.inventory-limit-usd", ""),
    QUOTE_STALE("quote.stale-after-h", "24"),
    QUOTE_EXPIRED("quote.expired-after-h", "192"),

    IMPACT_GAP("impact.gap-s", "300"),
    IMPACT_ORDERS("impact.metaorders-min", "30"),
    IMPACT_MOST("impact.metaorders-max", "5000"),
    IMPACT_INSTRUMENTS("impact.instruments-max", "12"),
    IMPACT_DRAWS("impact.draws", "200");

    private final String path;
    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList is unmodifiable, which the checker cannot see
    private final List<String> defaults;

    ConfigKey(String path, String... defaults) {
        this.path = path;
        this.defaults = Arrays.stream(defaults).filter(value -> !value.isEmpty()).toList();
    }

    /// The name in the file, sections joined by dots: `segment.k-max`.
    public String path() {
        return path;
    }

    /// The value when nobody sets it; empty when there is none.
    public List<String> defaults() {
        return defaults;
    }

    public static Optional<ConfigKey> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(ConfigKey::path).toList();
    }
}
