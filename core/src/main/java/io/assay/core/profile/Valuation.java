package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.Fills;
import java.math.BigDecimal;

/// USD value of fills, one at a time: exact where the price is in USD, and where it is in another
/// token with a reference, exactly at that reference; else unknown.
final class Valuation {
    private final Tape tape;
    private final Fills fills;
    private int row;
    private int scale;
    private boolean known;
    private boolean direct;
    private BigDecimal rate = BigDecimal.ONE;
    private double unit;

    Valuation(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
    }

    void of(int row, int account) {
        this.row = row;
        int number = fills.instrument(row);
        scale = fills.priceScale(number) + fills.quantityScale(number);
        var quote = fills.instruments().get(number).quote();
        direct = tape.rates.isUsd(quote);
        known = direct;
        rate = BigDecimal.ONE;
        if (!direct) {
            var found = tape.rates.rate(quote, fills.timeNs(row), account);
            known = found.isPresent();
            rate = found.orElse(BigDecimal.ONE);
        }
        unit = direct ? powerOfTenth(scale) : powerOfTenth(scale) * rate.doubleValue();
    }

    /// Whether the price is in USD as it stands.
    boolean isDirect() {
        return direct;
    }

    boolean isKnown() {
        return known;
    }

    /// N = p Q, to the nearest few units in the last place.
    double notional() {
        return product(fills.price(row));
    }

    /// A price difference (an integer at the instrument's scale) times the quantity, in USD.
    double product(long priceDifference) {
        return (double) priceDifference * fills.quantity(row) * unit;
    }

    void addNotional(ExactSum sum) {
        addProduct(sum, fills.price(row));
    }

    /// Adds price difference x quantity to a sum, exactly.
    void addProduct(ExactSum sum, long priceDifference) {
        if (direct) {
            sum.addProduct(priceDifference, fills.quantity(row), scale);
        } else {
            sum.add(BigDecimal.valueOf(priceDifference).multiply(BigDecimal.valueOf(fills.quantity(row), scale))
                    .multiply(rate));
        }
    }

    private static double powerOfTenth(int exponent) {
        return Double.parseDouble("1e-" + exponent);
    }
}
