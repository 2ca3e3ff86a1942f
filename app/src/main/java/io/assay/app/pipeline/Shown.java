package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.precision.Verdict;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Calibrator;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.PublishedTiers;
import io.assay.core.segment.Renamed;
import io.assay.core.segment.Rules;
import io.assay.core.segment.SegmentMatch;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TierKeeper;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The segmentation a run shows, what every other method made of the accounts, and the widths.
///
/// What is *published* is the champion; where none is proven that is one segment, one tier and one
/// width for all. Then the segments shown describe the accounts and decide nothing.
///
/// @param segmentation shown
/// @param assignments of all accounts in it
/// @param byMethod segment of each account under every method tried, empty text where it abstained
/// @param isPublished whether the segmentation shown is also the one policy follows
/// @param advisor makes widths of assignments
/// @param advice the widths advised, one a segment shown and the uniform one last, and what is expected of them
/// @param hedgeCostBp cost of hedging at once, bp of notional
/// @param match with the segments of an earlier run, where one was named
/// @param previous that run
/// @param tiers the tier each account is published in
/// @param calibrator makes probabilities true; fitted on no pair where no two windows tell
record Shown(Segmentation segmentation, Assignments assignments, Map<String, List<String>> byMethod,
        boolean isPublished, Advisor advisor, Advice advice, double hedgeCostBp,
        Optional<SegmentMatch> match, Optional<PreviousRun> previous, PublishedTiers tiers, Calibrator calibrator) {
    /// Method that describes the accounts when none is proven, best first.
    private static final List<String> DESCRIBING = List.of("rules", "mixture");

    /// @param fits over the whole span, of every method tried
    /// @param previous an earlier run; segments that hold the same accounts keep its names, accounts its tiers until a move
    ///     pays
    static Shown of(Fits fits, Verdict verdict, RunConfig config, Optional<PreviousRun> previous, Advisor advisor) {
        var asked = config.segment().method();
        boolean isAuto = asked.equals("auto");
        boolean proven = !verdict.champion().equals(OneSegment.METHOD);
        var name = !isAuto ? asked : proven ? verdict.champion() : describing(fits.segmentations());
        var fit = Objects.requireNonNull(fits.segmentations().get(name));
        var given = Objects.requireNonNull(fits.assignments().get(name));
        var match = previous.map(old -> SegmentMatch.of(old.segments(), given,
                SegmentMatch.OVERLAP_MIN, name.equals(Rules.METHOD)));
        var named = match.map(m -> new Renamed(fit, m.names()));
        var segmentation = named.<Segmentation>map(n -> n).orElse(fit);
        var shown = named.map(n -> n.renamed(given)).orElse(given);
        var advice = advisor.on(segmentation);
        boolean published = !isAuto || proven;
        var tiers = previous.map(old -> PublishedTiers.after(old.earlier(), shown,
                TierKeeper.DEFAULT.withChurnCostBp(config.value().churnCostBp()), advice.tierGains(), published))
                .orElseGet(() -> PublishedTiers.first(shown, published));
        return new Shown(segmentation, shown, fits.labels(), published, advisor, advice,
                config.value().hedgeCostBp(), match, previous, tiers, Calibrator.of(fit, fits.lessons()));
    }

    /// The same when all widths are made.
    Shown done() {
        return new Shown(segmentation, assignments, byMethod, isPublished, advisor.done(), advice, hedgeCostBp, match,
                previous, tiers, calibrator);
    }

    List<SegmentWidth> widths() {
        return advice.widths();
    }

    String adverseColumn() {
        return advisor.adverseColumn();
    }

    /// Calibrated probability of the most probable segment of each account; NaN where nothing calibrates it.
    double[] calibrated() {
        var out = calibrator.top(assignments);
        if (calibrator.pairs() == 0) {
            Arrays.fill(out, Double.NaN);
        }
        return out;
    }

    /// Name of the segment of a row, empty when it abstained.
    String segment(int row) {
        int segment = assignments.segment()[row];
        return segment < 0 ? "" : assignments.segments().get(segment);
    }

    /// The width of the tier a row gets.
    SegmentWidth width(int row) {
        return widths().get(tiers.tier()[row]);
    }

    SegmentWidth uniform() {
        return widths().getLast();
    }

    /// What to do with a fill of a tier: internalise while what the flow moves against the house is less
    /// than what hedging at once costs.
    String hedge(SegmentWidth width) {
        return width.adverseBp() < hedgeCostBp
                ? "internalise"
                : width.adverseBp() >= hedgeCostBp ? "hedge at once" : "unknown";
    }

    /// Name of the tier a row gets.
    String tier(int row) {
        return width(row).segment();
    }

    private static String describing(Map<String, Segmentation> fits) {
        return fits.values().stream().filter(fit -> fit.segments().size() > 1 && DESCRIBING.contains(fit.method()))
                .map(Segmentation::method).min(Comparator.comparingInt(DESCRIBING::indexOf)).orElse(OneSegment.METHOD);
    }
}
