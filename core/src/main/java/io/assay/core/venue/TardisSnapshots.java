package io.assay.core.venue;

import io.assay.core.event.Book;
import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The best levels of a book (`book_snapshot_5`, `book_snapshot_25`), as many as the header names. A level without
/// price or amount ends its side.
final class TardisSnapshots implements RowDecoder {
    static final int LEVELS_MAX = 25;

    private final EventSink sink;
    private final TardisFeed feed;
    private final List<String> askPrices = new ArrayList<>();
    private final List<String> askAmounts = new ArrayList<>();
    private final List<String> bidPrices = new ArrayList<>();
    private final List<String> bidAmounts = new ArrayList<>();

    TardisSnapshots(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
        for (int level = 0; level < LEVELS_MAX; level++) {
            var names = columns(level).toList();
            askPrices.add(names.get(0));
            askAmounts.add(names.get(1));
            bidPrices.add(names.get(2));
            bidAmounts.add(names.get(3));
        }
    }

    /// Names of a level's columns in the order of the files, the best level being 0.
    static Stream<String> columns(int level) {
        return Stream.of("asks[" + level + "].price", "asks[" + level + "].amount", "bids[" + level + "].price",
                "bids[" + level + "].amount");
    }

    @Override
    public void row(Row row) {
        var stamp = feed.stamp(row);
        var asks = side(row, askPrices, askAmounts, -1);
        var bids = side(row, bidPrices, bidAmounts, 1);
        if (!feed.isWhole(row)) {
            return;
        }
        if (asks.isEmpty() && bids.isEmpty()) {
            sink.skipped("a look at an empty book", row.line());
        } else if (!asks.isEmpty() && !bids.isEmpty()
                && bids.getFirst().price().compareTo(asks.getFirst().price()) > 0) {
            sink.skipped("a book whose bid is above its ask", row.line());
        } else {
            sink.event(new Book(stamp.instrument(), stamp.venue(), stamp.timeNs(), stamp.receivedNs(), bids, asks),
                    row.line());
        }
    }

    /// @param falling 1 where prices must fall from level to level, -1 where they must rise
    private static List<Book.Level> side(Row row, List<String> prices, List<String> amounts, int falling) {
        var levels = new ArrayList<Book.Level>();
        for (int i = 0; i < prices.size(); i++) {
            var price = TardisFeed.positive(row, prices.get(i));
            var amount = TardisFeed.positive(row, amounts.get(i));
            if (price == null || amount == null) {
                refuseBehind(row, prices, i);
                if (row.has(prices.get(i)) != row.has(amounts.get(i))) {
                    row.refuse(Reason.MISSING_FIELD, (row.has(prices.get(i)) ? amounts : prices).get(i), "");
                }
                return levels;
            }
            if (!levels.isEmpty() && Integer.signum(levels.getLast().price().compareTo(price)) != falling) {
                row.refuse(Reason.BAD_CSV, prices.get(i), row.text(prices.get(i)));
            }
            levels.add(new Book.Level(price, amount));
        }
        return levels;
    }

    /// A level behind one that is not there: the file lost a column.
    private static void refuseBehind(Row row, List<String> prices, int missing) {
        for (int i = missing + 1; i < prices.size(); i++) {
            if (row.has(prices.get(i))) {
                row.refuse(Reason.MISSING_FIELD, prices.get(missing), "");
            }
        }
    }
}
