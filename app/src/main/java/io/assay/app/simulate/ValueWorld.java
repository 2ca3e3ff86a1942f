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
/// (Barzykin, Bergault and Guéant, Risk 2022), told apart by what they look like, offered widths drawn by lot.
///
/// Accounts differ in size (log-normal, heavy), in how often they ask, and around their tier in demand and in the adverse
/// markout of their fills. Days differ in activity and share a shock to all markouts. What one account does hangs
/// together over days, what happens on a day over accounts. A tier shows itself in two columns of the export, in how long
/// accounts hold and how long they pause; the others have nothing to do with it, and all are
/// skewed, heavy in the tails and correlated by a law of the world's own ([SkewedCloud], [Looks]).
///
/// As in any export accounts are also of kinds that trade differently and want the same width: most are ordinary, some make
/// what they trade, some carry large positions. Kinds are easier to see than tiers and worth nothing to the house.
///
/// @param adverseBp adverse markout of the second tier's fills, bp; 0.20 makes telling the tiers apart worthless
/// @param accounts how many
/// @param days in each window
/// @param windows how many
/// @param kinds whether there are kinds beside the tiers
public record ValueWorld(double adverseBp, int accounts, int days, int windows, boolean kinds) {
    /// The worlds of the evidence: 400 accounts, four windows of 28 days.
    public static final ValueWorld DEFAULT = new ValueWorld(0, 400, 28, 4, true);

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
    /// How far apart the tiers are in the columns that show them, in widths of a tier: together 3.9.
    private static final double HOLDING_GAP = 3.5;
    private static final double PAUSE_GAP = -1.75;
    /// Share of accounts that make what they trade, and that carry large positions.
    private static final double MAKERS = 0.25;
    private static final double CARRIERS = 0.25;
    private static final double SKEW_MAX = 0.25;
    /// A world's mean account lies about this far from the usual one.
    private static final double CENTRE_SD = 0.3;
    /// Chance that an account is active in a window, whatever it did before.
    static final double ACTIVE = 0.95;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double USD = 1e6;

    /// Who the accounts are.
    ///
    /// @param tier 0 or 1, by account
    /// @param demandShift of alpha around the tier's, by account
    /// @param adverse of fills, bp, by account
    /// @param size USD of a request, by account
    /// @param requests a day, by account
    /// @param traits what they look like, by account
    record People(int[] tier, double[] demandShift, double[] adverse, double[] size, double[] requests,
            double[][] traits) {
        /// Expected gain in bp of what this account asks for at a width.
        double gainBp(int account, double widthBp) {
            return demand(account).gainBp(widthBp, adverse[account]);
        }

        LogisticQuote demand(int account) {
            var tierDemand = DEMAND[tier[account]];
            return new LogisticQuote(tierDemand.alpha() + demandShift[account], tierDemand.beta());
        }

        double notional(int account) {
            return size[account] * requests[account];
        }
    }

    public ValueWorld withAdverseBp(double bp) {
        return new ValueWorld(bp, accounts, days, windows, kinds);
    }

    /// The same without kinds: the tiers are all there is to see.
    public ValueWorld withoutKinds() {
        return new ValueWorld(adverseBp, accounts, days, windows, false);
    }

    /// How accounts of such a world look but for their tier.
    SkewedCloud law(SplittableRandom random) {
        double[] centre = Looks.centres();
        for (int t = 0; t < centre.length; t++) {
            centre[t] += CENTRE_SD * Looks.widths()[t] * random.nextGaussian();
        }
        return SkewedCloud.of(centre, Looks.widths(), SKEW_MAX, random);
    }

    People people(SkewedCloud law, SplittableRandom random, int count) {
        var people = new People(new int[count], new double[count], new double[count], new double[count],
                new double[count], new double[count][]);
        for (int i = 0; i < count; i++) {
            int tier = random.nextBoolean() ? 1 : 0;
            people.tier[i] = tier;
            people.demandShift[i] = DEMAND_SD * random.nextGaussian();
            people.adverse[i] = (tier == 1 ? adverseBp : 0) + ADVERSE_SD * random.nextGaussian();
            people.size[i] = USD * logNormal(SIZE_SD, random);
            people.requests[i] = REQUESTS_A_DAY * logNormal(RATE_SD, random);
            people.traits[i] = law.draw(random);
            shift(people.traits[i], "holding_s", HOLDING_GAP * tier);
            shift(people.traits[i], "median_gap_s", PAUSE_GAP * tier);
            if (kinds) {
                shiftByKind(people.traits[i], random.nextDouble());
            }
        }
        return people;
    }

