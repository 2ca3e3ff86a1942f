package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.Print;
import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Deribit's public trades. Block trades and legs of combinations were priced outside the book of their instrument:
/// they give a mark and no print.
final class DeribitPrints extends DeribitRows {
    static final Format FORMAT = Format.of("Deribit public trades", Deribit.VENUE,
            List.of("instrument_name", "trade_seq"),
            List.of("trade_id", "instrument_name", "timestamp", "direction", "price", "amount"),
            List.of("tick_direction", "index_price", "contracts", "iv", "underlying_price", "liquidation", "mark_price",
                    "block_trade_id", "block_trade_leg_count", "combo_id", "combo_trade_id", "block_rfq_id", "legs"),
            DeribitPrints::new);
    private static final Map<String, Print.Taker> TAKERS =
            Map.of("buy", Print.Taker.BUYER, "sell", Print.Taker.SELLER);

    private DeribitPrints(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        if (Deribit.isCombination(row.text("instrument_name"))) {
            sink.skipped("a public trade of a combination, which is not made in the books of its legs", row.line());
            return;
        }
        var instrument = instrument(row);
        long timeNs = row.millisTime("timestamp");
        var tradeId = row.id("trade_id");
        var taker = row.choice("direction", TAKERS, Print.Taker.UNKNOWN, Reason.BAD_SIDE);
        var price = row.floatingAmount("price");
        var quantity = row.floatingAmount("amount");
        var mark = mark(row, instrument.name(), timeNs);
        boolean inBook = !row.has("block_trade_id") && !row.has("block_rfq_id") && !row.has("combo_id");
        var events = new ArrayList<Event>();
        if (inBook) {
            events.add(new Print(instrument.name(), Deribit.VENUE, timeNs, received(row), price, quantity, taker,
                    tradeId));
        }
        if (mark != null) {
            events.add(mark);
        }
        if (events.isEmpty() && row.fault() == null) {
            sink.skipped("a public trade outside the book, without a mark", row.line());
        }
        finish(row, instrument, events);
    }
}
