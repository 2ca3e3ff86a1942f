package io.assay.core.profile;

import static io.assay.core.profile.PositionMarks.MINUTE_NS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Time means of what one account held: gross and net delta, greeks, leverage, equity.
///
/// Marked at every minute of the UTC grid, and at the account's own fills until the next. Time during which something
/// is held that nothing marks yet counts nowhere. Stretches in which one plain line is held come from the prefix sums of
/// [MarkGrid]; others step from one change of a mark to the next.
final class TimeMeans implements BookReader {
    private static final double MINUTE_S = 60;
    /// Spans of fewer minutes are stepped through one by one.
    private static final int BLOCK_MIN = 3;

    private final Book book;
    private @Nullable PlainLines plain;
    private View[] views = new View[0];
    private double[] nets = new double[0];
    private double dollars;
    private double margin;
    private double gross;
    private double net;
    private double absUnderlying;
    private double vega;
    private double gamma;
    private double levered;
    private double equity;
    private double markedS;
    private double grossS;
    private double netS;
    private double absNetS;
    private double absUnderlyingS;
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
        return grossS / 86_400;
    }

    boolean isMarked() {
        return markedS > 0;
    }

    @Override
    public void begin(long fromNs) {
        plain = PlainLines.of(book);
        if (plain != null) {
            plain.begin(fromNs);
        } else {
            views = new View[book.lines.size()];
            Arrays.setAll(views, i -> new View());
            nets = new double[book.underlyings()];
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
        if (plain != null && last - minute >= BLOCK_MIN && Double.isNaN(equity) && !Double.isNaN(gross)) {
            minute = blocks(plain, minute, last);
        }
        while (minute < last) {
            long until = Math.min(last, quietUntil(minute));
            count((until - minute) * MINUTE_S);
            minute = until;
            mark(minute);
        }
    }

    /// The same for as long as [PlainLines#block] knows, at most to the last minute; returns how far that was.
    private long blocks(PlainLines lines, long first, long last) {
        long end = Math.min(last, lines.blocksUntil(first));
        if (end <= first) {
            return first;
        }
        long since = first;
        double net = this.net;
        double gross = this.gross;
        double absUnderlying = this.absUnderlying;
        for (long from = first; from < end; from += MinuteBlock.MINUTES) {
            int count = (int) Math.min(MinuteBlock.MINUTES, end - from);
            var block = lines.block(from, count);
            for (long rest = from == first ? block.changes & -2 : block.changes; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                count((from + i - since) * MINUTE_S, gross, net, absUnderlying);
                since = from + i;
                gross = block.gross[i];
                net = block.net[i];
                absUnderlying = block.absUnderlying[i];
            }
        }
        count((end - since) * MINUTE_S, gross, net, absUnderlying);
        mark(end);
        return end;
    }

    private void count(double seconds, double gross, double net, double absUnderlying) {
        markedS += seconds;
        grossS += gross * seconds;
        netS += net * seconds;
        absNetS += Math.abs(net) * seconds;
        absUnderlyingS += absUnderlying * seconds;
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
        double area = line.quantity * grid.area(first, last) * MINUTE_S;
        double seconds = (last - first) * MINUTE_S;
        markedS += seconds;
        grossS += Math.abs(area);
        netS += area;
        absNetS += Math.abs(area);
        absUnderlyingS += Math.abs(area);
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
        if (Double.isNaN(gross)) {
            return;
        }
        count(seconds, gross, net, absUnderlying);
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
        if (plain != null) {
            gross = plain.gross;
            levered = gross;
            net = plain.net;
            absUnderlying = plain.absUnderlying;
            equity = dollars;
            return;
        }
        Arrays.fill(nets, 0);
        gross = 0;
        vega = 0;
        gamma = 0;
        levered = 0;
        equity = dollars;
        for (int i = 0; i < views.length; i++) {
            var view = views[i];
            gross += Math.abs(view.delta);
            nets[book.lines.get(i).underlying] += view.delta;
            vega += view.vega;
            gamma += view.gamma;
            levered += view.levered;
            equity += i >= book.held.size() ? view.delta : 0;
        }
        net = 0;
        absUnderlying = 0;
        for (double one : nets) {
            net += one;
            absUnderlying += Math.abs(one);
        }
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
        out[Column.of(Feature.GROSS_EXPOSURE_USD)] = grossS / markedS;
        out[Column.of(Feature.DELTA_USD)] = netS / markedS;
        out[Column.of(Feature.ABS_DELTA_USD)] = absNetS / markedS;
        out[Column.of(Feature.VEGA_USD)] = vegaS / markedS;
        out[Column.of(Feature.GAMMA_USD)] = gammaS / markedS;
        if (grossS > 0) {
            out[Column.of(Feature.NEUTRALITY)] = 1 - absUnderlyingS / grossS;
        }
        if (leveragedS > 0) {
            out[Column.of(Feature.LEVERAGE_MEAN)] = leverageS / leveragedS;
            out[Column.of(Feature.LEVERAGE_MAX)] = leverageMax;
        }
    }
}
