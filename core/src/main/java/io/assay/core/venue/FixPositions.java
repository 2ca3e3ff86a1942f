package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.List;

/// FIX position reports (35=AP): LongQty (704) less ShortQty (705) of the final (FIN), else the total (TQ), else the
/// only position of the group (702).
final class FixPositions extends FixRows {
    static final Format FORMAT = Format.of("FIX position reports", "", List.of("8", "35=AP"), List.of("8", "35"),
            STANDARD, (source, sink) -> new FixPositions(sink));
    private static final List<String> KINDS = List.of("FIN", "TQ");

    private FixPositions(EventSink sink) {
        super(sink);
    }

    @Override
    public void row(Row row) {
        var account = account(row);
        var symbol = symbol(row);
        long timeNs = time(row);
        var quantity = quantity(row);
        finish(row, List.of(new PositionReport(account, "", symbol, timeNs, quantity, null)));
    }

    private static BigDecimal quantity(Row row) {
        var parts = row.parts("702");
        for (var kind : KINDS) {
            for (var part : parts) {
                if (part.text("703").equals(kind)) {
                    return net(row, part);
                }
            }
        }
        if (parts.size() != 1) {
            row.refuse(Reason.MISSING_FIELD, "702", "");
            return BigDecimal.ZERO;
        }
        return net(row, parts.getFirst());
    }

    private static BigDecimal net(Row row, Row part) {
        var bought = part.number("704");
        var sold = part.number("705");
        var fault = part.fault();
        if (fault != null) {
            row.refuse(fault.reason(), fault.field(), fault.value());
        } else if (bought == null && sold == null) {
            row.refuse(Reason.MISSING_FIELD, "704", "");
        }
        return Decimals.strip((bought == null ? BigDecimal.ZERO : bought)
                .subtract(sold == null ? BigDecimal.ZERO : sold));
    }
}
