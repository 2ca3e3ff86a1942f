package io.assay.core.profile;

import io.assay.core.event.Equity;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Transfer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One account through the time it was watched, looked at on a grid of UTC time: what it held, gained and had.
///
/// Profit is marked to market, fees and funding in it, as [Wealth] has it; it begins at zero with the watch. Equity is what the
/// last report said, moved on by profit and by what was paid in and out since; absent (NaN) before the first report. While
/// something is held that nothing marks yet, exposure and equity are absent, and profit is that of the rest.
public final class AccountPath implements BookReader {
    private final Tape tape;
    private final int account;
    private final Book book;
    private final long stepNs;
    private final List<Transfer> transfers;
    private final Set<Long> reports = new HashSet<>();
    private final List<Point> points = new ArrayList<>();
    private final PendingTrades pending = new PendingTrades();
    private View[] start = new View[0];
    private View[] now = new View[0];
    private int transfer;
    private double profit;
    private double paidIn;
    private double anchor = Double.NaN;

    /// A look.
    ///
    /// @param gross sum of abs(delta), a short option's underlying notional with it, USD
    /// @param profit since the watch began, USD
    /// @param equity USD
    /// @param paidIn net of what came in and went out since the watch began, USD
    public record Point(long timeNs, double gross, double profit, double equity, double paidIn) {}

    private AccountPath(Tape tape, int account, FoldSpec spec, Book book, long stepNs) {
        this.tape = tape;
        this.account = account;
        this.book = book;
        this.stepNs = stepNs;
        var facts = tape.facts.of(tape.fills.accounts().get(account));
        long fromNs = tape.watched(account, spec.window()).fromNs();
        transfers = facts.transfers().stream().filter(one -> one.timeNs() >= fromNs).toList();
        facts.equities().forEach(one -> reports.add(one.timeNs()));
    }

    /// Empty when the account's positions are not known: nothing says what it held before its first fills.
    ///
    /// @param stepNs of the grid, > 0
    public static List<Point> of(Tape tape, int account, FoldSpec spec, long stepNs) {
        if (stepNs <= 0) {
            throw new IllegalArgumentException("a step above 0 wanted, got " + stepNs);
        }
        var facts = tape.facts.of(tape.fills.accounts().get(account));
        List<Equity> told = facts.equities().stream().filter(one -> one.timeNs() < spec.window().toNs()).toList();
        var book = new Book(tape, account, spec.assumeFlat(), tape.end(account, spec.window()), told,
                new FillSpan(tape.fills));
        if (!book.isKnown()) {
            return List.of();
        }
        var path = new AccountPath(tape, account, spec, book, stepNs);
        var settlements = facts.payments().isEmpty() ? Settlements.of(tape, book) : Settlements.NONE;
        new Sweep(tape, account, spec, book, settlements, List.of(path)).run();
        return path.points;
    }

    @Override
    public void begin(long fromNs) {
        start = View.of(book);
        now = View.of(book);
        View.look(book, fromNs, start);
        anchor = reports.isEmpty() ? Double.NaN : equity(start);
    }

    @Override
    public boolean needsCash() {
        return true;
    }

    @Override
    public void cash(double usd) {
        pending.cash(usd);
    }

    @Override
    public void traded(long atNs, int line, double change, double price) {
        pending.add(line, change, price, book.lines.get(line) instanceof OptionLine option && option.isInCoin()
                ? option.underlyingPrice(atNs) : 1);
    }

    @Override
    public void reported(long atNs) {
        if (reports.contains(atNs)) {
            step(atNs);
            anchor = equity(start) - profit - paidIn;
        }
    }

    @Override
    public void span(long fromNs, long toNs) {
        for (long at = -Math.floorDiv(-fromNs, stepNs) * stepNs; at < toNs; at += stepNs) {
            point(at);
        }
    }

    @Override
    public void end(long toNs) {
        if (points.isEmpty() || points.getLast().timeNs() < toNs) {
            point(toNs);
        }
    }

    private void point(long atNs) {
        step(atNs);
        double gross = 0;
        for (var view : start) {
            gross += view.levered;
        }
        double equity = Double.isNaN(gross) ? Double.NaN : anchor + profit + paidIn;
        points.add(new Point(atNs, gross, profit, equity, paidIn));
    }

    /// Goes on to a moment: what was held and traded since the last one has gained what it has.
    private void step(long atNs) {
        View.look(book, atNs, now);
        double gain = pending.settle(book, now);
        for (int i = 0; i < start.length; i++) {
            double one = book.lines.get(i).gain(start[i], now[i]);
            gain += Double.isNaN(one) ? 0 : one;
        }
        profit += gain;
        for (; transfer < transfers.size() && transfers.get(transfer).timeNs() <= atNs; transfer++) {
            paidIn += usd(transfers.get(transfer));
        }
        var old = start;
        start = now;
        now = old;
    }

    /// NaN when nothing converts it.
    private double usd(Transfer one) {
        return tape.rates.rate(one.currency(), one.timeNs(), account)
                .map(rate -> one.amount().multiply(rate).doubleValue()).orElse(Double.NaN);
    }

    private double equity(View[] views) {
        double sum = book.capital.dollars();
        for (int i = book.held.size(); i < views.length; i++) {
            sum += views[i].delta;
        }
        return sum;
    }
}
