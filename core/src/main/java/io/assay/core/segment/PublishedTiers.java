package io.assay.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The tier each account is published in, why, and what is believed of it from now on.
///
/// @param tier by account, number of a segment, or the number of segments for the uniform tier
/// @param gainBp what the tier of its segment is expected to earn more than the tier held before, bp of the notional
///     offered; NaN where nothing was weighed
/// @param reason by account
/// @param belief row-major, accounts by segments: what the next move starts from; NaN where nothing is known
public record PublishedTiers(int[] tier, double[] gainBp, List<TierReason> reason, double[] belief) {
    public PublishedTiers {
        reason = List.copyOf(reason);
    }

    /// What an earlier run published and believed.
    ///
    /// Accounts are found by hash and come in the order they were given in.
    ///
    /// @param tier by account, the name of a segment; empty = the uniform tier
    /// @param belief by account, probability of segments by name; of an account that is not in it nothing is known
    public record Earlier(Map<String, String> tier, Map<String, SortedMap<String, Double>> belief) {
        public Earlier {
            tier = Collections.unmodifiableMap(new LinkedHashMap<>(tier));
            belief = Collections.unmodifiableMap(new LinkedHashMap<>(belief));
        }
    }

    /// No earlier run: the tier of the segment.
    ///
    /// @param isPublished whether any segmentation is proven; else everybody has the uniform tier
    public static PublishedTiers first(Assignments now, boolean isPublished) {
        var steps = new ArrayList<TierKeeper.Step>();
        for (int row = 0; row < now.rows(); row++) {
            steps.add(first(now, row));
        }
        return of(now, steps, isPublished);
    }

    /// After an earlier run whose segments go by the same names.
    ///
    /// @param gainBp by segment and tier, the uniform one last: what the house expects, bp of notional
    /// @param isPublished whether any segmentation is proven; else everybody has the uniform tier, and beliefs go on
    public static PublishedTiers after(Earlier earlier, Assignments now, TierKeeper keeper, double[][] gainBp,
            boolean isPublished) {
        var steps = new ArrayList<TierKeeper.Step>();
        for (int row = 0; row < now.rows(); row++) {
            steps.add(step(earlier, now, row, keeper, gainBp));
        }
        return of(now, steps, isPublished);
    }

    private static TierKeeper.Step step(Earlier earlier, Assignments now, int row, TierKeeper keeper,
            double[][] gainBp) {
        String name = earlier.tier().get(now.accounts().get(row));
        if (name == null) {
            return first(now, row);
        }
        int held = name.isEmpty() ? now.segments().size() : now.segments().indexOf(name);
        var first = TierKeeper.first(now, row);
        var step = keeper.next(new TierKeeper.Held(held < 0 ? first.tier() : held, believed(earlier, now, row)), now,
                row, gainBp);
        return held >= 0 || step.reason() == TierReason.ABSTAINED ? step
                : new TierKeeper.Step(new TierKeeper.Held(first.tier(), step.held().belief()), Double.NaN,
                        TierReason.GONE);
    }

    private static TierKeeper.Step first(Assignments now, int row) {
        var held = TierKeeper.first(now, row);
        return new TierKeeper.Step(held, Double.NaN,
                now.segment()[row] < 0 ? TierReason.ABSTAINED : TierReason.FIRST);
    }

    /// The earlier belief in the segments there still are, as a whole; NaN where there is none.
    private static double[] believed(Earlier earlier, Assignments now, int row) {
        var out = new double[now.segments().size()];
        var by = earlier.belief().get(now.accounts().get(row));
        double sum = 0;
        for (int s = 0; by != null && s < out.length; s++) {
            out[s] = by.getOrDefault(now.segments().get(s), 0.0);
            sum += out[s];
        }
        for (int s = 0; s < out.length; s++) {
            out[s] = sum > 0 ? out[s] / sum : Double.NaN;
        }
        return out;
    }

    private static PublishedTiers of(Assignments now, List<TierKeeper.Step> steps, boolean isPublished) {
        int k = now.segments().size();
        var belief = new double[steps.size() * k];
        for (int row = 0; row < steps.size(); row++) {
            System.arraycopy(steps.get(row).held().belief(), 0, belief, row * k, k);
        }
        if (!isPublished) {
            var uniform = new int[steps.size()];
            Arrays.fill(uniform, k);
            var nothing = new double[steps.size()];
            Arrays.fill(nothing, Double.NaN);
            return new PublishedTiers(uniform, nothing,
                    steps.stream().map(step -> TierReason.UNPROVEN).toList(), belief);
        }
        return new PublishedTiers(steps.stream().mapToInt(step -> step.held().tier()).toArray(),
                steps.stream().mapToDouble(TierKeeper.Step::gainBp).toArray(),
                steps.stream().map(TierKeeper.Step::reason).toList(), belief);
    }

    /// How many accounts have their tier for this reason.
    public int count(TierReason wanted) {
        return Math.toIntExact(reason.stream().filter(r -> r == wanted).count());
    }
}
