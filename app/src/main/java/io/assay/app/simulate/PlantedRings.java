package io.assay.app.simulate;

import io.assay.core.segment.links.LinkConfig;
import io.assay.core.segment.links.LinkGroups;
import io.assay.core.segment.links.Links;
import io.assay.core.segment.links.TradingStates;
import io.assay.core.segment.links.TradingStates.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up book in which some accounts are one hand or copies of one another, and how well links find them.
///
/// Cells differ in popularity and accounts in activity, as in life. A ring follows the schedule of a leader nobody sees:
/// each member makes each of its trades with some fidelity, the same way round, and trades on its own besides.
public final class PlantedRings {
    private final Setting setting;

    /// @param accounts in the book
    /// @param rings of linked accounts among them
    /// @param size accounts a ring
    /// @param fidelity chance that a member joins a trade of its ring, in [0, 1]
    /// @param slots times at which one may trade
    /// @param instruments one may trade
    public record Setting(int accounts, int rings, int size, double fidelity, int slots, int instruments) {
        /// A thousand accounts, ten rings of five, seven trades in ten joined, ninety days of four instruments.
        public static final Setting DEFAULT = new Setting(1000, 10, 5, 0.7, 90, 4);

        public Setting {
            if (accounts < rings * size || rings < 0 || size < 2 || !(fidelity >= 0 && fidelity <= 1) || slots < 2
                    || instruments < 1) {
                throw new IllegalArgumentException(
                        accounts + " accounts, " + rings + " rings of " + size + ", fidelity "
                                + fidelity + ", " + slots + " slots of " + instruments + " instruments");
            }
        }
    }

    /// How well pairs of accounts of one ring were found, by links and by groups made of them.
    ///
    /// @param truePairs pairs of accounts of one ring
    /// @param linkedPairs pairs linked the same way at the false-discovery rate
    /// @param linkedRight of them, pairs of one ring
    /// @param strictPairs pairs linked by Bonferroni's limit
    /// @param strictRight of them, pairs of one ring
    /// @param groupedPairs pairs in one group
    /// @param groupedRight of them, pairs of one ring
    public record Outcome(int truePairs, int linkedPairs, int linkedRight, int strictPairs, int strictRight,
            int groupedPairs, int groupedRight) {}

    public PlantedRings(Setting setting) {
        this.setting = setting;
    }

    /// Ring of an account, -1 for none.
    public int ring(int account) {
        return account < setting.rings() * setting.size() ? account / setting.size() : -1;
    }

    public List<Activity> activity(SplittableRandom random) {
        int cells = setting.slots() * setting.instruments();
        var popularity = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            popularity[cell] = StrictMath.exp(random.nextGaussian());
        }
        var leads = new int[setting.rings()][cells];
        for (var lead : leads) {
            for (int cell = 0; cell < cells; cell++) {
                lead[cell] = random.nextDouble() < 0.12 * popularity[cell] ? random.nextBoolean() ? 1 : -1 : 0;
            }
        }
        var out = new ArrayList<Activity>();
        for (int account = 0; account < setting.accounts(); account++) {
            double often = 0.02 + 0.2 * random.nextDouble() * random.nextDouble();
            int ring = ring(account);
            for (int cell = 0; cell < cells; cell++) {
                int led = ring < 0 ? 0 : leads[ring][cell];
                boolean joins = led != 0 && random.nextDouble() < setting.fidelity();
                if (joins || random.nextDouble() < often * popularity[cell]) {
                    out.add(activity(account, cell, joins ? led : random.nextInt(-1, 2), random));
                }
            }
        }
        return out;
    }

    /// @param way 1 bought, -1 sold, 0 both alike
    private Activity activity(int account, int cell, int way, SplittableRandom random) {
        double size = StrictMath.exp(random.nextGaussian());
        return new Activity(account, cell % setting.instruments(), cell / setting.instruments(),
                way >= 0 ? size : 0, way <= 0 ? size : 0);
    }

    /// Looks for the rings.
    public Outcome find(SplittableRandom random, LinkConfig config) {
        var states = TradingStates.of(setting.accounts(), activity(random), config);
        int[] eligible = Links.eligible(states, config);
        var network = Links.validate(Links.search(states, eligible, config, 0, eligible.length), eligible.length,
                config);
        var same = network.links().stream().filter(link -> link.pair().isSameWay()).toList();
        var linked = new boolean[setting.accounts()][setting.accounts()];
        var strict = new boolean[setting.accounts()][setting.accounts()];
        for (var link : same) {
            linked[link.pair().one()][link.pair().other()] = true;
            strict[link.pair().one()][link.pair().other()] |= link.strict();
        }
        int[] group = LinkGroups.of(same.stream().map(Links.Link::pair).toList(), setting.accounts());
        var counts = new int[7];
        for (int one = 0; one < setting.accounts(); one++) {
            for (int other = one + 1; other < setting.accounts(); other++) {
                boolean truth = ring(one) >= 0 && ring(one) == ring(other);
                count(counts, 1, linked[one][other], truth);
                count(counts, 3, strict[one][other], truth);
                count(counts, 5, group[one] >= 0 && group[one] == group[other], truth);
                counts[0] += truth ? 1 : 0;
            }
        }
        return new Outcome(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    private static void count(int[] counts, int at, boolean found, boolean truth) {
        counts[at] += found ? 1 : 0;
        counts[at + 1] += found && truth ? 1 : 0;
    }
}
