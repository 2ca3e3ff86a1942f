package io.assay.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.core.policy.margin.Behaviour;
import io.assay.core.policy.margin.BehaviourMargin;
import io.assay.core.policy.margin.BehaviourTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How an account behaves and how behaviour enters its margin, as people write it, in YAML. Terms must all be there;
/// facts that are left out are unknown.
///
/// @param margin the rule
/// @param facts what is known of the account and its segment
/// @param instruments of the group's positions, in their order; empty text where the file names none
/// @param floor regulatory floor, USD
public record BehaviourFile(BehaviourMargin margin, Behaviour facts, List<String> instruments, double floor) {
    public BehaviourFile {
        instruments = List.copyOf(instruments);
    }

    /// @throws UserError when the file cannot be read or is no such file, saying where
    public static BehaviourFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no such file: " + file).next("check the path; docs/how-to/margin.md shows one");
        }
        try {
            return parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw UserError.usage("not YAML").at(file.toString())
                    .because(e.getOriginalMessage().lines().findFirst().orElse("")).next("correct it").causedBy(e);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a behaviour: " + e.getMessage()).at(file.toString())
                    .next("correct it; docs/how-to/margin.md shows every key").causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).because(Reasons.of(e)).next("check the file")
                    .causedBy(e);
        }
    }

    static BehaviourFile parse(String yaml) throws JsonProcessingException {
        var root = new Cursor(new YAMLMapper().readTree(yaml), "");
        root.known(MarginKeyTables.BEHAVIOUR.names());
        Cursor terms = root.at("terms");
        terms.known(MarginKeyTables.TERMS.names());
        var rule = new BehaviourTerms(terms.number("level"), terms.number("horizon-days"),
                terms.number("participation"), terms.number("parent-accounts"), terms.number("free"),
                terms.number("impact"), terms.number("together"), terms.number("stress"), terms.number("blind"));
        double floor = root.has("floor") ? root.notNegative("floor") : 0;
        return new BehaviourFile(new BehaviourMargin(rule), facts(root),
                root.list("group").stream().map(held -> held.optionalText("instrument").orElse("")).toList(), floor);
    }

    /// The same with other facts, and another exponent of the cost of closing.
    public BehaviourFile with(Behaviour others, double exponent) {
        var t = margin.terms();
        return new BehaviourFile(new BehaviourMargin(new BehaviourTerms(t.level(), t.horizonDays(), t.participation(),
                t.parentAccounts(), t.free(), t.impact(), exponent, t.together(), t.stress(), t.blind())), others,
                instruments, floor);
    }

    private static Behaviour facts(Cursor root) {
        Cursor segment = part(root, "segment", MarginKeyTables.SEGMENT.names());
        Cursor account = part(root, "account", MarginKeyTables.ACCOUNT.names());
        var group = new ArrayList<Behaviour.Held>();
        for (Cursor held : root.list("group")) {
            held.known(MarginKeyTables.HELD.names());
            group.add(new Behaviour.Held(held.number("usd"), known(held, "sigma"), known(held, "volume"),
                    known(held, "stressed-depth")));
        }
        return new Behaviour((int) segment.number("accounts", 0), known(segment, "sigma"),
                known(segment, "parent-sigma"), known(account, "half-life-days"), group,
                account.number("collateral", 0), account.number("correlation", 0), !root.flag("stale"));
    }

    private static Cursor part(Cursor root, String key, Set<String> keys) {
        Cursor part = root.at(key);
        if (root.has(key)) {
            part.known(keys);
        }
        return part;
    }

    private static double known(Cursor at, String key) {
        return at.has(key) ? at.notNegative(key) : Double.NaN;
    }
}
