package io.assay.app.cli;

import io.assay.app.config.PresetFile;
import io.assay.core.policy.margin.BehaviourMargin;
import io.assay.core.policy.margin.Component;
import io.assay.core.policy.margin.Flaw;
import io.assay.core.policy.margin.Liquidations;
import io.assay.core.policy.margin.MarginAnswer;
import io.assay.core.policy.margin.UnitMargin;
import java.util.Optional;

/// A margin in words and figures.
final class MarginText {
    private static final int CENTS = 2;

    private MarginText() {}

    static String of(PresetFile rules, MarginAnswer answer, Optional<BehaviourPublished> published,
            boolean scenarios) {
        return rules.title() + "\n\n" + switch (answer) {
            case MarginAnswer.Absent absent -> absent(absent);
            case MarginAnswer.Assessed assessed -> assessed(assessed, scenarios)
                    + published.map(MarginText::published).orElse("");
        };
    }

    private static String published(BehaviourPublished with) {
        BehaviourMargin.Published published = with.margin();
        var out = new StringBuilder("\nwith behaviour: ").append(usd(published.margin())).append(" maintenance margin")
                .append(published.floored() ? ", the regulatory floor" : "").append('\n')
                .append(parts(published.parts()));
        out.append(with.words());
        published.flaws().forEach(flaw -> out.append(flaw.line()).append('\n'));
        return out.toString();
    }

    private static String absent(MarginAnswer.Absent absent) {
        var out = new StringBuilder("No margin, because something is not known:\n");
        absent.flaws().forEach(flaw -> out.append("  ").append(flaw.line()).append('\n'));
        return out.toString();
    }

    private static String assessed(MarginAnswer.Assessed margin, boolean scenarios) {
        var totals = new Figures().row("USD", "initial", "maintenance")
                .row("margin", usd(margin.initial()), usd(margin.maintenance()))
                .row("equity", usd(margin.equity()), usd(margin.equity()))
                .row("left", usd(margin.initialExcess()), usd(margin.maintenanceExcess()));
        var out = new StringBuilder(totals.text());
        out.append(margin.use().isPresent()
                ? "Maintenance margin is " + Figures.percent(margin.use().getAsDouble()) + " of equity.\n"
                : margin.useFlaw().map(Flaw::line).orElse("") + "\n");
        margin.units().forEach(unit -> out.append('\n').append(unit(unit, scenarios)));
        if (!margin.account().isEmpty()) {
            out.append("\nacross underlyings\n").append(parts(margin.account()));
        }
        if (!margin.liquidations().isEmpty()) {
            out.append('\n').append(liquidations(margin));
        }
        return out.toString();
    }

    private static String unit(UnitMargin unit, boolean scenarios) {
        var out = new StringBuilder(unit.underlying()).append(", binding: ").append(unit.binding());
        if (unit.isCoin()) {
            out.append(", in coin: ").append(Figures.number(unit.initial() / unit.index(), 8)).append(" initial, ")
                    .append(Figures.number(unit.maintenance() / unit.index(), 8)).append(" maintenance");
        }
        out.append('\n').append(parts(unit.components()));
        if (scenarios && !unit.scenarios().isEmpty()) {
            var table = new Figures().row("scenario", "gain");
            unit.scenarios().forEach(s -> table.row(s.scenario().name(), usd(s.gain())));
            out.append(table.text());
        }
        return out.toString();
    }

    private static String parts(Iterable<Component> components) {
        var table = new Figures().row("  part", "figure", "in initial", "in maintenance");
        components.forEach(c -> table.row("  " + c.name(), usd(c.figure()), usd(c.initial()), usd(c.maintenance())));
        return table.text();
    }

    private static String liquidations(MarginAnswer.Assessed margin) {
        var table = new Figures().row("liquidation", "price");
        for (Liquidations.Price price : margin.liquidations()) {
            table.row(price.position(), price.flaw().map(f -> f.reason().word().replace('_', ' '))
                    .orElseGet(() -> usd(price.price())));
        }
        return table.text();
    }

    private static String usd(double value) {
        return Figures.number(value, CENTS);
    }
}
