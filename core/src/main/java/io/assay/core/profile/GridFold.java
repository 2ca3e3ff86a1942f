package io.assay.core.profile;

/// One account's book step by step on a grid of UTC time: what its deltas earned in each step.
///
/// A step counts when everything held at its start is marked at both ends. Stretches in which one plain line is held
/// come from prefix sums; others go from one change of a mark to the next. Profit and reversion are followed by the minute
/// only.
final class GridFold implements BookReader {
    private final Book book;
    private final long stepNs;
    private final boolean five;
    private final Wealth wealth = new Wealth();
    private final Reversion reversion = new Reversion();
    private final PendingTrades pending = new PendingTrades();
    private View[] start = new View[0];
    private View[] now = new View[0];
    private long startNs;
    private boolean startOnGrid;
    private double squares;
    private long steps;

    GridFold(Book book, boolean five) {
        this.book = book;
        this.five = five;
        stepNs = five ? PositionMarks.FIVE_MINUTES_NS : PositionMarks.MINUTE_NS;
    }

    Wealth wealth() {
        return wealth;
    }

    Reversion reversion() {
        return reversion;
    }

    /// sqrt(year / observed x sum of squared moves), year = 365 days; NaN when no step was observed.
    double volatility() {
        double perYear = 365 * 86_400e9 / stepNs;
        return steps == 0 ? Double.NaN : Math.sqrt(perYear / steps * squares);
    }

    @Override
    public void begin(long fromNs) {
        start = View.of(book);
        now = View.of(book);
        View.look(book, fromNs, start);
        startNs = fromNs;
        startOnGrid = false;
        if (!five) {
            wealth.begin(fromNs);
        }
    }

    @Override
    public void traded(long atNs, int line, double change, double price) {
        if (!five) {
            pending.add(line, change, price, book.lines.get(line) instanceof OptionLine option && option.isInCoin()
                    ? option.underlyingPrice(atNs) : 1);
        }
    }

    @Override
    public boolean needsCash() {
        return !five;
    }

    @Override
    public void cash(double usd) {
        if (!five) {
            pending.cash(usd);
        }
    }

    @Override
    public void span(long fromNs, long toNs) {
        long first = -Math.floorDiv(-fromNs, stepNs);
        if (first * stepNs >= toNs) {
            return;
        }
        point(first);
        long last = -Math.floorDiv(-toNs, stepNs) - 1;
        var plain = book.onlyPlain();
        if (last == first) {
            return;
        }
        if (book.isFlat()) {
            steps += last - first;
            if (!five) {
                reversion.flat(last - first);
                wealth.still(last * stepNs);
            }
            open(last);
        } else if (plain != null && plain.entry(minute(first)) >= 0) {
            plain(plain, first, last);
            open(last);
        } else {
            walk(first, last);
        }
    }

    private long minute(long point) {
        return five ? 5 * point : point;
    }

    private void walk(long first, long last) {
        long at = first;
        while (at < last) {
            long quiet = Long.MAX_VALUE;
            for (var line : book.lines) {
                quiet = Math.min(quiet, line.quietUntil(minute(at)));
            }
            long still = five ? Math.floorDiv(quiet - 1, 5) : quiet - 1;
            if (still > at + 1) {
                long stop = Math.min(last, still);
                still(at, stop);
                at = stop;
                open(at);
            }
            if (at < last) {
                at++;
                point(at);
            }
        }
    }

    /// Steps over which nothing moves.
    private void still(long from, long to) {
        double level = net(start);
        if (!Double.isNaN(level)) {
            steps += to - from;
        }
        if (!five) {
            if (!Double.isNaN(level)) {
                reversion.still(level, to - from);
            }
            wealth.still(to * stepNs);
        }
    }

    /// Steps over which one plain line is all there is.
    private void plain(PriceLine line, long first, long last) {
        var grid = five ? line.fives() : line.grid();
        int a = grid.entry(first);
        int b = grid.entry(last);
        double w = line.quantity;
        squares += w * w * grid.moves(a, b);
        steps += last - first;
        if (!five) {
            reversion.line(grid, w, first, last);
            wealth.line(grid, w, first, last);
        }
    }

    /// Reaches a grid point: closes the step that ends there and opens the next.
    private void point(long point) {
        close(point * stepNs, startOnGrid && startNs == (point - 1) * stepNs);
        swap();
        startNs = point * stepNs;
        startOnGrid = true;
    }

    private void open(long point) {
        View.look(book, point * stepNs, start);
        startNs = point * stepNs;
        startOnGrid = true;
    }

    private void swap() {
        var old = start;
        start = now;
        now = old;
    }

    private void close(long atNs, boolean whole) {
        View.look(book, atNs, now);
        double move = 0;
        for (int i = 0; i < start.length; i++) {
            move += start[i].move(now[i]);
        }
        if (!five) {
            wealth.to(atNs, gain());
        }
        if (whole && !Double.isNaN(move)) {
            squares += move * move;
            steps++;
            double level = five ? Double.NaN : net(now);
            if (!Double.isNaN(level)) {
                reversion.step(net(start), level);
            }
        }
    }

    /// USD gained from the start of the step until now.
    private double gain() {
        double gain = pending.settle(book, now);
        for (int i = 0; i < start.length; i++) {
            double one = book.lines.get(i).gain(start[i], now[i]);
            gain += Double.isNaN(one) ? 0 : one;
        }
        return gain;
    }

    private static double net(View[] views) {
        double sum = 0;
        for (var view : views) {
            sum += view.delta;
        }
        return sum;
    }

    @Override
    public void end(long toNs) {
        if (Math.floorMod(toNs, stepNs) == 0) {
            point(Math.floorDiv(toNs, stepNs));
        } else {
            close(toNs, false);
        }
    }
}
