package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.Fills;
import java.util.Set;

/// Fees of one account's flow and the profit the venue reports over all its fills.
final class ValueFold {
    /// What it says.
    static final Set<Feature> FEATURES = Set.of(Feature.FEES_USD, Feature.UNCONVERTED_FEES,
            Feature.REVENUE_PER_MILLION_USD, Feature.REALISED_PNL_USD, Feature.PNL_PER_MILLION_USD);
    private final Tape tape;
    private final Fills fills;
    private final int account;
    private final ExactSum fees = new ExactSum();
    private final ExactSum profit = new ExactSum();
    private long feesKnown;
    private long feesUnconverted;
    private long profits;

    ValueFold(Tape tape, int account) {
        this.tape = tape;
        this.account = account;
        fills = tape.fills;
    }

    void applyFlow(int row) {
        var fee = fills.fees().get(row);
        if (fee == null) {
            return;
        }
        if (fee.signum() == 0) {
            feesKnown++;
            return;
        }
        var rate = tape.rates.rate(fills.feeCurrency(row), fills.timeNs(row), account);
        if (rate.isPresent()) {
            fees.add(fee.multiply(rate.get()));
            feesKnown++;
        } else {
            feesUnconverted++;
        }
    }

    void applyAny(int row, Valuation value) {
        if (!fills.realisedPnls().isAbsent(row) && value.isDirect()) {
            fills.realisedPnls().addTo(profit, row);
            profits++;
        }
    }

    /// To be called when the notional is written.
    void write(double[] out) {
        double notional = out[Column.of(Feature.NOTIONAL_USD)];
        out[Column.of(Feature.UNCONVERTED_FEES)] = feesUnconverted;
        if (feesKnown > 0) {
            double usd = fees.toDouble();
            out[Column.of(Feature.FEES_USD)] = usd;
            out[Column.of(Feature.REVENUE_PER_MILLION_USD)] = 1e6 * usd / notional;
        }
        if (profits > 0) {
            double usd = profit.toDouble();
            out[Column.of(Feature.REALISED_PNL_USD)] = usd;
            out[Column.of(Feature.PNL_PER_MILLION_USD)] = 1e6 * usd / notional;
        }
    }
}
