package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A venue's rules, ready to be asked: which model margins which underlying.
///
/// @param groups the first that names an underlying margins it; `*` names all
/// @param credits what opposite risks in two underlyings give back
public record Preset(String name, List<Group> groups, List<SpreadCredit> credits) {
    private static final String ALL = "*";

    /// Underlyings with one set of parameters.
    public record Group(List<String> underlyings, Method method) {
        public Group {
            underlyings = List.copyOf(underlyings);
        }
    }

    public Preset {
        groups = List.copyOf(groups);
        credits = List.copyOf(credits);
    }

    /// The margin of an account, or why it has none. One position that cannot be valued leaves the whole account
    /// without a figure: a margin that leaves a position out is a margin of zero for it.
    public MarginAnswer assess(Portfolio portfolio) {
        var flaws = new ArrayList<Flaw>();
        portfolio.unknown().forEach(leg -> leg.flaw().ifPresent(flaws::add));
        for (Unit unit : portfolio.units()) {
            Optional<Method> method = method(unit.underlying());
            if (method.isEmpty()) {
                flaws.add(new Flaw(unit.underlying(), Flaw.Reason.UNKNOWN_INSTRUMENT,
                        "preset " + name + " has no parameters for it"));
            }
            for (Leg leg : unit.legs()) {
                leg.flaw().or(() -> method.flatMap(m -> m.refuses(leg))).ifPresent(flaws::add);
            }
        }
        return flaws.isEmpty() ? assessed(portfolio) : new MarginAnswer.Absent(flaws);
    }

    private MarginAnswer assessed(Portfolio portfolio) {
        var margins = new ArrayList<UnitMargin>();
        for (Unit unit : portfolio.units()) {
            margins.addAll(method(unit.underlying()).orElseThrow().margins(unit, portfolio));
        }
        var account = new ArrayList<Component>(haircuts(portfolio));
        for (SpreadCredit credit : credits) {
            credit.of(margins).ifPresent(account::add);
        }
        var answer = new MarginAnswer.Assessed(portfolio.equity(), margins, account, List.of());
        return new MarginAnswer.Assessed(answer.equity(), margins, account,
                Liquidations.of(this, portfolio, answer.maintenance()));
    }

    /// What collateral is not trusted for, where the model does not count it itself.
    private List<Component> haircuts(Portfolio portfolio) {
        double both = 0;
        double further = 0;
        for (Unit unit : portfolio.units()) {
            if (!(method(unit.underlying()).orElseThrow() instanceof DeriveMethod)) {
                for (Collateral held : unit.collateral()) {
                    both += portfolio.value(held) * held.mmHaircut();
                    further += portfolio.value(held) * held.imHaircut();
                }
            }
        }
        return both + further == 0 ? List.of()
                : List.of(new Component("haircuts", both + further, both + further, both));
    }

    Optional<Method> method(String underlying) {
        return groups.stream()
                .filter(g -> g.underlyings().contains(underlying) || g.underlyings().contains(ALL))
                .map(Group::method).findFirst();
    }
}
