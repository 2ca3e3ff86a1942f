package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Event;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of a source by field name, whatever it was written in (table, JSON, tags), and the first fault
/// found in it.
///
/// Every reader of a field returns a stand-in after a fault, so that a decoder reads all fields in a line
/// and asks [#fault] once at the end. A field that is missing, null or empty says nothing.
public abstract class Row {
    private final Source source;
    private @Nullable Reject fault;

    Row(Source source) {
        this.source = source;
    }

    /// Where in its source the row stands, 1-based.
    public abstract long line();

    /// Names of the row's own fields.
    public abstract Set<String> names();

    /// Text of a field, empty when it says nothing. A dot leads into a part: `fee.cost`.
    abstract String text(String field);

    /// Whether the field stands in the row with a value that is no text (true, false, an object); never where fields
    /// are texts and nothing else.
    boolean isNoText(String field) {
        return false;
    }

    /// The object a field holds; a flat row has none.
    Optional<Row> part(String field) {
        return Optional.empty();
    }

    /// The objects of the array a field holds; a flat row has none.
    List<Row> parts(String field) {
        return List.of();
    }

    /// A field of what encloses the row (envelope, message, line), nearest first; empty when there is none.
    String around(String field) {
        return "";
    }

    /// What the source itself calls a field.
    String called(String field) {
        return field;
    }

    final Source source() {
        return source;
    }

    final boolean has(String field) {
        return !text(field).isEmpty();
    }

    final String required(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            refuse(Reason.MISSING_FIELD, field, "");
        }
        return text;
    }

    /// A required name of an account, an instrument or the like.
    final String name(String field, Reason otherwise) {
        var text = required(field);
        if (isNoText(field) || (!text.isEmpty() && !Texts.isName(text))) {
            refuse(otherwise, field, text);
        }
        return text;
    }

    /// An identifier, kept as the text it is; empty when there is none.
    final String id(String field) {
        var text = text(field);
        if (isNoText(field) || (!text.isEmpty() && !Texts.isName(text))) {
            refuse(Reason.BAD_ID, field, text);
        }
        return text;
    }

    /// A plain decimal, null when the field says nothing.
    final @Nullable BigDecimal number(String field) {
        return number(field, Decimals.parse(text(field)));
    }

    /// A decimal that may be written as programs print doubles (`1e-05`), exactly as written.
    final @Nullable BigDecimal floating(String field) {
        return number(field, Decimals.parseFloating(text(field)));
    }

    private @Nullable BigDecimal number(String field, @Nullable BigDecimal value) {
        if (value == null && has(field)) {
            refuse(Reason.BAD_NUMBER, field, text(field));
        }
        return value;
    }

    /// A required positive amount of at most 18 significant digits, written plainly.
    final BigDecimal amount(String field) {
        required(field);
        return amount(field, number(field));
    }

    /// The same, as programs print doubles.
    final BigDecimal floatingAmount(String field) {
        required(field);
        return amount(field, floating(field));
    }

    private BigDecimal amount(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return BigDecimal.ONE;
        }
        if (value.signum() <= 0) {
            refuse(Reason.NOT_POSITIVE, field, text(field));
            return BigDecimal.ONE;
        }
        if (!Decimals.isNarrow(value)) {
            refuse(Reason.TOO_WIDE, field, text(field));
            return BigDecimal.ONE;
        }
        return value;
    }

    /// A whole number of at most 18 digits, -1 when the field says nothing.
    final long whole(String field) {
        var value = number(field);
        if (value == null) {
            return -1;
        }
        if (value.scale() > 0 || value.signum() < 0 || value.precision() > 18) {
            refuse(Reason.BAD_ID, field, text(field));
            return -1;
        }
        return value.longValueExact();
    }

    /// Required ISO-8601 UTC time within the range a true time lies in.
    final long isoTime(String field) {
        return time(field, EventTime.ofIso(text(field)));
    }

    /// Required count of milliseconds since 1970.
    final long millisTime(String field) {
        return time(field, EventTime.ofMillis(text(field)));
    }

    /// Required count of microseconds since 1970.
    final long microsTime(String field) {
        return time(field, EventTime.ofMicros(text(field)));
    }

    /// Required count of nanoseconds since 1970.
    final long nanosTime(String field) {
        return time(field, EventTime.ofNanos(text(field)));
    }

    /// Takes a time read from a required field some other way; [EventTime#BAD] when it is none.
    final long time(String field, long timeNs) {
        if (required(field).isEmpty()) {
            return 0;
        }
        if (timeNs == EventTime.BAD) {
            refuse(Reason.BAD_TIME, field, text(field));
            return 0;
        }
        if (!EventTime.inRange(timeNs, source.latestNs())) {
            refuse(Reason.TIME_OUT_OF_RANGE, field, text(field));
            return 0;
        }
        return timeNs;
    }

    /// The constant a required field names, exactly as written.
    final <T> T choice(String field, Map<String, T> words, T standIn, Reason otherwise) {
        var text = required(field);
        var value = words.get(text);
        if (value == null && !text.isEmpty()) {
            refuse(otherwise, field, text);
        }
        return value == null ? standIn : value;
    }

    final Side side(String field, Map<String, Side> words) {
        return choice(field, words, Side.BUY, Reason.BAD_SIDE);
    }

    /// A required true or false, in any case.
    final boolean flag(String field) {
        var text = required(field).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            refuse(Reason.BAD_FLAG, field, text);
        }
        return text.equals("true");
    }

    /// A required Hyperliquid address, in lower case.
    final String address(String field) {
        var text = required(field);
        var address = text.toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !Hyperliquid.isAddress(address)) {
            refuse(Reason.BAD_ACCOUNT, field, text);
        }
        return address;
    }

    /// The account the source as a whole belongs to, where its rows do not name one.
    final String sourceAccount(String field) {
        var account = source.account();
        if (account.isEmpty()) {
            refuse(Reason.NO_ACCOUNT, field, "");
        }
        return account;
    }

    /// Keeps the first fault of the row.
    final void refuse(Reason reason, String field, String value) {
        if (fault == null) {
            fault = new Reject(reason, source.name(), line(), called(field), value);
        }
    }

    /// Forgets the fault, before the next row is read into the same object.
    final void clear() {
        fault = null;
    }

    public final @Nullable Reject fault() {
        return fault;
    }

    /// Nanoseconds that a count of them around the row gives, [Event#UNTIMED] when there is none or it is none.
    final long nanosAround(String field) {
        long timeNs = EventTime.ofNanos(around(field));
        return timeNs == EventTime.BAD || !EventTime.inRange(timeNs, source.latestNs()) ? Event.UNTIMED : timeNs;
    }
}
