package io.assay.core.policy.quote.demand;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// From requests to trades: how many were quoted, taken, rejected, by segment and by size or time. Nothing vanishes: every
/// request is in one row of a cut, `requests = notQuoted + accepted + missed + unknown`, and what no record tells is
/// counted as unknown, never as a miss.
public final class QuoteFunnel {
    /// Segment of accounts that are in none.
    public static final String NO_SEGMENT = "(none)";
    /// The row of all requests.
    public static final String ALL = "(all)";
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SMALLEST = 3;
    private static final int LARGEST = 7;

    private QuoteFunnel() {}

    /// What rows of a segment are told apart by.
    public enum Cut {
        NONE, SIZE, DAY, HOUR;

        /// Names order as they should be read.
        private String of(QuoteRecord record) {
            var time = Instant.ofEpochSecond(Math.floorDiv(record.timeNs(), SECOND_NS)).atOffset(ZoneOffset.UTC);
            return switch (this) {
                case NONE -> "";
                case SIZE -> size(record.notionalUsd());
                case DAY -> LocalDate.from(time).toString();
                case HOUR -> String.format(Locale.ROOT, "%02d:00", time.getHour());
            };
        }

        /// Decades of USD.
        private static String size(double usd) {
            int decade = (int) Math.floor(StrictMath.log10(usd));
            return decade < SMALLEST ? "under 1e3" : decade >= LARGEST ? "1e7 and more"
                    : String.format(Locale.ROOT, "1e%d to 1e%d", decade, decade + 1);
        }
    }

    /// One part of the requests.
    ///
    /// @param segment name, [#NO_SEGMENT] or [#ALL]
    /// @param cut size in USD, day or hour of UTC; empty where nothing is cut
    /// @param accounts that asked
    /// @param quoted of the requests
    /// @param unknown quoted, and nothing says what came of it
    /// @param hit taken by the client, of those whose answer is known
    /// @param filledShare notional traded over notional quoted, of those whose answer is known
    /// @param wonCover how many taken have the other quote recorded
    /// @param wonCoverBp best other quote less ours where ours was taken, mean: room that was left
    /// @param lostCover how many missed have the other quote recorded
    /// @param lostCoverBp the same where ours was missed: below 0 = by so much we were wider
    /// @param lastLook between the client's yes and ours
    public record Row(String segment, String cut, int accounts, Share quoted, long unknown, Share hit,
            double filledShare, long wonCover, double wonCoverBp, long lostCover, double lostCoverBp,
            LastLook lastLook) {
        /// Requests in this row.
        public long requests() {
            return quoted.of();
        }
    }

    /// Rows of the segments in their order, of accounts without one, and of all.
    ///
    /// @param segments by account
    /// @param names of segments, in order
    public static List<Row> of(List<QuoteRecord> records, Map<String, String> segments, List<String> names, Cut cut) {
        var out = new ArrayList<Row>();
        var bySegment = new TreeMap<String, List<QuoteRecord>>();
        for (var record : records) {
            String name = segments.getOrDefault(record.account(), "");
            bySegment.computeIfAbsent(names.contains(name) ? name : NO_SEGMENT, n -> new ArrayList<>()).add(record);
        }
        for (String name : names) {
            rows(name, bySegment.getOrDefault(name, List.of()), cut, out);
        }
        rows(NO_SEGMENT, bySegment.getOrDefault(NO_SEGMENT, List.of()), cut, out);
        rows(ALL, records, cut, out);
        return List.copyOf(out);
    }

    private static void rows(String segment, List<QuoteRecord> records, Cut cut, List<Row> to) {
        var parts = new TreeMap<String, List<QuoteRecord>>();
        // 'under' goes before digits by its first character
        records.forEach(r -> parts.computeIfAbsent(sortable(cut.of(r)), part -> new ArrayList<>()).add(r));
        parts.forEach((part, rows) -> to.add(row(segment, part.strip(), rows)));
    }

    private static String sortable(String part) {
        return part.startsWith("under") ? " " + part : part;
    }

    private static Row row(String segment, String cut, List<QuoteRecord> records) {
        var quoted = new Share.Tally();
        var hit = new Share.Tally();
        double asked = 0;
        double filled = 0;
        long unknown = 0;
        for (var r : records) {
            quoted.add(r.account(), r.isQuoted());
            unknown += r.outcome() == QuoteRecord.Outcome.UNKNOWN ? 1 : 0;
            if (r.isAnswered()) {
                hit.add(r.account(), r.isAccepted());
                asked += r.notionalUsd();
                filled += r.filledUsd();
            }
        }
        double[] won = cover(records, true);
        double[] lost = cover(records, false);
        int accounts = (int) records.stream().map(QuoteRecord::account).distinct().count();
        return new Row(segment, cut, accounts, quoted.share(), unknown, hit.share(),
                asked > 0 ? filled / asked : Double.NaN, (long) won[0], won[1], (long) lost[0], lost[1],
                LastLook.of(records));
    }

    /// How many, and the mean; NaN where none is recorded.
    private static double[] cover(List<QuoteRecord> records, boolean accepted) {
        double[] all = records.stream().filter(r -> r.isAnswered() && r.isAccepted() == accepted)
                .mapToDouble(r -> r.otherBp() - r.widthBp()).filter(cover -> !Double.isNaN(cover)).toArray();
        double sum = 0;
        for (double one : all) {
            sum += one;
        }
        return new double[]{all.length, all.length == 0 ? Double.NaN : sum / all.length};
    }
}
