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
    private static final List<String> COLUMNS = List.of("time", "user", "coin", "side", "px", "sz", "crossed");

    private final Columns columns;
    private final EventSink sink;
    private final Map<Fill, Integer> seen = new HashMap<>();

    private ArchiveTrades(Columns columns, EventSink sink) {
        this.columns = columns;
        this.sink = sink;
    }

    static Table table(List<String> header, Source source, EventSink sink) {
        Columns.tellUnknown(header, COLUMNS, sink);
        return new Table("Hyperliquid 2023 archive of trades", Columns.missing(header, COLUMNS),
                new ArchiveTrades(new Columns(header, source), sink));
    }

    @Override
    public void row(List<String> cells, long line) {
        if (columns.start(cells, line)) {
            var fill = fill();
            if (columns.fault() == null) {
                sink.event(fill.withOccurrence(seen.merge(fill, 1, Integer::sum)), line);
                return;
            }
        }
        var fault = columns.fault();
        if (fault != null) {
            sink.reject(fault);
        }
    }

    private Fill fill() {
        long timeNs = columns.isoTime("time");
        var account = columns.address("user");
        var coin = columns.name("coin", Reason.BAD_NAME);
        var price = columns.amount("px");
        var quantity = columns.amount("sz");
        var side = side(columns.required("side"));
        var liquidity = liquidity(columns.required("crossed"));
        return new Fill(account, coin, timeNs, -1, -1, side, price, quantity, liquidity, Cause.NORMAL, null, "", "",
                1, "", null, null);
    }

    private Side side(String text) {
        return switch (text) {
            case "Bid" -> Side.BUY;
            case "Ask" -> Side.SELL;
            default -> {
                columns.refuse(Reason.BAD_SIDE, "side", text);
                yield Side.BUY;
            }
        };
    }

    private Liquidity liquidity(String text) {
        return switch (text) {
            case "true" -> Liquidity.TAKER;
            case "false" -> Liquidity.MAKER;
            default -> {
                columns.refuse(Reason.BAD_FLAG, "crossed", text);
                yield Liquidity.UNKNOWN;
            }
        };
    }
}
