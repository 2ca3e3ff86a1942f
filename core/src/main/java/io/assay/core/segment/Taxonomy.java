package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A desk's own words for its accounts: rules in order, the first that matches wins.
///
/// @param name of the taxonomy
/// @param rules at least one, names distinct
public record Taxonomy(String name, List<Rule> rules) {

    /// @param segment what accounts that meet the condition are called
    /// @param when the condition; an [Condition.AllOf] of nothing takes everybody who is left
    /// @param top of those who meet the condition, which part; empty takes all of them
    public record Rule(Segment segment, Condition when, Optional<Top> top) {
        public Rule(Segment segment, Condition when) {
            this(segment, when, Optional.empty());
        }

        /// The comparisons of the condition.
        public Stream<Condition.Compare> leaves() {
            return when.leaves();
        }
    }

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
        return rules.stream().flatMap(rule -> Stream.concat(rule.leaves().map(Condition.Compare::column),
                rule.top().map(Top::column).stream())).distinct().toList();
    }

    /// The same with every rank turned into the threshold it means among these profiles, so that one account can be judged
    /// without the others: of a rule's accounts, those who meet its condition and were taken by no rule before it.
    public Taxonomy resolved(FeatureMatrix profiles) {
        var taken = new boolean[profiles.rows()];
        var out = new ArrayList<Rule>();
        for (var rule : rules) {
            int[] rows = IntStream.range(0, taken.length)
                    .filter(row -> !taken[row] && rule.when().probability(profiles, row) >= 0.5).toArray();
            var when = rule.top().<Condition>map(top -> new Condition.AllOf(List.of(rule.when(),
                    top.threshold(profiles, rows)))).orElse(rule.when());
            for (int row : rows) {
                taken[row] = when.probability(profiles, row) >= 0.5;
            }
            out.add(new Rule(rule.segment(), when));
        }
        return new Taxonomy(name, out);
    }
}
