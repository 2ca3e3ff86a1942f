package io.assay.core.profile;

import io.assay.core.event.InstrumentKind;
import io.assay.core.market.FundingSeries;
import java.util.ArrayList;
import java.util.List;

/// Funding an account must have received, from its positions and the venue's rates: where no source shows payments.
/// A long of N USD pays N x rate. A settlement counts for what was held into its moment.
final class Settlements {
    static final Settlements NONE = new Settlements(List.of());

    /// One instrument's settlements, and how far they are taken.
    private static final class Pending {
        private final int line;
        private final FundingSeries series;
        private int next;

        Pending(int line, FundingSeries series) {
            this.line = line;
            this.series = series;
        }

        long nextNs() {
            return next < series.size() ? series.timeNs(next) : Long.MAX_VALUE;
        }
    }

    private final List<Pending> pending;
    private long nextNs = Long.MAX_VALUE;
    private double received;
    private boolean complete = true;

    private Settlements(List<Pending> pending) {
        this.pending = pending;
    }

    /// For every perpetual of a book that has rates.
    static Settlements of(Tape tape, Book book) {
        var pending = new ArrayList<Pending>();
        boolean complete = true;
        for (int line = 0; line < book.held.size(); line++) {
            int number = book.held.get(line).instrument();
            if (tape.fills.instruments().get(number).kind() == InstrumentKind.PERPETUAL) {
                var series = tape.market.funding(number);
                complete &= series.size() > 0;
                pending.add(new Pending(line, series));
            }
        }
        var out = new Settlements(List.copyOf(pending));
        out.complete = complete;
        return out;
    }

    /// What came in, in USD; NaN when a perpetual has no rates, a settlement no mark, or there is no perpetual at all.
    double received() {
        return complete && !pending.isEmpty() ? received : Double.NaN;
    }

    void skipTo(long atNs) {
        for (var one : pending) {
            while (one.nextNs() <= atNs) {
                one.next++;
            }
        }
        if (!pending.isEmpty()) {
            look();
        }
    }

    /// When the next is, [Long#MAX_VALUE] when there is none.
    long nextNs() {
        return nextNs;
    }

    private void look() {
        nextNs = pending.stream().mapToLong(Pending::nextNs).min().orElse(Long.MAX_VALUE);
    }

    /// Takes all settlements of the next moment.
    void take(Book book, List<BookReader> readers) {
        long atNs = nextNs;
        for (var one : pending) {
            if (one.nextNs() == atNs) {
                one.next++;
                var line = book.lines.get(one.line);
                if (line.quantity != 0 && line instanceof PriceLine held) {
                    pay(book, held, one, atNs, readers);
                }
            }
        }
        look();
    }

    private void pay(Book book, PriceLine line, Pending one, long atNs, List<BookReader> readers) {
        double quote = -line.quantity * (line.isInverse()
                ? one.series.rateBetween(atNs - 1, atNs)
                : one.series.between(atNs - 1, atNs));
        double usd = quote * line.rate(atNs);
        received += usd;
        if (!Double.isNaN(usd)) {
            book.coin(one.line).ifPresent(coin -> coin.add(usd / coin.priceAt(atNs)));
            readers.forEach(reader -> reader.cash(usd));
            readers.forEach(reader -> reader.reported(atNs));
        }
    }
}
