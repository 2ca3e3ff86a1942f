package io.assay.app.cli;

import io.assay.app.config.PresetFile;
import io.assay.app.pipeline.Json;
import io.assay.core.policy.margin.BehaviourMargin;
import io.assay.core.policy.margin.Component;
import io.assay.core.policy.margin.Flaw;
import io.assay.core.policy.margin.Liquidations;
import io.assay.core.policy.margin.MarginAnswer;
import io.assay.core.policy.margin.ScenarioGain;
import io.assay.core.policy.margin.UnitMargin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A margin as JSON, in full precision; what is absent is null, with the reason under `absent`.
final class MarginJson {
    private MarginJson() {}

    static String of(PresetFile rules, MarginAnswer answer, Optional<BehaviourPublished> published,
            boolean scenarios) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("preset", rules.preset().name());
        switch (answer) {
            case MarginAnswer.Absent absent -> {
                for (String key : List.of("initial_margin_usd", "maintenance_margin_usd", "equity_usd",
                        "binding_scenario", "components", "units")) {
                    out.put(key, null);
                }
                out.put("absent", absent.flaws().stream().map(MarginJson::flaw).toList());
            }
            case MarginAnswer.Assessed margin -> fill(out, margin, scenarios);
        }
        published.ifPresent(p -> out.put("with_behaviour", behaviour(p)));
        return Json.of(out);
    }

    private static Map<String, Object> behaviour(BehaviourPublished with) {
        BehaviourMargin.Published published = with.margin();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("maintenance_margin_usd", published.margin());
        out.put("floored", published.floored());
        Map<String, Object> parts = new LinkedHashMap<>();
        published.parts().forEach(part -> parts.put(part.name() + "_usd", part.maintenance()));
        out.put("parts", parts);
        out.put("concentration", with.json());
        out.put("unknown", published.flaws().stream().map(MarginJson::flaw).toList());
        return out;
    }

    private static void fill(Map<String, @Nullable Object> out, MarginAnswer.Assessed margin, boolean scenarios) {
        out.put("initial_margin_usd", margin.initial());
        out.put("maintenance_margin_usd", margin.maintenance());
        out.put("equity_usd", margin.equity());
        out.put("initial_excess_usd", margin.initialExcess());
        out.put("maintenance_excess_usd", margin.maintenanceExcess());
        out.put("margin_use", margin.use());
        out.put("binding_scenario", String.join("; ", margin.units().stream()
                .map(u -> margin.units().size() == 1 ? u.binding() : u.underlying() + ": " + u.binding()).toList()));
        out.put("components", components(margin));
        out.put("units", margin.units().stream().map(u -> unit(u, scenarios)).toList());
        out.put("liquidation_prices", margin.liquidations().stream().map(MarginJson::price).toList());
        out.put("absent", margin.useFlaw().stream().map(MarginJson::flaw).toList());
    }

    /// Parts of all units and of the account, summed by name.
    private static Map<String, Object> components(MarginAnswer.Assessed margin) {
        Map<String, Component> sums = new LinkedHashMap<>();
        margin.units().stream().flatMap(u -> u.components().stream())
                .forEach(c -> sums.merge(c.name(), c, MarginJson::plus));
        margin.account().forEach(c -> sums.merge(c.name(), c, MarginJson::plus));
        Map<String, Object> out = new LinkedHashMap<>();
        sums.forEach((name, c) -> out.put(name, figures(c)));
        return out;
    }

    private static Component plus(Component a, Component b) {
        return new Component(a.name(), a.figure() + b.figure(), a.initial() + b.initial(),
                a.maintenance() + b.maintenance());
    }

    private static Map<String, Object> figures(Component c) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("figure_usd", c.figure());
        out.put("initial_usd", c.initial());
        out.put("maintenance_usd", c.maintenance());
        return out;
    }

    private static Map<String, Object> unit(UnitMargin unit, boolean scenarios) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("underlying", unit.underlying());
        out.put("settlement", unit.settlement());
        out.put("initial_margin_usd", unit.initial());
        out.put("maintenance_margin_usd", unit.maintenance());
        if (unit.isCoin()) {
            out.put("initial_margin_coin", unit.initial() / unit.index());
            out.put("maintenance_margin_coin", unit.maintenance() / unit.index());
        }
        out.put("binding_scenario", unit.binding());
        out.put("net_delta", unit.netDelta());
        Map<String, Object> parts = new LinkedHashMap<>();
        unit.components().forEach(c -> parts.put(c.name(), figures(c)));
        out.put("components", parts);
        if (scenarios) {
            out.put("scenarios", unit.scenarios().stream().map(MarginJson::scenario).toList());
        }
        return out;
    }

    private static Map<String, Object> scenario(ScenarioGain gain) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", gain.scenario().name());
        out.put("move", gain.scenario().move());
        out.put("vol", gain.scenario().vol().word());
        out.put("weight", gain.scenario().weight());
        out.put("gain_usd", gain.gain());
        return out;
    }

    private static Map<String, @Nullable Object> price(Liquidations.Price price) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("position", price.position());
        out.put("price", price.price());
        out.put("absent", price.flaw().map(Flaw::line).orElse(null));
        return out;
    }

    private static Map<String, Object> flaw(Flaw flaw) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("what", flaw.what());
        out.put("reason", flaw.reason().word());
        out.put("detail", flaw.detail());
        return out;
    }
}
