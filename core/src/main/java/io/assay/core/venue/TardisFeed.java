package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.Quote;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all rows of one tardis.dev file begin with: whose they are and when.
final class TardisFeed {
    /// @param timeNs venue's event time, [Event#UNTIMED] where it equals the time of receipt: then the venue gave none
    record Stamp(String instrument, String venue, long timeNs, long receivedNs) {
        /// The venue's time, else the time of receipt.
        long knownNs() {
            return timeNs == Event.UNTIMED ? receivedNs : timeNs;
        }

        /// The top of book as it then stood.
        Quote quote(Offer bid, Offer ask) {
            return new Quote(instrument, venue, timeNs, receivedNs, bid.price, bid.quantity, ask.price, ask.quantity);
        }

        /// Whether both were received in one message: a message has one time of receipt.
        boolean isOfOneMessageWith(Stamp other) {
            return receivedNs == other.receivedNs && instrument.equals(other.instrument) && venue.equals(other.venue);
        }
    }

    private final EventSink sink;
    private final Map<String, Map<String, Instrument>> listed = new HashMap<>();

    TardisFeed(EventSink sink) {
        this.sink = sink;
    }

    /// Reads the first four columns; a stand-in after a fault.
    Stamp stamp(Row row) {
        var exchange = row.name("exchange", Reason.BAD_NAME);
        var symbol = row.name("symbol", Reason.BAD_NAME);
        long timeNs = row.microsTime("timestamp");
        long receivedNs = row.microsTime("local_timestamp");
        if (row.fault() != null) {
            return new Stamp("", "", Event.UNTIMED, Event.UNTIMED);
        }
        var instrument = instrument(exchange, symbol);
        return new Stamp(instrument.name(), instrument.venue(), timeNs == receivedNs ? Event.UNTIMED : timeNs,
                receivedNs);
    }

    private Instrument instrument(String exchange, String symbol) {
        var ofExchange = listed.computeIfAbsent(exchange, any -> new HashMap<>());
        var known = ofExchange.get(symbol);
        if (known == null) {
            known = TardisNames.instrument(exchange, symbol);
            ofExchange.put(symbol, known);
            sink.describe(known);
        }
        return known;
    }

    /// Whether the row may be used; it is rejected otherwise.
    boolean isWhole(Row row) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        }
        return fault == null;
    }

    /// A price or quantity, null where the cell is empty or zero: some venues write 0 for what is not there.
    static @Nullable BigDecimal positive(Row row, String field) {
        var value = row.floating(field);
        if (value != null && value.signum() < 0) {
            row.refuse(Reason.NOT_POSITIVE, field, row.text(field));
        }
        return value == null || value.signum() <= 0 ? null : value;
    }

    /// One side of a top of book.
    record Offer(@Nullable BigDecimal price, @Nullable BigDecimal quantity) {
        private static final Offer NONE = new Offer(null, null);

        static Offer bid(Row row) {
            return of(row, "bid_price", "bid_amount");
        }

        static Offer ask(Row row) {
            return of(row, "ask_price", "ask_amount");
        }

        /// @return no offer where there is no price, or a quantity of zero
        private static Offer of(Row row, String priceField, String quantityField) {
            var price = positive(row, priceField);
            var quantity = positive(row, quantityField);
            return price == null || (quantity == null && row.has(quantityField)) ? NONE : new Offer(price, quantity);
        }

        /// Whether this bid is above that ask: no mid lies between them.
        boolean crosses(Offer ask) {
            return price != null && ask.price != null && price.compareTo(ask.price) > 0;
        }
    }
}
