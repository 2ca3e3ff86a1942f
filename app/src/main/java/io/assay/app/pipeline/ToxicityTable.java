package io.assay.app.pipeline;

import io.assay.app.report.WatchSection;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import io.assay.core.segment.toxicity.MoveWindows.Window;
import io.assay.core.segment.toxicity.ToxicityWatch;
import io.assay.core.segment.toxicity.WatchConfig;
import io.assay.core.segment.toxicity.WatchedFlow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which accounts of a run are toxic, since when, and on what evidence.
///
/// @param table one row an account with a fill, called ones first, in the order in which they were called
/// @param shown those called, in that order
/// @param watched accounts with at least one judged window
public record ToxicityTable(Table table, List<WatchSection.Toxic> shown, int watched) {
    private static final double LN_10 = StrictMath.log(10);

    /// @param threads cores to use; changes no result
    public static ToxicityTable of(Tape tape, FoldSpec spec, Horizon horizon, WatchConfig config, int threads) {
        try (var workers = new Workers(threads)) {
            return of(tape, horizon, config, workers.inOrder(tape.fills().accounts().size(),
                    (from, to) -> WatchedFlow.windows(tape, spec, horizon, from, to), done -> {}));
        }
    }

    /// The same on one thread.
    static ToxicityTable of(Tape tape, FoldSpec spec, Horizon horizon, WatchConfig config) {
        return of(tape, horizon, config, WatchedFlow.windows(tape, spec, horizon, 0, tape.fills().accounts().size()));
    }

    private static ToxicityTable of(Tape tape, Horizon horizon, WatchConfig config, List<List<Window>> windows) {
        var findings = WatchedFlow.watch(windows, config.withHorizon(horizon.ns()));
        int[] order = IntStream.range(0, findings.size()).boxed()
                .sorted(Comparator.<Integer>comparingLong(account -> findings.get(account).foundNs())
                        .thenComparingDouble(account -> -findings.get(account).logEvidence())
                        .thenComparingInt(account -> account))
                .mapToInt(Integer::intValue).toArray();
        var shown = IntStream.of(order).filter(account -> findings.get(account).isToxic())
                .mapToObj(account -> toxic(tape.fills().accounts().get(account), findings.get(account))).toList();
        int watched = (int) findings.stream().filter(finding -> finding.windows() > 0).count();
        return new ToxicityTable(table(tape, findings, order, horizon), shown, watched);
    }

    private static WatchSection.Toxic toxic(String account, ToxicityWatch.Finding finding) {
        return new WatchSection.Toxic(account, Run.instant(finding.foundNs()), finding.logEvidence() / LN_10,
                finding.meanBp(), finding.windows());
    }

    private static Table table(Tape tape, List<ToxicityWatch.Finding> findings, int[] order, Horizon horizon) {
        int n = order.length;
        var found = new boolean[n];
        var never = new BitSet();
        for (int row = 0; row < n; row++) {
            found[row] = findings.get(order[row]).isToxic();
            never.set(row, !found[row]);
        }
        return new Table("toxicity", "Whether the flow of an account costs the house money.", List.of(
                ResultTables.text("account", "The account.", n, row -> tape.fills().accounts().get(order[row])),
                new Column.Booleans("toxic",
                        "Called toxic; the expected share of wrong calls is limited at every moment.", found),
                new Column.Times("toxic_since", "When it was first called toxic.",
                        IntStream.of(order).mapToLong(account -> findings.get(account).foundNs()).toArray(), never),
                ResultTables.numbers("evidence_log10", "1",
                        "Decimal logarithm of the e-value against \"costs the house nothing\"; when called, as then.",
                        n, row -> findings.get(order[row]).logEvidence() / LN_10),
                ResultTables.numbers("toxic_cost_bp", "bp",
                        "Mean cost to the house at " + horizon.suffix() + " over windows, each counting alike.", n,
                        row -> findings.get(order[row]).meanBp()),
                new Column.Longs("windows", "1", "Windows of flow that do not overlap: independent observations.",
                        IntStream.of(order).mapToLong(account -> findings.get(account).windows()).toArray())));
    }
}
