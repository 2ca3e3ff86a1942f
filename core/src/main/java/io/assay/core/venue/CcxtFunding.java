package io.assay.core.venue;

import io.assay.core.event.FundingPayment;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.Objects;

/// Payments of `fetch_funding_history`: positive when the account received them.
final class CcxtFunding implements RowDecoder {
    private final EventSink sink;

    CcxtFunding(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row given) {
        var row = Ccxt.object(given);
        long timeNs = Ccxt.timeNs(row);
        var symbol = row.name("symbol", Reason.BAD_NAME);
        var currency = row.name("code", Reason.BAD_NAME);
        row.required("amount");
        var amount = Objects.requireNonNullElse(row.floating("amount"), BigDecimal.ZERO);
        var account = Ccxt.account(row);
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            sink.event(new FundingPayment(account, symbol, timeNs, amount, currency), row.line());
        }
    }
}
