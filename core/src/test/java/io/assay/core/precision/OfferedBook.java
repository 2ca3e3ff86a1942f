package io.assay.core.precision;

import io.assay.core.policy.quote.LogisticQuote;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Offers to accounts of known kinds: widths by lot from a ladder, fills from the kind's demand.
///
/// @param demand by kind
/// @param adverse cost of a fill in bp, by kind
/// @param accounts of each kind
/// @param days blocks of time
/// @param dayShock deviation of a day's common move, bp
record OfferedBook(LogisticQuote[] demand, double[] adverse, int accounts, int days, double dayShock) {
    static final double[] LADDER = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4};
    private static final int REQUESTS = 40;

    List<String> names() {
        return IntStream.range(0, accounts * demand.length).mapToObj(i -> String.format(Locale.ROOT, "a%05d", i))
                .toList();
    }

    /// Kind of each account, in the order of names.
    int[] kinds() {
        return IntStream.range(0, accounts * demand.length).map(i -> i % demand.length).toArray();
    }

    Offers draw(long seed) {
        var random = new SplittableRandom(seed);
        var builder = new Offers.Builder();
        var names = names();
        double[] shock = IntStream.range(0, days).mapToDouble(d -> dayShock * random.nextGaussian()).toArray();
        for (int i = 0; i < names.size(); i++) {
            int kind = i % demand.length;
            double size = Math.exp(0.5 * random.nextGaussian());
            for (int d = 0; d < days; d++) {
                for (int r = 0; r < REQUESTS; r++) {
                    double width = LADDER[random.nextInt(LADDER.length)];
                    boolean filled = random.nextDouble() < demand[kind].fillProbability(width);
                    double move = adverse[kind] + shock[d] + 0.3 * random.nextGaussian();
                    builder.add(names.get(i), d, width, size, filled ? size : 0, move, true);
                }
            }
        }
        return builder.build(days);
    }

    /// These offers, for others to be added.
    static Offers.Builder copied(Offers drawn) {
        var builder = new Offers.Builder();
        for (int row = 0; row < drawn.account().length; row++) {
            double filled = drawn.filledUsd()[row];
            builder.add(drawn.accounts().get(drawn.account()[row]), drawn.block()[row],
                    drawn.ladderBp()[drawn.rung()[row]], drawn.offeredUsd()[row], filled,
                    filled > 0 ? drawn.adverseUsd()[row] / filled : 0, true);
        }
        return builder;
    }

    /// Everybody in the segment of their kind.
    OfferGroups groups(Offers offers) {
        return OfferGroups.of(offers, names(), kinds(), demand.length);
    }

    /// What these widths truly gain over the last of them, bp of notional offered by kinds of equal flow.
    double trueGain(double[] width) {
        double uniform = width[width.length - 1];
        return IntStream.range(0, demand.length)
                .mapToDouble(k -> demand[k].gainBp(width[k], adverse[k]) - demand[k].gainBp(uniform, adverse[k])).sum()
                / demand.length;
    }

    /// Difference of two net gains, cell by cell.
    static double[] minus(double[] a, double[] b) {
        var out = a.clone();
        Arrays.setAll(out, i -> a[i] - b[i]);
        return out;
    }
}
