package io.assay.core.market;

import io.assay.core.event.Book;
import io.assay.core.event.FundingRate;
import io.assay.core.event.IdColumn;
import io.assay.core.event.IntSort;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What everybody could see, as it arrives, by column: 48 bytes a quote. Append only; read in order of a clock, each
/// fact once, whatever order it arrived in.
public final class MarketLog {
    static final int BID = 0;
    static final int ASK = 1;
    static final int PRICE = 0;
    static final int QUANTITY = 1;
    static final int MARK = 0;
    static final int INDEX = 1;
    static final int UNDERLYING = 2;
    static final int VOLATILITY = 3;
    private static final int TAKER = 2;
    private static final int ID = 3;
    private static final int LEVELS = 2;
    private static final int BIDS = 3;
    private static final int ASKS = 4;
    private static final int[] COLUMNS = {4, 5, 4, 4, 1};

    private final Map<Key, Sheet> sheets = new TreeMap<>();
    private final IdColumn tradeIds = new IdColumn(0);
    private final PackedColumn levelPrices = new PackedColumn();
    private final PackedColumn levelQuantities = new PackedColumn();
    private int levels;
    private int ids;
    private int size;

    /// Kinds of market events.
    enum Kind {
        QUOTE(Quote.class), BOOK(Book.class), PRINT(Print.class), MARK(Mark.class), FUNDING(FundingRate.class);

        private final Class<? extends MarketEvent> event;

        Kind(Class<? extends MarketEvent> event) {
            this.event = event;
        }
    }

    /// Where a sheet of the log comes from.
    record Key(String instrument, Kind kind, String venue) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::instrument).thenComparing(Key::kind).thenComparing(Key::venue);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param source file the event was read from
    public void add(MarketEvent event, String source) {
        size++;
        switch (event) {
            case Quote quote -> sheet(quote, Kind.QUOTE).add(quote.timeNs(), quote.receivedNs(), quote.bid(),
                    quote.ask(), quote.bidQuantity(), quote.askQuantity());
            case Book book -> addBook(book);
            case Print print -> {
                tradeIds.add(print.tradeId());
                sheet(print, Kind.PRINT).add(print.timeNs(), print.receivedNs(), print.price(), print.quantity(),
                        BigDecimal.valueOf(print.taker().ordinal()), BigDecimal.valueOf(ids++));
            }
            case Mark mark -> sheet(mark, Kind.MARK).add(mark.timeNs(), mark.receivedNs(), mark.mark(), mark.index(),
                    mark.underlying(), mark.impliedVolatility());
            case FundingRate rate -> sheet(rate, Kind.FUNDING).add(rate.timeNs(), rate.receivedNs(), rate.rate());
        }
    }

    /// Names of all instruments, ascending.
    public SortedSet<String> instruments() {
        var names = new TreeSet<String>();
        sheets.keySet().forEach(key -> names.add(key.instrument()));
        return names;
    }

    public int size() {
        return size;
    }

    /// Rows of one kind of event, as often as they were read.
    public long count(Class<? extends MarketEvent> kind) {
        return sheets.entrySet().stream().filter(entry -> entry.getKey().kind().event.equals(kind))
                .mapToLong(entry -> entry.getValue().size()).sum();
    }

    Map<Key, Sheet> sheets() {
        return Collections.unmodifiableMap(sheets);
    }

    /// Rows of a sheet in order of a clock, each once.
    Timeline timeline(Key key, Reference.Clock clock) {
        var sheet = sheets.get(key);
        if (sheet == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return sheet.timeline(clock, content(key.kind(), sheet));
    }

    /// Trade id of a print.
    String tradeId(Sheet prints, int row) {
        return tradeIds.get(number(prints, ID, row));
    }

    private Sheet sheet(MarketEvent event, Kind kind) {
        return sheets.computeIfAbsent(new Key(event.instrument(), kind, event.venue()),
                key -> new Sheet(COLUMNS[kind.ordinal()]));
    }

    private void addBook(Book book) {
        sheet(book, Kind.BOOK).add(book.timeNs(), book.receivedNs(), best(book.bids()), best(book.asks()),
                BigDecimal.valueOf(levels), BigDecimal.valueOf(book.bids().size()),
                BigDecimal.valueOf(book.asks().size()));
        for (var side : Arrays.asList(book.bids(), book.asks())) {
            for (var level : side) {
                levelPrices.add(level.price());
                levelQuantities.add(level.quantity());
                levels = Math.addExact(levels, 1);
            }
        }
    }

    private static @Nullable BigDecimal best(List<Book.Level> side) {
        return side.isEmpty() ? null : side.getFirst().price();
    }

    private IntSort.Comparison content(Kind kind, Sheet sheet) {
        return switch (kind) {
            case QUOTE, MARK, FUNDING -> sheet::compareValues;
            case BOOK -> (a, b) -> compareBooks(sheet, a, b);
            case PRINT -> (a, b) -> comparePrints(sheet, a, b);
        };
    }

    private int comparePrints(Sheet sheet, int a, int b) {
        int c = tradeIds.compare(number(sheet, ID, a), number(sheet, ID, b));
        for (int column = PRICE; column <= TAKER && c == 0; column++) {
            c = sheet.values[column].compare(a, b);
        }
        return c;
    }

    private int compareBooks(Sheet sheet, int a, int b) {
        int bids = number(sheet, BIDS, a);
        int asks = number(sheet, ASKS, a);
        int c = Integer.compare(bids, number(sheet, BIDS, b));
        c = c != 0 ? c : Integer.compare(asks, number(sheet, ASKS, b));
        int from = number(sheet, LEVELS, a);
        int other = number(sheet, LEVELS, b);
        for (int i = 0; i < bids + asks && c == 0; i++) {
            c = levelPrices.compare(from + i, other + i);
            c = c != 0 ? c : levelQuantities.compare(from + i, other + i);
        }
        return c;
    }

    private static int number(Sheet sheet, int column, int row) {
        return Math.toIntExact(sheet.values[column].unscaledAt(row, 0));
    }
}
