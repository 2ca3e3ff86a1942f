package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Deribit's positions. `size` is USD face for inverse futures and coin for everything else; its sign is that of
/// `direction`. A position carries no time of its own: it is as of the answer (`usOut`), else of the row's
/// `timestamp`, else of nobody knows when, which counts as after every fill.
final class DeribitPositions extends DeribitRows {
    static final Format FORMAT = Format.of("Deribit positions", Deribit.VENUE,
            List.of("instrument_name", "average_price", "size", "direction"),
            List.of("instrument_name", "size", "direction"),
            List.of("kind", "average_price", "mark_price", "delta", "gamma", "vega", "theta", "index_price",
                    "initial_margin", "maintenance_margin", "settlement_price", "total_profit_loss",
                    "floating_profit_loss", "realized_profit_loss", "size_currency", "average_price_usd",
                    "floating_profit_loss_usd", "leverage", "realized_funding", "interest_value",
                    "estimated_liquidation_price", "open_orders_margin", "timestamp", "user_id", "email", "username",
                    "ip", "system_name"),
            DeribitPositions::new);
    private static final Map<String, Integer> SIGNS = Map.of("buy", 1, "sell", -1, "zero", 0);

    private DeribitPositions(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        dropPersonal(row);
        var instrument = instrument(row);
        var account = account(row);
        long timeNs = row.has("timestamp") ? row.millisTime("timestamp") : answeredNs(row);
        var quantity = quantity(row);
        var margin = row.floating("initial_margin");
        var events = new ArrayList<Event>();
        events.add(new PositionReport(account, instrument.contract().settle(), instrument.name(), timeNs, quantity,
                margin));
        if (timeNs != Event.UNTIMED) {
            var mark = mark(row, instrument.name(), timeNs);
            if (mark != null) {
                events.add(mark);
            }
        }
        finish(row, instrument, events);
    }

    private static BigDecimal quantity(Row row) {
        row.required("size");
        var size = row.floating("size");
        int sign = row.choice("direction", SIGNS, 0, Reason.BAD_SIDE);
        if (size == null) {
            return BigDecimal.ZERO;
        }
        if ((size.signum() < 0 && sign > 0) || (size.signum() != 0 && sign == 0)) {
            row.refuse(Reason.BAD_SIDE, "direction", row.text("direction"));
        }
        return sign < 0 ? size.abs().negate() : size;
    }
}
