package io.assay.app.simulate;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.precision.Offers;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A dealer's book at the level of profiles whose truth is known: two tiers with the demand of a published dealer
/// (Barzykin, Bergault and Guéant, Risk 2022), told apart by features in the noise, offered widths drawn by lot.
///
/// Accounts differ in size (log-normal, heavy), in how often they ask, and around their tier in demand and in the adverse
/// markout of their fills. Days differ in activity and share a shock to all markouts. What one account does hangs
/// together over days, what happens on a day over accounts.
///
/// @param adverseBp adverse markout of the second tier's fills, bp; 0.20 makes telling the tiers apart worthless
/// @param accounts how many
/// @param days in each window
/// @param windows how many
public record ValueWorld(double adverseBp, int accounts, int days, int windows) {
    /// The worlds of the evidence: 400 accounts, four windows of 28 days.
    public static final ValueWorld DEFAULT = new ValueWorld(0, 400, 28, 4);

    static final LogisticQuote[] DEMAND = {new LogisticQuote(-0.3, 5), new LogisticQuote(-1.9, 15)};

    private static final double[] LADDER = {0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45};
    private static final double REQUESTS_A_DAY = 24;
    private static final double SIZE_SD = 0.9;
    private static final double RATE_SD = 0.5;
    private static final double DEMAND_SD = 0.15;
    private static final double ADVERSE_SD = 0.02;
    private static final double DAY_SD = 0.02;
    private static final double ACTIVITY_SD = 0.3;
    /// Ten seconds of a volatility of 50 bp per square root of a day.
    private static final double MARKOUT_SD = 0.54;
    private static final double FEATURE_GAP = 3.5;
    /// Chance that an account is active in a window, whatever it did before.
    static final double ACTIVE = 0.95;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double USD = 1e6;
    static final List<String> COLUMNS = List.of("holding_s", "median_gap_s", "notional_usd", "fills");

    /// Who the accounts are.
    ///
    /// @param tier 0 or 1, by account
    /// @param demandShift of alpha around the tier's, by account
    /// @param adverse of fills, bp, by account
    /// @param size USD of a request, by account
    /// @param requests a day, by account
    record People(int[] tier, double[] demandShift, double[] adverse, double[] size, double[] requests) {
        /// Expected gain in bp of what this account asks for at a width.
        double gainBp(int account, double widthBp) {
            var tierDemand = DEMAND[tier[account]];
            var own = new LogisticQuote(tierDemand.alpha() + demandShift[account], tierDemand.beta());
            return own.gainBp(widthBp, adverse[account]);
        }

        double notional(int account) {
            return size[account] * requests[account];
        }
    }

    ValueWorld withAdverseBp(double bp) {
        return new ValueWorld(bp, accounts, days, windows);
    }

    People people(SplittableRandom random, int count) {
        var people = new People(new int[count], new double[count], new double[count], new double[count],
                new double[count]);
        for (int i = 0; i < count; i++) {
            int tier = random.nextBoolean() ? 1 : 0;
            people.tier[i] = tier;
            people.demandShift[i] = DEMAND_SD * random.nextGaussian();
            people.adverse[i] = (tier == 1 ? adverseBp : 0) + ADVERSE_SD * random.nextGaussian();
            people.size[i] = USD * logNormal(SIZE_SD, random);
            people.requests[i] = REQUESTS_A_DAY * logNormal(RATE_SD, random);
        }
        return people;
    }

    /// The windows of these people, each day by day.
    List<WindowProfiles> draw(People people, SplittableRandom random) {
        var out = new ArrayList<WindowProfiles>();
        for (int w = 0; w < windows; w++) {
            long from = DAY_NS * days * w;
            int[] active = active(people.tier.length, random);
            var offers = offers(people, active, random);
            out.add(new WindowProfiles(from, from + days * DAY_NS - HOUR_NS, profiles(people, active, random))
                    .withOffers(offers));
        }
        return out;
    }

    /// Profiles of all these people in one more window.
    FeatureMatrix profiles(People people, SplittableRandom random) {
        var all = new int[people.tier.length];
        Arrays.setAll(all, i -> i);
        return profiles(people, all, random);
    }

    private static int[] active(int count, SplittableRandom random) {
        return IntStream.range(0, count).filter(i -> random.nextDouble() < ACTIVE).toArray();
    }

