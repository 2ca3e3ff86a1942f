package io.assay.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.core.policy.margin.Collateral;
import io.assay.core.policy.margin.Leg;
import io.assay.core.policy.margin.Portfolio;
import io.assay.core.policy.margin.Unit;
import io.assay.core.policy.margin.UnknownLeg;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A portfolio as people write it, in JSON: docs/how-to/margin.md has every key. A wrong key or type is refused; what
/// is merely not known (a volatility, an instrument) becomes a position that says so.
public final class PortfolioFile {
    private static final Set<String> TOP = Set.of("as_of", "cash", "stable_price", "underlyings", "positions",
            "collateral");
    private static final Set<String> OF_UNDERLYING = Set.of("name", "spot", "confidence", "expiries");
    private static final Set<String> OF_COLLATERAL = Set.of("asset", "quantity", "price", "underlying", "cancels",
            "mm_haircut", "im_haircut", "confidence");

    private PortfolioFile() {}

    /// @throws UserError when the file cannot be read or is no portfolio, saying where
    public static Portfolio read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no such file: " + file).next("check the path; docs/how-to/margin.md shows one");
        }
        try {
            return parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a portfolio: " + e.getMessage()).at(file.toString())
                    .next("correct it; docs/how-to/margin.md has every key").causedBy(e);
        } catch (CharacterCodingException e) {
            throw UserError.usage("not a portfolio: not text").at(file.toString()).next("save it as UTF-8 JSON")
                    .causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).because(Reasons.of(e)).next("check the file")
                    .causedBy(e);
        }
    }

    /// @throws IllegalArgumentException naming the key and what is wrong with it
    static Portfolio parse(String json) {
        Cursor root = tree(json);
        root.known(TOP);
        var clock = Expiry.asOf(root);
        var units = new LinkedHashMap<String, Draft>();
        for (Cursor underlying : root.list("underlyings")) {
            underlying.known(OF_UNDERLYING);
            String name = underlying.text("name");
            if (units.containsKey(name)) {
                throw new IllegalArgumentException(underlying.path() + ".name: " + name + " stands there twice");
            }
            units.put(name, new Draft(underlying.positive("spot"), underlying.part("confidence", 1),
                    Expiry.read(underlying, clock), new ArrayList<>(), new ArrayList<>()));
        }
        var unknown = new ArrayList<UnknownLeg>();
        for (Cursor position : root.list("positions")) {
            add(position, units, clock, unknown);
        }
        for (Cursor held : root.list("collateral")) {
            collateral(held, units);
        }
        double stable = root.has("stable_price") ? root.positive("stable_price") : 1;
        return new Portfolio(root.number("cash", 0), stable,
                units.entrySet().stream().map(e -> e.getValue().toUnit(e.getKey())).toList(), unknown);
    }

    /// What is gathered of a unit.
    private record Draft(double spot, double confidence, List<Expiry> expiries, List<Leg> legs,
            List<Collateral> collateral) {
        Unit toUnit(String name) {
            return new Unit(name, spot, confidence, legs, collateral);
        }
    }

    private static void add(Cursor position, Map<String, Draft> units, Expiry.Clock clock, List<UnknownLeg> unknown) {
        var reader = new PositionReader(position, clock);
        String underlying = position.text("underlying");
        Draft unit = units.get(underlying);
        Optional<String> strange = reader.strange();
        if (unit == null || strange.isPresent()) {
            unknown.add(new UnknownLeg(reader.name(),
                    strange.orElseGet(() -> "no underlying " + underlying + " in this file")));
            return;
        }
        unit.legs.add(reader.leg(unit.spot, unit.expiries));
    }

    private static void collateral(Cursor held, Map<String, Draft> units) {
        held.known(OF_COLLATERAL);
        if (units.isEmpty()) {
            throw new IllegalArgumentException(held.path() + ": collateral wants at least one of underlyings");
        }
        String of = held.optionalText("underlying").orElse(units.keySet().iterator().next());
        Draft unit = units.get(of);
        if (unit == null) {
            throw new IllegalArgumentException(held.path() + ".underlying: no underlying " + of + " in this file");
        }
        double mm = held.part("mm_haircut", 0);
        double im = held.part("im_haircut", 0);
        if (mm + im > 1) {
            throw new IllegalArgumentException(held.path() + ".im_haircut: haircuts together exceed 1: " + mm + " and "
                    + im);
        }
        unit.collateral.add(new Collateral(held.text("asset"), held.notNegative("quantity"), held.positive("price"),
                held.flag("cancels"), mm, im, held.part("confidence", 1)));
    }

    private static Cursor tree(String json) {
        var mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
        try {
            return new Cursor(mapper.readTree(json), "");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException("line " + (at == null ? 0 : at.getLineNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
    }
}
