package io.assay.app.config;

import io.assay.core.policy.margin.Brackets;
import io.assay.core.policy.margin.DeribitMethod;
import io.assay.core.policy.margin.DeriveMethod;
import io.assay.core.policy.margin.DeriveTerms;
import io.assay.core.policy.margin.MarginTiers;
import io.assay.core.policy.margin.Method;
import io.assay.core.policy.margin.OkxMethod;
import io.assay.core.policy.margin.OkxTerms;
import io.assay.core.policy.margin.ParadexMethod;
import io.assay.core.policy.margin.ScenarioGrid;
import io.assay.core.policy.margin.ShockLaw;
import io.assay.core.policy.margin.SkewLaw;
import io.assay.core.policy.margin.SpanMethod;
import io.assay.core.policy.margin.TieredMethod;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The models a preset can fill, and under which names each asks for its parameters.
final class MarginMethods {
    static final Map<String, Function<Terms, Method>> BY_NAME = new TreeMap<>(Map.of("derive", MarginMethods::derive,
            "deribit", MarginMethods::deribit, "okx", MarginMethods::okx, "paradex", MarginMethods::paradex, "span",
            MarginMethods::span, "tiers", MarginMethods::tiers));

    private MarginMethods() {}

    private static ShockLaw shocks(Terms t) {
        return new ShockLaw(t.number("vol-up"), t.number("vol-down"), t.number("short-power"), t.number("long-power"),
                t.number("pivot-days"), t.number("floor-days"), t.number("vol-up-floor"));
    }

    private static Method derive(Terms t) {
        var skew = new SkewLaw(t.number("skew-cap"), t.number("skew-cap-slope"), t.number("wings-cap"),
                t.number("wings-cap-slope"), t.number("k-star-min"), t.number("k-star-width"),
                t.number("k-star-level"), t.number("k-star-term"));
        var rates = new DeriveTerms.Rates(t.number("long-discount"), t.number("long-rate-mult"),
                t.number("long-rate-add"), t.number("short-discount"), t.number("short-rate-mult"),
                t.number("short-rate-add"));
        var basis = new DeriveTerms.Basis(t.number("basis-up"), t.number("basis-down"), t.number("basis-add"),
                t.number("basis-mult"));
        return new DeriveMethod(new ScenarioGrid(t.scenarios("scenarios"), shocks(t), Optional.of(skew)),
                new DeriveTerms(t.number("maintenance-factor"), t.number("initial-factor"), rates, basis,
                        t.number("perp-maintenance"), t.number("perp-initial"), t.number("option-maintenance"),
                        t.number("option-initial"), t.number("confidence-limit"), t.number("confidence-margin"),
                        t.number("peg-limit"), t.number("peg-factor")));
    }

    private static Method deribit(Terms t) {
        var coin = new DeribitMethod.Charges(t.number("coin-annual-move"), t.number("coin-least-move"),
                t.number("coin-dampener"));
        var usd = new DeribitMethod.Charges(t.number("usd-annual-move"), t.number("usd-least-move"),
                t.number("usd-dampener"));
        return new DeribitMethod(t.number("price-range"), (int) t.number("steps"), t.numbers("extended-moves"),
                t.number("extended-factor"), shocks(t), coin, usd,
                new DeribitMethod.DeltaCharge(t.number("delta-threshold"), t.number("delta-increment"),
                        t.number("delta-most")),
                t.number("short-option"), t.number("future-offset"), t.number("initial-factor"),
                t.number("maintenance-factor"));
    }

    private static Method okx(Terms t) {
        ShockLaw shocks = shocks(t);
        return new OkxMethod(ScenarioGrid.of(t.scenarios("mr1-scenarios"), shocks),
                ScenarioGrid.of(t.scenarios("mr6-scenarios"), shocks),
                new OkxTerms(t.number("mr2-days"), t.number("mr3-offset"), t.number("mr4-annual-move"),
                        t.number("mr4-least-move"), t.number("mr5-shift"), t.number("mr7-linear"),
                        t.number("mr7-option"),
                        new Brackets(t.numbers("mr7-from"), t.numbers("mr7-factors")), t.number("initial-factor")));
    }

    private static Method paradex(Terms t) {
        return new ParadexMethod(ScenarioGrid.of(t.scenarios("scenarios"), shocks(t)), t.number("net-delta-rate"),
                t.number("hedged-delta-rate"), t.number("maintenance-factor"), t.number("fee-rate"));
    }

    private static Method span(Terms t) {
        return new SpanMethod(t.number("price-range"), shocks(t), t.number("extreme-multiple"),
                t.number("extreme-cover"), t.number("spread-rate"), t.number("short-minimum"),
                t.number("initial-factor"));
    }

    private static Method tiers(Terms t) {
        return new TieredMethod(new MarginTiers(t.numbers("tier-from"), t.numbers("tier-leverage")),
                t.number("loan-to-value"));
    }
}
