package io.assay.core.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares what a venue says accounts held with what their fills add up to: a difference means fills that are
/// missing, counted twice, or of another unit.
///
/// Fills dated at or before a report count, and what has expired by then is held by nobody. Each report is compared with what the report before it and the fills
/// since say, so that a difference shows once, where it arose.
public final class PositionCheck {
    private PositionCheck() {}

    /// What the rebuilt position rests on.
    public enum Basis {
        /// The first fill says what was held before it.
        CHAIN,
        /// The report before this one.
        REPORT,
        /// Nothing says what was held before the first fill: nothing, as a whole history would begin.
        FLAT
    }

    /// One report beside what the fills say; amounts in base units, or face of an inverse contract, signed.
    ///
    /// @param timeNs of the report, [Event#UNTIMED] when it is the last word
    /// @param row the last fill that counts, or the first of all where the report was made before any
    public record Comparison(String account, String instrument, long timeNs, BigDecimal reported, BigDecimal rebuilt,
            Basis basis, int row) {
        /// Reported less rebuilt.
        public BigDecimal difference() {
            return Decimals.strip(reported.subtract(rebuilt));
        }

        /// Equal, or apart by no more than the rounding of a venue that prints positions as doubles.
        public boolean agrees() {
            return reported.compareTo(rebuilt) == 0
                    || PositionChain.nearlyEqual(reported.doubleValue(), rebuilt.doubleValue());
        }
    }

    /// Compares every report on an instrument that has fills, in order of account, instrument and time.
    public static List<Comparison> of(Fills fills, List<PositionReport> reports) {
        var numbers = new HashMap<String, Integer>();
        for (int number = 0; number < fills.instruments().size(); number++) {
            numbers.put(fills.instruments().get(number).name(), number);
        }
        var byAccount = new TreeMap<String, Map<Integer, List<PositionReport>>>();
        for (var report : reports) {
            var number = numbers.get(report.instrument());
            if (number != null) {
                byAccount.computeIfAbsent(report.account(), account -> new TreeMap<>())
                        .computeIfAbsent(number, key -> new ArrayList<>()).add(report);
            }
        }
        var comparisons = new ArrayList<Comparison>();
        for (int account = 0; account < fills.accounts().size(); account++) {
            var said = byAccount.getOrDefault(fills.accounts().get(account), Map.of());
            for (var one : said.entrySet()) {
                compare(fills, rows(fills, account, one.getKey()), one.getValue(), comparisons);
            }
        }
        return comparisons;
    }

    private static List<Integer> rows(Fills fills, int account, int instrument) {
        var rows = new ArrayList<Integer>();
        for (int row = fills.from(account); row < fills.to(account); row++) {
            if (fills.instrument(row) == instrument) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static void compare(Fills fills, List<Integer> rows, List<PositionReport> reports,
            List<Comparison> comparisons) {
        if (rows.isEmpty()) {
            return;
        }
        var contract = fills.instruments().get(fills.instrument(rows.getFirst())).contract();
        long expiryNs = contract.expiryNs();
        var sorted = new ArrayList<>(reports);
        // UNTIMED is -1, and as an unsigned number the largest
        sorted.sort(Comparator.<PositionReport, Long>comparing(PositionReport::timeNs, Long::compareUnsigned)
                .thenComparing(PositionReport::quantity));
        var before = fills.positionBefore(rows.getFirst());
        var basis = before == null ? Basis.FLAT : Basis.CHAIN;
        var held = before == null ? BigDecimal.ZERO : before;
        int next = 0;
        for (var report : sorted) {
            while (next < rows.size() && Long.compareUnsigned(fills.timeNs(rows.get(next)), report.timeNs()) <= 0) {
                held = fills.positionAfter(rows.get(next), held);
                next++;
            }
            if (expiryNs != Event.UNTIMED && report.timeNs() >= expiryNs) {
                held = BigDecimal.ZERO;
            }
            var reported = Decimals.strip(report.quantity().multiply(contract.multiplier()));
            comparisons.add(new Comparison(report.account(), report.instrument(), report.timeNs(), reported,
                    Decimals.strip(held), basis, rows.get(Math.max(0, next - 1))));
            held = reported;
            basis = Basis.REPORT;
        }
    }
}
