package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.util.List;

/// Trades as a node wrote them from March to May 2025 (`node_trades`): `side_info` holds the buyer and the
/// seller, each with its order and its position before; `side` is the aggressor's; times are ISO without a
/// zone, in UTC, to the nanosecond.
///
/// There is no trade id: the two orders that met name the trade. `hash` is of a transaction and may hold many.
final class HyperliquidNodeTrades implements RowDecoder {
    static final Format FORMAT = Format.of("Hyperliquid node_trades", HyperliquidContext.VENUE,
            List.of("side_info"), List.of("coin", "side", "time", "px", "sz", "side_info"),
            List.of("hash", "trade_dir_override"), (source, sink) -> new HyperliquidNodeTrades(sink))
            .withCaveats("node_trades have no trade ids: other files of the same trades count them again");

    private final HyperliquidContext context;

    private HyperliquidNodeTrades(EventSink sink) {
        context = new HyperliquidContext(sink);
    }

    @Override
    public void row(Row row) {
        var parties = row.parts("side_info");
        if (parties.size() == 2) {
            var id = order(row, parties, 0) + "-" + order(row, parties, 1);
            context.end(row, List.of(fill(row, parties, 0, id), fill(row, parties, 1, id)), row.text("coin"));
        } else {
            row.refuse(Reason.MISSING_FIELD, "side_info", parties.size() + " parties");
            context.end(row, List.of(), "");
        }
    }

    private static Fill fill(Row row, List<Row> parties, int place, String id) {
        var party = parties.get(place);
        var own = place == 0 ? Side.BUY : Side.SELL;
        var coin = row.name("coin", Reason.BAD_NAME);
        long timeNs = row.isoTime("time");
        var aggressor = row.side("side", HyperliquidContext.SIDES);
        var price = row.amount("px");
        var quantity = row.amount("sz");
        party.name("user", Reason.BAD_ACCOUNT);
        var user = HyperliquidContext.account(party, "user", party.text("user"));
        var before = party.number("start_pos");
        var order = HyperliquidContext.digits(party, "oid");
        var twap = HyperliquidContext.digits(party, "twap_id");
        HyperliquidContext.adopt(row, "side_info[" + place + "]", party);
        var override = row.text("trade_dir_override");
        var cause = !override.isEmpty() && !override.equals("Na") ? Cause.UNKNOWN
                : !twap.isEmpty() ? Cause.TWAP : Cause.NORMAL;
        return new Fill(user, coin, timeNs, HyperliquidContext.receivedNs(row), -1, -1, own, price, quantity,
                own == aggressor ? Liquidity.TAKER : Liquidity.MAKER, cause, null, "", id, 0, order, before, null);
    }

    private static String order(Row row, List<Row> parties, int place) {
        var order = parties.get(place).text("oid");
        if (order.isEmpty()) {
            row.refuse(Reason.MISSING_FIELD, "side_info[" + place + "].oid", "");
        }
        return order;
    }
}
