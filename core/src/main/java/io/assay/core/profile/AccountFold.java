package io.assay.core.profile;

import java.util.Arrays;
import java.util.Set;

/// The fold over one account: all its fills in canonical order, once, into its row of the profile.
/// What needs everybody's fills (pooled errors, shrinkage) is finished by [Profiles].
final class AccountFold {
    private final Tape tape;
    private final int account;
    private final FoldSpec spec;
    private final Set<Integer> house;
    private final FlowFold flow;
    private final OrderFold orders;
    private final MarkoutFold markouts;
    private final ToxicFold toxicity;
    private final ValueFold values;
    private final AccountFacts.Facts facts;
    private final DistressFold distress;
    private final MessageFold messages;
    private final DayFold days;

    private AccountFold(Tape tape, int account, FoldSpec spec, Set<Integer> house) {
        this.tape = tape;
        this.account = account;
        this.spec = spec;
        this.house = house;
        flow = new FlowFold(tape.fills);
        orders = new OrderFold(tape, account);
        markouts = new MarkoutFold(tape, account, spec.markoutsOnly());
        toxicity = new ToxicFold(tape);
        values = new ValueFold(tape, account);
        distress = new DistressFold(tape.fills);
        facts = tape.facts.of(tape.fills.accounts().get(account));
        messages = new MessageFold(tape.fills, facts);
        days = new DayFold(tape.fills, spec.window());
    }

    /// @param house account numbers of the house, empty to grade all flow
    static Folded fold(Tape tape, int account, FoldSpec spec, Set<Integer> house) {
        return new AccountFold(tape, account, spec, house).run();
    }

    private Folded run() {
        var fills = tape.fills;
        var value = new Valuation(tape);
        boolean seen = false;
        for (int row = fills.from(account); row < fills.to(account); row++) {
            if (!spec.window().contains(fills.timeNs(row))) {
                continue;
            }
            seen = true;
            value.of(row, account);
            boolean isFlow = tape.isFlow(row, account, house);
            if (isFlow) {
                flow.apply(row, value);
                markouts.apply(row, value);
            }
            if (!spec.markoutsOnly()) {
                apply(row, value, isFlow);
            }
        }
        var out = new double[Column.ALL.size()];
        Arrays.fill(out, Double.NaN);
        flow.write(out);
        if (!spec.markoutsOnly()) {
            write(out);
        }
        return new Folded(seen, out, markouts.summaries());
    }

    private void apply(int row, Valuation value, boolean isFlow) {
        values.applyAny(row, value);
        distress.apply(row, value);
        days.applyAny(row, value);
        if (isFlow) {
            orders.apply(row, value);
            messages.apply(row);
            toxicity.apply(row);
            values.applyFlow(row);
            days.applyFlow(row);
        }
    }

    private void write(double[] out) {
        var fills = tape.fills;
        days.write(out);
        orders.write(out);
        values.write(out);
        toxicity.write(out);
        messages.write(out, spec.window());
        distress.write(out, facts, spec.window());
        new BucketFold(tape, facts, spec.window(), fills.timeNs(fills.to(account) - 1)).write(out);
        new ExposureFold(tape, account, spec).write(out);
    }

    /// An account's row, complete but for its markouts, which are beside it slot by slot.
    ///
    /// @param seen whether it had any fill in the window, flow or not
    record Folded(boolean seen, double[] row, MarkoutSummary[] markouts) {}
}
