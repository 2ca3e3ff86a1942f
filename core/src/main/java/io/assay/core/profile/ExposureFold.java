package io.assay.core.profile;

import io.assay.core.event.FillSpan;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Everything of one account that depends on what it held and for how long: exposure, volatility, greeks, leverage,
/// drawdown, holding time, equity and carry.
///
/// Positions change at fills; they are marked at every minute of the UTC grid at the last mark at or before it. Lines of
/// one underlying net. Cost: fills, and where one plain line is held a few look-ups a span, else one step for each change
/// of a mark of what is held.
final class ExposureFold {
    private static final double DAY_NS = 86_400e9;
    /// What the path of profit and delta by the minute is needed for, by five minutes, and the basis of futures.
    private static final Set<Feature> BY_MINUTE = Set.of(Feature.VOL_EXPOSURE_USD, Feature.VOL_EXPOSURE_SHARE,
            Feature.DELTA_HALF_LIFE_S, Feature.WORST_DAY_USD, Feature.MAX_DRAWDOWN_USD);
    private static final Set<Feature> BY_FIVE = Set.of(Feature.VOL_EXPOSURE_5M_USD);
    private static final Set<Feature> BY_BASIS = Set.of(Feature.CARRY_BP);
    private static final Set<Feature> BY_TIME = Set.of(Feature.GROSS_EXPOSURE_USD, Feature.EQUITY_USD,
            Feature.TURNOVER_PER_DAY, Feature.LEVERAGE_MEAN, Feature.LEVERAGE_MAX, Feature.MARGIN_USE, Feature.VEGA_USD,
            Feature.GAMMA_USD, Feature.DELTA_USD, Feature.ABS_DELTA_USD, Feature.NEUTRALITY, Feature.HOLDING_S,
            Feature.FUNDING_USD);

    private final Tape tape;
    private final int account;
    private final FoldSpec spec;
    private final AccountFacts.Facts facts;
    private final Book book;
    private final boolean paid;
    private final Settlements settlements;
    private final TimeMeans means;
    private final GridFold minutes;
    private final GridFold fives;
    private final BasisFold basis;
    private final List<BookReader> readers = new ArrayList<>();

    /// @param span of fills, to be turned to those of the account
    /// @param lines for the book of this account, until the next takes them
    ExposureFold(Tape tape, int account, FoldSpec spec, Wanted wanted, FillSpan span, Slots lines) {
        this.tape = tape;
        this.account = account;
        this.spec = spec;
        facts = tape.facts.of(tape.fills.accounts().get(account));
        var reports = new ArrayList<>(facts.equities());
        reports.removeIf(one -> one.timeNs() >= spec.window().toNs());
        book = new Book(tape, account, spec.assumeFlat(), tape.end(account, spec.window()), reports, span,
                lines);
        paid = !facts.payments().isEmpty();
        settlements = paid ? Settlements.NONE : Settlements.of(tape, book);
        means = new TimeMeans(book);
        minutes = new GridFold(book, false);
        fives = new GridFold(book, true);
        basis = new BasisFold(tape, book);
        readers.add(means);
        add(minutes, wanted, BY_MINUTE);
        add(fives, wanted, BY_FIVE);
        add(basis, wanted, BY_BASIS);
    }

    private void add(BookReader reader, Wanted wanted, Set<Feature> features) {
        if (wanted.hasAny(features)) {
            readers.add(reader);
        }
    }

    /// Whether anything here is wanted.
    static boolean isWanted(Wanted wanted) {
        return wanted.hasAny(BY_TIME) || wanted.hasAny(BY_MINUTE) || wanted.hasAny(BY_FIVE) || wanted.hasAny(BY_BASIS);
    }

    /// Whether anything here is wanted that is none of some features.
    static boolean isWantedBeyond(Wanted wanted, Set<Feature> some) {
        return Stream.of(BY_TIME, BY_MINUTE, BY_FIVE, BY_BASIS).flatMap(Set::stream)
                .anyMatch(feature -> wanted.has(feature) && !some.contains(feature));
    }

