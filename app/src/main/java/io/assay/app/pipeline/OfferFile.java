package io.assay.app.pipeline;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.assay.app.config.Nearest;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.core.precision.Offers;
import io.assay.core.precision.WindowPlan;
import io.assay.core.venue.MappedTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a house offered to whom and what was taken, from a file with the columns of [#COLUMNS], the last two optional. A
/// file of requests for quotes ([QuoteFile]) does as well: those that were not quoted, that the house rejected or whose fate
/// is not known are left out and counted.
///
/// @param rows that can be used
/// @param unjudged fills of which nothing says what they cost
/// @param silent requests that say nothing of what an offer earns
record OfferFile(List<Row> rows, long unjudged, long silent) {
    static final List<String> COLUMNS =
            List.of("time", "account", "width_bp", "notional_usd", "filled_usd", "adverse_bp",
                    "randomised");
    static final OfferFile NONE = new OfferFile(List.of(), 0, 0);

    private static final int NEEDED = 5;
    private static final List<String> SILENT = List.of("not_quoted", "declined", "rejected", "unknown");

    OfferFile {
        rows = List.copyOf(rows);
    }

    /// One offer.
    ///
    /// @param widthBp from the reference, in the house's favour
    /// @param adverseBp cost of the fill by the horizon; + = the house loses; NaN where nothing says it
    record Row(long timeNs, String account, double widthBp, double offeredUsd, double filledUsd, double adverseBp,
            boolean randomised) {}

    static OfferFile read(Optional<Path> file) {
        return file.map(OfferFile::read).orElse(NONE);
    }

    private static OfferFile read(Path path) {
        var rows = new ArrayList<Row>();
        long unjudged = 0;
        long silent = 0;
        try (var csv = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (var record : csv) {
                if (rows.isEmpty() && silent == 0) {
                    header(record.getHeader(), path);
                }
                if (isSilent(record)) {
                    silent++;
                    continue;
                }
                var row = row(record, path + ", line " + record.getStartingLineNumber());
                unjudged += row.filledUsd > 0 && Double.isNaN(row.adverseBp) ? 1 : 0;
                rows.add(row);
            }
        } catch (CsvParseException e) {
            throw UserError.usage("not a table of offers: " + path).at("--offers " + path)
                    .because(String.valueOf(e.getMessage())).next("export it as CSV").causedBy(e);
        } catch (IOException e) {
            throw UserError.usage("cannot read " + path).at("--offers " + path).because(Reasons.of(e))
                    .next("check the path").causedBy(e);
        }
        if (rows.isEmpty()) {
            throw UserError.usage("no offers in " + path).at("--offers " + path)
                    .because("it has no row that can be used").next("its header is " + String.join(",", COLUMNS));
        }
        return new OfferFile(rows, unjudged, silent);
    }

    private static void header(List<String> names, Path path) {
        for (String needed : COLUMNS.subList(0, NEEDED)) {
            if (!names.contains(needed)) {
                throw UserError.usage("no column " + needed + " in " + path).at(path + ", line 1")
                        .because("there are " + String.join(", ", names))
                        .next(Nearest.to(needed, names).map(near -> "rename " + near + " to " + needed)
                                .orElse("its header is " + String.join(",", COLUMNS)));
            }
        }
    }

    private static boolean isSilent(NamedCsvRecord record) {
        String outcome = record.findField("outcome").orElse("").strip().toLowerCase(Locale.ROOT);
        return SILENT.contains(outcome) || (record.findField("outcome").isPresent() && outcome.isEmpty()
                && (record.getField("width_bp").isBlank() || record.getField("filled_usd").isBlank()));
    }

    private static Row row(NamedCsvRecord record, String place) {
        double width = number(record, "width_bp", place, Double.NaN);
        double offered = number(record, "notional_usd", place, Double.NaN);
        double filled = number(record, "filled_usd", place, Double.NaN);
        if (!(offered > 0) || !(filled >= 0 && filled <= offered) || Double.isNaN(width)) {
            throw UserError.usage("not an offer").at(place)
                    .because(String.format(Locale.ROOT, "width %s bp, offered %s USD, filled %s USD", width, offered,
                            filled))
                    .next("0 <= filled_usd <= notional_usd, and every offer has a width");
        }
        boolean lot = switch (record.findField("randomised").orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", "0", "false", "no" -> false;
            case "1", "true", "yes" -> true;
            default -> throw UserError.usage("bad value for randomised: " + record.getField("randomised")).at(place)
                    .next("write true or false");
        };
        return new Row(time(record.getField("time"), place), record.getField("account").strip(), width, offered, filled,
                number(record, "adverse_bp", place, Double.NaN), lot);
    }

    private static double number(NamedCsvRecord record, String column, String place, double otherwise) {
        String text = record.findField(column).orElse("").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(column, text, place).causedBy(e);
        }
        throw bad(column, text, place);
    }

    private static UserError bad(String column, String text, String place) {
        return UserError.usage("bad value for " + column + ": " + text).at(place).because("wanted: a number")
                .next("mend that line");
    }

    private static long time(String text, String place) {
        return MappedTime.anyNs(text.strip()).orElseThrow(() -> UserError.usage("bad value for time: " + text).at(place)
                .because("wanted: a moment (2025-10-27T17:00:00Z) or a count since 1970").next("mend that line"));
    }

    /// The offers of one window.
    ///
    /// @param blocks first moments of its blocks
    Offers within(WindowPlan.Window window, List<Long> blocks) {
        var builder = new Offers.Builder();
        boolean any = false;
        for (var row : rows) {
            if (row.timeNs >= window.fromNs() && row.timeNs < window.toNs()) {
                int block = Math.toIntExact(blocks.stream().filter(start -> start <= row.timeNs).count()) - 1;
                builder.add(row.account, block, row.widthBp, row.offeredUsd, row.filledUsd, row.adverseBp,
                        row.randomised);
                any = true;
            }
        }
        return any ? builder.build(blocks.size()) : Offers.NONE;
    }

    List<String> notes() {
        var out = new ArrayList<String>();
        if (unjudged > 0) {
            out.add(String.format(Locale.ROOT,
                    "%,d offers were taken and nothing says what they cost (adverse_bp): they count as taken, at the mean cost"
                            + " of the fills at their width",
                    unjudged));
        }
        if (silent > 0) {
            out.add(String.format(Locale.ROOT,
                    "%,d requests were not quoted, were rejected by the house or have no known answer: they judge no width",
                    silent));
        }
        return out;
    }
}
