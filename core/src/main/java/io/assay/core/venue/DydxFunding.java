package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Mark;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.List;

/// dYdX v4's funding: what an account received (`/fundingPayments`, `payment` < 0 when it paid), and the hourly
/// rates (`/historicalFunding`, a fraction of notional).
final class DydxFunding extends DydxRows {
    static final Format PAYMENTS = Format.of("dYdX v4 funding payments", Dydx.VENUE,
            List.of("createdAtHeight", "ticker", "payment"), List.of("createdAt", "ticker", "payment"),
            List.of("createdAtHeight", "perpetualId", "oraclePrice", "size", "side", "rate", "subaccountNumber",
                    "fundingIndex", "address"),
            (source, sink) -> new DydxFunding(source, sink, true));
    static final Format RATES = Format.of("dYdX v4 historical funding", Dydx.VENUE,
            List.of("ticker", "rate", "effectiveAt"), List.of("ticker", "rate", "effectiveAt"),
            List.of("price", "effectiveAtHeight"), (source, sink) -> new DydxFunding(source, sink, false));

    private final boolean payments;

    private DydxFunding(Source source, EventSink sink, boolean payments) {
        super(source, sink);
        this.payments = payments;
    }

    @Override
    public void row(Row row) {
        var market = row.name("ticker", Reason.BAD_NAME);
        finish(row, Dydx.perpetual(market), payments ? payment(row, market) : rate(row, market));
    }

    private List<Event> payment(Row row, String market) {
        var account = account(row);
        long timeNs = row.isoTime("createdAt");
        row.required("payment");
        var amount = row.number("payment");
        var oracle = row.number("oraclePrice");
        var payment =
                new FundingPayment(account, market, timeNs, amount == null ? BigDecimal.ZERO : amount, Dydx.MONEY);
        return oracle == null || oracle.signum() <= 0
                ? List.of(payment)
                : List.of(payment, new Mark(market, Dydx.VENUE, timeNs, Event.UNTIMED, null, oracle, null, null));
    }

    private static List<Event> rate(Row row, String market) {
        long timeNs = row.isoTime("effectiveAt");
        row.required("rate");
        var rate = row.number("rate");
        return List
                .of(new FundingRate(market, Dydx.VENUE, timeNs, Event.UNTIMED, rate == null ? BigDecimal.ZERO : rate));
    }
}
