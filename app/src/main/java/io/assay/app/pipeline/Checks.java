package io.assay.app.pipeline;

import io.assay.app.ingest.Ingested;
import io.assay.core.event.FeedCheck;
import io.assay.core.event.Ordered;
import io.assay.core.event.PositionChain;
import io.assay.core.event.PositionCheck;
import io.assay.core.event.PositionReport;
import io.assay.core.market.MarketLog;
import io.assay.core.market.ReferenceCoverage;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// Everything that was checked before numbers were made of the data.
///
/// @param outOfOrder fills against the order of their source, by source
/// @param positions every report of a position beside what fills say
/// @param coverage how far the reference of each instrument reaches, by number of the instrument
record Checks(FeedCheck feed, PositionChain.Check chain, SortedMap<String, Long> outOfOrder,
        MarketLog.Dating market, List<PositionCheck.Comparison> positions, List<ReferenceCoverage> coverage) {

    /// @param ordered the fills of the tape
    static Checks of(Ingested ingested, Ordered ordered, Tape tape) {
        var fills = tape.fills();
        return new Checks(FeedCheck.of(fills), PositionChain.check(fills), ordered.outOfOrder(),
                ingested.market().dating(),
                PositionCheck.of(fills, ingested.accounts().all(PositionReport.class)),
                ReferenceCoverage.of(fills, tape.market(),
                        Arrays.stream(Horizon.values()).mapToLong(Horizon::ns).toArray()));
    }
}
