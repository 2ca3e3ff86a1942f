package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.ingest.CsvFile;
import io.assay.core.policy.quote.demand.OfferCounts;
import io.assay.core.policy.quote.demand.QuoteRecord;
import io.assay.core.policy.quote.demand.QuoteRecord.Outcome;
import io.assay.core.venue.MappedTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Requests for quotes and what became of them, from a file: the columns `time`, `account`, `width_bp`, `notional_usd`,
/// `filled_usd`, and where recorded `outcome`, `other_bp`, `hold_ms`, `move_bp`, `adverse_bp`, `randomised`.
///
/// @param records in the order of the file
public record QuoteFile(List<QuoteRecord> records) {
    /// With fewer days time is cut into as many equal pieces as [#PIECES].
    private static final int DAYS_MIN = 5;
    private static final int PIECES = 6;
    private static final long DAY_NS = 86_400_000_000_000L;

    public QuoteFile {
        records = List.copyOf(records);
    }

    public static QuoteFile read(Path file) {
        var table = CsvFile.read(file);
        var columns = new Columns(table);
        var out = new ArrayList<QuoteRecord>();
        for (int i = 0; i < table.lines().size(); i++) {
            out.add(columns.record(i));
        }
        return new QuoteFile(out);
    }

    /// Offers that say whether they would have been taken, counted: those without a price and those of unknown fate say
    /// nothing, those we rejected were taken by the client.
    ///
    /// @param days whether blocks are days, else days where there are five, and six equal pieces where not
    public OfferCounts counts(KnownSegments segments, boolean days) {
        var answered = records.stream().filter(QuoteRecord::isAnswered).toList();
        if (answered.isEmpty()) {
            return new OfferCounts.Builder().build(segments.byAccount(), segments.names(), 0);
        }
        long first = answered.stream().mapToLong(QuoteRecord::timeNs).min().orElseThrow();
        long last = answered.stream().mapToLong(QuoteRecord::timeNs).max().orElseThrow();
        long firstDay = Math.floorDiv(first, DAY_NS);
        int count = Math.toIntExact(Math.floorDiv(last, DAY_NS) - firstDay + 1);
        boolean daily = days || count >= DAYS_MIN;
        var builder = new OfferCounts.Builder();
        for (var r : answered) {
            int block = daily ? Math.toIntExact(Math.floorDiv(r.timeNs(), DAY_NS) - firstDay)
                    : (int) ((double) (r.timeNs() - first) / (last - first + 1.0) * PIECES);
            builder.add(r.account(), block, r.widthBp(), r.takenShare());
        }
        return builder.build(segments.byAccount(), segments.names(), daily ? count : PIECES);
    }

    /// Where the columns are.
    private static final class Columns {
        private final CsvFile table;
        private final int time;
        private final int account;
        private final int width;
        private final int notional;
        private final int filled;

        Columns(CsvFile table) {
            this.table = table;
            time = table.column("time");
            account = table.column("account");
            width = table.column("width_bp");
            notional = table.column("notional_usd");
            filled = table.column("filled_usd");
        }

        QuoteRecord record(int line) {
            double bp = table.value(line, width);
            double offered = table.value(line, notional);
            double traded = table.value(line, filled);
            var outcome = outcome(line, bp, traded);
            boolean none = outcome == Outcome.UNKNOWN || outcome == Outcome.TAKEN;
            String who = table.cell(line, account);
            if (who.isEmpty()) {
                throw table.wrong(line, account, "an account");
            }
            try {
                return new QuoteRecord(time(line), who, bp, offered,
                        none || !Double.isNaN(traded) ? traded : 0, optional(line, "adverse_bp"),
                        isRandomised(line), outcome, optional(line, "other_bp"), optional(line, "hold_ms"),
                        optional(line, "move_bp"));
            } catch (IllegalArgumentException e) {
                throw UserError.usage("not a request: " + e.getMessage())
                        .at(table.file() + ", line " + table.lines().get(line).number()).next("mend that line")
                        .causedBy(e);
            }
        }

        private long time(int line) {
            return MappedTime.anyNs(table.cell(line, time))
                    .orElseThrow(
                            () -> table.wrong(line, time, "a moment (2025-10-27T17:00:00Z) or a count since 1970"));
        }

        private double optional(int line, String name) {
            int column = table.names().indexOf(name);
            return column < 0 ? Double.NaN : table.value(line, column);
        }

        private String word(int line, String name) {
            int column = table.names().indexOf(name);
            return column < 0 ? "" : table.cell(line, column).toLowerCase(Locale.ROOT);
        }

        private boolean isRandomised(int line) {
            return switch (word(line, "randomised")) {
                case "", "0", "false", "no" -> false;
                case "1", "true", "yes" -> true;
                default -> throw table.wrong(line, table.column("randomised"), "true or false");
            };
        }

        /// As told, else by what was quoted and traded.
        private Outcome outcome(int line, double bp, double traded) {
            return switch (word(line, "outcome")) {
                case "" -> Double.isNaN(bp) ? Outcome.NOT_QUOTED
                        : Double.isNaN(traded) ? Outcome.UNKNOWN : traded > 0 ? Outcome.TAKEN : Outcome.MISSED;
                case "taken", "filled", "done" -> Outcome.TAKEN;
                case "missed", "away", "expired", "refused" -> Outcome.MISSED;
                case "rejected" -> Outcome.REJECTED;
                case "not_quoted", "declined" -> Outcome.NOT_QUOTED;
                case "unknown" -> Outcome.UNKNOWN;
                default -> throw table.wrong(line, table.column("outcome"),
                        "taken, missed, rejected, not_quoted or unknown");
            };
        }
    }
}
