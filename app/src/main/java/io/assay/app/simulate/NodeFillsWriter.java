package io.assay.app.simulate;

import io.assay.app.simulate.Trade.Leg;
import java.io.IOException;

/// Writes trades as a Hyperliquid node does (`node_fills_by_block`): one line a block, the buyer's fill of a
/// trade before the seller's.
final class NodeFillsWriter implements TradeSink {
    private static final long MS = 1_000_000;

    private final AsciiWriter out;
    private long openBlock = -1;

    NodeFillsWriter(AsciiWriter out) {
        this.out = out;
    }

    @Override
    public void trade(Trade trade) throws IOException {
        if (openBlock != trade.block()) {
            begin(trade.block(), trade.timeNs());
        } else {
            out.character(',');
        }
        fill(trade, trade.buyer(), 'B');
        out.character(',');
        fill(trade, trade.seller(), 'A');
    }

    @Override
    public void endBlock(long block, long timeNs) throws IOException {
        if (openBlock != block) {
            begin(block, timeNs);
        }
        out.text("]}\n");
        openBlock = -1;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// When the node wrote the block: 150 to 450 ms after it.
    static long localTimeNs(long block, long timeNs) {
        return timeNs + 150 * MS + (Dice.mix(block) >>> 1) % (300 * MS);
    }

    private void begin(long block, long timeNs) throws IOException {
        openBlock = block;
        out.text("{\"local_time\":\"").time(localTimeNs(block, timeNs)).text("\",\"block_time\":\"").time(timeNs)
                .text("\",\"block_number\":").number(block).text(",\"events\":[");
    }

    private void fill(Trade trade, Leg leg, char side) throws IOException {
        Listing listing = trade.listing();
        int money = listing.moneyDecimals();
        out.text("[\"").text(leg.account()).text("\",{\"coin\":\"").text(listing.name()).text("\",\"px\":\"")
                .decimal(trade.price(), listing.priceDecimals()).text("\",\"sz\":\"")
                .decimal(trade.lots(), listing.sizeDecimals()).text("\",\"side\":\"").character(side)
                .text("\",\"time\":").number(trade.timeNs() / MS).text(",\"startPosition\":\"")
                .decimal(leg.position(), listing.positionDecimals()).text("\",\"dir\":\"").text(leg.direction())
                .text("\",\"closedPnl\":\"").decimal(leg.closedPnl(), money).text("\",\"hash\":\"");
        Ids.hash(out, trade);
        out.text("\",\"oid\":").number(leg.order()).text(leg.isTaker() ? ",\"crossed\":true" : ",\"crossed\":false")
                .text(",\"fee\":\"").decimal(leg.fee(), leg.feeInBase() ? listing.positionDecimals() : money)
                .text("\",\"tid\":").number(trade.tid());
        if (leg.hasClientId()) {
            out.text(",\"cloid\":\"");
            Ids.clientId(out, leg.order());
            out.character('"');
        }
        liquidation(trade);
        out.text(",\"feeToken\":\"").text(leg.feeInBase() ? listing.base() : "USDC").text("\",\"twapId\":");
        if (leg.twapId() == 0) {
            out.text("null}]");
        } else {
            out.number(leg.twapId()).text("}]");
        }
    }

    private void liquidation(Trade trade) throws IOException {
        Trade.Liquidation liquidation = trade.liquidation();
        if (liquidation != null) {
            out.text(",\"liquidation\":{\"liquidatedUser\":\"").text(liquidation.account()).text("\",\"markPx\":\"")
                    .decimal(liquidation.markPrice(), trade.listing().priceDecimals())
                    .text("\",\"method\":\"market\"}");
        }
    }
}
