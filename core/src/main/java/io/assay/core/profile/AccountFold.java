package io.assay.core.profile;

import io.assay.core.event.FillSpan;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fold over one account: all its fills in canonical order, once, into its row of the profile. Of the folds it is
/// made of, those run that a wanted column needs. What needs everybody's fills (pooled errors, shrinkage) is finished by
/// [Profiles].
final class AccountFold {
    private final Tape tape;
    private final int account;
    private final FoldSpec spec;
    private final Wanted wanted;
    private final Set<Integer> house;
    private final AccountFacts.Facts facts;
    private final FlowFold flow;
    private final Around around;
    private final FillSpan span;
    /// First row in the window, and one past the last.
    private final int from;
    private final int to;
    private @Nullable MarkoutFold markouts;
    private final @Nullable OrderFold orders;
    private final @Nullable ToxicFold toxicity;
    private final @Nullable ValueFold values;
    private final @Nullable DistressFold distress;
    private final @Nullable MessageFold messages;
    private final @Nullable DayFold days;

    /// @param around what is known of the market around the account's fills among others
    /// @param house account numbers of the house, empty to grade all flow
    AccountFold(Tape tape, int account, FoldSpec spec, Wanted wanted, Around around, Set<Integer> house) {
        this.tape = tape;
        this.account = account;
        this.spec = spec;
        this.wanted = wanted;
        this.house = house;
        facts = tape.facts.of(tape.fills.accounts().get(account));
        this.around = around;
        span = around.span;
        from = tape.begin(account, spec.window());
        to = tape.end(account, spec.window());
        flow = new FlowFold(tape, around);
        var ends = around.ends;
        markouts = markouts();
        orders = ends != null && around.needsOrders ? new OrderFold(tape, ends) : null;
        toxicity = around.needsToxicity ? new ToxicFold(tape, around.quotes) : null;
        values = around.needsValues ? new ValueFold(tape, account) : null;
        distress = around.needsDistress ? new DistressFold(tape.fills) : null;
        messages = around.needsMessages ? new MessageFold(tape.fills, facts) : null;
        days = around.needsDays ? new DayFold(tape.fills, spec.window()) : null;
    }

    private @Nullable MarkoutFold markouts() {
        var ends = around.ends;
        return ends != null && around.needsMarkouts ? new MarkoutFold(tape, ends, around.legs, wanted) : null;
    }

    Folded run() {
        if (markouts != null) {
            markouts.narrow(blocks());
        }
        apply();
        if (markouts != null && !markouts.isSettled()) {
            markouts = markoutsOfAllBlocks();
        }
        double[] out = around.row;
        Arrays.fill(out, Double.NaN);
        write(out);
        return new Folded(true, wanted.of(out), markouts == null ? MarkoutFold.NONE : markouts.summaries());
    }

    /// Applies every fill in the window. A method of its own: what is around it is compiled apart.
    private void apply() {
        var value = new Valuation(tape);
        for (int row = from; row < to; row++) {
            span.see(row, to);
            value.of(row, account, span);
            applyAny(row, value);
            if (tape.isFlow(row, account, house)) {
                applyFlow(row, value);
            }
        }
    }

    /// How many blocks of each length the account's fills in the window are in.
    private int[] blocks() {
        var most = new int[MarkoutSums.BLOCK_NS.length];
        var last = new long[most.length];
        Arrays.fill(last, Long.MIN_VALUE);
        var block = new long[most.length];
        for (int row = from; row < to; row++) {
            span.see(row, to);
            MarkoutSums.blocks(span.timeNs(row), block);
            for (int length = 0; length < most.length; length++) {
                most[length] += block[length] == last[length] ? 0 : 1;
                last[length] = block[length];
            }
        }
        return most;
    }

    /// The markouts once more, with blocks of every length: where those that were summed did not do.
    private @Nullable MarkoutFold markoutsOfAllBlocks() {
        var whole = markouts();
        var value = new Valuation(tape);
        for (int row = from; row < to && whole != null; row++) {
            span.see(row, to);
            if (tape.isFlow(row, account, house)) {
                value.of(row, account, span);
                whole.apply(row, value, span);
            }
        }
        return whole;
    }

    private void applyAny(int row, Valuation value) {
        if (values != null) {
            values.applyAny(row, value);
        }
        if (distress != null) {
            distress.apply(row, value);
        }
        if (days != null) {
            days.applyAny(row, value);
        }
    }

    private void applyFlow(int row, Valuation value) {
        flow.apply(row, value, span);
        if (markouts != null) {
            markouts.apply(row, value, span);
        }
        if (orders != null) {
            orders.apply(row, value);
        }
        if (messages != null) {
            messages.apply(row);
        }
        if (toxicity != null) {
            toxicity.apply(row);
        }
        if (values != null) {
            values.applyFlow(row);
        }
        if (days != null) {
            days.applyFlow(row);
        }
    }

    private void write(double[] out) {
        flow.write(out);
        if (days != null) {
            days.write(out);
        }
        if (orders != null) {
            orders.write(out);
        }
        if (values != null) {
            values.write(out);
        }
        if (toxicity != null) {
            toxicity.write(out);
        }
        if (messages != null) {
            messages.write(out, spec.window());
        }
        if (distress != null) {
            distress.write(out, facts, spec.window());
        }
        if (around.needsBuckets) {
            long lastNs = tape.fills.timeNs(tape.fills.to(account) - 1);
            new BucketFold(tape, facts, spec.window(), lastNs).write(out);
        }
        boolean isKnown = around.means != null && around.means.write(account, facts, out);
        if (around.needsExposure && !isKnown) {
            new ExposureFold(tape, account, spec, wanted, span, around.lines).write(out);
        }
    }

    /// An account's row of wanted columns, complete but for its markouts, which are beside it slot by slot.
    ///
    /// @param seen whether it had any fill in the window, flow or not
    record Folded(boolean seen, double[] row, MarkoutSummary[] markouts) {
        static final Folded UNSEEN = new Folded(false, new double[0], MarkoutFold.NONE);
    }
}
