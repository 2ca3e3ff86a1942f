package io.assay.core.venue;

import io.assay.core.event.Reason;
import io.assay.core.event.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// dYdX v4's transfers: the account is the recipient of what came in and the sender of what went out.
final class DydxTransfers extends DydxRows {
    static final Format FORMAT = Format.of("dYdX v4 transfers", Dydx.VENUE,
            List.of("sender", "recipient", "createdAtHeight"), List.of("size", "createdAt", "type"),
            List.of("id", "createdAtHeight", "symbol", "transactionHash", "address", "subaccountNumber",
                    "sender.address", "sender.subaccountNumber", "recipient.address", "recipient.subaccountNumber"),
            DydxTransfers::new);
    private static final Map<String, Boolean> INWARDS =
            Map.of("TRANSFER_IN", true, "DEPOSIT", true, "TRANSFER_OUT", false, "WITHDRAWAL", false);

    private DydxTransfers(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        boolean inwards = row.choice("type", INWARDS, true, Reason.BAD_NAME);
        var ours = inwards ? "recipient" : "sender";
        var address = row.text(ours + ".address");
        if (address.isEmpty()) {
            row.refuse(Reason.NO_ACCOUNT, ours + ".address", "");
        }
        var account = account(row, address, row.text(ours + ".subaccountNumber"), ours + ".subaccountNumber");
        long timeNs = row.isoTime("createdAt");
        var size = row.amount("size");
        var symbol = row.has("symbol") ? row.name("symbol", Reason.BAD_NAME) : Dydx.MONEY;
        finish(row, Optional.empty(),
                List.of(new Transfer(account, "", timeNs, inwards ? size : size.negate(), symbol)));
    }
}
