package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Hyperliquid's 2023 archive of trades: `time,user,coin,side,px,sz,crossed`.
///
/// Times are whole seconds, `side` is Bid (bought) or Ask (sold), there is no trade id: rows that
/// nothing tells apart are numbered within their file, and two files that hold the same rows hold
/// them once. Positions, fees and profits are not in it.
final class ArchiveTrades implements RowDecoder {
    static final Format FORMAT = Format.of("Hyperliquid 2023 archive of trades", "hyperliquid",
            List.of("user", "coin", "px"), List.of("time", "user", "coin", "side", "px", "sz", "crossed"), List.of(),
            (source, sink) -> new ArchiveTrades(sink));
    private static final Map<String, Side> SIDES = Map.of("Bid", Side.BUY, "Ask", Side.SELL);
    private static final Map<String, Liquidity> CROSSED = Map.of("true", Liquidity.TAKER, "false", Liquidity.MAKER);

    private final EventSink sink;
    private final Map<Fill, Integer> seen = new HashMap<>();

    private ArchiveTrades(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row row) {
        var fill = fill(row);
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            sink.event(fill.withOccurrence(seen.merge(fill, 1, Integer::sum)), row.line());
        }
    }

    private static Fill fill(Row row) {
        long timeNs = row.isoTime("time");
        var account = row.address("user");
        var coin = row.name("coin", Reason.BAD_NAME);
        var price = row.amount("px");
        var quantity = row.amount("sz");
        var side = row.side("side", SIDES);
        var liquidity = row.choice("crossed", CROSSED, Liquidity.UNKNOWN, Reason.BAD_FLAG);
        return new Fill(account, coin, timeNs, -1, -1, side, price, quantity, liquidity, Cause.NORMAL, null, "", "",
                1, "", null, null);
    }
}
