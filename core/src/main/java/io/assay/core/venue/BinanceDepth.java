package io.assay.core.venue;

import io.assay.core.event.Book;
import io.assay.core.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Books rebuilt from a snapshot of depth (`lastUpdateId`) and the differences after it, by the venue's own rules ("How
/// to manage a local order book correctly"): the first difference that counts reaches over the snapshot's id, each later one
/// begins where the one before ended (`pu` equals its `u`; spot, which has no `pu`: `U` equals its `u` + 1). After a gap
/// or a row that was refused the book is unknown until the next snapshot.
///
/// A book is told of at most once a second. A snapshot does not name its symbol: it is taken for that of the
/// differences where they have one only.
final class BinanceDepth {
    private static final String VENUE = "binance";
    private static final long BOOK_EVERY_NS = 1_000_000_000L;
    /// Differences that wait for a snapshot asked for meanwhile.
    private static final int WAITING_MAX = 1_000;
    private static final long UNKNOWN = -1;

    /// @param before last change of the difference before it, [#UNKNOWN] where the venue does not say
    private record Difference(long first, long last, long before, long timeNs, List<RebuiltBook.Change> changes) {
        boolean follows(long id) {
            return before == UNKNOWN ? first == id + 1 : before == id;
        }

        /// Whether it is the first that counts after a snapshot. Numbers of futures leave gaps between differences.
        boolean holds(long id) {
            return (before == UNKNOWN ? first <= id + 1 : before <= id) && last >= id;
        }
    }

    private static final class Local {
        private final RebuiltBook book = new RebuiltBook();
        private final Deque<Difference> waiting = new ArrayDeque<>();
        private long last = UNKNOWN;
        private boolean fresh;
        private long toldNs = -BOOK_EVERY_NS;
        private long timeNs = Event.UNTIMED;

        void lose() {
            last = UNKNOWN;
            waiting.clear();
        }

        void await(Difference difference) {
            waiting.add(difference);
            if (waiting.size() > WAITING_MAX) {
                waiting.remove();
            }
        }

        /// Whether it goes on from what the book holds; it is applied then.
        boolean apply(Difference difference) {
            if (!(fresh ? difference.holds(last) : difference.follows(last))) {
                return false;
            }
            if (difference.last() > last) {
                book.apply(difference.changes());
            }
            last = difference.last();
            fresh = false;
            timeNs = Math.max(timeNs, difference.timeNs());
            return true;
        }
    }

    private final EventSink sink;
    private final TreeMap<String, Local> books = new TreeMap<>();

    BinanceDepth(EventSink sink) {
        this.sink = sink;
    }

    void difference(Row row, String symbol, long timeNs) {
        long first = id(row, "U");
        long last = id(row, "u");
        long before = row.has("pu") ? id(row, "pu") : UNKNOWN;
        var changes = changes(row, false, "b", "a");
        var local = books.computeIfAbsent(symbol, any -> new Local());
        var fault = row.fault();
        if (fault != null) {
            local.lose();
            sink.reject(fault);
            return;
        }
        var difference = new Difference(first, last, before, timeNs, changes);
        if (local.last == UNKNOWN) {
            local.await(difference);
            sink.skipped("a Binance difference of depth without a snapshot before it", row.line());
        } else if (last < local.last || (last == local.last && !local.fresh)) {
            sink.skipped("a Binance difference of depth the book holds already", row.line());
        } else if (local.apply(difference)) {
            tell(row, symbol, local);
        } else {
            local.lose();
            local.await(difference);
            sink.skipped("a Binance difference of depth after a gap: the book is unknown until a snapshot", row.line());
        }
    }

    void snapshot(Row row, long timeNs) {
        long id = id(row, "lastUpdateId");
        var changes = changes(row, true, "bids", "asks");
        var fault = row.fault();
        if (fault != null) {
            books.values().forEach(Local::lose);
            sink.reject(fault);
        } else if (books.size() != 1) {
            sink.skipped("a Binance depth snapshot without a symbol", row.line());
        } else {
            begin(books.firstEntry().getValue(), id, timeNs, changes);
            tell(row, books.firstKey(), books.firstEntry().getValue());
        }
    }

    private static void begin(Local local, long id, long timeNs, List<RebuiltBook.Change> changes) {
        local.book.apply(changes);
        local.last = id;
        local.fresh = true;
        local.timeNs = timeNs;
        var waiting = List.copyOf(local.waiting);
        local.waiting.clear();
        for (var difference : waiting) {
            if (difference.last() >= id && !local.apply(difference)) {
                local.lose();
                return;
            }
        }
    }

    private void tell(Row row, String symbol, Local local) {
        long receivedNs = HyperliquidContext.receivedNs(row);
        long nowNs = receivedNs == Event.UNTIMED ? local.timeNs : receivedNs;
        if (local.last == UNKNOWN || !local.book.isSound()) {
            sink.skipped("a change of a book that is crossed or not whole yet", row.line());
        } else if (nowNs - local.toldNs < BOOK_EVERY_NS) {
            sink.skipped("a Binance difference of depth within a second of the last look at its book", row.line());
        } else {
            local.toldNs = nowNs;
            sink.event(local.book.look(symbol, VENUE, local.timeNs, receivedNs), row.line());
        }
    }

    private static long id(Row row, String field) {
        row.required(field);
        return row.whole(field);
    }

    private static List<RebuiltBook.Change> changes(Row row, boolean isSnapshot, String bids, String asks) {
        var changes = new ArrayList<RebuiltBook.Change>();
        for (Book.Level level : BinanceStreams.levels(row, bids)) {
            changes.add(new RebuiltBook.Change(isSnapshot, true, level.price(), level.quantity()));
        }
        for (Book.Level level : BinanceStreams.levels(row, asks)) {
            changes.add(new RebuiltBook.Change(isSnapshot, false, level.price(), level.quantity()));
        }
        return changes;
    }
}
