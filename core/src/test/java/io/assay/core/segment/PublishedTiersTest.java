package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Runs that follow each other, each reading what the one before left: the tier by name and beliefs by name.
class PublishedTiersTest {
    /// Each segment's own tier earns 0.1 bp more on it than the other's.
    private static final double[][] GAIN = {{0.1, 0, 0.05}, {0, 0.1, 0.05}};
    private static final TierKeeper KEEPER = TierKeeper.DEFAULT.withChurnCostBp(0.04);

    /// `edge` is seen without doubt now here, now there; `mover` changed for good before the second run. With a cost of
    /// 0.04 and half a belief carried, the mover is due after 2 windows, for (1 - 1/2 - 1/2)·0.1 < 0.04 < (1 - 1/4 - 1/4)·0.1;
    /// the edge is believed to be 2/3 where it was seen last, which earns 0.1/3 and never pays. Without a cost both follow at
    /// once; at a huge one nobody ever moves.
    @Test
    void an_account_on_the_edge_stays_and_one_that_changed_moves_when_it_is_due() {
        assertThat(KEEPER.delay(0.1, 0.1)).isEqualTo(2);
        assertThat(tiers(KEEPER, "edge")).containsExactly("s", "s", "s", "s", "s", "s", "s", "s");
        assertThat(tiers(KEEPER, "mover")).containsExactly("s", "s", "t", "t", "t", "t", "t", "t");
        assertThat(tiers(KEEPER, "calm")).containsOnly("t");
        var free = KEEPER.withChurnCostBp(0);
        assertThat(tiers(free, "edge")).containsExactly("s", "t", "s", "t", "s", "t", "s", "t");
        assertThat(tiers(free, "mover")).containsExactly("s", "t", "t", "t", "t", "t", "t", "t");
        var huge = KEEPER.withChurnCostBp(1_000);
        assertThat(tiers(huge, "edge")).containsOnly("s");
        assertThat(tiers(huge, "mover")).containsOnly("s");
    }

    @Test
    void every_tier_says_why() {
        var first = PublishedTiers.first(run(0), true);
        assertThat(first.reason()).containsOnly(TierReason.FIRST);
        var second = PublishedTiers.after(earlier(run(0), first), run(1), KEEPER, GAIN, true);
        assertThat(second.reason()).containsExactly(TierReason.AS_BEFORE, TierReason.KEPT, TierReason.KEPT);
        assertThat(second.gainBp()).containsExactly(Double.NaN, 0, 0);
        var third = PublishedTiers.after(earlier(run(1), second), run(2), KEEPER, GAIN, true);
        assertThat(third.reason()).containsExactly(TierReason.AS_BEFORE, TierReason.AS_BEFORE, TierReason.MOVED);
        assertThat(third.gainBp()[2]).isEqualTo(0.05, within(1e-15));
        assertThat(third.belief()).containsExactly(0, 1, 0.75, 0.25, 0.25, 0.75);
        assertThat(third.count(TierReason.AS_BEFORE)).isEqualTo(2);
    }

    /// The belief goes on while nothing is proven, so that tiers start from what is known when something is.
    @Test
    void while_nothing_is_proven_everybody_is_uniform_and_beliefs_go_on() {
        var first = PublishedTiers.first(run(0), false);
        assertThat(first.tier()).containsOnly(2);
        var second = PublishedTiers.after(earlier(run(0), first), run(1), KEEPER, GAIN, false);
        assertThat(second.tier()).containsOnly(2);
        assertThat(second.reason()).containsOnly(TierReason.UNPROVEN);
        assertThat(second.gainBp()).containsOnly(Double.NaN);
        assertThat(second.belief()).containsExactly(0, 1, 0.5, 0.5, 0.5, 0.5);
        var proven = PublishedTiers.after(earlier(run(1), second), run(2), KEEPER, GAIN, true);
        assertThat(proven.tier()).as("an edge at 3/4 does not pay its 0.04, being calm does").containsExactly(1, 2, 2);
    }

    @Test
    void accounts_that_are_new_or_lost_their_tier_have_that_of_their_segment() {
        var before = new TreeMap<String, String>();
        before.put("calm", "u");
        var beliefs = new TreeMap<String, SortedMap<String, Double>>();
        beliefs.put("calm", new TreeMap<>(Map.of("u", 0.5, "s", 0.1, "t", 0.4)));
        var now = PublishedTiers.after(new PublishedTiers.Earlier(before, beliefs), run(0), KEEPER, GAIN, true);
        assertThat(now.reason()).containsExactly(TierReason.GONE, TierReason.FIRST, TierReason.FIRST);
        assertThat(now.tier()).containsExactly(1, 0, 0);
        assertThat(now.belief()[1]).as("what is left of the belief, as a whole").isEqualTo(0.9, within(1e-15));
    }

