package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.List;

/// The tables beside Hyperliquid's 2023 trades: liquidations (`time,user,liquidated_ntl_pos,
/// liquidated_account_value,leverage_type`) and deposits or withdrawals (`time,user,delta_usd`).
final class ArchiveNotices implements RowDecoder {
    private static final List<String> LIQUIDATION = List.of("time", "user", "liquidated_ntl_pos",
            "liquidated_account_value", "leverage_type");
    private static final List<String> LEDGER = List.of("time", "user", "delta_usd");

    /// What a row of the table becomes.
    @FunctionalInterface
    private interface Notice {
        Event of(String account, long timeNs, BigDecimal amountUsd);
    }

    private final Columns columns;
    private final EventSink sink;
    private final String amount;
    private final Notice notice;

    private ArchiveNotices(Columns columns, EventSink sink, String amount, Notice notice) {
        this.columns = columns;
        this.sink = sink;
        this.amount = amount;
        this.notice = notice;
    }

    static Table liquidations(List<String> header, Source source, EventSink sink) {
        Columns.tellUnknown(header, LIQUIDATION, sink);
        return new Table("Hyperliquid 2023 archive of liquidations",
                Columns.missing(header, LIQUIDATION.subList(0, 3)),
                new ArchiveNotices(new Columns(header, source), sink, "liquidated_ntl_pos", LiquidationNotice::new));
    }

    static Table ledger(List<String> header, Source source, EventSink sink) {
        Columns.tellUnknown(header, LEDGER, sink);
        return new Table("Hyperliquid 2023 archive of deposits and withdrawals", Columns.missing(header, LEDGER),
                new ArchiveNotices(new Columns(header, source), sink, "delta_usd", Transfer::new));
    }

    @Override
    public void row(List<String> cells, long line) {
        if (columns.start(cells, line)) {
            long timeNs = columns.isoTime("time");
            var account = columns.address("user");
            columns.required(amount);
            var value = columns.number(amount);
            if (columns.fault() == null && value != null) {
                sink.event(notice.of(account, timeNs, value), line);
                return;
            }
        }
        var fault = columns.fault();
        if (fault != null) {
            sink.reject(fault);
        }
    }
}
