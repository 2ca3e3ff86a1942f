package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.Mark;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the decoders of Deribit's answers share: whose rows they are, what a name means, and what may not be kept.
///
/// Numbers are JSON numbers and may carry an exponent. Times are milliseconds. **Whose rows**: the account named for
/// the whole source (`--account`) stands above `user_id`, which stands above whoever is asked.
abstract class DeribitRows extends EventRows {
    static final Map<String, Side> SIDES = Map.of("buy", Side.BUY, "sell", Side.SELL);

    final Source source;
    private final Set<String> personalAround = new HashSet<>();

    DeribitRows(Source source, EventSink sink) {
        super(sink);
        this.source = source;
    }

    /// The account of a row; a fault when nobody says it.
    final String account(Row row) {
        var own = row.has("user_id") ? row.text("user_id") : row.around("user_id");
        return account(row, "user_id", own);
    }

    final String account(Row row, String field, String own) {
        var stated = source.stated();
        if (!stated.isEmpty()) {
            if (!own.isEmpty() && !own.equals(stated)) {
                sink.warning("rows of Deribit user " + own + " in " + source.name() + " are taken as account " + stated
                        + ", as --account says");
            }
            return stated;
        }
        if (own.isEmpty()) {
            return row.sourceAccount(field);
        }
        if (!Texts.isName(own)) {
            row.refuse(Reason.BAD_ACCOUNT, field, own);
        }
        return own;
    }

    /// The instrument of a row.
    static Instrument instrument(Row row) {
        var name = row.name("instrument_name", Reason.BAD_NAME);
        return name.isBlank() ? Instrument.unknown("?") : Deribit.instrument(name);
    }

    /// Counts the personal data in a row and in what encloses it; none of it is read.
    final void dropPersonal(Row row) {
        for (var field : Personal.FIELDS) {
            if (row.has(field)) {
                sink.personal(field);
            } else if (!row.around(field).isEmpty() && personalAround.add(field)) {
                sink.personal(field);
            }
        }
    }

    /// What the venue said the instrument was worth when the row was written; null when it said nothing.
    ///
    /// @return with `iv`, a percentage in the row, as a fraction
    static @Nullable Mark mark(Row row, String instrument, long timeNs) {
        var mark = price(row, "mark_price");
        var index = price(row, "index_price");
        var underlying = price(row, "underlying_price");
        var percent = price(row, "iv");
        if (mark == null && index == null && underlying == null && percent == null) {
            return null;
        }
        return new Mark(instrument, Deribit.VENUE, timeNs, received(row), mark, index, underlying,
                percent == null ? null : Decimals.strip(percent.movePointLeft(2)));
    }

    /// A price or volatility the venue adds for information: nothing when it is not positive.
    private static @Nullable BigDecimal price(Row row, String field) {
        var value = row.floating(field);
        return value == null || value.signum() <= 0 ? null : value;
    }

    /// When the row reached whoever recorded it, where a capture says so.
    static long received(Row row) {
        return row.nanosAround(JsonRows.RECEIVED_NS);
    }

    /// When the venue wrote an answer whose rows carry no time, [Event#UNTIMED] when it does not say.
    final long answeredNs(Row row) {
        for (var field : List.of("usOut", "usIn")) {
            long timeNs = EventTime.ofMicros(row.around(field));
            if (timeNs != EventTime.BAD && EventTime.inRange(timeNs, source.latestNs())) {
                return timeNs;
            }
        }
        return Event.UNTIMED;
    }

    /// Hands on the events of a row and what its instrument is, if its name says it; or the row's fault.
    final void finish(Row row, Instrument instrument, List<? extends Event> events) {
        finish(row, Optional.of(instrument).filter(Instrument::isDescribed), events);
    }

    /// A reject shows no personal data, whatever field it stood in.
    @Override
    final void reject(Reject fault) {
        sink.reject(Personal.FIELDS.contains(fault.field())
                ? new Reject(fault.reason(), fault.source(), fault.line(), fault.field(), "")
                : fault);
    }
}
