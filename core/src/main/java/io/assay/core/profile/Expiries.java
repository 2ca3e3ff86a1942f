package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/// What a [Book] holds that expires: when, and at what price. An expired contract is held no longer, whether or not a
/// source shows the fill that says so.
///
/// The price is the last mark; where nothing marks an option, what it pays at the last price of what it is on.
final class Expiries {
    private final Book book;
    private final int[] lines;
    private final double[] prices;
    private final boolean[] over;
    private int next;

    Expiries(Book book) {
        this.book = book;
        var expiring = new ArrayList<Integer>();
        for (int line = 0; line < book.held.size(); line++) {
            if (expiryNs(line) != Long.MAX_VALUE) {
                expiring.add(line);
            }
        }
        expiring.sort(Comparator.comparingLong(this::expiryNs));
        lines = new int[expiring.size()];
        Arrays.setAll(lines, expiring::get);
        prices = new double[book.held.size()];
        over = new boolean[book.held.size()];
    }

    private long expiryNs(int line) {
        return book.held.get(line).expiryNs();
    }

    /// When the next line expires, [Long#MAX_VALUE] when none does.
    long nextNs() {
        return next < lines.length ? expiryNs(lines[next]) : Long.MAX_VALUE;
    }

    /// Lets the next line expire.
    ///
    /// @return its number
    int take() {
        int line = lines[next++];
        var seen = new View();
        book.lines.get(line).look(expiryNs(line), seen);
        prices[line] = seen.price;
        over[line] = true;
        return line;
    }

    boolean isOver(int line) {
        return over[line];
    }

    /// What a unit was settled at, once it is over; NaN when nothing says.
    double price(int line) {
        return prices[line];
    }
}
