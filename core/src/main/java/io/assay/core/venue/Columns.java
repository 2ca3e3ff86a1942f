package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The cells of a table by column name, and the first fault of the row at hand.
final class Columns {
    private final List<String> header;
    private final Source source;
    private List<String> cells = List.of();
    private long line;
    private @Nullable Reject fault;

    Columns(List<String> header, Source source) {
        this.header = header;
        this.source = source;
    }

    static List<String> missing(List<String> header, List<String> required) {
        var missing = new ArrayList<>(required);
        missing.removeAll(header);
        return missing;
    }

    /// Tells the sink of every column that no decoder reads.
    static void tellUnknown(List<String> header, List<String> known, EventSink sink) {
        header.stream().filter(name -> !known.contains(name)).forEach(sink::unknownField);
    }

    /// Starts a row; false, with a fault, when it has not one cell a column.
    boolean start(List<String> cells, long line) {
        this.cells = cells;
        this.line = line;
        fault = null;
        if (cells.size() != header.size()) {
            refuse(Reason.BAD_CSV, "", cells.size() + " cells, the header has " + header.size());
        }
        return fault == null;
    }

    @Nullable
    Reject fault() {
        return fault;
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /// Text of a cell, empty when the column or the cell is.
    String text(String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at);
    }

    String required(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            refuse(Reason.MISSING_FIELD, column, "");
        }
        return text;
    }

    /// A required cell that names an account or an instrument.
    String name(String column, Reason otherwise) {
        var text = required(column);
        if (!text.isEmpty() && !Texts.isName(text)) {
            refuse(otherwise, column, text);
        }
        return text;
    }

    @Nullable
    BigDecimal number(String column) {
        var text = text(column);
        var value = text.isEmpty() ? null : Decimals.parse(text);
        if (!text.isEmpty() && value == null) {
            refuse(Reason.BAD_NUMBER, column, text);
        }
        return value;
    }

    /// A positive amount of at most 18 significant digits; a stand-in of 1 after a fault.
    BigDecimal amount(String column) {
        required(column);
        var value = number(column);
        if (value == null) {
            return BigDecimal.ONE;
        }
        if (value.signum() <= 0) {
            refuse(Reason.NOT_POSITIVE, column, text(column));
            return BigDecimal.ONE;
        }
        if (!Decimals.isNarrow(value)) {
            refuse(Reason.TOO_WIDE, column, text(column));
        }
        return value;
    }

    /// Nanoseconds of an ISO-8601 time within the range a true time lies in.
    long isoTime(String column) {
        var text = required(column);
        long timeNs = text.isEmpty() ? 0 : EventTime.ofIso(text);
        if (timeNs == EventTime.BAD) {
            refuse(Reason.BAD_TIME, column, text);
        } else if (!text.isEmpty() && !EventTime.inRange(timeNs, source.latestNs())) {
            refuse(Reason.TIME_OUT_OF_RANGE, column, text);
        }
        return timeNs;
    }

    /// A Hyperliquid address in lower case.
    String address(String column) {
        var text = required(column);
        var address = text.toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !Hyperliquid.isAddress(address)) {
            refuse(Reason.BAD_ACCOUNT, column, text);
        }
        return address;
    }

    /// Keeps the first fault of the row.
    void refuse(Reason reason, String column, String value) {
        if (fault == null) {
            fault = new Reject(reason, source.name(), line, column, value);
        }
    }
}
