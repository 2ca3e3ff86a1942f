package io.assay.core.market;

import io.assay.core.event.Book;
import io.assay.core.event.Event;
import io.assay.core.event.FundingRate;
import io.assay.core.event.IdColumn;
import io.assay.core.event.IntSort;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Names;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.QuoteBlock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What everybody could see, as it arrives, by column: some 20 bytes a quote. Append only; read in order of a clock, each
/// fact once, whatever order it arrived in.
public final class MarketLog {
    static final int BID = QuoteBlock.BID;
    static final int ASK = QuoteBlock.ASK;
    static final int BID_QUANTITY = QuoteBlock.BID_QUANTITY;
    static final int ASK_QUANTITY = QuoteBlock.ASK_QUANTITY;
    static final int PRICE = 0;
    static final int QUANTITY = 1;
    static final int MARK = 0;
    static final int INDEX = 1;
    static final int UNDERLYING = 2;
    static final int VOLATILITY = 3;
    static final int TAKER = 2;
    private static final int ID = 3;
    private static final int LEVELS = 2;
    private static final int BIDS = 3;
    private static final int ASKS = 4;
    private static final int[] COLUMNS = {4, 5, 4, 4, 1};

    private final Map<Key, Sheet> sheets = new TreeMap<>();
    private final Names sources = new Names();
    private final IdColumn tradeIds = new IdColumn();
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

