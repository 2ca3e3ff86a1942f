package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// dYdX v4's fills (`/fills`), newest first, in pages that may overlap. A row knows its place in the whole list, so
/// that pages nobody kept are missed by their block heights ([Pages]).
///
/// LIQUIDATED is the account that was liquidated, LIQUIDATION the one that took its position on the book; DELEVERAGED
/// and OFFSETTING are the two sides of a deleveraging. `positionSizeBefore` is null on a flat account and on older
/// answers alike, which says nothing.
final class DydxFills extends DydxRows {
    static final Format FORMAT = Format.of("dYdX v4 fills", Dydx.VENUE,
            List.of("createdAtHeight", "liquidity", "market", "side"),
            List.of("id", "side", "liquidity", "type", "market", "price", "size", "createdAt"),
            List.of("marketType", "fee", "affiliateRevShare", "createdAtHeight", "orderId", "clientMetadata",
                    "subaccountNumber", "builderFee", "builderAddress", "orderRouterAddress", "orderRouterFee",
                    "positionSizeBefore", "entryPriceBefore", "positionSideBefore", "quoteAmount", "eventId",
                    "transactionHash", "clobPairId", "address", "ticker"),
            DydxFills::new);
    private static final Map<String, Liquidity> LIQUIDITIES =
            Map.of("TAKER", Liquidity.TAKER, "MAKER", Liquidity.MAKER);

    private Page page = new Page(-1, -1, 0);

    /// Where in the whole list the page being read begins, and how many of its rows came already.
    private record Page(long offset, long total, long rows) {}

    private DydxFills(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        var account = account(row);
        var market = row.name("market", Reason.BAD_NAME);
        long timeNs = row.isoTime("createdAt");
        long height = row.whole("createdAtHeight");
        var side = row.side("side", SIDES);
        var price = row.amount("price");
        var quantity = row.amount("size");
        var liquidity = row.choice("liquidity", LIQUIDITIES, Liquidity.UNKNOWN, Reason.BAD_NAME);
        row.required("type");
        var cause = cause(row.text("type"));
        var fee = row.number("fee");
        var id = row.id("id");
        if (id.isEmpty()) {
            row.refuse(Reason.MISSING_FIELD, "id", "");
            id = "?";
        }
        var before = signed(row, "positionSizeBefore", "positionSideBefore");
        count(row, account, height);
        finish(row, instrument(row, market),
                List.of(new Fill(account, market, timeNs, height, -1, side, price, quantity,
                        liquidity, cause, fee, fee == null ? "" : Dydx.MONEY, id, 0, row.id("orderId"), before, null)));
    }

    private static Optional<Instrument> instrument(Row row, String market) {
        return switch (row.text("marketType")) {
            case "PERPETUAL" -> Dydx.perpetual(market);
            case "SPOT" -> Dydx.spot(market);
            case String other -> Optional.empty();
        };
    }

    private static Cause cause(String type) {
        return switch (type) {
            case "LIMIT", "MARKET", "STOP_LIMIT", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP" ->
                    Cause.NORMAL;
            case "TWAP", "TWAP_SUBORDER" -> Cause.TWAP;
            case "LIQUIDATED" -> Cause.LIQUIDATED;
            case "LIQUIDATION" -> Cause.LIQUIDATOR;
            case "DELEVERAGED", "OFFSETTING" -> Cause.ADL;
            case String other -> Cause.UNKNOWN;
        };
    }

    /// Tells the sink the row's place in the list its page was cut from, where the page says it.
    private void count(Row row, String account, long height) {
        var offset = number(row.around("offset"));
        var total = number(row.around("totalResults"));
        if (offset == null || total == null) {
            return;
        }
        var size = number(row.around("pageSize"));
        boolean isFull = size != null && page.rows() >= size;
        page = offset == page.offset() && total == page.total() && !isFull
                ? new Page(offset, total, page.rows() + 1)
                : new Page(offset, total, 1);
        sink.paged("dYdX fills of " + account, offset + page.rows() - 1, total, height);
    }

    private static @Nullable Long number(String text) {
        return text.matches("[0-9]{1,12}") ? Long.valueOf(text) : null;
    }
}
