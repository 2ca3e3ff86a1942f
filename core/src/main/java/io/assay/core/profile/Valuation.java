package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.ExactSum;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.ReferenceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// USD value of fills, one at a time: exact where the currency is USD, and where it is another token with a
/// reference, exactly at that reference; else unknown.
///
/// Notional: linear and quanto p·Q; inverse the face; options Q times the last price of the underlying at or before
/// the fill. What a price difference is worth: linear and quanto difference·Q; inverse difference·face/p, rounded to
/// 18 decimals half to even, which is the same for both sides of a trade.
final class Valuation {
    private static final int DECIMALS = 18;
    private static final double[] TENTHS = tenths();

    private final Tape tape;
    private final Fills fills;
    private int row;
    private int quantityScale;
    private Kind kind = Kind.LINEAR;
    private boolean known;
    private boolean direct;
    private BigDecimal rate = BigDecimal.ONE;
    private double rateValue = 1;
    private long notionalPrice;
    private int notionalScale;

    private enum Kind {
        LINEAR, INVERSE, OPTION
    }

    Valuation(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
    }

    void of(int row, int account) {
        this.row = row;
        int number = fills.instrument(row);
        var instrument = fills.instruments().get(number);
        var shape = instrument.contract().shape();
        quantityScale = fills.quantityScale(number);
        kind = instrument.kind() == InstrumentKind.OPTION ? Kind.OPTION
                : shape == Contract.Shape.INVERSE ? Kind.INVERSE : Kind.LINEAR;
        var settle = instrument.contract().settle();
        var currency = shape == Contract.Shape.QUANTO && !settle.isEmpty() ? settle : instrument.quote();
        direct = tape.rates.isUsd(currency);
        known = direct;
        rate = BigDecimal.ONE;
        if (!direct) {
            var found = tape.rates.rate(currency, fills.timeNs(row), account);
            known = found.isPresent();
            rate = found.orElse(BigDecimal.ONE);
        }
        rateValue = rate.doubleValue();
        notionalPrice(number);
    }

    private void notionalPrice(int number) {
        switch (kind) {
            case LINEAR -> {
                notionalPrice = fills.price(row);
                notionalScale = fills.priceScale(number);
            }
            case INVERSE -> {
                notionalPrice = 1;
                notionalScale = 0;
            }
            case OPTION -> {
                int at = tape.underlyingAt(number, fills.timeNs(row));
                known &= at != ReferenceSeries.ABSENT;
                var series = tape.market.underlying(number);
                notionalPrice = known && series.isPresent() ? series.get().price(at) : 0;
                notionalScale = known && series.isPresent() ? series.get().scale() : 0;
            }
        }
    }

    /// Whether amounts are in USD as they stand.
    boolean isDirect() {
        return direct;
    }

    boolean isKnown() {
        return known;
    }

    /// USD a unit of the currency amounts are in.
    double rate() {
        return rateValue;
    }

    /// N, to the nearest few units in the last place.
    double notional() {
        return times(notionalPrice, notionalScale);
    }

    /// What a price difference, an integer at `scale`, is worth over the fill's quantity, in USD.
    double product(long difference, int scale) {
        return switch (kind) {
            case LINEAR, OPTION -> times(difference, scale);
            case INVERSE -> exact(difference, scale).doubleValue();
        };
    }

    void addNotional(ExactSum sum) {
        addTimes(sum, notionalPrice, notionalScale);
    }

    /// Adds what a price difference is worth to a sum: exactly, an inverse contract's as rounded.
    void addProduct(ExactSum sum, long difference, int scale) {
        switch (kind) {
            case LINEAR, OPTION -> addTimes(sum, difference, scale);
            case INVERSE -> sum.add(exact(difference, scale));
        }
    }

    private double times(long price, int scale) {
        double unit = TENTHS[scale + quantityScale];
        return (double) price * fills.quantity(row) * (direct ? unit : unit * rateValue);
    }

    private void addTimes(ExactSum sum, long price, int scale) {
        if (direct) {
            sum.addProduct(price, fills.quantity(row), scale + quantityScale);
        } else {
            sum.add(BigDecimal.valueOf(price, scale).multiply(BigDecimal.valueOf(fills.quantity(row), quantityScale))
                    .multiply(rate));
        }
    }

    /// difference · face / p of an inverse contract.
    private BigDecimal exact(long difference, int scale) {
        return BigDecimal.valueOf(difference, scale)
                .multiply(BigDecimal.valueOf(fills.quantity(row), quantityScale)).multiply(rate)
                .divide(BigDecimal.valueOf(fills.price(row), fills.priceScale(fills.instrument(row))), DECIMALS,
                        RoundingMode.HALF_EVEN);
    }

    private static double[] tenths() {
        var tenths = new double[4 * DECIMALS + 1];
        for (int i = 0; i < tenths.length; i++) {
            tenths[i] = Double.parseDouble("1e-" + i);
        }
        return tenths;
    }
}
