package io.assay.core.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds rows that tell of one trade although their times or sides differ, on venues whose trade ids name one trade
/// of an instrument for good: a list of trades and a ledger may date it a millisecond apart, or contradict each other
/// about who bought.
///
/// The row that says more stands, at the earliest time any of them gives. A row of the other side is a conflict, but
/// for the other half of a trade of the account with itself, whose role in the book is the other too; of the rows that
/// tell of that half one stands likewise.
final class SameTrade {
    private static final Set<String> UNIQUE_IDS = Set.of("deribit", "dydx");

    private final FillLog log;
    private final List<Instrument> instruments;
    private final Comparator<Integer> preference;

    /// What is to be done about a row that tells of a trade another row tells of.
    interface Verdict {
        void of(int row, int standing);
    }

    /// @param preference the row that stands comes first
    SameTrade(FillLog log, List<Instrument> instruments, Comparator<Integer> preference) {
        this.log = log;
        this.instruments = instruments;
        this.preference = preference.thenComparingLong(row -> log.timeNs.get(row));
    }

    /// Moves the rows that tell of a trade of their own to the front, in their order; returns how many there are.
    ///
    /// @param agreed told of each other row that says nothing else than the standing one
    /// @param opposed told of each that names the other side
    int reduce(int[] rows, Verdict agreed, Verdict opposed) {
        if (instruments.stream().noneMatch(one -> UNIQUE_IDS.contains(one.venue()))) {
            return rows.length;
        }
        record Trade(int account, int instrument, long tradeId) {}
        var tellings = new HashMap<Trade, List<Integer>>();
        for (int row : rows) {
            if (UNIQUE_IDS.contains(instruments.get(log.instrumentOf(row)).venue()) && !log.tradeIds.isNone(row)) {
                tellings.computeIfAbsent(new Trade(log.accountOf(row), log.instrumentOf(row), log.tradeIds.code(row)),
                        trade -> new ArrayList<>(1)).add(row);
            }
        }
        var standing = new HashMap<Integer, Integer>();
        for (var telling : tellings.values()) {
            if (telling.size() > 1) {
                stand(telling, standing);
            }
        }
        return sift(rows, standing, agreed, opposed);
    }

    private void stand(List<Integer> telling, Map<Integer, Integer> standing) {
        telling.sort(preference);
        int first = telling.getFirst();
        var otherHalf = new ArrayList<Integer>(1);
        for (int row : telling.subList(1, telling.size())) {
            if (isOtherHalf(row, first)) {
                otherHalf.add(row);
            } else {
                standing.put(row, first);
            }
        }
        if (otherHalf.size() > 1) {
            stand(otherHalf, standing);
        }
    }

    private boolean isOtherHalf(int a, int b) {
        var roleA = Flags.liquidity(log.flagsOf(a));
        var roleB = Flags.liquidity(log.flagsOf(b));
        return Flags.side(log.flagsOf(a)) != Flags.side(log.flagsOf(b)) && roleA != roleB && roleA != Liquidity.UNKNOWN
                && roleB != Liquidity.UNKNOWN;
    }

    private int sift(int[] rows, Map<Integer, Integer> standing, Verdict agreed, Verdict opposed) {
        int kept = 0;
        for (int row : rows.clone()) {
            var stands = standing.get(row);
            if (stands == null) {
                rows[kept++] = row;
            } else if (Flags.side(log.flagsOf(row)) == Flags.side(log.flagsOf(stands))) {
                log.timeNs.set(stands, Math.min(log.timeNs.get(stands), log.timeNs.get(row)));
                agreed.of(row, stands);
            } else {
                opposed.of(row, stands);
            }
        }
        return kept;
    }
}
