package io.assay.core.venue;

import java.util.List;
import java.util.stream.Stream;

/// Everything Hyperliquid writes beside its 2023 archive: answers, websocket messages, node files, and the files
/// people make of them.
final class HyperliquidFormats {
    static final List<Format> ALL = Stream.of(HyperliquidFills.FORMATS, HyperliquidTrades.FORMATS,
            HyperliquidBooks.FORMATS, HyperliquidFunding.FORMATS, HyperliquidState.FORMATS,
            HyperliquidOrders.FORMATS, HyperliquidMeta.FORMATS,
            List.of(HyperliquidNodeTrades.FORMAT, HyperliquidMarks.FORMAT, HyperliquidLedger.FORMAT,
                    HyperliquidSheet.FORMAT, HyperliquidLiquidations.FORMAT, HyperliquidTalk.FORMAT,
                    HyperliquidTalk.LIQUIDATION, HyperliquidTalk.CANCELS))
            .flatMap(List::stream).toList();

    private HyperliquidFormats() {}
}
