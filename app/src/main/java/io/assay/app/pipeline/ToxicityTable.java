package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import io.assay.core.segment.toxicity.ToxicityWatch;
import io.assay.core.segment.toxicity.WatchConfig;
import io.assay.core.segment.toxicity.WatchedFlow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which accounts of a run are toxic, since when, and on what evidence.
public final class ToxicityTable {
    private static final double LN_10 = StrictMath.log(10);

    private ToxicityTable() {}

    /// One row an account with a fill, called ones first, in the order in which they were called.
    ///
    /// @param threads cores to use; changes no result
    public static Table of(Tape tape, FoldSpec spec, Horizon horizon, WatchConfig config, int threads) {
        try (var workers = new Workers(threads)) {
            return of(tape, spec, horizon, config, workers);
        }
    }

    static Table of(Tape tape, FoldSpec spec, Horizon horizon, WatchConfig config, Workers workers) {
        var windows = workers.inOrder(tape.fills().accounts().size(),
                (from, to) -> WatchedFlow.windows(tape, spec, horizon, from, to), done -> {});
        var findings = WatchedFlow.watch(windows, config.withHorizon(horizon.ns()));
        int[] order = IntStream.range(0, findings.size()).boxed()
                .sorted(Comparator.<Integer>comparingLong(account -> findings.get(account).foundNs())
                        .thenComparingDouble(account -> -findings.get(account).logEvidence())
                        .thenComparingInt(account -> account))
                .mapToInt(Integer::intValue).toArray();
        return table(tape, findings, order, horizon);
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
