package io.assay.core.profile;

import static io.assay.core.profile.PositionMarks.MINUTE_NS;

import org.jspecify.annotations.Nullable;

/// Time means of what one account held: gross and net delta, greeks, leverage, equity.
///
/// Marked at every minute of the UTC grid, and at the account's own fills until the next. Time during which something
/// is held that nothing marks yet counts nowhere. Stretches in which one plain line is held come from the prefix sums of
/// [MarkGrid]; others step from one change of a mark to the next.
final class TimeMeans implements BookReader {
    /// Spans of fewer minutes are stepped through one by one.
    private static final int BLOCK_MIN = 3;

    private final Book book;
    private final HeldMeans held = new HeldMeans();
    /// The book, where all its lines are plain; else how its lines were seen last.
    private @Nullable PlainLines plain;
    private View[] views = new View[0];
    private double[] deltas = new double[0];
    private int[] underlyings = new int[0];
    private HeldSums sums = new HeldSums(0, 0);
    private double dollars;
    private double margin;
    private double vega;
    private double gamma;
    private double levered;
    private double equity;
    private double vegaS;
    private double gammaS;
    private double equityKnownS;
    private double equityS;
    private double leveragedS;
    private double leverageS;
    private double leverageMax;
    private double marginKnownS;
    private double marginS;

    TimeMeans(Book book) {
        this.book = book;
    }

    /// Integral of gross delta, in USD x days.
    double grossDays() {
        return held.grossS() / 86_400;
    }

    boolean isMarked() {
        return held.isMarked();
    }

    @Override
    public void begin(long fromNs) {
        plain = PlainLines.of(book);
        if (plain != null) {
            plain.begin(fromNs);
            sums = plain.sums;
        } else {
            views = View.of(book);
            deltas = new double[views.length];
            underlyings = book.lines.stream().mapToInt(line -> line.underlying).toArray();
            sums = new HeldSums(views.length, book.underlyings());
            look(fromNs);
        }
        report();
    }

    @Override
    public void traded(long atNs, int line, double change, double price) {
        if (plain != null) {
            plain.traded(line, price);
        }
        for (int i = 0; i < views.length; i++) {
            if (!(book.lines.get(i) instanceof PriceLine other)) {
                book.lines.get(i).look(atNs, views[i]);
            } else if (i == line) {
                other.see(atNs, price, views[i]);
            }
        }
        value();
    }

    @Override
    public void reported(long atNs) {
        for (int i = 0; i < views.length; i++) {
            if (book.lines.get(i) instanceof PriceLine other) {
                other.see(atNs, views[i].base, views[i]);
            } else {
                book.lines.get(i).look(atNs, views[i]);
            }
        }
        report();
    }

    @Override
    public void span(long fromNs, long toNs) {
        long last = Math.floorDiv(toNs, MINUTE_NS);
        if (plain != null ? plain.isFlat() : book.isFlat()) {
            count((toNs - fromNs) * 1e-9);
            mark(last);
            return;
        }
        long minute = Math.floorDiv(fromNs, MINUTE_NS) + 1;
        count((Math.min(minute * MINUTE_NS, toNs) - fromNs) * 1e-9);
        if (minute <= last) {
            minutes(minute, last);
            count((toNs - last * MINUTE_NS) * 1e-9);
        }
    }

    /// Counts the whole minutes from one grid point to another, and marks everything at the other.
    private void minutes(long first, long last) {
        var only = plain != null ? plain.only() : book.onlyPlain();
        long minute = first;
        if (only != null && only.entry(first) >= 0) {
            plain(only, first, last);
            minute = last;
        }
        mark(minute);
        if (plain != null && last - minute >= BLOCK_MIN && Double.isNaN(equity) && !Double.isNaN(sums.gross)) {
            minute = held.count(plain, minute, last);
            mark(minute);
        }
        while (minute < last) {
            long until = Math.min(last, quietUntil(minute));
            count((until - minute) * HeldMeans.MINUTE_S);
            minute = until;
            mark(minute);
        }
    }

