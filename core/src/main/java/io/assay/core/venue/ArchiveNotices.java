package io.assay.core.venue;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.List;

/// The tables beside Hyperliquid's 2023 trades: liquidations (`time,user,liquidated_ntl_pos,
/// liquidated_account_value,leverage_type`) and deposits or withdrawals (`time,user,delta_usd`).
final class ArchiveNotices implements RowDecoder {
    static final Format LIQUIDATIONS = Format.of("Hyperliquid 2023 archive of liquidations", "hyperliquid",
            List.of("liquidated_ntl_pos"), List.of("time", "user", "liquidated_ntl_pos"),
            List.of("liquidated_account_value", "leverage_type"),
            (source, sink) -> new ArchiveNotices(sink, "liquidated_ntl_pos", LiquidationNotice::new));
    static final Format LEDGER = Format.of("Hyperliquid 2023 archive of deposits and withdrawals", "hyperliquid",
            List.of("delta_usd"), List.of("time", "user", "delta_usd"), List.of(),
            (source, sink) -> new ArchiveNotices(sink, "delta_usd",
                    (account, timeNs, amount) -> new Transfer(account, "", timeNs, amount, "USD")));

    /// What a row of the table becomes.
    @FunctionalInterface
    private interface Notice {
        AccountEvent of(String account, long timeNs, BigDecimal amountUsd);
    }

    private final EventSink sink;
    private final String amount;
    private final Notice notice;

    private ArchiveNotices(EventSink sink, String amount, Notice notice) {
        this.sink = sink;
        this.amount = amount;
        this.notice = notice;
    }

    @Override
    public void row(Row row) {
        long timeNs = row.isoTime("time");
        var account = row.address("user");
        row.required(amount);
        var value = row.number(amount);
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (value != null) {
            sink.event(notice.of(account, timeNs, value), row.line());
        }
    }
}
