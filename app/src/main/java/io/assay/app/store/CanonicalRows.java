package io.assay.app.store;

import io.assay.core.event.Fills;
import io.assay.core.event.Side;
import io.assay.core.venue.CanonicalFills;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Fills as rows of the canonical schema, in canonical order; an absent cell is null.
final class CanonicalRows implements Iterator<@Nullable String[]> {
    private final Fills fills;
    private final String venue;
    private int account;
    private int row;

    CanonicalRows(Fills fills, String venue) {
        this.fills = fills;
        this.venue = venue;
    }

    @Override
    public boolean hasNext() {
        return row < fills.size();
    }

    @Override
    public @Nullable String[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + row + " fills are read");
        }
        while (row >= fills.to(account)) {
            account++;
        }
        var cells = new @Nullable String[CanonicalFills.COLUMNS.size()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = cell(CanonicalFills.COLUMNS.get(column));
        }
        row++;
        return cells;
    }

    private @Nullable String cell(String column) {
        int number = fills.instrument(row);
        var instrument = fills.instruments().get(number);
        return switch (column) {
            case "account" -> fills.accounts().get(account);
            case "venue" -> venue;
            case "instrument" -> instrument.name();
            case "kind" -> instrument.kind().name();
            case "ts_event" -> PlainText.moment(fills.timeNs(row));
            case "seq" -> known(fills.place(row));
            case "block" -> known(fills.block(row));
            case "side" -> fills.side(row) == Side.BUY ? "B" : "S";
            case "price" -> scaled(fills.price(row), fills.priceScale(number));
            case "qty" -> scaled(fills.quantity(row), fills.quantityScale(number));
            case "qty_unit" -> "BASE";
            case "liquidity" -> fills.liquidity(row).name();
            case "fee" -> text(fills.fees().get(row));
            case "fee_ccy" -> given(fills.feeCurrency(row));
            case "trade_id" -> given(fills.tradeIds().get(row));
            case "order_id" -> given(fills.orderIds().get(row));
            case "cause" -> fills.cause(row).name();
            case "pos_before" -> text(fills.positionBefore(row));
            case "realised_pnl" -> text(fills.realisedPnls().get(row));
            default -> null;
        };
    }

    private static @Nullable String known(long number) {
        return number < 0 ? null : Long.toString(number);
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String scaled(long unscaled, int scale) {
        return PlainText.of(BigDecimal.valueOf(unscaled, scale));
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : PlainText.of(value);
    }
}
