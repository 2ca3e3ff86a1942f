package io.assay.core.venue;

import java.util.List;

/// Messages of the websocket that hold nothing Assay uses, named so that they are not taken for lost rows.
///
/// @param what they are, in words
record HyperliquidTalk(String what, EventSink sink) implements RowDecoder {
    private static final String CHANNELS = "subscriptionResponse|pong|error|notification|candle|allMids|"
            + "activeAssetData|post|twapStates|userTwapHistory|userHistoricalOrders";
    static final Format FORMAT = Format.of("Hyperliquid websocket messages", HyperliquidContext.VENUE,
            List.of("channel=" + CHANNELS), List.of("channel"),
            List.of("data", "received_ns", "received_wall_ns", "recv_ns", "receive_ns", "local_ns"),
            (source, sink) -> new HyperliquidTalk("", sink));
    /// A notice of `userEvents`, without a time: the fills of the liquidation say the same, dated.
    static final Format LIQUIDATION = Format.of("Hyperliquid liquidation notices", HyperliquidContext.VENUE,
            List.of("lid", "liquidated_user"), List.of("lid"),
            List.of("liquidator", "liquidated_ntl_pos", "liquidated_account_value"),
            (source, sink) -> new HyperliquidTalk("a liquidation notice without a time", sink));
    /// Orders somebody else than their owner cancelled, without a time or side.
    static final Format CANCELS = Format.of("Hyperliquid cancellations by the venue", HyperliquidContext.VENUE,
            List.of("nonUserCancel"), List.of("nonUserCancel"), List.of(),
            (source, sink) -> new HyperliquidTalk("cancellations without a time", sink));

    @Override
    public void row(Row row) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            sink.skipped(what.isEmpty() ? "a Hyperliquid message of " + row.text("channel") : what, row.line());
        }
    }
}
