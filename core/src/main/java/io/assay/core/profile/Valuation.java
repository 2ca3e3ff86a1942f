package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.market.ReferenceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// USD value of fills, one at a time: exact where the currency is USD, and where it is another token with a
/// reference, exactly at that reference; else unknown.
///
/// Notional: linear and quanto p·Q; inverse the face; options Q times the last price of the underlying at or before
/// the fill. What a price difference is worth: linear and quanto difference·Q; inverse difference·face/p, rounded to
/// 18 decimals half to even, which is the same for both sides of a trade.
final class Valuation implements Priced {
    private static final int DECIMALS = 18;
    private static final double[] TENTHS = tenths();

    private final Tape tape;
    private final Fills fills;
    private final Terms[] all;
    private int instrument;
    private long price;
    private long quantity;
    private boolean known;
    private BigDecimal rate = BigDecimal.ONE;
    private double rateValue = 1;
    private long notionalPrice;
    private int notionalScale;
    private double notional;
    private long lifted;

    Valuation(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
        all = tape.terms;
    }

    void of(int row, int account) {
        of(fills.instrument(row), fills.price(row), fills.quantity(row), fills.timeNs(row), account);
    }

    /// The same, of a fill that is unpacked.
    void of(int row, int account, FillSpan span) {
        of(span.instrument(row), span.price(row), span.quantity(row), span.timeNs(row), account);
    }

    private void of(int number, long price, long quantity, long timeNs, int account) {
        instrument = number;
        this.price = price;
        this.quantity = quantity;
        var terms = all[instrument];
        known = terms.isUsd;
        if (known) {
            rate = BigDecimal.ONE;
            rateValue = 1;
        } else {
            var found = tape.rates.rate(terms.currency, timeNs, account);
            known = found.isPresent();
            rate = found.orElse(BigDecimal.ONE);
            rateValue = rate.doubleValue();
        }
        notionalPrice(terms, timeNs);
        notional = times(notionalPrice, notionalScale);
        lifted = quantity * terms.lift;
        if (Math.multiplyHigh(quantity, terms.lift) != lifted >> 63) {
            lifted = 0;
        }
    }

    private void notionalPrice(Terms terms, long timeNs) {
        switch (terms.worth) {
            case LINEAR -> {
                notionalPrice = price;
                notionalScale = terms.priceScale;
            }
            case INVERSE -> {
                notionalPrice = 1;
                notionalScale = 0;
            }
            case OPTION -> {
                int at = tape.underlyingAt(instrument, timeNs);
                known &= at != ReferenceSeries.ABSENT;
                var series = terms.forward;
                notionalPrice = known && series.isPresent() ? series.get().price(at) : 0;
                notionalScale = known && series.isPresent() ? series.get().scale() : 0;
            }
        }
    }

    /// Whether amounts are in USD as they stand.
    boolean isDirect() {
        return all[instrument].isUsd;
    }

    boolean isKnown() {
        return known;
    }

    /// USD a unit of the currency amounts are in.
    double rate() {
        return rateValue;
    }

    @Override
    public long lifted() {
        return lifted;
    }

    @Override
    public double quantity() {
        return quantity;
    }

    @Override
    public double unit() {
        return TENTHS[all[instrument].scale + all[instrument].quantityScale];
    }

    @Override
    public long widePrice() {
        return Math.multiplyExact(price, all[instrument].widening);
    }

    @Override
    public double notional() {
        return notional;
    }

    /// What a price difference, an integer at `scale`, is worth over the fill's quantity, in USD.
    double product(long difference, int scale) {
        return switch (all[instrument].worth) {
            case LINEAR, OPTION -> times(difference, scale);
            case INVERSE -> exact(difference, scale).doubleValue();
        };
    }

    @Override
    public void addNotional(ExactSum sum) {
        addTimes(sum, notionalPrice, notionalScale);
    }

    /// Adds what a price difference is worth to a sum: exactly, an inverse contract's as rounded.
    void addProduct(ExactSum sum, long difference, int scale) {
        switch (all[instrument].worth) {
            case LINEAR, OPTION -> addTimes(sum, difference, scale);
            case INVERSE -> sum.add(exact(difference, scale));
        }
    }

    private double times(long price, int scale) {
        var terms = all[instrument];
        double unit = TENTHS[scale + terms.quantityScale];
        return (double) price * quantity * (terms.isUsd ? unit : unit * rateValue);
    }

    private void addTimes(ExactSum sum, long price, int scale) {
        var terms = all[instrument];
        if (terms.isUsd) {
            sum.addProduct(price, quantity, scale + terms.quantityScale);
        } else {
            sum.add(BigDecimal.valueOf(price, scale).multiply(BigDecimal.valueOf(quantity, terms.quantityScale))
                    .multiply(rate));
        }
    }

    /// difference · face / p of an inverse contract.
    private BigDecimal exact(long difference, int scale) {
        var terms = all[instrument];
        return BigDecimal.valueOf(difference, scale)
                .multiply(BigDecimal.valueOf(quantity, terms.quantityScale)).multiply(rate)
                .divide(BigDecimal.valueOf(price, terms.priceScale), DECIMALS,
                        RoundingMode.HALF_EVEN);
    }

    /// 10^-digits, the nearest double.
    static double tenth(int digits) {
        return TENTHS[digits];
    }

    private static double[] tenths() {
        var tenths = new double[4 * DECIMALS + 1];
        for (int i = 0; i < tenths.length; i++) {
            tenths[i] = Double.parseDouble("1e-" + i);
        }
        return tenths;
    }
}