    private long quietUntil(long minute) {
        if (plain != null) {
            return plain.until();
        }
        long until = Long.MAX_VALUE;
        for (var line : book.lines) {
            until = Math.min(until, line.quietUntil(minute));
        }
        return until;
    }

    private void plain(PriceLine line, long first, long last) {
        var grid = line.grid();
        double area = line.quantity * grid.area(first, last) * HeldMeans.MINUTE_S;
        double seconds = (last - first) * HeldMeans.MINUTE_S;
        held.countOne(seconds, area);
        countEquity(seconds);
        if (equity > 0 && last > first) {
            leveragedS += seconds;
            leverageS += Math.abs(area) / equity;
            double high = line.isInverse() ? 1 : grid.range(grid.entry(first), grid.entry(last - 1)).high();
            leverageMax = Math.max(leverageMax, Math.abs(line.quantity) * high / equity);
        }
    }

    private void mark(long minute) {
        if (plain != null) {
            plain.to(minute);
        } else {
            look(minute * MINUTE_NS);
        }
        value();
    }

    private void look(long atNs) {
        for (int i = 0; i < views.length; i++) {
            book.lines.get(i).look(atNs, views[i]);
        }
    }

    private void report() {
        dollars = book.capital.dollars();
        margin = book.capital.margin();
        value();
    }

    private void count(double seconds) {
        countEquity(seconds);
        if (Double.isNaN(sums.gross)) {
            return;
        }
        held.count(seconds, sums);
        vegaS += vega * seconds;
        gammaS += gamma * seconds;
        if (equity > 0 && seconds > 0) {
            leveragedS += seconds;
            leverageS += levered / equity * seconds;
            leverageMax = Math.max(leverageMax, levered / equity);
        }
    }

    private void countEquity(double seconds) {
        if (Double.isNaN(equity)) {
            return;
        }
        equityKnownS += seconds;
        equityS += equity * seconds;
        if (equity > 0 && !Double.isNaN(margin)) {
            marginKnownS += seconds;
            marginS += margin / equity * seconds;
        }
    }

    /// Everything as it stands.
    private void value() {
        equity = dollars;
        if (plain != null) {
            levered = sums.gross;
            return;
        }
        vega = 0;
        gamma = 0;
        levered = 0;
        for (int i = 0; i < views.length; i++) {
            var view = views[i];
            deltas[i] = view.delta;
            vega += view.vega;
            gamma += view.gamma;
            levered += view.levered;
            equity += i >= book.held.size() ? view.delta : 0;
        }
        sums.sumGross(deltas, 0, deltas.length);
        sums.sumNets(deltas, underlyings, deltas.length, book.underlyings());
    }

    /// Equity at a moment after the watch.
    double equityAt(long atNs) {
        double sum = book.capital.dollars();
        var view = new View();
        for (var coin : book.coins.values()) {
            coin.look(atNs, view);
            sum += view.delta;
        }
        return sum;
    }

    /// NaN when equity was never known.
    double meanEquity() {
        return equityKnownS > 0 ? equityS / equityKnownS : Double.NaN;
    }

    void write(double[] out) {
        if (marginKnownS > 0) {
            out[Column.of(Feature.MARGIN_USE)] = marginS / marginKnownS;
        }
        if (!book.isKnown() || book.held.isEmpty() || !isMarked()) {
            return;
        }
        held.write(out);
        out[Column.of(Feature.VEGA_USD)] = vegaS / held.markedS();
        out[Column.of(Feature.GAMMA_USD)] = gammaS / held.markedS();
        if (leveragedS > 0) {
            out[Column.of(Feature.LEVERAGE_MEAN)] = leverageS / leveragedS;
            out[Column.of(Feature.LEVERAGE_MAX)] = leverageMax;
        }
    }
}
