package io.assay.core.profile;

import io.assay.core.market.ReferenceSeries;
import java.util.Arrays;

/// Marks of one instrument on a regular grid of UTC time, kept only where they change, with prefix sums: what a
/// position held over any number of steps earned, risked and weighed costs a few look-ups.
///
/// At grid point g (time g x step) the mark is the last reference at or before it. With w the position, a unit of
/// it has delta A(g) and its profit follows the path P(g): linear contracts A = P = mark; inverse contracts, whose
/// w is a face, A = 1 and P = the sum of simple returns of the mark so far.
final class MarkGrid {
    /// Sums over fewer entries are taken one by one: a difference of prefix sums would lose digits for nothing.
    private static final int DIRECT = 64;
    /// Deltas are laid out step by step where at least one step of so many has an entry.
    private static final int SPARSE = 2;

    private final long stepNs;
    private final boolean inverse;
    private final int size;
    private final long[] point;
    private final double[] price;
    private final double[] path;
    private final double[] area;
    private final double[] squareArea;
    private final double[] moves;
    private final double[] lagged;
    private final Extremes extremes;
    private final double[] deltas;
    /// Bit by bit, of the steps laid out, whether an entry begins there; and how many began before each 64 of them.
    private final long[] changes;
    private final int[] ranks;

    /// @param inverse whether positions are faces in quote currency
    static MarkGrid of(ReferenceSeries series, long stepNs, boolean inverse) {
        var point = new long[16];
        var price = new double[16];
        int n = 0;
        int reference = 0;
        while (reference < series.size()) {
            long g = -Math.floorDiv(-series.timeNs(reference), stepNs);
            int last = series.mark(g * stepNs);
            double mark = last < 0 ? Double.NaN : series.priceOf(last);
            if (last >= 0 && (n == 0 || price[n - 1] != mark)) {
                if (n == point.length) {
                    point = Arrays.copyOf(point, 2 * n);
                    price = Arrays.copyOf(price, 2 * n);
                }
                point[n] = g;
                price[n++] = mark;
            }
            // a quote with an empty side marks nothing: the one before it still does
            reference = Math.max(reference, last) + 1;
            while (reference < series.size() && series.timeNs(reference) <= g * stepNs) {
                reference++;
            }
        }
        return new MarkGrid(stepNs, inverse, Arrays.copyOf(point, n), Arrays.copyOf(price, n));
    }

    private MarkGrid(long stepNs, boolean inverse, long[] point, double[] price) {
        this.stepNs = stepNs;
        this.inverse = inverse;
        this.point = point;
        this.price = price;
        size = point.length;
        path = inverse ? new double[size] : price;
        area = new double[size];
        squareArea = new double[size];
        moves = new double[size];
        lagged = new double[size];
        for (int i = 1; i < size; i++) {
            if (inverse) {
                path[i] = path[i - 1] + (price[i] / price[i - 1] - 1);
            }
            double steps = point[i] - point[i - 1];
            area[i] = area[i - 1] + delta(i - 1) * steps;
            squareArea[i] = squareArea[i - 1] + delta(i - 1) * delta(i - 1) * steps;
            moves[i] = moves[i - 1] + square(move(i));
            lagged[i] = lagged[i - 1] + delta(i - 1) * (delta(i) - delta(i - 1));
        }
        extremes = new Extremes(path);
        long steps = size == 0 ? 0 : point[size - 1] - point[0] + 1;
        deltas = new double[steps <= (long) SPARSE * size ? (int) steps : 0];
        changes = new long[((deltas.length + 63) >>> 6) + 1];
        ranks = new int[changes.length];
        for (int i = 0; i < size && deltas.length > 0; i++) {
            int at = (int) (point[i] - point[0]);
            changes[at >>> 6] |= 1L << at;
            Arrays.fill(deltas, at, i + 1 < size ? (int) (point[i + 1] - point[0]) : deltas.length, delta(i));
        }
        for (int i = 1; i < ranks.length; i++) {
            ranks[i] = ranks[i - 1] + Long.bitCount(changes[i - 1]);
        }
    }

    /// Entry that holds at a grid point, -1 before the first.
    int entry(long g) {
        if (deltas.length > 0) {
            long at = g - point[0];
            return at < 0 ? -1 : at >= deltas.length ? size - 1 : rank((int) at);
        }
        int found = Arrays.binarySearch(point, g);
        return found >= 0 ? found : -found - 2;
    }

