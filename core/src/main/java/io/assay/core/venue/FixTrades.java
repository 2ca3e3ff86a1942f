package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Reason;
import io.assay.core.event.TradeBust;
import java.util.ArrayList;
import java.util.List;

/// FIX trade capture reports (35=AE): a fill for each side (552) of the trade, known by ExecID (17), else by
/// TradeReportID (571). TradeReportTransType (487) 1 takes back the trade that ExecRefID (19), else TradeReportRefID (572)
/// names; 2 takes it back and gives another instead.
final class FixTrades extends FixRows {
    static final Format FORMAT = Format.of("FIX trade capture reports", "", List.of("8", "35=AE"), List.of("8", "35"),
            STANDARD, (source, sink) -> new FixTrades(sink));
    private static final List<String> KINDS = List.of("", "0", "1", "2");

    private FixTrades(EventSink sink) {
        super(sink);
    }

    @Override
    public void row(Row row) {
        var kind = row.text("487");
        if (!KINDS.contains(kind)) {
            sink.skipped("a FIX trade capture report of transaction type " + (Texts.isName(kind) ? kind : "?"),
                    row.line());
            return;
        }
        var symbol = symbol(row);
        long timeNs = time(row);
        var sides = row.parts("552");
        if (sides.isEmpty()) {
            row.refuse(Reason.MISSING_FIELD, "552", "");
        }
        var events = new ArrayList<Event>();
        for (var side : sides) {
            var account = account(side);
            if (kind.equals("1") || kind.equals("2")) {
                events.add(new TradeBust(account, symbol, timeNs, id(row, "19", "572")));
            }
            if (!kind.equals("1")) {
                events.add(fill(row, side, account, symbol, timeNs));
            }
            var fault = side.fault();
            if (fault != null) {
                row.refuse(fault.reason(), fault.field(), fault.value());
            }
        }
        finish(row, events);
    }

    private static Fill fill(Row row, Row side, String account, String symbol, long timeNs) {
        return new Fill(account, symbol, timeNs, -1, -1, side.side("54", SIDES), row.amount("31"), row.amount("32"),
                FixExecutions.liquidity(side.has("851") || side.has("1057") ? side : row), cause(row), null, "",
                id(row, "17", "571"), 0, side.id("37"), null, null);
    }

    private static String id(Row row, String field, String otherwise) {
        var chosen = row.has(field) ? field : otherwise;
        row.required(chosen);
        var id = row.id(chosen);
        return id.isEmpty() ? "?" : id;
    }
}