    private static void shiftByKind(double[] traits, double lot) {
        if (lot < MAKERS) {
            shift(traits, "maker_share", 5);
            shift(traits, "post_only_share", 3);
            shift(traits, "order_to_trade", 3);
            shift(traits, "gross_exposure_usd", -2);
        } else if (lot < MAKERS + CARRIERS) {
            shift(traits, "gross_exposure_usd", 4);
            shift(traits, "neutrality", 4);
            shift(traits, "turnover_per_day", -3);
            shift(traits, "vol_exposure_share", 3);
            shift(traits, "maker_share", -2);
        }
    }

    private static void shift(double[] traits, String column, double widths) {
        int t = Looks.trait(column);
        traits[t] += widths * Looks.widths()[t];
    }

    /// The windows of these people, each day by day.
    List<WindowProfiles> draw(People people, SplittableRandom random) {
        var out = new ArrayList<WindowProfiles>();
        for (int w = 0; w < windows; w++) {
            long from = DAY_NS * days * w;
            int[] active = active(people.tier.length, random);
            var rows = rows(people, active, random);
            var traits = Arrays.stream(active).mapToObj(i -> people.traits[i]).toArray(double[][]::new);
            var profiles = Looks.matrix(names(active), traits, rows.flow(people, active, this), days, random);
            out.add(new WindowProfiles(from, from + days * DAY_NS - HOUR_NS, profiles)
                    .withOffers(rows.toOffers(names(active), days)));
        }
        return out;
    }

    /// Profiles of all these people in one more window, each in days of their own.
    FeatureMatrix profiles(People people, SplittableRandom random) {
        var all = new int[people.tier.length];
        Arrays.setAll(all, i -> i);
        var flow = new Looks.Flow[all.length];
        for (int i = 0; i < flow.length; i++) {
            flow[i] = expected(people, i, random);
        }
        return Looks.matrix(names(all), people.traits, flow, days, random);
    }

    /// What an account would trade if all rungs were offered to it equally often.
    private Looks.Flow expected(People people, int i, SplittableRandom random) {
        var demand = people.demand(i);
        double taken = 0;
        double paid = 0;
        for (double width : LADDER) {
            taken += demand.fillProbability(width) / LADDER.length;
            paid += demand.fillProbability(width) / LADDER.length * width;
        }
        double mean = people.requests[i] * days * taken;
        int fills = (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        double se = error(fills);
        return new Looks.Flow(fills, people.size[i], paid / taken, people.adverse[i] + se * random.nextGaussian(), se);
    }

    /// Of the mean adverse markout of this many fills; NaN without any.
    private double error(int fills) {
        return fills == 0 ? Double.NaN : Math.sqrt(MARKOUT_SD * MARKOUT_SD / fills + DAY_SD * DAY_SD / days);
    }

    private static int[] active(int count, SplittableRandom random) {
        return IntStream.range(0, count).filter(i -> random.nextDouble() < ACTIVE).toArray();
    }

    private static List<String> names(int[] accounts) {
        return Arrays.stream(accounts).mapToObj(i -> String.format(Locale.ROOT, "a%06d", i)).toList();
    }

    private Rows rows(People people, int[] active, SplittableRandom random) {
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
        return rows;
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

        /// What each account traded, from its fills.
        private Looks.Flow[] flow(People people, int[] active, ValueWorld world) {
            var fills = new int[active.length];
            var paid = new double[active.length];
            var cost = new double[active.length];
            for (int row = 0; row < n; row++) {
                double size = people.size[active[account[row]]];
                int taken = (int) Math.rint(filled[row] / size);
                fills[account[row]] += taken;
                paid[account[row]] += taken * LADDER[rung[row]];
                cost[account[row]] += adverse[row] / size;
            }
            var out = new Looks.Flow[active.length];
            for (int a = 0; a < out.length; a++) {
                out[a] = new Looks.Flow(fills[a], people.size[active[a]], paid[a] / fills[a], cost[a] / fills[a],
                        world.error(fills[a]));
            }
            return out;
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
