package io.assay.core.venue;

import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes of books (`incremental_book_L2`): the books are rebuilt, and told of as quotes when a top changed, as
/// books at most once a second.
///
/// Rows of one time of receipt are one message, and a book is looked at only between messages. A book whose bid
/// reaches its ask, or that began without a snapshot, is not told of. After a row that is refused all books of the
/// file are unknown until their next snapshot.
final class TardisUpdates implements RowDecoder {
    private static final Map<String, Boolean> SIDES = Map.of("bid", true, "ask", false);
    private static final String LOST = "a change of a book of which a row was refused";
    private static final long BOOK_EVERY_NS = 1_000_000_000L;

    /// A book and what was last told of it.
    private static final class Told {
        private final RebuiltBook book = new RebuiltBook();
        private Optional<TardisFeed.Offer> bid = Optional.empty();
        private Optional<TardisFeed.Offer> ask = Optional.empty();
        private long bookNs = -BOOK_EVERY_NS;
    }

    private final EventSink sink;
    private final TardisFeed feed;
    private final Map<String, Told> books = new HashMap<>();
    private final List<RebuiltBook.Change> message = new ArrayList<>();
    private TardisFeed.@Nullable Stamp stamp;
    private long line;
    private boolean lost;
    private boolean changed;

    TardisUpdates(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
    }

    @Override
    public void row(Row row) {
        var of = feed.stamp(row);
        boolean snapshot = row.flag("is_snapshot");
        boolean isBid = row.choice("side", SIDES, true, Reason.BAD_SIDE);
        var price = row.floatingAmount("price");
        var amount = amount(row);
        if (!feed.isWhole(row)) {
            lose();
            return;
        }
        if (isLost(snapshot)) {
            sink.skipped(LOST, row.line());
            return;
        }
        if (stamp != null && stamp.isOfOneMessageWith(of)) {
            sink.skipped("a change of a book told of with the last one of its message", line);
        } else {
            finish();
        }
        stamp = of;
        line = row.line();
        message.add(new RebuiltBook.Change(snapshot, isBid, price, amount));
    }

    /// A row was refused: what the books hold is not known any more.
    private void lose() {
        if (stamp != null) {
            sink.skipped(LOST, line);
            stamp = null;
        }
        message.clear();
        books.clear();
        lost = true;
        changed = false;
    }

    /// Books stay unknown until a snapshot begins: its first row follows one that is no snapshot's.
    private boolean isLost(boolean snapshot) {
        lost = lost && !(snapshot && changed);
        changed = !snapshot;
        return lost;
    }

    private static BigDecimal amount(Row row) {
        row.required("amount");
        var amount = row.floating("amount");
        if (amount != null && amount.signum() < 0) {
            row.refuse(Reason.NOT_POSITIVE, "amount", row.text("amount"));
        }
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Override
    public void finish() {
        if (stamp != null) {
            var told = books.computeIfAbsent(stamp.venue() + " " + stamp.instrument(), any -> new Told());
            told.book.apply(message);
            message.clear();
            tell(stamp, told);
            stamp = null;
        }
    }

    private void tell(TardisFeed.Stamp at, Told told) {
        var book = told.book;
        if (!book.isSound()) {
            sink.skipped("a change of a book that is crossed or not whole yet", line);
            return;
        }
        var bid = Optional.of(book.bid());
        var ask = Optional.of(book.ask());
        boolean topChanged = !bid.equals(told.bid) || !ask.equals(told.ask);
        if (topChanged) {
            told.bid = bid;
            told.ask = ask;
            sink.event(at.quote(bid.get(), ask.get()), line);
        }
        if (at.receivedNs() - told.bookNs >= BOOK_EVERY_NS) {
            told.bookNs = at.receivedNs();
            sink.event(book.look(at.instrument(), at.venue(), at.timeNs(), at.receivedNs()), line);
        } else if (!topChanged) {
            sink.skipped("a change of a book behind its top", line);
        }
    }
}
