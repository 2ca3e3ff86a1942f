package io.assay.app.config;

import io.assay.core.policy.margin.Scenario;
import io.assay.core.policy.margin.VolShock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Parameters of a preset for one group of underlyings: those of the group, else those of all. Each is a value and
/// where it is from; one that nobody asks for is refused, so that a mistyped name cannot pass for a default.
final class Terms {
    private static final Set<String> OF_PARAMETER = Set.of("value", "from");
    private static final Set<String> OF_SCENARIOS = Set.of("moves", "vol", "weight");

    private final String where;
    private final Map<String, Cursor> values = new TreeMap<>();
    private final Map<String, String> from = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();

    Terms(String where) {
        this.where = where;
    }

    /// Takes the parameters of a block; those already there give way.
    Terms plus(Cursor block, Set<String> sources) {
        block.node().fieldNames().forEachRemaining(name -> {
            Cursor parameter = block.at(name);
            parameter.known(OF_PARAMETER);
            String source = parameter.text("from");
            if (!sources.contains(source)) {
                throw new IllegalArgumentException(parameter.path() + ".from: no source '" + source
                        + "' in this file; there are " + String.join(", ", sources));
            }
            values.put(name, parameter.at("value"));
            from.put(name, source);
        });
        return this;
    }

    double number(String name) {
        return find(name).number();
    }

    List<Double> numbers(String name) {
        return find(name).numbers();
    }

    /// Blocks of moves crossed with shocks of volatility, in the order written.
    List<Scenario> scenarios(String name) {
        var out = new ArrayList<Scenario>();
        for (Cursor block : find(name).elements()) {
            block.known(OF_SCENARIOS);
            double weight = block.number("weight", 1);
            for (double move : block.at("moves").numbers()) {
                for (Cursor vol : block.at("vol").elements()) {
                    out.add(scenario(block, move, shock(vol), weight));
                }
            }
        }
        return out;
    }

    private static Scenario scenario(Cursor block, double move, VolShock vol, double weight) {
        try {
            return new Scenario(move, vol, weight);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(block.path() + ": " + e.getMessage(), e);
        }
    }

    private static VolShock shock(Cursor vol) {
        return Arrays.stream(VolShock.values()).filter(s -> s.word().equals(vol.node().asText())).findFirst()
                .orElseThrow(() -> vol.wanted("up, none, down, skew or wings"));
    }

    private Cursor find(String name) {
        asked.add(name);
        Cursor value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(where + ": parameter '" + name + "' is missing");
        }
        return value;
    }

    /// @throws IllegalArgumentException when there are parameters the model did not ask for
    void refuseUnasked() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                String near = Nearest.question(name, asked);
                throw new IllegalArgumentException(where + ": unknown parameter '" + name + "'; "
                        + (near.isEmpty() ? "there are " + String.join(", ", asked) : near));
            }
        }
    }

    /// Every parameter as written, and the source of each.
    Map<String, PresetFile.Parameter> listed() {
        var out = new TreeMap<String, PresetFile.Parameter>();
        values.forEach((name, value) -> out.put(name,
                new PresetFile.Parameter(value.node().toString(), from.getOrDefault(name, ""))));
        return out;
    }
}
