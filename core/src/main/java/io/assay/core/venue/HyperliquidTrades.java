package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Print;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;

/// Public trades (`trades`, `recentTrades`): `side` is the aggressor's, `users` names buyer and seller, and a
/// trade that names them is a fill of each. One that does not is a [Print].
///
/// The feed tells neither positions, fees nor why a trade happened: liquidations look like any other. `tid` is
/// shared with the fills of the two accounts, so what else is known of them replaces this.
final class HyperliquidTrades implements RowDecoder {
    static final List<Format> FORMATS = List.of(markedBy("coin", "px", "sz", "tid"),
            markedBy("coin", "px", "sz", "users"));

    private final HyperliquidContext context;

    private HyperliquidTrades(EventSink sink) {
        context = new HyperliquidContext(sink);
    }

    private static Format markedBy(String... marks) {
        return Format.of("Hyperliquid trades", HyperliquidContext.VENUE, List.of(marks),
                List.of("coin", "side", "px", "sz", "time", "tid"), List.of("users", "hash", "liquidation"),
                (source, sink) -> new HyperliquidTrades(sink));
    }

    private record Trade(String coin, long timeNs, long receivedNs, Side side, BigDecimal price, BigDecimal quantity,
            String id) {
        Fill of(String account, Side own) {
            return new Fill(account, coin, timeNs, receivedNs, -1, -1, own, price, quantity,
                    own == side ? Liquidity.TAKER : Liquidity.MAKER, Cause.NORMAL, null, "", id, 0, "", null, null);
        }

        Print print() {
            return new Print(coin, HyperliquidContext.VENUE, timeNs, receivedNs, price, quantity,
                    side == Side.BUY ? Print.Taker.BUYER : Print.Taker.SELLER, id);
        }
    }

    @Override
    public void row(Row row) {
        var trade = trade(row);
        var users = HyperliquidContext.value(row, "users");
        if (users == null || (users instanceof Json.Leaf leaf && leaf.isNull())) {
            context.end(row, List.of(trade.print()), trade.coin);
        } else if (users instanceof Json.Arr pair && pair.items().size() == 2) {
            context.end(row,
                    List.of(trade.of(user(row, pair, 0), Side.BUY), trade.of(user(row, pair, 1), Side.SELL)),
                    trade.coin);
        } else {
            row.refuse(Reason.BAD_ACCOUNT, "users", row.text("users"));
            context.end(row, List.of(), trade.coin);
        }
    }

    private static Trade trade(Row row) {
        for (var ofFill : List.of("oid", "dir", "crossed")) {
            if (row.has(ofFill)) {
                row.refuse(Reason.MISSING_FIELD, "startPosition", "");
            }
        }
        var coin = row.name("coin", Reason.BAD_NAME);
        long timeNs = row.millisTime("time");
        var side = row.side("side", HyperliquidContext.SIDES);
        var price = row.amount("px");
        var quantity = row.amount("sz");
        row.required("tid");
        var id = HyperliquidContext.digits(row, "tid");
        return new Trade(coin, timeNs, HyperliquidContext.receivedNs(row), side, price, quantity,
                id.isEmpty() ? "?" : id);
    }

    private static String user(Row row, Json.Arr users, int place) {
        var field = "users[" + place + "]";
        if (users.items().get(place) instanceof Json.Leaf leaf && leaf.isText() && !leaf.text().isEmpty()) {
            return HyperliquidContext.account(row, field, leaf.text());
        }
        row.refuse(Reason.BAD_ACCOUNT, field, "");
        return "";
    }
}
