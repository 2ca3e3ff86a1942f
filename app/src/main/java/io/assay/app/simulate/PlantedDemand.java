package io.assay.app.simulate;

import io.assay.core.policy.quote.demand.OfferCounts;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A made-up day of offers whose demand is known: segments with an alpha and a beta each, many and few accounts, widths
/// drawn by lot.
///
/// Accounts differ around their segment in alpha and in how often they ask (log-normal); every hour moves the alpha of
/// everybody, so that what happens at one time hangs together.
///
/// @param segments what is planted
public record PlantedDemand(List<Segment> segments) {
    /// The two tiers of a published dealer (Barzykin, Bergault and Guéant, Risk 2022) and what lies between them. The small
    /// ones are where the large ones are, too, at the very ends: nothing is harder for what draws them to the middle.
    public static final PlantedDemand DEFAULT = new PlantedDemand(List.of(new Segment(Size.LARGE, -0.3, 5),
            new Segment(Size.LARGE, -1.9, 15), new Segment(Size.MIDDLE, -0.8, 8), new Segment(Size.MIDDLE, -1.4, 12),
            new Segment(Size.SMALL, -1.1, 10), new Segment(Size.SMALL, -0.3, 5), new Segment(Size.SMALL, -1.9, 15),
            new Segment(Size.SMALL, -0.8, 8)));

    private static final double[] LADDER = {0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45};
    private static final int HOURS = 24;
    private static final double ACCOUNT_SD = 0.15;
    private static final double HOUR_SD = 0.1;
    private static final double RATE_SD = 0.5;

    public PlantedDemand {
        segments = List.copyOf(segments);
    }

    /// How much there is of a segment.
    public enum Size {
        LARGE(120, 150), MIDDLE(25, 80), SMALL(6, 40);

        private final int accounts;
        private final int offers;

        Size(int accounts, int offers) {
            this.accounts = accounts;
            this.offers = offers;
        }

        /// How many accounts, and offers of each in the mean.
        public String words() {
            return String.format(Locale.ROOT, "%d x %d", accounts, offers);
        }
    }

    /// One segment: an offer at `w` bp is taken with probability `1 / (1 + e^(alpha + beta w))`.
    public record Segment(Size size, double alpha, double beta) {}

    /// Offers of one day, counted by account, hour and width.
    public OfferCounts draw(SplittableRandom random) {
        var dice = new Dice(random);
        var shock = new double[HOURS];
        for (int h = 0; h < HOURS; h++) {
            shock[h] = HOUR_SD * dice.gaussian();
        }
        var counts = new OfferCounts.Builder();
        var segmentOf = new TreeMap<String, String>();
        for (int s = 0; s < segments.size(); s++) {
            for (int i = 0; i < segments.get(s).size.accounts; i++) {
                String account = String.format(Locale.ROOT, "a%02d-%03d", s, i);
                segmentOf.put(account, Integer.toString(s));
                account(segments.get(s), account, shock, counts, dice);
            }
        }
        var names = segmentOf.values().stream().distinct().toList();
        return counts.build(segmentOf, names, HOURS);
    }

    private static void account(Segment segment, String account, double[] shock, OfferCounts.Builder to, Dice dice) {
        double shift = ACCOUNT_SD * dice.gaussian();
        double mean = segment.size.offers * StrictMath.exp(-RATE_SD * RATE_SD / 2);
        long offers = Math.max(1, Math.round(dice.logNormal(mean, RATE_SD)));
        for (long i = 0; i < offers; i++) {
            int hour = dice.below(HOURS);
            double width = LADDER[dice.below(LADDER.length)];
            double exponent = segment.alpha + shift + shock[hour] + segment.beta * width;
            to.add(account, hour, width, dice.chance(1 / (1 + StrictMath.exp(exponent))) ? 1 : 0);
        }
    }
}