    /// The entry at a step that is laid out.
    private int rank(int at) {
        int word = at >>> 6;
        return ranks[word] + Long.bitCount(changes[word] & (-1L >>> (63 - (at & 63)))) - 1;
    }

    /// The entry at `g`, found from one at or before it.
    int entryFrom(int entry, long g) {
        if (deltas.length > 0) {
            return entry(g);
        }
        int most = (int) Math.min(size - 1L, entry + (g - point[entry]));
        if (point[most] <= g) {
            return most;
        }
        int at = entry;
        for (int i = 0; i < 4; i++) {
            if (point[at + 1] > g) {
                return at;
            }
            at++;
        }
        int found = Arrays.binarySearch(point, at, most, g);
        return found >= 0 ? found : -found - 2;
    }

    /// Delta of a unit held at every grid point from the first entry to the last; empty where few of them have an entry. Not
    /// to be written to.
    double[] deltas() {
        return deltas;
    }

    /// The last grid point up to which they say all from a grid point on: where the last entry begins. No later than that grid
    /// point where they do not.
    long laidUntil(long g) {
        return deltas.length > 0 && point[0] <= g ? point[size - 1] : g;
    }

    /// Of the 64 of them from a place on one bit each, the lowest first, whether an entry begins there.
    long changes(int place) {
        int word = place >>> 6;
        long low = changes[word] >>> place;
        return (place & 63) == 0 ? low : low | (changes[word + 1] << -place);
    }

    /// The place in them of the first change after a place that is not the last.
    int changeAfter(int place) {
        int word = (place + 1) >>> 6;
        long rest = changes[word] & (-1L << (place + 1));
        while (rest == 0) {
            rest = changes[++word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /// First grid point after an entry's own at which the mark is another; beyond everything after the last.
    long until(int entry) {
        return entry + 1 < size ? point[entry + 1] : Long.MAX_VALUE;
    }

    /// Grid point at which an entry begins to hold.
    long point(int entry) {
        return point[entry];
    }

    /// Grid points of all entries, and the marks that hold from there; not to be written to.
    long[] points() {
        return point;
    }

    double[] prices() {
        return price;
    }

    double price(int entry) {
        return entry < 0 ? Double.NaN : price[entry];
    }

    double path(int entry) {
        return path[entry];
    }

    /// Delta of a unit held.
    double delta(int entry) {
        return inverse ? 1 : price[entry];
    }

    /// Sum of A over grid points `from` to `to` - 1.
    double area(long from, long to) {
        return sum(from, to, area, false);
    }

    /// Sum of A squared over grid points `from` to `to` - 1.
    double squareArea(long from, long to) {
        return sum(from, to, squareArea, true);
    }

    private double sum(long from, long to, double[] prefix, boolean squared) {
        int a = entry(from);
        int b = entry(to);
        if (b - a <= DIRECT) {
            double sum = 0;
            long at = from;
            for (int i = a; i <= b; i++) {
                long end = i == b ? to : point[i + 1];
                sum += weight(i, squared) * (end - at);
                at = end;
            }
            return sum;
        }
        return (point[a + 1] - from) * weight(a, squared) + (prefix[b] - prefix[a + 1])
                + (to - point[b]) * weight(b, squared);
    }

    private double weight(int entry, boolean squared) {
        return squared ? delta(entry) * delta(entry) : delta(entry);
    }

    /// Sum of the squared moves of P between two entries.
    double moves(int from, int to) {
        if (to - from > DIRECT) {
            return moves[to] - moves[from];
        }
        double sum = 0;
        for (int i = from + 1; i <= to; i++) {
            sum += square(move(i));
        }
        return sum;
    }

    /// Sum of A(g) x (A(g+1) - A(g)) between two entries.
    double lagged(int from, int to) {
        if (to - from > DIRECT) {
            return lagged[to] - lagged[from];
        }
        double sum = 0;
        for (int i = from + 1; i <= to; i++) {
            sum += delta(i - 1) * (delta(i) - delta(i - 1));
        }
        return sum;
    }

    /// Lowest, highest, deepest fall and highest rise of P over entries `from` to `to`.
    Extremes.Range range(int from, int to) {
        return extremes.of(from, to);
    }

    boolean isInverse() {
        return inverse;
    }

    long stepNs() {
        return stepNs;
    }

    private double move(int entry) {
        return inverse ? price[entry] / price[entry - 1] - 1 : price[entry] - price[entry - 1];
    }

    private static double square(double x) {
        return x * x;
    }
}
