package io.assay.core.profile;

import static io.assay.core.profile.PositionMarks.MINUTE_NS;

import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;

/// Time means of what accounts held, for those of whose book the marks by the minute say everything: no fact but fills, every
/// position known, nothing but plain instruments ([PlainTerms#plain]), each marked when it is held at a minute. The same bits
/// as an [ExposureFold] finds, which any other account takes: a [PlainBook] is walked through here, without a [Sweep] and what
/// it tells, and nothing is made anew for an account.
final class PlainMeans {
    /// Spans of fewer minutes are stepped through one by one.
    private static final int BLOCK_MIN = 2;

    private final Tape tape;
    private final Fills fills;
    private final FoldSpec spec;
    private final FillSpan span;
    private final PlainTerms terms;
    private final PlainBook book;
    private final HeldMeans means = new HeldMeans();

    /// @param span of fills, to be turned to those of each account
    PlainMeans(Tape tape, FoldSpec spec, FillSpan span) {
        this.tape = tape;
        this.spec = spec;
        this.span = span;
        fills = tape.fills;
        terms = new PlainTerms(tape);
        book = new PlainBook(terms, tape.marks.rows());
    }

    /// Writes what an account held, unless its book is not plain.
    ///
    /// @return whether it was
    boolean write(int account, AccountFacts.Facts facts, double[] out) {
        if (!facts.equities().isEmpty() || !facts.payments().isEmpty() || !facts.transfers().isEmpty()) {
            return false;
        }
        means.clear();
        int end = tape.end(account, spec.window());
        if (end == fills.from(account)) {
            return true;
        }
        boolean isPlain = open(account, end) && walk(account, end);
        book.clear();
        if (isPlain) {
            means.write(out);
        }
        return isPlain;
    }

    /// Opens a line for every instrument there is a fill of, with the position before the first.
    private boolean open(int account, int end) {
        for (int row = fills.from(account); row < end; row++) {
            span.see(row, end);
            int instrument = span.instrument(row);
            if (!book.hasLine(instrument)) {
                double start = span.amountBefore(row);
                if (!terms.plain[instrument] || (Double.isNaN(start) && !spec.assumeFlat())) {
                    return false;
                }
                book.open(instrument, Double.isNaN(start) ? 0 : start);
            }
        }
        return true;
    }

    private boolean walk(int account, int end) {
        var watched = tape.watched(account, spec.window());
        long nowNs = watched.fromNs();
        int row = fills.from(account);
        while (row < end && timeNs(row, end) < watched.fromNs()) {
            trade(row++);
        }
        begin(watched.fromNs());
        for (; row < end && timeNs(row, end) <= watched.toNs(); row++) {
            long atNs = span.timeNs(row);
            if (atNs > nowNs && !pass(nowNs, atNs)) {
                return false;
            }
            nowNs = atNs;
            book.traded(trade(row), span.price(row) * terms.ticks[span.instrument(row)]);
        }
        return nowNs >= watched.toNs() || pass(nowNs, watched.toNs());
    }

    private long timeNs(int row, int end) {
        span.see(row, end);
        return span.timeNs(row);
    }

    /// Moves a position as a fill says, from where it was to where it is.
    ///
    /// @return its line
    private int trade(int row) {
        int line = book.line(span.instrument(row));
        double reported = span.amountBefore(row);
        book.setQuantity(line, Book.after(fills, span, row, Double.isNaN(reported) ? book.quantity(line) : reported));
        return line;
    }

    private void begin(long atNs) {
        long minute = Math.floorDiv(atNs, MINUTE_NS);
        for (int line = 0; line < book.lines(); line++) {
            int instrument = book.instrument(line);
            var grid = terms.grids[instrument];
            boolean isAtMinute = minute * MINUTE_NS == atNs;
            book.see(line, book.quantity(line) == 0 ? 0 : isAtMinute ? grid.price(grid.entry(minute))
                    : PriceLine.priceAt(tape.marks.marks(instrument), atNs));
        }
        book.value();
    }

    /// Positions stand still over [`fromNs`, `toNs`).
    ///
    /// @return false where something that is held has no mark at a minute
    private boolean pass(long fromNs, long toNs) {
        if (book.isFlat()) {
            count((toNs - fromNs) * 1e-9);
            return true;
        }
        long last = Math.floorDiv(toNs, MINUTE_NS);
        long minute = Math.floorDiv(fromNs, MINUTE_NS) + 1;
        count((Math.min(minute * MINUTE_NS, toNs) - fromNs) * 1e-9);
        if (minute <= last) {
            if (!minutes(minute, last)) {
                return false;
            }
            count((toNs - last * MINUTE_NS) * 1e-9);
        }
        return true;
    }

    /// Counts the whole minutes from one grid point to another, and marks everything at the other.
    private boolean minutes(long first, long last) {
        long minute = first;
        if (book.only() >= 0) {
            if (terms.grids[book.instrument(book.only())].entry(first) < 0) {
                return false;
            }
            one(book.only(), first, last);
            minute = last;
        } else if (last - minute >= BLOCK_MIN) {
            minute = means.count(book, minute, last);
        }
        while (minute < last) {
            if (!book.mark(minute)) {
                return false;
            }
            long until = last - minute == 1 ? last : Math.min(last, book.until(minute));
            count((until - minute) * HeldMeans.MINUTE_S);
            minute = until;
        }
        return book.mark(last);
    }

    /// The same of the only line that is held.
    private void one(int line, long first, long last) {
        double area = book.quantity(line) * terms.grids[book.instrument(line)].area(first, last) * HeldMeans.MINUTE_S;
        means.countOne((last - first) * HeldMeans.MINUTE_S, area);
    }

    private void count(double seconds) {
        if (!Double.isNaN(book.sums.gross)) {
            means.count(seconds, book.sums);
        }
    }
}
