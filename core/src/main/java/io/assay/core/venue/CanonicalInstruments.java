package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Contract.Shape;
import io.assay.core.event.Decimals;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What canonical rows say of their instruments: every row says it all, and rows of one instrument say the same.
///
/// A quantity in another unit than the base needs the `quote` it is priced in, so that nothing is read off a name.
final class CanonicalInstruments {
    /// Columns that say something of the instrument.
    static final List<String> COLUMNS = List.of("venue", "kind", "qty_unit", "multiplier", "label",
            "underlying", "base", "quote", "shape", "settle", "expiry", "strike", "right", "premium", "tick", "lot");

    /// What `qty` counts.
    private enum Unit {
        BASE, QUOTE, CONTRACT
    }

    private enum Right {
        CALL, PUT
    }

    /// What an option is paid in.
    private enum Premium {
        QUOTE, COIN
    }

    private final EventSink sink;
    private final Map<String, List<String>> said = new HashMap<>();

    CanonicalInstruments(EventSink sink) {
        this.sink = sink;
    }

    /// Tells the sink of the row's instrument where this is news; a fault of the row where it makes no sense.
    void describe(Row row, String name) {
        var words = COLUMNS.stream().map(row::text).toList();
        if (name.isBlank() || words.equals(said.get(name))) {
            return;
        }
        var instrument = instrument(row, name);
        if (row.fault() != null) {
            return;
        }
        said.put(name, words);
        sink.describe(instrument);
    }

    private static Instrument instrument(Row row, String name) {
        var kind = CanonicalFills.choice(row, "kind", InstrumentKind.class, InstrumentKind.UNKNOWN);
        var contract = contract(row, kind);
        return new Instrument(name, given(row, "label", name), row.text("venue"), kind,
                given(row, "underlying", name), row.text("base"), row.text("quote"), contract);
    }

    private static Contract contract(Row row, InstrumentKind kind) {
        var unit = CanonicalFills.choice(row, "qty_unit", Unit.class, Unit.BASE);
        var shape = CanonicalFills.choice(row, "shape", Shape.class,
                unit == Unit.QUOTE ? Shape.INVERSE : Shape.LINEAR);
        boolean isFace = shape == Shape.INVERSE;
        boolean isSaid = switch (unit) {
            case BASE -> !isFace;
            case QUOTE -> isFace && row.has("quote");
            case CONTRACT -> row.has("multiplier") && row.has("quote");
        };
        if (!isSaid) {
            row.refuse(Reason.BAD_UNIT, "qty_unit", row.text("qty_unit"));
        }
        var multiplier = unit == Unit.CONTRACT ? row.amount("multiplier") : BigDecimal.ONE;
        if (unit != Unit.CONTRACT && row.has("multiplier") && !isOne(row.number("multiplier"))) {
            row.refuse(Reason.BAD_UNIT, "multiplier", row.text("multiplier"));
        }
        return new Contract(shape, multiplier, row.text("settle"), expiry(row), option(row, kind), step(row, "tick"),
                step(row, "lot"));
    }

    private static boolean isOne(@Nullable BigDecimal value) {
        return value == null || value.compareTo(BigDecimal.ONE) == 0;
    }

    private static Contract.@Nullable Option option(Row row, InstrumentKind kind) {
        if (!row.has("strike") && !row.has("right")) {
            return null;
        }
        if (kind != InstrumentKind.OPTION) {
            row.refuse(Reason.BAD_NAME, "kind", row.text("kind"));
        }
        row.required("right");
        return new Contract.Option(row.amount("strike"),
                CanonicalFills.choice(row, "right", Right.class, Right.CALL) == Right.CALL,
                CanonicalFills.choice(row, "premium", Premium.class, Premium.QUOTE) == Premium.COIN);
    }

    /// An instrument may settle after the newest time an event can have.
    private static long expiry(Row row) {
        if (!row.has("expiry")) {
            return Event.UNTIMED;
        }
        long timeNs = EventTime.ofIso(row.text("expiry"));
        if (timeNs < EventTime.EARLIEST_NS) {
            row.refuse(Reason.BAD_TIME, "expiry", row.text("expiry"));
            return Event.UNTIMED;
        }
        return timeNs;
    }

    private static @Nullable BigDecimal step(Row row, String column) {
        return row.has(column) ? Decimals.strip(row.amount(column)) : null;
    }

    private static String given(Row row, String column, String otherwise) {
        return row.has(column) ? row.text(column) : otherwise;
    }
}
