package io.assay.app.config;

import io.assay.core.policy.margin.Leg;
import io.assay.core.policy.margin.LinearLeg;
import io.assay.core.policy.margin.OptionLeg;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// One entry of `positions`.
final class PositionReader {
    private static final Set<String> KEYS = Set.of("instrument", "kind", "underlying", "quantity", "notional_usd",
            "mark", "entry", "unrealised_pnl", "inverse", "confidence", "funding_8h", "isolated_margin", "leverage",
            "type", "strike", "expiry", "seconds", "days", "vol", "forward", "settled", "rate");
    private static final Map<String, LinearLeg.Kind> LINEAR = Map.of("spot", LinearLeg.Kind.SPOT, "perpetual",
            LinearLeg.Kind.PERPETUAL, "future", LinearLeg.Kind.FUTURE);
    private static final String OPTION = "option";

    private final Cursor at;
    private final Expiry.Clock clock;
    private final String kind;

    PositionReader(Cursor at, Expiry.Clock clock) {
        at.known(KEYS);
        this.at = at;
        this.clock = clock;
        kind = at.text("kind").toLowerCase(Locale.ROOT);
    }

    /// As the file names it, or by what it is.
    String name() {
        return at.optionalText("instrument").orElseGet(() -> {
            String what = kind.equals(OPTION)
                    ? at.optionalText("type").orElse(OPTION) + " " + at.node().path("strike").asText()
                    : kind;
            return at.path() + " " + at.text("underlying") + " " + what;
        });
    }

    /// Why nobody here knows such a thing; empty when it is known.
    Optional<String> strange() {
        return kind.equals(OPTION) || LINEAR.containsKey(kind) ? Optional.empty()
                : Optional.of("a " + kind + " is none of spot, perpetual, future, option");
    }

    Leg leg(double spot, List<Expiry> expiries) {
        LinearLeg.Kind linear = LINEAR.get(kind);
        return linear == null ? option(expiries) : linear(linear, spot, expiries);
    }

    private Leg linear(LinearLeg.Kind what, double spot, List<Expiry> expiries) {
        boolean dated = what == LinearLeg.Kind.FUTURE;
        double years = dated ? Expiry.years(at, clock) : 0;
        double otherwise = dated ? at(years, expiries).map(e -> e.forward() + e.settled()).orElse(Double.NaN)
                : what == LinearLeg.Kind.SPOT ? spot : Double.NaN;
        double mark = at.has("mark") ? at.positive("mark") : otherwise;
        boolean inverse = at.flag("inverse");
        double quantity = at.has("notional_usd") ? at.number("notional_usd") / mark : at.number("quantity");
        return new LinearLeg(name(), what, Double.isNaN(quantity) ? 0 : quantity, mark, years, inverse,
                unrealised(quantity, mark, inverse), at.part("confidence", 1), at.number("funding_8h", 0),
                at.has("isolated_margin") ? OptionalDouble.of(at.notNegative("isolated_margin"))
                        : OptionalDouble.empty(),
                at.has("leverage") ? OptionalDouble.of(at.positive("leverage")) : OptionalDouble.empty());
    }

    /// As the file says, or since entry: an inverse contract gains in coin, counted at the mark.
    private double unrealised(double quantity, double mark, boolean inverse) {
        if (at.has("unrealised_pnl")) {
            return at.number("unrealised_pnl");
        }
        if (!at.has("entry") || Double.isNaN(mark)) {
            return 0;
        }
        double entry = at.positive("entry");
        return inverse ? quantity * mark * (mark / entry - 1) : quantity * (mark - entry);
    }

    private Leg option(List<Expiry> expiries) {
        double years = Expiry.years(at, clock);
        Optional<Expiry> known = at(years, expiries);
        String type = at.text("type").toLowerCase(Locale.ROOT);
        if (!type.equals("call") && !type.equals("put")) {
            throw at.at("type").wanted("call or put");
        }
        double forward = at.has("forward") ? at.notNegative("forward") : known.map(Expiry::forward).orElse(Double.NaN);
        double vol = at.has("vol") ? at.notNegative("vol") : Double.NaN;
        return new OptionLeg(name(), type.equals("call"), at.number("quantity"), at.positive("strike"), years, forward,
                at.number("settled", known.map(Expiry::settled).orElse(0.0)), vol,
                at.number("rate", known.map(Expiry::rate).orElse(0.0)), at.flag("inverse"),
                Math.min(at.part("confidence", 1), known.map(Expiry::confidence).orElse(1.0)));
    }

    private static Optional<Expiry> at(double years, List<Expiry> expiries) {
        return expiries.stream().filter(e -> e.isAt(years)).findFirst();
    }
}
