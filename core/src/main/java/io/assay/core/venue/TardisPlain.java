package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.QuoteDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plain rows of tardis.dev's quotes: those of an exchange and symbol met before, whose bid is not above its ask.
final class TardisPlain implements PlainRows {
    private static final List<String> COLUMNS = List.of("exchange", "symbol", "timestamp", "local_timestamp",
            "bid_price", "bid_amount", "ask_price", "ask_amount");
    /// More microseconds are no nanoseconds of a long.
    private static final long MICROS_MAX = Long.MAX_VALUE / 1_000;

    /// @param instrument as we name it
    private record Named(String instrument, String venue) {}

    private final int[] places;
    private final Source source;
    private final EventSink sink;
    private final QuoteDraft quote = new QuoteDraft();
    /// By exchange, then by symbol.
    private final ByteMap<ByteMap<Named>> listed = new ByteMap<>();
    /// By what the cell of the symbol is alike, in rows of one stretch and exchange.
    private final List<@Nullable Named> met = new ArrayList<>();
    private int stretch = -1;
    private int exchange = -1;

    TardisPlain(List<String> header, Source source, EventSink sink) {
        this.source = source;
        this.sink = sink;
        places = COLUMNS.stream().mapToInt(header::indexOf).toArray();
    }

    @Override
    public Set<String> columns() {
        return new TreeSet<>(COLUMNS);
    }

    @Override
    public boolean read(Cells row, long line) {
        if (!named(row) || !dated(row) || !bid(row) || !ask(row) || isCrossed()) {
            return false;
        }
        sink.draft(quote, line);
        return true;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void learn(Cells row) {
        if (!row.text(places[0])) {
            return;
        }
        var exchange = ByteMap.ascii(row);
        var symbols = listed.get(row);
        if (symbols == null) {
            symbols = new ByteMap<>();
            listed.put(row, symbols);
        }
        if (row.text(places[1])) {
            var symbol = ByteMap.ascii(row);
            if (!exchange.isEmpty() && !symbol.isEmpty()) {
                var instrument = TardisNames.instrument(exchange, symbol);
                symbols.put(row, new Named(instrument.name(), instrument.venue()));
            }
        }
    }

    private boolean named(Cells row) {
        if (isMet(row)) {
            return true;
        }
        if (row.isEmpty(places[0]) || row.isEmpty(places[1]) || !row.text(places[0])) {
            return false;
        }
        var symbols = listed.get(row);
        var named = symbols == null || !row.text(places[1]) ? null : symbols.get(row);
        if (named == null) {
            return false;
        }
        quote.instrument = named.instrument();
        quote.venue = named.venue();
        remember(row, named);
        return true;
    }

    /// Whether a row like this one was met, whose instrument the quote has now.
    private boolean isMet(Cells row) {
        int symbol = row.alike(places[1]);
        if (symbol < 0 || row.stretch() != stretch || symbol >= met.size()
                || row.alike(places[0]) != exchange) {
            return false;
        }
        var named = met.get(symbol);
        if (named == null) {
            return false;
        }
        quote.instrument = named.instrument();
        quote.venue = named.venue();
        return true;
    }

    private void remember(Cells row, Named named) {
        int symbol = row.alike(places[1]);
        if (row.alike(places[0]) < 0 || symbol < 0) {
            return;
        }
        if (row.stretch() != stretch || row.alike(places[0]) != exchange) {
            stretch = row.stretch();
            exchange = row.alike(places[0]);
            met.clear();
        }
        while (met.size() <= symbol) {
            met.add(null);
        }
        met.set(symbol, named);
    }

    private boolean dated(Cells row) {
        long timeNs = micros(row, places[2]);
        long receivedNs = micros(row, places[3]);
        quote.timeNs = timeNs == receivedNs ? Event.UNTIMED : timeNs;
        quote.receivedNs = receivedNs;
        return timeNs != EventTime.BAD && receivedNs != EventTime.BAD;
    }

    private long micros(Cells row, int column) {
        if (row.isEmpty(column) || !row.count(column) || row.number > MICROS_MAX) {
            return EventTime.BAD;
        }
        long timeNs = row.number * 1_000;
        return EventTime.inRange(timeNs, source.latestNs()) ? timeNs : EventTime.BAD;
    }

    private boolean bid(Cells row) {
        if (!positive(row, places[4])) {
            return false;
        }
        quote.bid = row.number;
        quote.bidScale = row.scale;
        if (!positive(row, places[5])) {
            return false;
        }
        quote.bidQuantity = row.number;
        quote.bidQuantityScale = row.scale;
        if (isNone(row, quote.bidScale, places[5])) {
            quote.bidScale = QuoteDraft.ABSENT;
            quote.bidQuantityScale = QuoteDraft.ABSENT;
        }
        return true;
    }

    private boolean ask(Cells row) {
        if (!positive(row, places[6])) {
            return false;
        }
        quote.ask = row.number;
        quote.askScale = row.scale;
        if (!positive(row, places[7])) {
            return false;
        }
        quote.askQuantity = row.number;
        quote.askQuantityScale = row.scale;
        if (isNone(row, quote.askScale, places[7])) {
            quote.askScale = QuoteDraft.ABSENT;
            quote.askQuantityScale = QuoteDraft.ABSENT;
        }
        return true;
    }

    /// Whether a price, and the quantity read last, are no offer: no price, or a quantity of zero.
    private static boolean isNone(Cells row, byte priceScale, int quantity) {
        return priceScale == QuoteDraft.ABSENT || (row.scale == QuoteDraft.ABSENT && !row.isEmpty(quantity));
    }

    /// Reads a number that may be absent; zero stands for that too.
    private static boolean positive(Cells row, int column) {
        if (row.isEmpty(column)) {
            row.scale = QuoteDraft.ABSENT;
            return true;
        }
        if (!row.decimal(column) || row.number < 0) {
            return false;
        }
        row.scale = row.number == 0 ? QuoteDraft.ABSENT : row.scale;
        return true;
    }

    private boolean isCrossed() {
        if (quote.bidScale == QuoteDraft.ABSENT || quote.askScale == QuoteDraft.ABSENT) {
            return false;
        }
        return quote.bidScale == quote.askScale ? quote.bid > quote.ask
                : BigDecimal.valueOf(quote.bid, quote.bidScale)
                        .compareTo(BigDecimal.valueOf(quote.ask, quote.askScale)) > 0;
    }
}
