package io.assay.core.segment;

import java.util.HashSet;
import java.util.List;

/// A desk's own words for its accounts: rules in order, the first that matches wins.
///
/// @param name of the taxonomy
/// @param rules at least one, names distinct
public record Taxonomy(String name, List<Rule> rules) {

    /// @param segment what accounts that meet the condition are called
    /// @param when the condition; an [Condition.AllOf] of nothing takes everybody who is left
    public record Rule(Segment segment, Condition when) {}

    public Taxonomy {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("taxonomy " + name + " has no segments");
        }
        var names = new HashSet<String>();
        for (var rule : rules) {
            if (!names.add(rule.segment().name())) {
                throw new IllegalArgumentException("taxonomy " + name + " has two segments '" + rule.segment().name()
                        + "'");
            }
        }
    }

    /// Columns the rules read, in order of first mention.
    public List<String> columns() {
        return rules.stream().flatMap(rule -> rule.when().leaves()).map(Condition.Compare::column).distinct().toList();
    }
}
