package io.assay.core.event;

import java.util.Arrays;
import java.util.List;

/// Orders fills of one account, instrument and instant by their position chain.
///
/// Each fill is an edge from the position before it to the position after it; the order in which
/// they happened is an Eulerian trail over those edges (Hierholzer 1873), preferring the order of
/// block, place and trade id where several trails exist. Where no trail uses every fill, that
/// preference stands and [PositionChain] counts the break.
final class SameInstant {
    private final FillLog log;
    private final List<Instrument> instruments;
    /// Row that came last in each instrument, -1 before the first.
    private final int[] last;

    private SameInstant(FillLog log, List<Instrument> instruments) {
        this.log = log;
        this.instruments = instruments;
        last = new int[log.instruments.size()];
        Arrays.fill(last, -1);
    }

    /// Reorders `rows`, sorted by account, time and instrument, within each such group.
    ///
    /// @param cuts places at which another account begins, the first 0 and the last their number
    static void order(FillLog log, List<Instrument> instruments, int[] rows, int[] cuts, Hands hands) {
        hands.each(cuts.length - 1, piece -> new SameInstant(log, instruments).order(rows, cuts[piece],
                cuts[piece + 1]));
    }

    private void order(int[] rows, int first, int end) {
        int from = first;
        while (from < end) {
            int to = from + 1;
            while (to < end && sameGroup(rows[from], rows[to])) {
                to++;
            }
            if (to - from > 1) {
                orderGroup(rows, from, to);
            }
            last[log.instrumentOf(rows[to - 1])] = rows[to - 1];
            from = to;
        }
    }

    private boolean sameGroup(int a, int b) {
        return log.accountOf(a) == log.accountOf(b) && log.timeNs.get(a) == log.timeNs.get(b)
                && log.instrumentOf(a) == log.instrumentOf(b);
    }

    private void orderGroup(int[] rows, int from, int to) {
        IntSort.sort(rows, from, to, this::preference);
        var before = new double[to - from];
        var after = new double[to - from];
        for (int i = from; i < to; i++) {
            var start = log.positionsBefore.get(rows[i]);
            if (start == null) {
                return;
            }
            before[i - from] = start.doubleValue();
            after[i - from] = PositionChain.after(log, instruments, rows[i], start).doubleValue();
        }
        int[] trail = ChainTrail.find(before, after, endBefore(rows[from]));
        var group = Arrays.copyOfRange(rows, from, to);
        for (int i = 0; i < trail.length; i++) {
            rows[from + i] = group[trail[i]];
        }
    }

    /// Where the last fill of this account and instrument before this instant ended, NaN when that is not known.
    private double endBefore(int row) {
        int earlier = last[log.instrumentOf(row)];
        if (earlier < 0 || log.accountOf(earlier) != log.accountOf(row)) {
            return Double.NaN;
        }
        var start = log.positionsBefore.get(earlier);
        return start == null ? Double.NaN
                : PositionChain.after(log, instruments, earlier, start).doubleValue();
    }

    private int preference(int a, int b) {
        int c = Long.compare(log.block.get(a), log.block.get(b));
        if (c == 0) {
            c = Long.compare(log.place.get(a), log.place.get(b));
        }
        if (c == 0) {
            c = log.tradeIds.compare(a, b);
        }
        if (c == 0) {
            c = Byte.compare(log.flagsOf(a), log.flagsOf(b));
        }
        return c != 0 ? c : Long.compare(log.occurrence.get(a), log.occurrence.get(b));
    }
}
