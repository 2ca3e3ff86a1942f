package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Fills that went through a spreadsheet (`Account,Coin,Execution Price,...,Timestamp IST,...`), read for what
/// survived it.
///
/// Times are `dd-mm-yyyy hh:mm` of India (UTC+5:30); the `Timestamp` beside them kept three digits and is not
/// read. `Trade ID` kept three digits too, so rows are told apart by all they say and numbered where nothing
/// does. An `Order ID` that is still whole is kept, one that was rounded left out. The sheet does not name the fee's token: perpetuals take USDC, a named pair the
/// token received (or, for a rebate, given); of numbered pairs the fee is left out.
final class HyperliquidSheet implements RowDecoder {
    private static final String TIME = "Timestamp IST";
    static final Format FORMAT = Format.of("Hyperliquid fills from a spreadsheet", HyperliquidContext.VENUE,
            List.of("Account", "Coin", "Execution Price"),
            List.of("Account", "Coin", "Execution Price", "Size Tokens", "Side", TIME, "Start Position", "Direction",
                    "Crossed"),
            List.of("Size USD", "Closed PnL", "Transaction Hash", "Order ID", "Fee", "Trade ID", "Timestamp"),
            (source, sink) -> new HyperliquidSheet(sink))
            .withCaveats(
                    "times of a spreadsheet export are whole minutes: nothing measured over less than a minute can be trusted",
                    "trade ids of a spreadsheet export are rounded and not used: rows are told apart by what they say",
                    "fees of numbered spot pairs are left out: a spreadsheet export does not say their token");
    private static final Pattern ORDER = Pattern.compile("[0-9]{1,15}");
    private static final Map<String, Side> SIDES = Map.of("BUY", Side.BUY, "SELL", Side.SELL);

    private final HyperliquidContext context;
    private final Map<Fill, Integer> seen = new HashMap<>();

    private HyperliquidSheet(EventSink sink) {
        context = new HyperliquidContext(sink);
    }

    @Override
    public void row(Row row) {
        var fill = fill(row);
        var fault = row.fault();
        if (fault != null) {
            context.sink().reject(fault);
        } else {
            context.describe(fill.instrument());
            context.sink().event(fill.withOccurrence(seen.merge(fill, 1, Integer::sum)), row.line());
        }
    }

    private static Fill fill(Row row) {
        var account = HyperliquidContext.account(row, "Account", row.required("Account"));
        var coin = row.name("Coin", Reason.BAD_NAME);
        long timeNs = row.time(TIME, EventTime.ofIndianMinute(row.text(TIME)));
        var side = row.side("Side", SIDES);
        var price = row.floatingAmount("Execution Price");
        var quantity = row.floatingAmount("Size Tokens");
        row.required("Start Position");
        var before = row.floating("Start Position");
        var direction = row.required("Direction");
        var liquidity = row.flag("Crossed") ? Liquidity.TAKER : Liquidity.MAKER;
        var pnl = row.floating("Closed PnL");
        var fee = row.floating("Fee");
        var token = fee == null || coin.isBlank() ? "" : token(coin, side, fee);
        var cause = direction.isEmpty() ? Cause.UNKNOWN : Hyperliquid.cause(direction, false);
        return new Fill(account, coin, timeNs, -1, -1, side, price, quantity, liquidity, cause,
                token.isEmpty() ? null : fee, token, "", 1, order(row.text("Order ID")), before, pnl);
    }

    private static String order(String text) {
        var id = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return ORDER.matcher(id).matches() ? id : "";
    }

    private static String token(String coin, Side side, BigDecimal fee) {
        var instrument = Hyperliquid.instrument(coin);
        boolean isBase = (side == Side.BUY) == (fee.signum() >= 0);
        return instrument.kind() == InstrumentKind.SPOT && isBase ? instrument.base() : instrument.quote();
    }
}
