package io.assay.app.simulate;

import io.assay.app.simulate.Trade.Leg;
import java.io.IOException;

/// Writes trades as canonical fills, one row a fill, the buyer's before the seller's.
final class CanonicalCsvWriter implements TradeSink {
    static final String HEADER = "account,venue,instrument,kind,ts_event,ts_recv,seq,block,side,price,qty,qty_unit,"
            + "notional_usd,liquidity,fee,fee_ccy,trade_id,order_id,client_order_id,cause,pos_before,raw";
    private static final long MS = 1_000_000;

    private final AsciiWriter out;

    CanonicalCsvWriter(AsciiWriter out) throws IOException {
        this.out = out;
        out.text(HEADER).character('\n');
    }

    @Override
    public void trade(Trade trade) throws IOException {
        row(trade, trade.buyer(), 'B', 2 * trade.sequence());
        row(trade, trade.seller(), 'S', 2 * trade.sequence() + 1);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// The event time is cut to whole milliseconds, as the venue's own fills are.
    private void row(Trade trade, Leg leg, char side, long sequence) throws IOException {
        Listing listing = trade.listing();
        int money = listing.moneyDecimals();
        out.text(leg.account()).text(",hyperliquid,").text(listing.symbol()).character(',')
                .text(listing.product().name()).character(',').time(trade.timeNs() / MS * MS).text("Z,")
                .time(NodeFillsWriter.localTimeNs(trade.block(), trade.timeNs())).text("Z,").number(sequence)
                .character(',').number(trade.block()).character(',').character(side).character(',')
                .decimal(trade.price(), listing.priceDecimals()).character(',')
                .decimal(trade.lots(), listing.sizeDecimals()).text(",BASE,").decimal(trade.notional(), money)
                .text(leg.isTaker() ? ",TAKER," : ",MAKER,")
                .decimal(leg.fee(), leg.feeInBase() ? listing.positionDecimals() : money).character(',')
                .text(leg.feeInBase() ? listing.base() : "USDC").character(',').number(trade.tid()).character(',')
                .number(leg.order()).character(',');
        if (leg.hasClientId()) {
            Ids.clientId(out, leg.order());
        }
        out.character(',').text(cause(trade, leg)).character(',')
                .decimal(leg.position(), listing.positionDecimals()).text(",\n");
    }

    private static String cause(Trade trade, Leg leg) {
        if (trade.liquidation() != null) {
            return leg.isTaker() ? "LIQUIDATED" : "LIQUIDATOR";
        }
        return leg.twapId() != 0 ? "TWAP" : "NORMAL";
    }
}
