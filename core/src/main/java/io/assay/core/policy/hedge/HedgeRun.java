package io.assay.core.policy.hedge;

import io.assay.core.event.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What becomes of a sequence of client fills: each is kept or passed on by [Internalisation], and what is kept is hedged
/// between fills by [ContinuousHedge].
///
/// @param steps one a fill
/// @param kept M that stayed with the house
/// @param passedOn M that did not
/// @param hedged M traded outside to bring the inventory back
public record HedgeRun(List<Step> steps, double kept, double passedOn, double hedged) {
    private static final double DAY_NS = 86_400e9;

    public HedgeRun {
        steps = Collections.unmodifiableList(new ArrayList<>(steps));
    }

    /// A fill of a client.
    ///
    /// @param timeNs when
    /// @param client what the client does
    /// @param quantity M, > 0
    /// @param toxicProbability as it was told before the fill, in [0, 1]
    public record ClientFill(long timeNs, Side client, double quantity, double toxicProbability) {
        public ClientFill {
            if (!(quantity > 0) || !(toxicProbability >= 0 && toxicProbability <= 1)) {
                throw new IllegalArgumentException("a fill of " + quantity + ", toxic by " + toxicProbability);
            }
        }
    }

    /// What was decided.
    ///
    /// @param inventory of the house before, M, + is long
    /// @param limit probability from which on it would have been passed on
    /// @param keeps whether it was kept
    /// @param after inventory of the house after
    /// @param rate M a day hedged from then on, + sells
    public record Step(ClientFill fill, double inventory, double limit, boolean keeps, double after, double rate) {}

    /// @param fills in order of time
    /// @param inventory of the house at the first, M
    /// @throws IllegalArgumentException when a fill is before the one before it
    public static HedgeRun of(List<ClientFill> fills, double inventory, Internalisation rule, ContinuousHedge hedge) {
        var steps = new ArrayList<Step>();
        double q = inventory;
        double kept = 0;
        double passed = 0;
        double hedged = 0;
        long last = fills.isEmpty() ? 0 : fills.getFirst().timeNs();
        for (var fill : fills) {
            if (fill.timeNs() < last) {
                throw new IllegalArgumentException("fill " + (steps.size() + 1) + " is before the one before it");
            }
            double left = hedge.after(q, (fill.timeNs() - last) / DAY_NS);
            hedged += Math.abs(q - left);
            last = fill.timeNs();
            boolean keeps = rule.keeps(fill.toxicProbability(), fill.client(), left);
            q = keeps ? left - fill.client().sign() * fill.quantity() : left;
            kept += keeps ? fill.quantity() : 0;
            passed += keeps ? 0 : fill.quantity();
            steps.add(new Step(fill, left, rule.limit(fill.client(), left), keeps, q, hedge.rate(q)));
        }
        return new HedgeRun(steps, kept, passed, hedged);
    }
}