        static Kind of(MarketEvent event) {
            return switch (event) {
                case Quote quote -> QUOTE;
                case Book book -> BOOK;
                case Print print -> PRINT;
                case Mark mark -> MARK;
                case FundingRate rate -> FUNDING;
            };
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

    /// Adds rows of a block, of which nothing is kept: those of one book after those of another, each book's in their order.
    ///
    /// @param from first row
    /// @param to behind the last row
    /// @param source file the quotes were read from
    public void append(QuoteBlock block, int from, int to, String source) {
        size += to - from;
        int number = sources.number(source);
        var begins = new int[1];
        for (int row = from; row < to; row++) {
            int name = block.name(row);
            if (name + 1 >= begins.length) {
                begins = Arrays.copyOf(begins, 2 * name + 2);
            }
            begins[name + 1]++;
        }
        for (int name = 1; name < begins.length; name++) {
            begins[name] += begins[name - 1];
        }
        var rows = new int[to - from];
        for (int row = from; row < to; row++) {
            rows[begins[block.name(row)]++] = row;
        }
        for (int first = 0; first < rows.length;) {
            int end = begins[block.name(rows[first])];
            var whose = block.named(rows[first]);
            var sheet = sheet(new Key(whose.instrument(), Kind.QUOTE, whose.venue()));
            sheet.from(number);
            sheet.add(block, rows, first, end);
            first = end;
        }
    }

    private Sheet sheet(Key key) {
        return sheets.computeIfAbsent(key, any -> new Sheet(COLUMNS[key.kind().ordinal()]));
    }

    /// @param source file the event was read from
    public void add(MarketEvent event, String source) {
        size++;
        var sheet = sheet(new Key(event.instrument(), Kind.of(event), event.venue()));
        sheet.from(sources.number(source));
        switch (event) {
            case Quote quote -> sheet.add(quote.timeNs(), quote.receivedNs(), quote.bid(), quote.ask(),
                    quote.bidQuantity(), quote.askQuantity());
            case Book book -> addBook(book, sheet);
            case Print print -> {
                tradeIds.add(print.tradeId());
                sheet.add(print.timeNs(), print.receivedNs(), print.price(), print.quantity(),
                        BigDecimal.valueOf(print.taker().ordinal()), BigDecimal.valueOf(ids++));
            }
            case Mark mark -> sheet.add(mark.timeNs(), mark.receivedNs(), mark.mark(), mark.index(),
                    mark.underlying(), mark.impliedVolatility());
            case FundingRate rate -> sheet.add(rate.timeNs(), rate.receivedNs(), rate.rate());
        }
    }

    /// How many events of each source say what an event before them says, of the same venue, instrument and times. What
    /// differs in anything is a fact of its own.
    public SortedMap<String, Long> duplicates() {
        var counts = new long[sources.size()];
        sheets.forEach((key, sheet) -> sheet.countDuplicates(content(key.kind(), sheet), counts));
        var bySource = new TreeMap<String, Long>();
        for (int number = 0; number < counts.length; number++) {
            bySource.put(sources.name(number), counts[number]);
        }
        return bySource;
    }

    /// What a venue published under one name stands under others from now on: they mean one instrument.
    ///
    /// @param names the first name among them where it stays
    public void rename(String instrument, String venue, SortedSet<String> names) {
        for (var kind : Kind.values()) {
            var sheet = sheets.remove(new Key(instrument, kind, venue));
            if (sheet == null) {
                continue;
            }
            for (var name : names) {
                sheets.merge(new Key(name, kind, venue), sheet, Sheet::join);
            }
        }
    }

    /// Which venues published something under a name, ascending; empty for one that no source names.
    public SortedSet<String> venues(String instrument) {
        var venues = new TreeSet<String>();
        sheets.keySet().stream().filter(key -> key.instrument().equals(instrument))
                .forEach(key -> venues.add(key.venue()));
        return venues;
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

    /// All events as they were, by instrument, kind and venue, and among those in the order they arrived.
    public List<MarketEvent> events() {
        var events = new ArrayList<MarketEvent>(size);
        sheets.forEach((key, sheet) -> {
            for (int row = 0; row < sheet.size(); row++) {
                events.add(event(key, sheet, row));
            }
        });
        return events;
    }

    /// The events of one instrument that have an event time, each once, in order of it; of one kind after another.
    public List<MarketEvent> events(String instrument) {
        var events = new ArrayList<MarketEvent>();
        sheets.forEach((key, sheet) -> {
            if (key.instrument().equals(instrument)) {
                var timeline = timeline(key, Reference.Clock.EVENT);
                for (int place = 0; place < timeline.size(); place++) {
                    events.add(event(key, sheet, timeline.row(place)));
                }
            }
        });
        return events;
    }

    /// Rows of one kind of event, as often as they were read.
    public long count(Class<? extends MarketEvent> kind) {
        return sheets.entrySet().stream().filter(entry -> entry.getKey().kind().event.equals(kind))
                .mapToLong(entry -> entry.getValue().size()).sum();
    }

    /// How well events are dated.
    ///
    /// @param undated events without the venue's own time
    /// @param early events received before they happened: the two clocks are apart
    public record Dating(long undated, long early) {}

    public Dating dating() {
        long undated = 0;
        long early = 0;
        for (var sheet : sheets.values()) {
            for (int row = 0; row < sheet.size(); row++) {
                long atNs = sheet.timeNs.get(row);
                long gotNs = sheet.receivedNs.get(row);
                undated += atNs == Event.UNTIMED ? 1 : 0;
                early += atNs != Event.UNTIMED && gotNs != Event.UNTIMED && gotNs < atNs ? 1 : 0;
            }
        }
        return new Dating(undated, early);
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

    /// Levels of a snapshot, best first; those whose price a scale cannot hold are left out.
    ///
    /// @param bids prices x 10^scale
    record Levels(long[] bids, double[] bidQuantities, long[] asks, double[] askQuantities) {}

    /// @param limit prices of as many units or more do not fit
    Levels levels(Sheet books, int row, int scale, long limit) {
        int from = number(books, LEVELS, row);
        int middle = from + number(books, BIDS, row);
        int to = middle + number(books, ASKS, row);
        int[] bids = fitting(from, middle, scale, limit);
        int[] asks = fitting(middle, to, scale, limit);
        return new Levels(prices(bids, scale), quantities(bids), prices(asks, scale), quantities(asks));
    }

    /// The finest scale of the prices of a snapshot, 0 without any.
    int levelScale(Sheet books, int row) {
        int from = number(books, LEVELS, row);
        int to = from + number(books, BIDS, row) + number(books, ASKS, row);
        int scale = 0;
        for (int level = from; level < to; level++) {
            scale = Math.max(scale, levelPrices.scale(level));
        }
        return scale;
    }

    private int[] fitting(int from, int to, int scale, long limit) {
        var fitting = new int[to - from];
        int count = 0;
        for (int level = from; level < to; level++) {
            if (levelPrices.fits(level, scale, limit)) {
                fitting[count++] = level;
            }
        }
        return Arrays.copyOf(fitting, count);
    }

    private long[] prices(int[] levels, int scale) {
        var prices = new long[levels.length];
        Arrays.setAll(prices, i -> levelPrices.unscaledAt(levels[i], scale));
        return prices;
    }

    private double[] quantities(int[] levels) {
        var quantities = new double[levels.length];
        Arrays.setAll(quantities, i -> levelQuantities.toDouble(levels[i]));
        return quantities;
    }

    /// Trade id of a print.
    String tradeId(Sheet prints, int row) {
        return tradeIds.get(number(prints, ID, row));
    }

    private void addBook(Book book, Sheet sheet) {
        sheet.add(book.timeNs(), book.receivedNs(), best(book.bids()), best(book.asks()),
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

    private MarketEvent event(Key key, Sheet sheet, int row) {
        long timeNs = sheet.timeNs.get(row);
        long receivedNs = sheet.receivedNs.get(row);
        var values = sheet.values;
        return switch (key.kind()) {
            case QUOTE -> new Quote(key.instrument(), key.venue(), timeNs, receivedNs, values[BID].get(row),
                    values[BID_QUANTITY].get(row), values[ASK].get(row), values[ASK_QUANTITY].get(row));
            case BOOK -> {
                int from = number(sheet, LEVELS, row);
                int bids = number(sheet, BIDS, row);
                yield new Book(key.instrument(), key.venue(), timeNs, receivedNs, levels(from, bids),
                        levels(from + bids, number(sheet, ASKS, row)));
            }
            case PRINT -> new Print(key.instrument(), key.venue(), timeNs, receivedNs, present(values[PRICE], row),
                    present(values[QUANTITY], row), Print.Taker.values()[number(sheet, TAKER, row)],
                    tradeId(sheet, row));
            case MARK -> new Mark(key.instrument(), key.venue(), timeNs, receivedNs, values[MARK].get(row),
                    values[INDEX].get(row), values[UNDERLYING].get(row), values[VOLATILITY].get(row));
            case FUNDING -> new FundingRate(key.instrument(), key.venue(), timeNs, receivedNs,
                    present(values[0], row));
        };
    }

    private List<Book.Level> levels(int from, int count) {
        var out = new ArrayList<Book.Level>(count);
        for (int i = from; i < from + count; i++) {
            out.add(new Book.Level(present(levelPrices, i), present(levelQuantities, i)));
        }
        return out;
    }

    private static BigDecimal present(PackedColumn column, int row) {
        return Objects.requireNonNull(column.get(row));
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