    private FeatureMatrix profiles(People people, int[] active, SplittableRandom random) {
        var values = new double[active.length * COLUMNS.size()];
        for (int row = 0; row < active.length; row++) {
            int i = active[row];
            int at = row * COLUMNS.size();
            values[at] = Math.exp(6 + FEATURE_GAP / 2 * people.tier[i] + 0.5 * random.nextGaussian());
            values[at + 1] = Math.exp(4 - FEATURE_GAP / 4 * people.tier[i] + 0.5 * random.nextGaussian());
            values[at + 2] = people.notional(i) * days * Math.exp(0.2 * random.nextGaussian());
            values[at + 3] = Math.max(31, Math.rint(people.requests[i] * days / 4));
        }
        return new FeatureMatrix(names(active), COLUMNS, values);
    }

    private static List<String> names(int[] accounts) {
        return Arrays.stream(accounts).mapToObj(i -> String.format(Locale.ROOT, "a%06d", i)).toList();
    }

    private Offers offers(People people, int[] active, SplittableRandom random) {
        double[] activity = new double[days];
        double[] shock = new double[days];
        for (int d = 0; d < days; d++) {
            activity[d] = logNormal(ACTIVITY_SD, random);
            shock[d] = DAY_SD * random.nextGaussian();
        }
        var rows = new Rows(active.length * days * LADDER.length);
        for (int a = 0; a < active.length; a++) {
            for (int d = 0; d < days; d++) {
                day(people, active[a], a, d, activity[d], shock[d], rows, random);
            }
        }
        return rows.toOffers(names(active), days);
    }

    private static void day(People people, int i, int account, int day, double activity, double shock, Rows rows,
            SplittableRandom random) {
        var demand = DEMAND[people.tier[i]];
        int requests = poisson(people.requests[i] * activity, random);
        var asked = new int[LADDER.length];
        for (int r = 0; r < requests; r++) {
            asked[random.nextInt(LADDER.length)]++;
        }
        for (int rung = 0; rung < LADDER.length; rung++) {
            if (asked[rung] > 0) {
                double f = 1 / (1 + Math.exp(demand.alpha() + people.demandShift[i] + demand.beta() * LADDER[rung]));
                int filled = 0;
                for (int r = 0; r < asked[rung]; r++) {
                    filled += random.nextDouble() < f ? 1 : 0;
                }
                double markout = filled * (people.adverse[i] + shock)
                        + MARKOUT_SD * Math.sqrt(filled) * random.nextGaussian();
                rows.add(account, day, rung, people.size[i], asked[rung], filled, markout);
            }
        }
    }

    private static double logNormal(double sd, SplittableRandom random) {
        return Math.exp(sd * random.nextGaussian() - sd * sd / 2);
    }

    /// Knuth's product of uniforms in pieces that cannot underflow.
    private static int poisson(double mean, SplittableRandom random) {
        int count = 0;
        double left = mean;
        while (left > 0) {
            double piece = Math.min(left, 30);
            double limit = Math.exp(-piece);
            double product = random.nextDouble();
            while (product > limit) {
                count++;
                product *= random.nextDouble();
            }
            left -= piece;
        }
        return count;
    }

    /// Rows of offers as they come.
    private static final class Rows {
        private final int[] account;
        private final int[] block;
        private final int[] rung;
        private final double[] offered;
        private final double[] filled;
        private final double[] adverse;
        private int n;

        private Rows(int most) {
            account = new int[most];
            block = new int[most];
            rung = new int[most];
            offered = new double[most];
            filled = new double[most];
            adverse = new double[most];
        }

        private void add(int who, int day, int width, double size, int asked, int taken, double markout) {
            account[n] = who;
            block[n] = day;
            rung[n] = width;
            offered[n] = size * asked;
            filled[n] = size * taken;
            adverse[n] = size * markout;
            n++;
        }

        private Offers toOffers(List<String> names, int days) {
            var lot = new boolean[n];
            Arrays.fill(lot, true);
            return new Offers(names, days, LADDER, Arrays.copyOf(account, n), Arrays.copyOf(block, n),
                    Arrays.copyOf(rung, n), Arrays.copyOf(offered, n), Arrays.copyOf(filled, n),
                    Arrays.copyOf(adverse, n), lot);
        }
    }
}
