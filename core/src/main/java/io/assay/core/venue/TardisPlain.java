package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import io.assay.core.event.QuoteBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Plain rows of tardis.dev's quotes: those of an exchange and symbol met before, whose bid is not above its ask.
final class TardisPlain implements PlainCells<QuoteBlock> {
    /// Scale of a cell that is empty.
    static final byte NOTHING = -2;

    static final List<String> COLUMNS = List.of("exchange", "symbol", "timestamp", "local_timestamp",
            "bid_price", "bid_amount", "ask_price", "ask_amount");
    /// More microseconds are no nanoseconds of a long.
    private static final long MICROS_MAX = Long.MAX_VALUE / 1_000;

    /// Places in [#COLUMNS]; a quantity stands behind its price.
    static final int EXCHANGE = 0;
    static final int SYMBOL = 1;
    static final int EVENT = 2;
    static final int RECEIVED = 3;
    static final int BID = 4;
    static final int ASK = 6;

    /// Where those columns stand in this table.
    final int[] places;
    private final Source source;
    private final ByteNames exchanges = new ByteNames(TardisPlain::plain);
    /// By number of their exchange.
    private final List<Symbols> listed = new ArrayList<>();
    /// Names of the books met, by their numbers.
    private QuoteBlock.Named[] named = new QuoteBlock.Named[16];
    private int books;
    private QuoteBlock quotes = new QuoteBlock();

    TardisPlain(List<String> header, Source source) {
        this.source = source;
        places = COLUMNS.stream().mapToInt(header::indexOf).toArray();
    }

    private static String plain(String text) {
        return text.indexOf('\uFFFD') < 0 ? text : "";
    }

    @Override
    public Set<String> columns() {
        return new TreeSet<>(COLUMNS);
    }

    @Override
    public QuoteBlock block() {
        return new QuoteBlock();
    }

    @Override
    public boolean read(Cells row, QuoteBlock into, int line) {
        int book = book(row);
        if (book < 0) {
            return false;
        }
        quotes = into;
        quotes.begin(line, book);
        if (!dated(row) || !offer(row, BID, QuoteBlock.BID)
                || !offer(row, ASK, QuoteBlock.ASK) || quotes.isCrossed()) {
            quotes.drop();
            return false;
        }
        quotes.commit();
        return true;
    }

    @Override
    public void finish(QuoteBlock block) {
        block.finish(named);
    }

    @Override
    public boolean learn(Cells row) {
        if (!row.text(places[EXCHANGE])) {
            return false;
        }
        int exchange = exchanges.of(row.bytes, row.from, row.to);
        if (exchange == ByteNames.UNUSABLE || !row.text(places[SYMBOL])) {
            return false;
        }
        while (listed.size() <= exchange) {
            listed.add(new Symbols());
        }
        var symbols = listed.get(exchange);
        int symbol = symbols.names.of(row.bytes, row.from, row.to);
        if (symbol == ByteNames.UNUSABLE || symbols.book(symbol) >= 0) {
            return false;
        }
        var instrument = TardisNames.instrument(exchanges.name(exchange), symbols.names.name(symbol));
        symbols.put(symbol, books);
        if (books == named.length) {
            named = Arrays.copyOf(named, 2 * books);
        }
        named[books++] = new QuoteBlock.Named(instrument.name(), instrument.venue());
        return true;
    }

    /// Number of the book of a row, negative where it is not known.
    int book(Cells row) {
        int number = exchange(row);
        return number < 0 || row.isEmpty(places[SYMBOL]) || !row.text(places[SYMBOL]) ? -1
                : book(number, row.bytes, row.from, row.to);
    }

    /// Number of the exchange of a row, negative where it is not known.
    int exchange(Cells row) {
        return row.isEmpty(places[EXCHANGE]) || !row.text(places[EXCHANGE]) ? -1
                : exchanges.of(row.bytes, row.from, row.to);
    }

    /// Number of the book of a symbol.
    ///
    /// @param exchange its number, negative where it is not known
    int book(int exchange, byte[] bytes, int from, int to) {
        return exchange < 0 || exchange >= listed.size() ? -1 : listed.get(exchange).book(bytes, from, to);
    }

    /// The same of the bytes of its cells.
    int book(byte[] bytes, int exchange, int exchangeEnd, int symbol, int symbolEnd) {
        return book(exchanges.of(bytes, exchange, exchangeEnd), bytes, symbol, symbolEnd);
    }

    private boolean dated(Cells row) {
        long timeNs = micros(row, places[EVENT]);
        long receivedNs = micros(row, places[RECEIVED]);
        quotes.time(timeNs == receivedNs ? Event.UNTIMED : timeNs, receivedNs);
        return timeNs != EventTime.BAD && receivedNs != EventTime.BAD;
    }

    private long micros(Cells row, int column) {
        return row.isEmpty(column) || !row.count(column) ? EventTime.BAD : time(row.number);
    }

    /// Nanoseconds of an event time in microseconds, [EventTime#BAD] where none can be true.
    long time(long micros) {
        long timeNs = micros * 1_000;
        return micros >= 0 && micros <= MICROS_MAX && EventTime.inRange(timeNs, source.latestNs()) ? timeNs
                : EventTime.BAD;
    }

    /// Reads the price and the quantity of a side; neither where one of them is no offer.
    ///
    /// @param first of its two columns here, the price
    private boolean offer(Cells row, int first, int price) {
        if (!positive(row, places[first])) {
            return false;
        }
        long at = row.number;
        byte scale = row.scale;
        if (!positive(row, places[first + 1])) {
            return false;
        }
        offer(quotes, price, at, scale, row.number, row.isEmpty(places[first + 1]) ? NOTHING : row.scale);
        return true;
    }

    /// Puts a side into the row begun last; an empty quantity is not known, one of zero is no offer.
    ///
    /// @param side place of its price
    /// @param scale of the price, [EventBlock#ABSENT] where it is empty or zero
    /// @param amountScale of the quantity, [EventBlock#ABSENT] where it is zero, [#NOTHING] where it is empty
    static void offer(QuoteBlock into, int side, long price, byte scale, long amount, byte amountScale) {
        boolean isNone = scale == EventBlock.ABSENT || amountScale == EventBlock.ABSENT;
        into.number(side, price, isNone ? EventBlock.ABSENT : scale);
        into.number(side + QuoteBlock.BID_QUANTITY, amount,
                isNone || amountScale == NOTHING ? EventBlock.ABSENT : amountScale);
    }

    /// Reads a number that may be absent; zero stands for that too.
    private static boolean positive(Cells row, int column) {
        if (row.isEmpty(column)) {
            row.scale = EventBlock.ABSENT;
            return true;
        }
        if (!row.decimal(column) || row.number < 0) {
            return false;
        }
        row.scale = row.number == 0 ? EventBlock.ABSENT : row.scale;
        return true;
    }

    /// What one exchange lists.
    private static final class Symbols {
        final ByteNames names = new ByteNames(TardisPlain::plain);
        /// One more than the number of the book, by number of the symbol.
        private int[] books = new int[16];

        int book(byte[] bytes, int from, int to) {
            int symbol = names.of(bytes, from, to);
            return symbol < 0 ? -1 : book(symbol);
        }

        int book(int symbol) {
            return symbol < books.length ? books[symbol] - 1 : -1;
        }

        void put(int symbol, int book) {
            if (symbol >= books.length) {
                books = Arrays.copyOf(books, Math.max(symbol + 1, 2 * books.length));
            }
            books[symbol] = book + 1;
        }
    }
}