    /// To be called when the notional is written.
    void write(double[] out) {
        if (book.lines.isEmpty() && facts.equities().isEmpty()) {
            writeFunding(out, Double.NaN);
            return;
        }
        var sweep = new Sweep(tape, account, spec, book, settlements, readers);
        sweep.run();
        means.write(out);
        if (book.isKnown() && means.isMarked()) {
            out[Column.of(Feature.VOL_EXPOSURE_USD)] = minutes.volatility();
            out[Column.of(Feature.VOL_EXPOSURE_5M_USD)] = fives.volatility();
            out[Column.of(Feature.DELTA_HALF_LIFE_S)] = minutes.reversion().halfLifeS();
            out[Column.of(Feature.WORST_DAY_USD)] = minutes.wealth().worstDay();
            out[Column.of(Feature.MAX_DRAWDOWN_USD)] = minutes.wealth().drawdown();
        }
        writeHolding(out);
        writeEquity(out, sweep);
        writeFunding(out, book.isKnown() ? settlements.received() : Double.NaN);
        writeCarry(out);
    }

    private void writeHolding(double[] out) {
        double weighted = 0;
        double weights = 0;
        for (var held : book.held) {
            var holding = held.holding();
            if (holding.closedNotional() > 0) {
                weighted += holding.holdingSeconds() * holding.closedNotional();
                weights += holding.closedNotional();
            }
        }
        if (weights > 0) {
            out[Column.of(Feature.HOLDING_S)] = weighted / weights;
        }
    }

    /// Where equity was reported only after the watch, the last report of the window stands for it.
    private void writeEquity(double[] out, Sweep sweep) {
        double equity = means.meanEquity();
        if (Double.isNaN(equity)) {
            long lastNs = sweep.reportRest();
            equity = lastNs == Long.MIN_VALUE ? Double.NaN : means.equityAt(lastNs);
        }
        out[Column.of(Feature.EQUITY_USD)] = equity;
        if (!(equity > 0)) {
            return;
        }
        out[Column.of(Feature.VOL_EXPOSURE_SHARE)] = out[Column.of(Feature.VOL_EXPOSURE_USD)] / equity;
        var watched = tape.watched(account, spec.window());
        double days = (watched.toNs() - watched.fromNs()) / DAY_NS;
        if (days > 0) {
            out[Column.of(Feature.TURNOVER_PER_DAY)] = out[Column.of(Feature.NOTIONAL_USD)] / equity / days;
        }
    }

    private void writeFunding(double[] out, double settled) {
        out[Column.of(Feature.FUNDING_USD)] = paid ? paid(spec.window().fromNs(), spec.window().toNs()) : settled;
    }

    private void writeCarry(double[] out) {
        boolean perpetuals = false;
        for (var held : book.held) {
            perpetuals |= tape.terms[held.instrument()].kind == InstrumentKind.PERPETUAL;
        }
        var watched = tape.watched(account, spec.window());
        double funding = paid ? paid(watched.fromNs(), watched.toNs() + 1) : settlements.received();
        if (!book.isKnown() || !(means.grossDays() > 0) || !(paid || perpetuals || basis.isHeld())) {
            return;
        }
        double known = paid || perpetuals ? funding : 0;
        out[Column.of(Feature.CARRY_BP)] = 1e4 * (known + basis.accrued()) / means.grossDays();
    }

    /// Funding payments of a span in USD, NaN when one cannot be converted.
    private double paid(long fromNs, long toNs) {
        var sum = BigDecimal.ZERO;
        for (FundingPayment payment : facts.payments()) {
            if (payment.timeNs() >= fromNs && payment.timeNs() < toNs) {
                var rate = tape.rates.rate(payment.currency(), payment.timeNs(), account);
                if (rate.isEmpty()) {
                    return Double.NaN;
                }
                sum = sum.add(payment.amount().multiply(rate.get()));
            }
        }
        return sum.doubleValue();
    }
}
