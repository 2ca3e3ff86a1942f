package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Feature;
import io.assay.core.segment.ResponseTree;
import io.assay.core.segment.ResponseWeights;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.TreeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How often two kinds are told apart that differ in demand alone, or in costs alone. A few of the easiest books here;
/// `-Dassay.power.books=50` makes the tables of docs/evidence/response-tree.md, in `target/power/demand.csv` and `costs.csv`.
class DemandPowerTest {
    private static final boolean IS_ASKED = Integer.getInteger("assay.power.books") != null;
    private static final int BOOKS = Integer.getInteger("assay.power.books", 2);
    private static final Path FOLDER = Path.of("target", "power");
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int WINDOWS = 3;
    private static final int BLOCKS = 6;
    private static final List<String> COLUMNS = List.of("hint", "taker_notional_usd", "house_markout_bp_0_taker",
            "house_markout_bp_10s_taker", "house_markout_bp_10s_taker_se", "adverse_bp_10s_taker",
            "adverse_bp_10s_taker_se");
    private static final TreeConfig ALL = config(ResponseWeights.DEFAULT);
    private static final TreeConfig WITHOUT_SLOPE = config(new ResponseWeights(1, 0.5, 1, 0));
    private static final TreeConfig COSTS_ONLY = config(new ResponseWeights(1, 0.5, 0, 0));

    private static TreeConfig config(ResponseWeights weights) {
        return TreeConfig.of("10s", weights, List.of(new Feature("hint", Transform.IDENTITY)),
                AbstentionLimits.DEFAULT);
    }

    /// Two kinds that a hint tells apart.
    ///
    /// @param offers to each account a window
    /// @param logOdds by how much less often the second kind takes an offer, at every width
    /// @param costBp by how much more a fill of the second kind costs
    private record Book(int accounts, int offers, double logOdds, double costBp) {
        TrainingSet draw(long seed) {
            var random = new SplittableRandom(seed * 1_000_003 + 17);
            var windows = new ArrayList<WindowProfiles>();
            for (int w = 0; w < WINDOWS; w++) {
                windows.add(new WindowProfiles(w * DAY_NS, (w + 1) * DAY_NS - HOUR_NS, profiles(random))
                        .withOffers(offered(random)));
            }
            return new TrainingSet(windows.getLast().profiles(), Lessons.upTo(windows, WINDOWS - 1));
        }

        private String name(int account) {
            return String.format(Locale.ROOT, "a%05d", account);
        }

        private double cost(int account) {
            return 0.05 + costBp * (account % 2);
        }

        private FeatureMatrix profiles(SplittableRandom random) {
            var names = new ArrayList<String>();
            var values = new double[accounts * COLUMNS.size()];
            for (int i = 0; i < accounts; i++) {
                names.add(name(i));
                double se = 0.3 * StrictMath.exp(0.5 * random.nextGaussian());
                double adverse = cost(i) + se * random.nextGaussian();
                double[] row = {i % 2 + 0.2 * random.nextGaussian(), 1e5, 0.2, 0.2 - adverse, se, adverse, se};
                System.arraycopy(row, 0, values, i * row.length, row.length);
            }
            return new FeatureMatrix(names, COLUMNS, values);
        }

        private Offers offered(SplittableRandom random) {
            var builder = new Offers.Builder();
            for (int i = 0; i < accounts; i++) {
                var demand = new LogisticQuote(-1 + logOdds * (i % 2), 10);
                for (int o = 0; o < offers; o++) {
                    double width = OfferedBook.LADDER[random.nextInt(OfferedBook.LADDER.length)];
                    boolean filled = random.nextDouble() < demand.fillProbability(width);
                    builder.add(name(i), o % BLOCKS, width, 1, filled ? 1 : 0,
                            cost(i) + 0.3 * random.nextGaussian(), true);
                }
            }
            return builder.build(BLOCKS);
        }

        /// Share of books that each of two trees splits.
        double[] shares(TreeConfig one, TreeConfig other) {
            var split = new double[2];
            for (int seed = 0; seed < BOOKS; seed++) {
                var training = draw(seed);
                split[0] += isSplit(one, training, seed) ? 1 : 0;
                split[1] += isSplit(other, training, seed) ? 1 : 0;
            }
            return new double[]{split[0] / BOOKS, split[1] / BOOKS};
        }

        private static boolean isSplit(TreeConfig config, TrainingSet training, int seed) {
            return new ResponseTree(config).fit(training, seed).segments().size() > 1;
        }
    }

    /// Of 50 books of 1,000 accounts with 60 offers each and 0.4 of log-odds apart all are split.
    @Test
    void a_difference_in_demand_is_found_where_offers_and_accounts_are_many() throws IOException {
        var lines = new ArrayList<>(List.of("accounts,offers,log_odds,split,split_without_slope"));
        var share = new double[2];
        for (int accounts : IS_ASKED ? new int[]{200, 400, 1_000} : new int[]{1_000}) {
            for (int offers : IS_ASKED ? new int[]{12, 240, 60} : new int[]{60}) {
                for (double logOdds : IS_ASKED ? new double[]{0, 0.2, 0.4} : new double[]{0.4}) {
                    share = new Book(accounts, offers, logOdds, 0).shares(ALL, WITHOUT_SLOPE);
                    lines.add(String.format(Locale.ROOT, "%d,%d,%.1f,%.2f,%.2f", accounts, offers, logOdds, share[0],
                            share[1]));
                }
            }
        }
        keep("demand.csv", lines);
        assertThat(share[0]).isGreaterThanOrEqualTo(0.9);
    }

    /// Costs apart and demand alike: looking at demand, too, takes little from looking at costs alone.
    @Test
    void looking_at_demand_takes_little_from_looking_at_costs() throws IOException {
        var lines = new ArrayList<>(List.of("cost_bp,costs_only,with_demand"));
        var share = new double[2];
        for (double cost : IS_ASKED ? new double[]{0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4} : new double[]{0.4}) {
            share = new Book(400, 60, 0, cost).shares(COSTS_ONLY, ALL);
            lines.add(String.format(Locale.ROOT, "%.2f,%.2f,%.2f", cost, share[0], share[1]));
        }
        keep("costs.csv", lines);
        assertThat(Math.min(share[0], share[1])).isGreaterThanOrEqualTo(0.9);
    }

    private static void keep(String name, List<String> lines) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), lines);
    }
}
