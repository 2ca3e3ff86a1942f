package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds of every dealer, whatever the numbers: random models of one to three tiers, one to four sizes, with and without
/// hedging, impact, adverse selection.
class DealerPropertiesTest {
    private static final Freshness MINUTE = new Freshness(10_000_000_000L, 60_000_000_000L);

    /// Of 40 dealers; the narrowest widening seen is a tenth of the move.
    @Test
    void flow_that_costs_more_is_quoted_wider() {
        var random = new SplittableRandom(41);
        for (int i = 0; i < 40; i++) {
            var model = random(random, false);
            int tier = random.nextInt(model.tiers().size());
            double more = random.nextDouble(0.02, 0.5);
            double[] before = solved(model).spreadWhenFlatBp()[tier];
            double[] after = solved(model.withTiers(costlier(model.tiers(), tier, more))).spreadWhenFlatBp()[tier];
            for (int z = 0; z < before.length; z++) {
                assertThat(after[z]).isGreaterThan(before[z] + 0.1 * more);
            }
        }
    }

    private static List<DealerTier> costlier(List<DealerTier> tiers, int tier, double more) {
        var out = new ArrayList<>(tiers);
        var old = tiers.get(tier);
        out.set(tier, new DealerTier(old.name(), old.demand(),
                new DealerRequests(old.buys().perDay(), old.buys().costBp() + more),
                new DealerRequests(old.sells().perDay(), old.sells().costBp() + more)));
        return out;
    }

    @Test
    void where_nothing_leans_the_sides_are_mirror_images_and_quotes_are_symmetric_when_flat() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < 40; i++) {
            var model = random(random, false);
            var policy = solved(model);
            double[] hedge = policy.hedge();
            int n = hedge.length;
            assertThat(hedge[n / 2]).isZero();
            for (int state = 0; state < n; state++) {
                assertThat(hedge[state]).isEqualTo(-hedge[n - 1 - state], offset(1e-6 * (1 + Math.abs(hedge[state]))));
                for (int t = 0; t < model.tiers().size(); t++) {
                    for (int z = 0; z < model.sizes().length; z++) {
                        double bid = policy.bidBp()[t][z][state];
                        double ask = policy.askBp()[t][z][n - 1 - state];
                        assertThat(Double.isNaN(bid)).isEqualTo(Double.isNaN(ask));
                        assertThat(Double.isNaN(bid) ? 0 : bid - ask).isEqualTo(0, offset(1e-7));
                    }
                }
            }
        }
    }

    /// At every inventory of random dealers, also where the model quotes through the reference: prices within the limits, on
    /// the right side, and never better for more.
    @Test
    void what_is_published_of_any_dealer_keeps_the_limits_and_never_crosses_the_reference() {
        var random = new SplittableRandom(44);
        int through = 0;
        for (int i = 0; i < 40; i++) {
            var model = random(random, true);
            var policy = solved(model);
            double reference = random.nextDouble(1_000, 1e6);
            var limits = new WidthLimits(random.nextDouble(0, 0.2), random.nextDouble(20, 60), 0);
            for (int state = 0; state < policy.states(); state++) {
                for (int t = 0; t < model.tiers().size(); t++) {
                    through += through(policy, t, state) ? 1 : 0;
                    assertPublished(wanted(model, policy, t, state), reference, limits);
                }
            }
        }
        assertThat(through).isGreaterThan(100);
    }

    private static boolean through(DealerPolicy policy, int tier, int state) {
        return policy.bidBp()[tier][0][state] < 0 || policy.askBp()[tier][0][state] < 0;
    }

    private static List<Ladder.Wanted> wanted(DealerModel model, DealerPolicy policy, int tier, int state) {
        return IntStream.range(0, model.sizes().length).mapToObj(z -> new Ladder.Wanted(model.sizes()[z],
                policy.bidBp()[tier][z][state], policy.askBp()[tier][z][state])).toList();
    }

    private static void assertPublished(List<Ladder.Wanted> wanted, double reference, WidthLimits limits) {
        long bid = Long.MAX_VALUE;
        long ask = Long.MIN_VALUE;
        for (var rung : Ladder.of(reference, wanted, limits, 0, MINUTE).rungs()) {
            if (rung.bidTicks().isPresent()) {
                assertThat((reference - rung.bidTicks().getAsLong()) / reference * 1e4)
                        .isBetween(limits.minHalfBp() * (1 - 1e-8), limits.maxHalfBp() * (1 + 1e-8));
                assertThat(rung.bidTicks().getAsLong()).isLessThanOrEqualTo(bid);
                bid = rung.bidTicks().getAsLong();
            }
            if (rung.askTicks().isPresent()) {
                assertThat((rung.askTicks().getAsLong() - reference) / reference * 1e4)
                        .isBetween(limits.minHalfBp() * (1 - 1e-8), limits.maxHalfBp() * (1 + 1e-8));
                assertThat(rung.askTicks().getAsLong()).isGreaterThanOrEqualTo(ask);
                ask = rung.askTicks().getAsLong();
            }
        }
    }

    private static DealerPolicy solved(DealerModel model) {
        return DealerSolver.ergodic(model, Labelling.mislabelled(model, 0)).policy();
    }

    /// @param leans with a carry, and sides that differ
    private static DealerModel random(SplittableRandom random, boolean leans) {
        double[] all = {1, 2, 5, 10};
        double[] sizes = IntStream.range(0, 1 + random.nextInt(4)).mapToDouble(z -> all[z]).toArray();
        var tiers = new ArrayList<DealerTier>();
        for (int t = 0; t <= random.nextInt(3); t++) {
            var quote = new LogisticQuote(random.nextDouble(-2.5, 0.5), random.nextDouble(2, 15));
            double adverse = random.nextDouble(-0.05, 0.3);
            double[] buys = asked(random, sizes.length);
            tiers.add(new DealerTier("tier " + t, quote, new DealerRequests(buys, adverse),
                    new DealerRequests(leans ? asked(random, sizes.length) : buys, adverse)));
        }
        boolean hedges = random.nextInt(4) > 0;
        return new DealerModel(random.nextDouble(10, 150), Math.exp(random.nextDouble(-9, -6)),
                leans ? random.nextDouble(-3, 3) : 0, hedges ? random.nextDouble(0, 0.01) : 0,
                Math.exp(random.nextDouble(-12, -9)), hedges ? random.nextDouble(0, 0.4) : Double.POSITIVE_INFINITY,
                sizes, tiers, 12 + random.nextInt(20), 1);
    }

    private static double[] asked(SplittableRandom random, int sizes) {
        return IntStream.range(0, sizes).mapToDouble(z -> random.nextDouble(20, 900) / (z + 1)).toArray();
    }
}
