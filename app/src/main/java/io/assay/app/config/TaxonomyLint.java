package io.assay.app.config;

import io.assay.core.profile.Column;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Purpose;
import io.assay.core.profile.Transform;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.Condition;
import io.assay.core.segment.Reachability;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is to be said of a taxonomy before anybody relies on it. Units and names were checked when it was read.
public final class TaxonomyLint {
    private TaxonomyLint() {}

    /// Something to look at.
    ///
    /// @param rule name of the segment, empty for the taxonomy as a whole
    /// @param wrong whether it is a mistake rather than something to know
    /// @param says a plain sentence
    public record Finding(String rule, boolean wrong, String says) {}

    /// What a rule takes of some accounts.
    ///
    /// @param accounts whose segment it is
    /// @param share of all accounts
    public record Coverage(String rule, int accounts, double share) {}

    /// Without data.
    public static List<Finding> of(TaxonomyFile file) {
        var taxonomy = file.taxonomy();
        var out = new ArrayList<Finding>();
        Reachability.of(taxonomy).forEach(dead -> out.add(new Finding(
                taxonomy.rules().get(dead.rule()).segment().name(), true, "nobody gets here: " + dead.why())));
        var last = taxonomy.rules().getLast();
        if (last.top().isPresent() || last.leaves().findAny().isPresent()) {
            out.add(new Finding("", false,
                    "no rule takes whoever is left ('otherwise: true'): those accounts stay without"
                            + " a segment"));
        }
        for (String column : taxonomy.columns()) {
            int at = Column.of(column);
            if (at >= 0 && !Column.ALL.get(at).feature().purposes().contains(Purpose.PRICING)) {
                out.add(new Finding("", false,
                        column + " may not price: segments that rest on it may not move a quote"));
            }
        }
        for (var rule : taxonomy.rules()) {
            rule.leaves().filter(leaf -> isIdle(leaf)).forEach(leaf -> out.add(new Finding(rule.segment().name(), false,
                    leaf.column() + " always " + (leaf.operator().isUpward() ? "at or above " : "at or below ")
                            + leaf.threshold() + ": the comparison only asks whether it is there")));
        }
        return out;
    }

    /// Whether every value the column can take meets the comparison.
    private static boolean isIdle(Condition.Compare leaf) {
        var transform = Transform.suiting(leaf.column());
        return leaf.operator().isUpward()
                ? leaf.operator().holds(transform.lowest(), leaf.threshold())
                : leaf.operator().holds(transform.highest(), leaf.threshold());
    }

    /// What each rule takes of these accounts, then those no rule does, by reason.
    public static List<Coverage> coverage(TaxonomyFile file, FeatureMatrix profiles) {
        var given = file.toRules().fit(new TrainingSet(profiles), 0).assign(profiles);
        double all = Math.max(1, given.rows());
        int[] sizes = given.sizes();
        var out = new ArrayList<Coverage>();
        for (int s = 0; s < sizes.length; s++) {
            out.add(new Coverage(given.segments().get(s), sizes[s], sizes[s] / all));
        }
        for (var reason : Abstention.values()) {
            int count = given.count(reason);
            if (reason != Abstention.NONE && count > 0) {
                out.add(new Coverage("(" + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")", count,
                        count / all));
            }
        }
        return out;
    }

    /// Columns the rules read, each with the share of accounts it is known for.
    public static List<String> absences(TaxonomyFile file, FeatureMatrix profiles) {
        var out = new ArrayList<String>();
        for (String column : file.taxonomy().columns()) {
            int at = profiles.column(column);
            int known = 0;
            for (int row = 0; row < profiles.rows() && at >= 0; row++) {
                known += Double.isNaN(profiles.at(row, at)) ? 0 : 1;
            }
            if (known < profiles.rows()) {
                out.add(String.format(Locale.ROOT, "%s is known for %d of %d accounts", column, known,
                        profiles.rows()));
            }
        }
        return out;
    }
}
