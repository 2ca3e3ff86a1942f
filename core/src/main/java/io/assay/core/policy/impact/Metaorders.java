package io.assay.core.policy.impact;

import io.assay.core.event.Event;
import io.assay.core.event.IntSort;
import io.assay.core.market.Reference;
import io.assay.core.policy.impact.Metaorder.Absence;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// Finds the metaorders of a tape: runs of an account's flow in one instrument and one side, ended by a fill of the other
/// side or a pause longer than the gap.
///
/// Flow is what toxicity is judged by ([FlowMoves#rows]): trades the account chose and, unless a house is named, took;
/// options are left out. What the account made on the way is not counted and ends nothing.
public final class Metaorders {
    /// When the price is looked at again after the end.
    public static final List<Horizon> LATER = List.of(Horizon.S10, Horizon.M1, Horizon.M5, Horizon.M30, Horizon.H1);

    private final Tape tape;
    private final MarketScale scale;
    private final MetaorderConfig config;
    private final List<Metaorder> found = new ArrayList<>();

    private Metaorders(Tape tape, MarketScale scale, MetaorderConfig config) {
        this.tape = tape;
        this.scale = scale;
        this.config = config;
    }

    /// In order of account, instrument and time; those that say nothing of impact with the reason.
    public static List<Metaorder> of(Tape tape, FoldSpec spec, MarketScale scale, MetaorderConfig config) {
        return of(tape, spec, scale, config, instrument -> true);
    }

    /// Those of some instruments.
    ///
    /// @param wanted which, by their number
    public static List<Metaorder> of(Tape tape, FoldSpec spec, MarketScale scale, MetaorderConfig config,
            IntPredicate wanted) {
        var search = new Metaorders(tape, scale, config);
        for (int account = 0; account < tape.fills().accounts().size(); account++) {
            search.in(account, FlowMoves.rows(tape, spec, account), wanted);
        }
        return search.found;
    }

    private void in(int account, int[] flow, IntPredicate wanted) {
        var fills = tape.fills();
        int[] rows = Arrays.stream(flow).filter(row -> wanted.test(fills.instrument(row))).toArray();
        IntSort.sort(rows, 0, rows.length, (a, b) -> {
            int byInstrument = Integer.compare(fills.instrument(a), fills.instrument(b));
            int byTime = byInstrument != 0 ? byInstrument : Long.compare(fills.timeNs(a), fills.timeNs(b));
            return byTime != 0 ? byTime : Integer.compare(a, b);
        });
        int from = 0;
        for (int i = 1; i <= rows.length; i++) {
            if (i == rows.length || !isOneRun(rows[i - 1], rows[i])) {
                add(account, rows, from, i);
                from = i;
            }
        }
    }

    /// At most so many of these, each as likely to be among them as any other, in the same order.
    public static List<Metaorder> drawn(List<Metaorder> orders, int most, SplittableRandom random) {
        var out = new ArrayList<Metaorder>();
        int wanted = Math.min(most, orders.size());
        for (int i = 0; i < orders.size() && wanted > 0; i++) {
            if (random.nextInt(orders.size() - i) < wanted) {
                out.add(orders.get(i));
                wanted--;
            }
        }
        return out;
    }

    private boolean isOneRun(int row, int next) {
        var fills = tape.fills();
        return fills.instrument(row) == fills.instrument(next)
                && fills.side(row) == fills.side(next) && fills.timeNs(next) - fills.timeNs(row) <= config.gapNs();
    }

    private void add(int account, int[] rows, int from, int to) {
        if (from == to) {
            return;
        }
        var fills = tape.fills();
        int first = rows[from];
        int last = rows[to - 1];
        int instrument = fills.instrument(first);
        long units = 0;
        int children = 1;
        for (int i = from; i < to; i++) {
            units = Math.addExact(units, fills.quantity(rows[i]));
            children += i > from && fills.timeNs(rows[i]) != fills.timeNs(rows[i - 1]) ? 1 : 0;
        }
        double quantity = units / Double.parseDouble("1e" + fills.quantityScale(instrument));
        long fromNs = fills.timeNs(first);
        long toNs = fills.timeNs(last);
        var volume = scale.volume(instrument);
        double meanwhile = volume.between(fromNs, toNs);
        double volatility = scale.volatility(instrument, fromNs);
        var prices = new double[LATER.size() + 2];
        Arrays.fill(prices, Double.NaN);
        if (children >= config.childrenMin()) {
            look(account, first, last, prices);
        }
        int sign = fills.side(first).sign();
        var later = new double[LATER.size()];
        Arrays.setAll(later, h -> sign * (prices[h + 2] / prices[0] - 1) / volatility);
        double size = quantity / volume.ofDay(fromNs);
        double impact = sign * (prices[1] / prices[0] - 1) / volatility;
        found.add(new Metaorder(account, instrument, sign, fromNs, toNs, children, to - from, quantity, size,
                meanwhile > 0 ? quantity / meanwhile : Double.NaN, volatility,
                config.settleNs(tape.market().reference(instrument).kind()), impact, later,
                absence(children, prices, volatility, size)));
    }

    /// The price before the first fill, at the end, and later; left as they are where there is none.
    private void look(int account, int first, int last, double[] prices) {
        var reference = tape.market().reference(tape.fills().instrument(first));
        long beginNs = reference.atNs(tape.fills(), first);
        long endNs = reference.atNs(tape.fills(), last);
        if (beginNs == Event.UNTIMED || endNs == Event.UNTIMED) {
            return;
        }
        prices[0] = price(reference, reference.series().before(beginNs, account));
        prices[1] = price(reference, reference.series().after(endNs, config.settleNs(reference.kind()), account, -1));
        for (int h = 0; h < LATER.size(); h++) {
            prices[h + 2] = price(reference, reference.series().after(endNs, LATER.get(h).ns(), account, -1));
        }
    }

    private static double price(Reference reference, int at) {
        return at < 0 ? Double.NaN : reference.series().priceOf(at);
    }

    private Absence absence(int children, double[] prices, double volatility, double size) {
        if (children < config.childrenMin()) {
            return Absence.TOO_FEW_CHILDREN;
        }
        if (Double.isNaN(prices[0])) {
            return Absence.NO_PRICE_BEFORE;
        }
        if (Double.isNaN(prices[1])) {
            return Absence.NO_PRICE_AT_END;
        }
        if (Double.isNaN(volatility)) {
            return Absence.NO_VOLATILITY;
        }
        return Double.isNaN(size) ? Absence.NO_VOLUME : Absence.NONE;
    }
}
