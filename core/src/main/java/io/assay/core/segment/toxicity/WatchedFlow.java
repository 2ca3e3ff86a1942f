package io.assay.core.segment.toxicity;

import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import io.assay.core.segment.toxicity.MoveWindows.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The accounts of a tape as a watch would have seen them: windows of all accounts in the order in which they became
/// known: one horizon after the moment from which their trades are judged, on the clock of their reference.
///
/// In two steps, so that a runtime may spread the first over threads.
public final class WatchedFlow {
    private WatchedFlow() {}

    /// Windows of accounts `from` (included) to `to` (excluded), one list an account.
    public static List<List<Window>> windows(Tape tape, FoldSpec spec, Horizon horizon, int from, int to) {
        var all = new ArrayList<List<Window>>();
        for (int account = from; account < to; account++) {
            var windows = new MoveWindows(horizon.ns());
            for (var move : FlowMoves.of(tape, account, spec, horizon)) {
                windows.add(move.atNs(), move.againstHouseUsd(), move.notionalUsd());
            }
            all.add(windows.windows());
        }
        return all;
    }

    /// Watches them all; ties in time go in the order of accounts.
    ///
    /// @param windows of every account
    public static List<ToxicityWatch.Finding> watch(List<List<Window>> windows, WatchConfig config) {
        record Known(int account, Window window) {}
        var order = new ArrayList<Known>();
        for (int account = 0; account < windows.size(); account++) {
            for (var window : windows.get(account)) {
                order.add(new Known(account, window));
            }
        }
        order.sort(Comparator.<Known>comparingLong(one -> one.window().knownNs()).thenComparingInt(Known::account));
        var watch = new ToxicityWatch(config, Math.max(1, windows.size()));
        for (var one : order) {
            watch.observe(one.account(), one.window().knownNs(), one.window().againstHouseBp());
        }
        var findings = new ArrayList<ToxicityWatch.Finding>();
        for (int account = 0; account < windows.size(); account++) {
            findings.add(watch.finding(account));
        }
        return findings;
    }
}
