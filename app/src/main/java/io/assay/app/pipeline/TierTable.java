package io.assay.app.pipeline;

import static io.assay.app.pipeline.ResultTables.numbers;
import static io.assay.app.pipeline.ResultTables.text;

import io.assay.app.config.RunConfig;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Calibrator;
import io.assay.core.segment.TierReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The published tiers of the accounts as columns and words.
///
/// @param shown what is published
/// @param churnCostBp what a move costs, bp of notional
record TierTable(Shown shown, double churnCostBp) {
    /// Beliefs under this are not stored.
    private static final double BELIEF_MIN = 1e-6;

    /// Columns of `assignments`.
    List<Column> columns() {
        int rows = shown.assignments().rows();
        return List.of(
                text("tier", "The tier its quotes come from; uniform for all while no segmentation is proven.", rows,
                        shown::tier),
                text("tier_before", "Its tier in the run named by --previous; absent where it was not in it.", rows,
                        row -> shown.previous().map(run -> run.tiers().get(account(row))).orElse(null)),
                text("tier_why", "Why it has this tier.", rows, this::why),
                numbers("tier_gain_bp", "bp",
                        "What the tier of its segment is expected to earn more than the one before, by notional offered; "
                                + "absent where nothing was weighed.",
                        rows, row -> shown.tiers().gainBp()[row]),
                numbers("half_spread_bp", "bp", "Half spread advised for the tier.", rows,
                        row -> shown.width(row).halfBp()));
    }

    String why(int row) {
        var tiers = shown.tiers();
        double gain = tiers.gainBp()[row];
        return switch (tiers.reason().get(row)) {
            case UNPROVEN -> "no segmentation is proven";
            case FIRST -> shown.previous().isPresent() ? "not in the previous run" : "first run";
            case ABSTAINED -> "no segment";
            case AS_BEFORE -> "as before";
            case KEPT -> "kept: " + shown.segment(row) + " would earn " + bp(Math.abs(gain))
                    + (gain < 0 ? " less by what was believed before"
                            : " more, under the churn cost of " + bp(churnCostBp));
            case MOVED -> "moved: earns " + bp(gain) + " more, over the churn cost of " + bp(churnCostBp);
            case FOLLOWED -> "moved with its segment: moves cost nothing";
            case GONE -> "the tier before is gone";
        };
    }

    /// The tier and why, where it is not that of the segment the account is in; else empty.
    String apart(int row) {
        int segment = shown.assignments().segment()[row];
        return segment < 0 || !shown.isPublished() || shown.tiers().tier()[row] == segment ? ""
                : "tier " + shown.tier(row) + ", " + why(row);
    }

    private static String bp(double value) {
        return value < 0.0005 ? "under 0.001 bp" : String.format(Locale.ROOT, "%.3f bp", value);
    }

    private String account(int row) {
        return shown.assignments().accounts().get(row);
    }

    /// What changed against the run before, and why probabilities are not calibrated where they are not.
    static List<String> notes(Shown shown, RunConfig config) {
        var notes = new ArrayList<String>();
        shown.match().ifPresent(match -> {
            notes.add(PreviousRun.words(match, shown.assignments().sizes()));
            notes.add(new TierTable(shown, config.value().churnCostBp()).sentence());
        });
        if (shown.calibrator().pairs() == 0 && shown.assignments().segments().size() > 1) {
            notes.add("Probabilities are not calibrated: fewer than " + Calibrator.PAIRS_MIN
                    + " assigned accounts were seen in two windows in a row.");
        }
        return notes;
    }

    /// How many moved and how many did not although their segment did, in a sentence.
    private String sentence() {
        var tiers = shown.tiers();
        if (!shown.isPublished()) {
            return "No segmentation is proven, so every account stays in the uniform tier or returns to it.";
        }
        int kept = tiers.count(TierReason.KEPT);
        int held = uniform(before -> before.equals(Optional.of(shown.uniform().segment())));
        int fresh = uniform(Optional::isEmpty);
        return String.format(Locale.ROOT,
                "Against the previous run %,d accounts hold their tier, %,d of them though their segment is another, "
                        + "%,d moved, %,d lost it with their segment, %,d had one that is gone, %,d are new; a move costs "
                        + "%.3f bp.",
                tiers.count(TierReason.AS_BEFORE) + kept + held, kept,
                tiers.count(TierReason.MOVED) + tiers.count(TierReason.FOLLOWED),
                tiers.count(TierReason.ABSTAINED) - held - fresh, tiers.count(TierReason.GONE),
                tiers.count(TierReason.FIRST) + fresh, churnCostBp);
    }

    /// How many accounts are without a segment now, and so in the uniform tier, by the tier they had before.
    private int uniform(Predicate<Optional<String>> before) {
        return Math.toIntExact(IntStream.range(0, shown.tiers().tier().length)
                .filter(row -> shown.tiers().reason().get(row) == TierReason.ABSTAINED)
                .filter(row -> before.test(shown.previous().map(run -> run.tiers().get(account(row)))))
                .count());
    }

    /// What the next run starts from: one row an account and segment it may be in.
    Table beliefs() {
        Assignments given = shown.assignments();
        int k = given.segments().size();
        double[] belief = shown.tiers().belief();
        int[] at = IntStream.range(0, belief.length).filter(i -> belief[i] >= BELIEF_MIN).toArray();
        return new Table("beliefs", "What is believed of each account; the next run weighs moves by it.", List.of(
                text("account", "The account.", at.length, i -> account(at[i] / k)),
                text("segment", "A segment it may be in; under a millionth is left out.", at.length,
                        i -> given.segments().get(at[i] % k)),
                numbers("probability", "1", "Its probability by this run alone.", at.length,
                        i -> given.membership()[at[i]]),
                numbers("belief", "1", "The same with half of what was believed before.", at.length,
                        i -> belief[at[i]])));
    }
}
