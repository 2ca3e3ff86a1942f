package io.assay.app.store;

import io.assay.core.event.Contract;
import io.assay.core.event.Contract.Shape;
import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.event.Side;
import io.assay.core.venue.CanonicalFills;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Fills as rows of the canonical schema, in canonical order; an absent cell is null.
final class CanonicalRows implements Iterator<@Nullable String[]> {
    private final Fills fills;
    private int account;
    private int row;

    CanonicalRows(Fills fills) {
        this.fills = fills;
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
            case "ts_event" -> PlainText.moment(fills.timeNs(row));
            case "ts_recv" -> moment(fills.receivedNs(row));
            case "seq" -> known(fills.place(row));
            case "block" -> known(fills.block(row));
            case "side" -> fills.side(row) == Side.BUY ? "B" : "S";
            case "price" -> scaled(fills.price(row), fills.priceScale(number));
            case "qty" -> inUnit(BigDecimal.valueOf(fills.quantity(row), fills.quantityScale(number)), instrument);
            case "liquidity" -> fills.liquidity(row).name();
            case "fee" -> text(fills.fees().get(row));
            case "fee_ccy" -> given(fills.feeCurrency(row));
            case "trade_id" -> given(fills.tradeIds().get(row));
            case "order_id" -> given(fills.orderIds().get(row));
            case "cause" -> fills.cause(row).name();
            case "pos_before" -> inUnit(fills.positionBefore(row), instrument);
            case "realised_pnl" -> text(fills.realisedPnls().get(row));
            default -> described(column, instrument);
        };
    }

    private static @Nullable String described(String column, Instrument instrument) {
        var contract = instrument.contract();
        return switch (column) {
            case "venue" -> given(instrument.venue());
            case "instrument" -> instrument.name();
            case "kind" -> instrument.kind().name();
            case "qty_unit" -> isCounted(contract) ? "CONTRACT" : contract.shape() == Shape.INVERSE ? "QUOTE" : "BASE";
            case "multiplier" -> isCounted(contract) ? text(contract.multiplier()) : null;
            case "label" -> instrument.label().equals(instrument.name()) ? null : instrument.label();
            case "underlying" -> instrument.underlying().equals(instrument.name()) ? null : instrument.underlying();
            case "base" -> given(instrument.base());
            case "quote" -> given(instrument.quote());
            case "shape" -> contract.shape().name();
            case "settle" -> given(contract.settle());
            case "expiry" -> moment(contract.expiryNs());
            case "tick" -> text(contract.tick());
            case "lot" -> text(contract.lot());
            default -> contract.option() == null ? null : ofOption(column, contract.option());
        };
    }

    private static @Nullable String ofOption(String column, Contract.Option option) {
        return switch (column) {
            case "strike" -> text(option.strike());
            case "right" -> option.isCall() ? "CALL" : "PUT";
            case "premium" -> option.priceInCoin() ? "COIN" : "QUOTE";
            default -> null;
        };
    }

    /// Whether quantities are written as the venue counts them, in contracts.
    private static boolean isCounted(Contract contract) {
        return contract.multiplier().compareTo(BigDecimal.ONE) != 0;
    }

    /// A quantity in the unit its row names: [Fills] has turned contracts into what they stand for.
    private static @Nullable String inUnit(@Nullable BigDecimal quantity, Instrument instrument) {
        return quantity == null ? null
                : isCounted(instrument.contract()) ? text(quantity.divide(instrument.contract().multiplier()))
                : text(quantity);
    }

    private static @Nullable String moment(long timeNs) {
        return timeNs == Event.UNTIMED ? null : PlainText.moment(timeNs);
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
