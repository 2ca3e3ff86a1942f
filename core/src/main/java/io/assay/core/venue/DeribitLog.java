package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Decimals;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Deribit's transaction log: what moved a currency compartment of an account.
///
/// | type | becomes |
/// |---|---|
/// | trade | a fill that starts at `position` less its own amount; the same trade in a list of trades is the same fill |
/// | delivery | a fill of cause SETTLEMENT at the delivery price, or only the position after it when that price is 0 |
/// | settlement | the position, and for a perpetual the funding of the session (`total_interest_pl`, else `interest_pl`) |
/// | deposit, withdrawal, transfer, swap, correction | a transfer of `change` |
/// | any other | nothing of its own |
///
/// Each row also says the compartment's equity and, with an instrument, its mark. `email`, `username` and `ip` are
/// dropped.
final class DeribitLog extends DeribitRows {
    static final Format FORMAT = Format.of("Deribit transaction log", Deribit.VENUE,
            List.of("user_seq", "type", "change", "currency"), List.of("type", "timestamp", "currency"),
            List.of("id", "user_id", "username", "commission", "cashflow", "balance", "change", "user_seq", "info",
                    "equity", "mark_price", "settlement_price", "index_price", "instrument_name", "position", "side",
                    "amount", "price", "price_currency", "trade_id", "order_id", "user_role", "fee_role",
                    "profit_as_cashflow", "interest_pl", "block_rfq_id", "ip", "session_rpl", "session_upl",
                    "total_interest_pl", "contracts", "email", "fee_balance", "combo_id", "combo_trade_id",
                    "underlying_price", "iv", "block_trade_id"),
            DeribitLog::new);
    private static final Map<String, Side> TRADED = Map.of("open buy", Side.BUY, "close buy", Side.BUY, "buy", Side.BUY,
            "open sell", Side.SELL, "close sell", Side.SELL, "sell", Side.SELL);
    private static final Map<String, Liquidity> ROLES = Map.of("maker", Liquidity.MAKER, "taker", Liquidity.TAKER);
    private static final List<String> MOVES = List.of("deposit", "withdrawal", "transfer", "swap", "correction");

    private DeribitLog(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        dropPersonal(row);
        var type = row.name("type", Reason.BAD_NAME);
        if (type.equals("trade") && Deribit.isCombination(row.text("instrument_name"))) {
            sink.skipped("a trade of a combination: its legs, which stand beside it, are the fills", row.line());
            return;
        }
        var account = account(row);
        long timeNs = row.millisTime("timestamp");
        var currency = row.name("currency", Reason.BAD_NAME);
        var instrument = row.has("instrument_name") ? instrument(row) : Instrument.unknown("?");
        var events = new ArrayList<Event>(moved(row, type, account, timeNs, currency, instrument));
        var equity = row.floating("equity");
        if (equity != null) {
            events.add(new Equity(account, currency, timeNs, currency, equity, null));
        }
        var mark = row.has("instrument_name") ? mark(row, instrument.name(), timeNs) : null;
        if (mark != null) {
            events.add(mark);
        }
        if (events.isEmpty() && row.fault() == null) {
            sink.skipped("a transaction of type " + type, row.line());
        }
        finish(row, instrument, events);
    }

    private static List<Event> moved(Row row, String type, String account, long timeNs, String currency,
            Instrument instrument) {
        return switch (type) {
            case "trade" -> List.of(fill(row, account, timeNs, currency, instrument, Cause.NORMAL));
            case "delivery" -> delivered(row, account, timeNs, currency, instrument);
            case "settlement" -> settled(row, account, timeNs, currency, instrument);
            default -> MOVES.contains(type) ? transfer(row, account, timeNs, currency) : List.of();
        };
    }

    private static Fill fill(Row row, String account, long timeNs, String currency, Instrument instrument,
            Cause otherwise) {
        row.required("instrument_name");
        var side = row.side("side", TRADED);
        var price = row.floatingAmount("price");
        var quantity = row.floatingAmount("amount");
        var liquidity = row.has("user_role")
                ? row.choice("user_role", ROLES, Liquidity.UNKNOWN, Reason.BAD_NAME)
                : Liquidity.UNKNOWN;
        var fee = row.floating("commission");
        var after = row.floating("position");
        var before = after == null
                ? null
                : Decimals.strip(side == Side.BUY ? after.subtract(quantity) : after.add(quantity));
        boolean isTrade = otherwise == Cause.NORMAL;
        var tradeId = isTrade ? row.id("trade_id") : "settlement-" + row.required("user_seq");
        if (tradeId.isEmpty()) {
            row.refuse(Reason.MISSING_FIELD, "trade_id", "");
            tradeId = "?";
        }
        return new Fill(account, instrument.name(), timeNs, -1, -1, side, price, quantity, liquidity,
                isTrade ? cause(row) : otherwise, fee, fee == null ? "" : currency, tradeId, 0, row.id("order_id"),
                before, null);
    }

    private static Cause cause(Row row) {
        return row.has("block_rfq_id") ? Cause.RFQ : row.has("block_trade_id") ? Cause.BLOCK
                : row.has("combo_id") || row.has("combo_trade_id") ? Cause.COMBO_LEG : Cause.NORMAL;
    }

    private static List<Event> delivered(Row row, String account, long timeNs, String currency,
            Instrument instrument) {
        var price = row.floating("price");
        var quantity = row.floating("amount");
        boolean isTraded = price != null && price.signum() > 0 && quantity != null && quantity.signum() > 0
                && TRADED.containsKey(row.text("side"));
        return isTraded
                ? List.of(fill(row, account, timeNs, currency, instrument, Cause.SETTLEMENT))
                : position(row, account, timeNs, currency, instrument);
    }

    private static List<Event> settled(Row row, String account, long timeNs, String currency, Instrument instrument) {
        var events = new ArrayList<>(position(row, account, timeNs, currency, instrument));
        var session = row.floating("total_interest_pl");
        var funding = session == null ? row.floating("interest_pl") : session;
        if (instrument.kind() == InstrumentKind.PERPETUAL && funding != null) {
            events.add(new FundingPayment(account, instrument.name(), timeNs, funding, currency));
        }
        return events;
    }

    private static List<Event> position(Row row, String account, long timeNs, String currency,
            Instrument instrument) {
        var position = row.floating("position");
        return position == null || !row.has("instrument_name")
                ? List.of()
                : List.of(new PositionReport(account, currency, instrument.name(), timeNs, position, null));
    }

    private static List<Event> transfer(Row row, String account, long timeNs, String currency) {
        row.required("change");
        var change = row.floating("change");
        return List.of(new Transfer(account, currency, timeNs, change == null ? BigDecimal.ZERO : change, currency));
    }
}
