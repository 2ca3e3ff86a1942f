package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trades of `fetch_my_trades`. Amounts count contracts, coins on spot markets; a fee is positive when paid.
final class CcxtTrades implements RowDecoder {
    private static final Map<String, Liquidity> LIQUIDITIES = Map.of("taker", Liquidity.TAKER, "maker",
            Liquidity.MAKER);

    /// @param cost null when the row states none
    private record Fee(@Nullable BigDecimal cost, String currency) {
        private static final Fee NONE = new Fee(null, "");
    }

    private final EventSink sink;
    private final CcxtContracts contracts;
    private final Map<Fill, Integer> seen = new HashMap<>();

    CcxtTrades(EventSink sink) {
        this.sink = sink;
        contracts = new CcxtContracts(sink);
    }

    @Override
    public void row(Row given) {
        var row = Ccxt.object(given);
        var fill = fill(row);
        var size = CcxtContracts.stated(row);
        var cost = row.floating("cost");
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
            return;
        }
        contracts.describe(fill, size, cost);
        sink.event(fill.occurrence() == 0 ? fill : fill.withOccurrence(seen.merge(fill, 1, Integer::sum)), row.line());
    }

    private static Fill fill(JsonRow row) {
        long timeNs = Ccxt.timeNs(row);
        var symbol = row.name("symbol", Reason.BAD_NAME);
        var side = Ccxt.side(row);
        var price = row.floatingAmount("price");
        var quantity = row.floatingAmount("amount");
        var liquidity = row.has("takerOrMaker")
                ? row.choice("takerOrMaker", LIQUIDITIES, Liquidity.UNKNOWN, Reason.BAD_FLAG)
                : Liquidity.UNKNOWN;
        var id = row.id("id");
        var order = row.id("order");
        var fee = fee(row);
        return new Fill(Ccxt.account(row), symbol, timeNs, Event.UNTIMED, -1, -1, side, price, quantity, liquidity,
                Cause.NORMAL, fee.cost(), fee.cost() == null ? "" : fee.currency(), id, id.isEmpty() ? 1 : 0, order,
                null, null);
    }

    /// `fee`, else the sum of `fees` where they are in one currency. Fees in several are not said at all: one number
    /// cannot hold them.
    private static Fee fee(JsonRow row) {
        for (var field : new String[]{"fee", "fees"}) {
            if (row.at(field) instanceof Json.Leaf leaf && !leaf.text().isEmpty()) {
                row.refuse(Reason.BAD_JSON, field, leaf.text());
            }
        }
        var cost = row.floating("fee.cost");
        return cost == null ? sum(row) : new Fee(cost, row.id("fee.currency"));
    }

    private static Fee sum(JsonRow row) {
        var sum = Fee.NONE;
        for (var part : row.parts("fees")) {
            var cost = Ccxt.number(row, part, "cost", "fees.");
            var currency = part.text("currency");
            if (cost == null) {
                continue;
            }
            if (sum.cost() != null && !sum.currency().equals(currency)) {
                return Fee.NONE;
            }
            sum = new Fee(sum.cost() == null ? cost : sum.cost().add(cost), currency);
        }
        return sum;
    }
}
