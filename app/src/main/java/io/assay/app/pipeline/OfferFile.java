package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.core.policy.quote.demand.QuoteRecord.Outcome;
import io.assay.core.precision.Offers;
import io.assay.core.precision.WindowPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a house offered to whom and what was taken, from a file with the columns of [#COLUMNS], the last two optional, read as
/// any file of requests is ([QuoteFile]): those that were not quoted, that the house rejected or whose fate is not known are
/// left out and counted.
///
/// @param rows that can be used
/// @param unjudged fills of which nothing says what they cost
/// @param silent requests that say nothing of what an offer earns
record OfferFile(List<Row> rows, long unjudged, long silent) {
    static final List<String> COLUMNS =
            List.of("time", "account", "width_bp", "notional_usd", "filled_usd", "adverse_bp",
                    "randomised");
    static final OfferFile NONE = new OfferFile(List.of(), 0, 0);

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
        var all = QuoteFile.read(path).records();
        var rows = all.stream().filter(r -> r.outcome() == Outcome.TAKEN || r.outcome() == Outcome.MISSED)
                .map(r -> new Row(r.timeNs(), r.account(), r.widthBp(), r.notionalUsd(), r.filledUsd(), r.adverseBp(),
                        r.randomised()))
                .toList();
        if (rows.isEmpty()) {
            throw UserError.usage("no offers in " + path).at("--offers " + path)
                    .because("it has no row that can be used").next("its header is " + String.join(",", COLUMNS));
        }
        long unjudged = rows.stream().filter(row -> row.filledUsd > 0 && Double.isNaN(row.adverseBp)).count();
        return new OfferFile(rows, unjudged, all.size() - rows.size());
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
