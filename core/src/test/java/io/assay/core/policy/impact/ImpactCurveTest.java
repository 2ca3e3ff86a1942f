package io.assay.core.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.impact.Metaorder.Absence;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImpactCurveTest {
    private static final double EXPONENT = 0.5;

    private static ImpactLaw law(double[] prefactor, int seed) {
        var random = new SplittableRandom(seed);
        var orders = ImpactLawTest.drawn(600, 40, 12, prefactor, EXPONENT, 0.5, 1, random);
        int[] segmentOf = IntStream.range(0, 40).map(account -> account % prefactor.length).toArray();
        return ImpactLaw.of(orders, segmentOf, prefactor.length, new LawConfig(0.95, 200, 30), random).orElseThrow();
    }

    @Test
    void the_band_is_that_of_factor_and_exponent_told_apart() {
        var curve = new ImpactCurve(new Interval(0.5, 0.4, 0.6), 1e-3, new Interval(0.02, 0.01, 0.04));
        assertThat(curve.at(1e-3).low()).isEqualTo(0.01, within(1e-12));
        assertThat(curve.at(1e-1).estimate()).isEqualTo(0.2, within(1e-12));
        // by hand: sqrt(ln²2 + (0.1 ln 100)²) = 0.8322
        assertThat(StrictMath.log(curve.at(1e-1).high() / 0.2)).isEqualTo(0.8322, within(1e-4));
        assertThat(curve.cost(1e-1).estimate()).isEqualTo(0.2 / 1.5, within(1e-12));
        assertThat(new SquareRootLaw(0.02 / StrictMath.sqrt(1e-3), 0.5).cost(1e-1))
                .isEqualTo(curve.cost(1e-1).estimate(), within(1e-12));
    }

    @Test
    void what_is_not_known_has_no_curve() {
        var none = new ImpactCurve(Interval.ABSENT, 1e-3, new Interval(0.02, 0.01, 0.04));
        assertThat(none.isKnown()).isFalse();
        assertThat(none.at(0.01).estimate()).isNaN();
        assertThat(new ImpactCurve(new Interval(0.5, 0.4, 0.6), 1e-3, Interval.ABSENT).isKnown()).isFalse();
    }

    /// Of forty worlds of 600 orders each, at three sizes and in two segments, 95 % nominal.
    @Test
    void bands_hold_what_was_planted_at_every_size() {
        double[] prefactor = {0.7, 1.3};
        int held = 0;
        int asked = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var law = law(prefactor, seed);
            for (int s = 0; s < prefactor.length && law.isTold(); s++) {
                for (double size : new double[]{1e-4, 1e-3, 1e-2}) {
                    held += law.segments().get(s).curve().at(size)
                            .holds(prefactor[s] * StrictMath.pow(size, EXPONENT)) ? 1 : 0;
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(200);
        assertThat(held / (double) asked).isGreaterThanOrEqualTo(0.9);
    }

    /// 95 % two-sided leaves 2.5 % of worlds without impact that seem to have one; those must find an exponent, too.
    @Test
    void where_nothing_moves_the_price_a_law_is_hardly_ever_told() {
        assertThat(IntStream.rangeClosed(1, 60).filter(seed -> law(new double[]{0, 0}, seed).isTold()).count())
                .isLessThanOrEqualTo(5);
    }

    /// Segments drawn by lot are all alike: their curves agree with that of all.
    @Test
    void segments_by_lot_have_one_curve() {
        var random = new SplittableRandom(7);
        var orders = ImpactLawTest.drawn(900, 60, 12, new double[]{1.0}, EXPONENT, 0.5, 1, random);
        int[] lot = random.ints(60, 0, 3).toArray();
        var law = ImpactLaw.of(orders, lot, 3, LawConfig.DEFAULT, random).orElseThrow();
        double all = law.all().curve().at(1e-3).estimate();
        assertThat(law.segments()).hasSize(3)
                .allSatisfy(row -> assertThat(row.curve().at(1e-3).holds(all)).isTrue());
    }

    @Test
    void a_draw_keeps_the_order_and_takes_each_as_often() {
        var orders = ImpactLawTest.drawn(50, 5, 3, new double[]{1.0}, EXPONENT, 0.5, 1, new SplittableRandom(3));
        var counts = new int[50];
        for (int seed = 0; seed < 4_000; seed++) {
            var drawn = Metaorders.drawn(orders, 10, new SplittableRandom(seed));
            assertThat(drawn).hasSize(10);
            int last = -1;
            for (Metaorder order : drawn) {
                int at = orders.indexOf(order);
                assertThat(at).isGreaterThan(last);
                last = at;
                counts[at]++;
            }
        }
        // 800 each, standard deviation 25
        assertThat(IntStream.of(counts).boxed().toList()).allSatisfy(count -> assertThat(count).isBetween(690, 910));
        assertThat(Metaorders.drawn(orders, 60, new SplittableRandom(1))).isEqualTo(orders);
        assertThat(Metaorders.drawn(List.of(), 3, new SplittableRandom(1))).isEmpty();
        assertThat(orders).extracting(Metaorder::absence).containsOnly(Absence.NONE);
    }
}
