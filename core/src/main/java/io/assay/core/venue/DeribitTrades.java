package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Deribit's trades of an account (`private/get_user_trades...`, `user.trades`, `user.changes`).
///
/// `direction` is the account's own side. Each trade is a fill and, by what the venue says beside it, a mark. A trade
/// of a combination counts by its legs: those inside the row are read, and the same legs standing beside it are the
/// same fills; without legs inside it is skipped. `profit_loss` of what is settled in coin is taken at the row's
/// `index_price`.
final class DeribitTrades extends DeribitRows {
    /// A table that lost one of the two is still one of an account's own trades, and is refused for what it lacks.
    static final List<Format> FORMATS = List.of(markedBy("order_id"), markedBy("fee"));

    private static Format markedBy(String own) {
        return Format.of("Deribit user trades", Deribit.VENUE, List.of("instrument_name", "trade_seq", own),
                List.of("trade_id", "instrument_name", "timestamp", "direction", "price", "amount", "order_id"),
                List.of("order_type", "advanced", "matching_id", "tick_direction", "index_price", "contracts", "iv",
                        "underlying_price", "mark_price", "liquidation", "liquidity", "fee", "fee_currency", "label",
                        "state", "block_trade_id", "block_rfq_id", "block_rfq_quote_id", "reduce_only", "post_only",
                        "mmp",
                        "risk_reducing", "api", "profit_loss", "legs", "combo_id", "combo_trade_id", "quote_set_id",
                        "quote_id", "trade_allocations", "user_id", "self_trade", "email", "username", "ip",
                        "system_name"),
                DeribitTrades::new);
    }

    private static final Map<String, Liquidity> LIQUIDITIES = Map.of("M", Liquidity.MAKER, "T", Liquidity.TAKER);
    private static final List<String> LIQUIDATIONS = List.of("M", "T", "MT", "none");

    private DeribitTrades(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        dropPersonal(row);
        if (!Deribit.isCombination(row.text("instrument_name"))) {
            trade(row, row);
            return;
        }
        var legs = row.parts("legs");
        if (legs.isEmpty()) {
            sink.skipped("a trade of a combination: its legs, which stand beside it, are the fills", row.line());
        }
        for (var leg : legs) {
            trade(leg, row);
        }
    }

    /// @param parent the row itself, or the trade of the combination it is a leg of
    private void trade(Row row, Row parent) {
        var account = account(row);
        var instrument = instrument(row);
        long timeNs = row.millisTime("timestamp");
        var tradeId = row.id("trade_id");
        if (tradeId.isEmpty()) {
            row.refuse(Reason.MISSING_FIELD, "trade_id", "");
        }
        var side = row.side("direction", SIDES);
        var price = row.floatingAmount("price");
        var quantity = row.floatingAmount("amount");
        var roles = row.has("liquidity") ? row : parent;
        var liquidity = roles.has("liquidity")
                ? roles.choice("liquidity", LIQUIDITIES, Liquidity.UNKNOWN, Reason.BAD_NAME)
                : Liquidity.UNKNOWN;
        var cause = cause(row, parent, liquidity);
        var fee = row.floating("fee");
        var mark = mark(row, instrument.name(), timeNs);
        var profit = Deribit.inQuote(instrument, row.floating("profit_loss"), mark == null ? null : mark.index());
        var order = row.id("order_id");
        var fault = row.fault() == null ? parent.fault() : row.fault();
        if (fault != null) {
            reject(fault);
            return;
        }
        var events = new ArrayList<Event>();
        events.add(new Fill(account, instrument.name(), timeNs, received(row), -1, -1, side, price, quantity, liquidity,
                cause, fee, fee == null ? "" : feeCurrency(row, instrument), tradeId, 0, order, null, profit));
        if (mark != null) {
            events.add(mark);
        }
        finish(row, instrument, events);
    }

    private static String feeCurrency(Row row, Instrument instrument) {
        var stated = row.text("fee_currency");
        return stated.isEmpty() ? instrument.contract().settle() : stated;
    }

    /// Why the trade happened. `liquidation` names the side (M maker, T taker) that was liquidated.
    private static Cause cause(Row row, Row parent, Liquidity liquidity) {
        var liquidated = row.text("liquidation");
        if (!liquidated.isEmpty() && !LIQUIDATIONS.contains(liquidated)) {
            return Cause.UNKNOWN;
        }
        if (row.text("order_type").equals("liquidation")) {
            return Cause.LIQUIDATED;
        }
        if (!liquidated.isEmpty() && !liquidated.equals("none")) {
            return switch (liquidity) {
                case MAKER -> liquidated.contains("M") ? Cause.LIQUIDATED : Cause.LIQUIDATOR;
                case TAKER -> liquidated.contains("T") ? Cause.LIQUIDATED : Cause.LIQUIDATOR;
                case UNKNOWN -> Cause.UNKNOWN;
            };
        }
        if (row.has("block_rfq_id") || parent.has("block_rfq_id")) {
            return Cause.RFQ;
        }
        if (row.has("block_trade_id") || parent.has("block_trade_id")) {
            return Cause.BLOCK;
        }
        return !row.equals(parent) || row.has("combo_id") || row.has("combo_trade_id") ? Cause.COMBO_LEG : Cause.NORMAL;
    }
}