    @Test
    void an_account_without_a_segment_is_uniform_at_once_and_comes_back_when_that_pays() {
        var first = PublishedTiers.first(run(0), true);
        var unsure = given(List.of(1.0, 0.45, 0.0), 0.6);
        var second = PublishedTiers.after(earlier(run(0), first), unsure, KEEPER, GAIN, true);
        assertThat(second.tier()).containsExactly(1, 2, 0);
        assertThat(second.reason().get(1)).isEqualTo(TierReason.ABSTAINED);
        var third = PublishedTiers.after(earlier(unsure, second), run(0), KEEPER, GAIN, true);
        assertThat(third.tier()).as("0.89 · 0.1 less 0.05 is under 0.04").containsExactly(1, 2, 0);
        var fourth = PublishedTiers.after(earlier(run(0), third), run(0), KEEPER, GAIN, true);
        assertThat(fourth.tier()).containsExactly(1, 0, 0);
    }

    /// A re-fit deals its segments other numbers and names; paired by overlap, names stay and no tier moves.
    @Test
    void names_and_tiers_are_stable_over_fits() {
        var old = books(60, false);
        var first = PublishedTiers.first(old, true);
        var fit = books(60, true);
        var match = SegmentMatch.of(old, fit, SegmentMatch.OVERLAP_MIN);
        assertThat(match.names()).containsExactly("t", "s");
        var named = new Assignments(fit.accounts(), match.names(), fit.segment(), fit.probability(), fit.membership(),
                fit.abstained());
        var second = PublishedTiers.after(earlier(old, first), named, KEEPER, GAIN, true);
        int same = 0;
        for (int row = 0; row < 60; row++) {
            same += name(named, second.tier()[row]).equals(name(old, first.tier()[row])) ? 1 : 0;
        }
        assertThat(same).isEqualTo(60);
        assertThat(second.count(TierReason.KEPT)).as("accounts the new fit puts elsewhere").isEqualTo(4);
    }

    /// Names of the tiers one account is published in, run by run.
    private static List<String> tiers(TierKeeper keeper, String account) {
        int row = run(0).accounts().indexOf(account);
        var out = new ArrayList<String>();
        var tiers = PublishedTiers.first(run(0), true);
        for (int window = 0; window < 8; window++) {
            if (window > 0) {
                tiers = PublishedTiers.after(earlier(run(window - 1), tiers), run(window), keeper, GAIN, true);
            }
            out.add(name(run(window), tiers.tier()[row]));
        }
        return out;
    }

    private static Assignments run(int window) {
        return given(List.of(1.0, window % 2 == 0 ? 0.0 : 1.0, window == 0 ? 0.0 : 1.0), 0.5);
    }

    /// @param second probability of the second segment of each account
    private static Assignments given(List<Double> second, double limit) {
        var membership = new double[2 * second.size()];
        for (int row = 0; row < second.size(); row++) {
            membership[2 * row] = 1 - second.get(row);
            membership[2 * row + 1] = second.get(row);
        }
        return Assignments.decide(List.of("calm", "edge", "mover").subList(0, second.size()), List.of("s", "t"),
                membership, new boolean[]{true, true, true}, limit);
    }

    /// Two halves of the accounts; `turned`, the segments are numbered the other way about, and four accounts differ.
    private static Assignments books(int accounts, boolean turned) {
        var names = new ArrayList<String>();
        var membership = new double[2 * accounts];
        for (int row = 0; row < accounts; row++) {
            names.add(String.format(Locale.ROOT, "a%02d", row));
            boolean lower = row < accounts / 2 == !(turned && row % 15 == 0);
            membership[2 * row + (lower == turned ? 1 : 0)] = 1;
        }
        var enough = new boolean[accounts];
        Arrays.fill(enough, true);
        return Assignments.decide(names, turned ? List.of("p", "q") : List.of("s", "t"), membership, enough, 0.5);
    }

    private static String name(Assignments given, int tier) {
        return tier == given.segments().size() ? "uniform" : given.segments().get(tier);
    }

    private static PublishedTiers.Earlier earlier(Assignments given, PublishedTiers tiers) {
        var tier = new TreeMap<String, String>();
        var belief = new TreeMap<String, SortedMap<String, Double>>();
        int k = given.segments().size();
        for (int row = 0; row < given.rows(); row++) {
            var of = new TreeMap<String, Double>();
            for (int s = 0; s < k; s++) {
                of.put(given.segments().get(s), tiers.belief()[row * k + s]);
            }
            tier.put(given.accounts().get(row), tiers.tier()[row] == k ? "" : name(given, tiers.tier()[row]));
            belief.put(given.accounts().get(row), of);
        }
        return new PublishedTiers.Earlier(tier, belief);
    }
}
