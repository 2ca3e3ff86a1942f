package io.assay.core.venue;

import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Reason;
import java.util.List;

/// A list of liquidation fills whose users were hashed by whoever made it (`ts,coin,user,episode,notional`):
/// neither price nor side, so each row tells that an account was liquidated, and of how much.
final class HyperliquidLiquidations implements RowDecoder {
    static final Format FORMAT = Format.of("Hyperliquid liquidation fills, users hashed", HyperliquidContext.VENUE,
            List.of("ts", "user", "episode", "notional"), List.of("ts", "user", "notional"),
            List.of("coin", "episode"), (source, sink) -> new HyperliquidLiquidations(sink))
            .withCaveats("hashed liquidation fills name neither price nor side: they tell that an account was "
                    + "liquidated, and meet no account of another file");

    private final EventSink sink;

    private HyperliquidLiquidations(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row row) {
        long timeNs = row.millisTime("ts");
        var user = HyperliquidContext.account(row, "user", row.name("user", Reason.BAD_ACCOUNT));
        var notional = row.floatingAmount("notional");
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            sink.event(new LiquidationNotice(user, timeNs, notional), row.line());
        }
    }
}
