package io.assay.core.venue;

import io.assay.core.event.Equity;
import java.util.ArrayList;
import java.util.List;

/// Balances of `fetch_balance`: the `total` of every currency. Whether that holds unrealised profit is the
/// exchange's choice, and ccxt does not say.
final class CcxtBalances implements RowDecoder {
    private final EventSink sink;

    CcxtBalances(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row given) {
        var row = Ccxt.object(given);
        long timeNs = Ccxt.timeNs(row);
        var account = Ccxt.account(row);
        List<Equity> totals = new ArrayList<>();
        row.part("total").ifPresent(total -> {
            for (var currency : total.names()) {
                var amount = Ccxt.number(row, total, currency, "total.");
                if (amount != null) {
                    totals.add(new Equity(account, "", timeNs, currency, amount, null));
                }
            }
        });
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (totals.isEmpty()) {
            sink.skipped("a balance of nothing", row.line());
        } else {
            totals.forEach(total -> sink.event(total, row.line()));
        }
    }
}
