package io.assay.core.venue;

import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the decoders of dYdX v4's indexer share. An account is `address/subaccountNumber`; the address is a parameter
/// of the question and not in the answer, so it comes from what encloses the rows, the file's name or `--account`.
abstract class DydxRows extends EventRows {
    static final Map<String, Side> SIDES = Map.of("BUY", Side.BUY, "SELL", Side.SELL);
    private static final Map<String, Integer> SIGNS = Map.of("LONG", 1, "SHORT", -1);

    final Source source;

    DydxRows(Source source, EventSink sink) {
        super(sink);
        this.source = source;
    }

    final String account(Row row) {
        var around = row.has("address") ? row.text("address") : row.around("address");
        var address = !source.stated().isEmpty() ? source.stated()
                : !around.isEmpty() ? around : row.sourceAccount("address");
        var number = row.has("subaccountNumber") ? row.text("subaccountNumber") : row.around("subaccountNumber");
        return account(row, address, number, "subaccountNumber");
    }

    static String account(Row row, String address, String number, String field) {
        if (!address.isEmpty() && !Texts.isName(address)) {
            row.refuse(Reason.BAD_ACCOUNT, "address", address);
        }
        if (address.contains("/")) {
            return address;
        }
        if (!number.matches("[0-9]{1,9}")) {
            row.refuse(number.isEmpty() ? Reason.MISSING_FIELD : Reason.BAD_ACCOUNT, field, number);
        }
        return address + "/" + number;
    }

    /// A signed quantity: magnitude in one field, LONG or SHORT in another; a size that is negative already must be
    /// SHORT. Null when there is none.
    static @Nullable BigDecimal signed(Row row, String size, String side) {
        var magnitude = row.number(size);
        if (magnitude == null || magnitude.signum() == 0) {
            return magnitude;
        }
        int sign = row.choice(side, SIGNS, 1, Reason.BAD_SIDE);
        if (magnitude.signum() < 0 && sign > 0 && row.fault() == null) {
            row.refuse(Reason.BAD_SIDE, side, row.text(side));
        }
        return sign < 0 ? magnitude.abs().negate() : magnitude;
    }
}
