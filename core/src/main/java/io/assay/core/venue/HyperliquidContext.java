package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What rows of Hyperliquid say in one way wherever they stand: whose they are, when they were received, what
/// is traded.
final class HyperliquidContext {
    static final String VENUE = "hyperliquid";
    /// B bought, A sold: of the account in its own rows, of the aggressor in public ones.
    static final Map<String, Side> SIDES = Map.of("B", Side.BUY, "A", Side.SELL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final List<String> ACCOUNTS = List.of("user", "account", "address", "wallet", "slot");
    private static final List<String> RECEIVED = List.of(JsonRows.RECEIVED_NS, "received_wall_ns", "recv_ns",
            "receive_ns", "local_ns");

    private final EventSink sink;
    private final Set<String> described = new HashSet<>();

    HyperliquidContext(EventSink sink) {
        this.sink = sink;
    }

    EventSink sink() {
        return sink;
    }

    /// Says of an instrument what its name says, where that is all there is to say. Numbered pairs and outcomes
    /// keep waiting for a list of instruments.
    void describe(String coin) {
        var instrument = Hyperliquid.instrument(coin);
        if (instrument.isDescribed() && !instrument.quote().isEmpty() && described.add(coin)) {
            sink.describe(instrument.at(VENUE));
        }
    }

    void end(Row row, MarketEvent event) {
        end(row, List.of(event), event.instrument());
    }

    /// Ends a row in its events, all about one instrument, or in its fault when it has one.
    void end(Row row, List<? extends Event> events, String coin) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            describe(coin);
            events.forEach(event -> sink.event(event, row.line()));
        }
    }

    /// The name that the row or what encloses it gives the account, empty when they do not.
    static String owner(Row row) {
        for (var field : ACCOUNTS) {
            if (row.has(field)) {
                return row.text(field);
            }
        }
        for (var field : ACCOUNTS) {
            var text = row.around(field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /// The account a row is about: named by it, by its envelope, or by whoever delivered the file.
    static String account(Row row) {
        var owner = owner(row);
        return account(row, "user", owner.isEmpty() ? row.sourceAccount("user") : owner);
    }

    /// An account as it is written: an address in lower case, or any name a table can hold.
    static String account(Row row, String field, String text) {
        boolean isAddress = text.startsWith("0x") || text.startsWith("0X");
        var account = isAddress ? text.toLowerCase(Locale.ROOT) : text;
        if (!text.isEmpty() && !(isAddress ? Hyperliquid.isAddress(account) : Texts.isName(account))) {
            row.refuse(Reason.BAD_ACCOUNT, field, text);
        }
        return account;
    }

    /// An identifier of digits, as all of the venue's are; empty when there is none.
    static String digits(Row row, String field) {
        var text = row.text(field);
        if (!text.isEmpty() && !DIGITS.matcher(text).matches()) {
            row.refuse(Reason.BAD_ID, field, text);
        }
        return text;
    }

    /// When the row reached whoever recorded it, [Event#UNTIMED] when nobody says.
    static long receivedNs(Row row) {
        for (var field : RECEIVED) {
            long timeNs = row.has(field) ? EventTime.ofNanos(row.text(field)) : row.nanosAround(field);
            if (timeNs != EventTime.BAD && timeNs != Event.UNTIMED
                    && EventTime.inRange(timeNs, row.source().latestNs())) {
                return timeNs;
            }
        }
        return Event.UNTIMED;
    }

    /// Makes the fault of a part of a row the row's own.
    ///
    /// @param where the part stands in the row
    static void adopt(Row row, String where, Row part) {
        var fault = part.fault();
        if (fault != null) {
            row.refuse(fault.reason(), where + "." + fault.field(), fault.value());
        }
    }

    /// A part of a row that stands deeper than its fields lead; without fields when it is no object.
    static Row inside(Row row, Json value) {
        var object = value instanceof Json.Obj fields ? fields
                : new Json.Obj(new LinkedHashMap<>(), new TreeSet<>(), row.line());
        return new JsonRow(object, null, row.line(), row.source());
    }

    /// Whatever a field of a JSON row holds, null when there is none.
    static @Nullable Json value(Row row, String field) {
        return row instanceof JsonRow json ? json.at(field) : null;
    }
}
