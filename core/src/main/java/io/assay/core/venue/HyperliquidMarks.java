package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.Mark;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of an instrument (`activeAssetCtx`, `activeSpotAssetCtx`): mark and oracle price. The venue dates it not, so
/// without a receive time it is of no use. Its `funding` is a forecast of the running hour and is not read.
final class HyperliquidMarks implements RowDecoder {
    static final Format FORMAT = Format.of("Hyperliquid asset contexts", HyperliquidContext.VENUE,
            List.of("coin", "ctx"), List.of("coin", "ctx"), List.of(), (source, sink) -> new HyperliquidMarks(sink));

    private final HyperliquidContext context;

    private HyperliquidMarks(EventSink sink) {
        context = new HyperliquidContext(sink);
    }

    @Override
    public void row(Row row) {
        var coin = row.name("coin", Reason.BAD_NAME);
        long receivedNs = HyperliquidContext.receivedNs(row);
        var mark = new Mark(coin, HyperliquidContext.VENUE, Event.UNTIMED, receivedNs, price(row, "ctx.markPx"),
                price(row, "ctx.oraclePx"), null, null);
        if (row.fault() == null && receivedNs == Event.UNTIMED) {
            context.sink().skipped("an asset context without any time", row.line());
        } else {
            context.end(row, mark);
        }
    }

    private static @Nullable BigDecimal price(Row row, String field) {
        return row.has(field) ? row.amount(field) : null;
    }
}
