package io.assay.core.policy.quote.multi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerSolver;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.LogisticQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultiPolicyTest {
    private static final double[] SIZES = {1, 5, 10, 20, 50};
    private static final double[] EUR_CROSS = {400, 50, 25, 20, 5};
    private static final double[] GBP_CROSS = {160, 20, 10, 8, 2};

    /// Table 1 of the paper, its public code run elsewhere: the largest entry of A(0) is that of CHF, 1.281643042827269e-06 in decimal
    /// units, with second derivatives by differences of 1e-8; B = 0; EURUSD, tier 1, 1 M: 0.1818 bp.
    @Test
    void five_currencies_of_the_paper_are_reproduced() {
        var policy = MultiPolicy.of(fiveCurrencies(), 0.05);
        double[][] a = policy.value().a();
        double most = 0;
        for (double[] row : a) {
            for (double entry : row) {
                most = Math.max(most, Math.abs(entry));
            }
        }
        assertThat(most * 1e-4).isCloseTo(1.281643042827269e-06, withinPercentage(1e-6));
        assertThat(a[4][4]).isEqualTo(most);
        assertThat(policy.value().b()).containsOnly(0);
        assertThat(policy.distanceBp(0, 0, 0, true, new double[5])).isEqualTo(0.1818, offset(5e-5));
        assertThat(policy.distanceBp(0, 0, 0, false, new double[5])).isEqualTo(0.1818, offset(5e-5));
    }

    /// The second way: the equation term by term, trade by trade, in 40,000 explicit steps.
    @Test
    void the_value_solves_its_equation_also_with_drifts() {
        var dealer = drifting();
        double[][] a = new double[3][3];
        double[] b = new double[3];
        int steps = 40_000;
        double dt = 0.02 / steps;
        for (int s = 0; s < steps; s++) {
            explicit(dealer, a, b, dt);
        }
        var value = QuadraticValue.of(dealer, 0.02);
        for (int i = 0; i < 3; i++) {
            assertThat(value.b()[i]).isEqualTo(b[i], offset(1e-4 * Math.max(1e-3, Math.abs(b[i]))));
            for (int j = 0; j < 3; j++) {
                assertThat(value.a()[i][j]).isEqualTo(a[i][j], offset(1e-4 * a[1][1]));
            }
        }
        assertThat(Math.abs(b[1])).isGreaterThan(1e-3);
    }

    /// `-y'Ay - b'y` put into the equation of the value, read off at points: Hamiltonians by their Taylor polynomials, one by one.
    private static void explicit(MultiDealer dealer, double[][] a, double[] b, double dt) {
        int n = b.length;
        var slopeA = new double[n][n];
        var slopeB = new double[n];
        for (int i = 0; i < n; i++) {
            double mu = dealer.instruments().get(i).driftBp();
            slopeB[i] += -mu + mu * 1e-4 * b[i];
            for (int j = 0; j < n; j++) {
                double sigma = dealer.covariance()[i][j];
                slopeA[i][j] += dealer.riskAversion() * sigma / 2 + sigma * 1e-8 * a[i][j]
                        + (mu + dealer.instruments().get(j).driftBp()) * 1e-4 * a[i][j];
            }
        }
        for (var pair : dealer.pairs()) {
            for (int side = 0; side < 2; side++) {
                int i = side == 0 ? pair.bought() : pair.sold();
                int j = side == 0 ? pair.sold() : pair.bought();
                for (var tier : pair.tiers()) {
                    for (int z = 0; z < pair.sizes().length; z++) {
                        double size = pair.sizes()[z];
                        double rate = size * tier.perDay(z);
                        double a1 = -tier.demand().bestFillProbability(tier.adverseBp());
                        double a2 = tier.demand().bestGainCurvature(tier.adverseBp());
                        double constant = b[i] - b[j] + size * (a[i][i] - 2 * a[i][j] + a[j][j]);
                        for (int r = 0; r < n; r++) {
                            double p = 2 * (a[r][i] - a[r][j]);
                            slopeB[r] -= rate * p * (a1 + a2 * constant);
                            for (int c = 0; c < n; c++) {
                                slopeA[r][c] -= rate * a2 * p * 2 * (a[c][i] - a[c][j]) / 2;
                            }
                        }
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            b[i] += dt * slopeB[i];
            for (int j = 0; j < n; j++) {
                a[i][j] += dt * slopeA[i][j];
            }
        }
    }

    /// The exact dealer of one instrument, who never hedges, beside the approximation, which is good where inventory costs little: at
    /// -4, 0 and 4 M distances of 0.1 to 0.3 bp differ by at most 1.1e-4 bp with gamma 2e-4, and by 0.022 with ten times that.
    @Test
    void near_flat_one_instrument_is_quoted_as_the_exact_dealer_quotes_it() {
        double[] sizes = {1, 2, 5};
        double[] perDay = {900, 500, 200};
        var demand = new LogisticQuote(-1.9, 11);
        var exact = DealerSolver.ergodic(new DealerModel(80, 2e-4, 0, 1, Double.POSITIVE_INFINITY, sizes,
                List.of(new DealerTier("all", demand, 0.02, perDay)), 60, 1),
                new Labelling(List.of("all"),
                        new double[][]{{1}}));
        var dealer = new MultiDealer(
                List.of(new MultiDealer.Instrument("USD", 0, 0, 0), new MultiDealer.Instrument("EUR", 80, 0, 0)),
                identity(2), 2e-4, List.of(new MultiDealer.Pair(1, 0, sizes,
                        List.of(new MultiDealer.Tier("all", demand, 0.02, perDay)), 1, Double.POSITIVE_INFINITY)));
        var policy = MultiPolicy.of(dealer, 1);
        for (int q = -4; q <= 4; q += 4) {
            for (int z = 0; z < 3; z++) {
                assertThat(policy.distanceBp(0, 0, z, true, new double[]{0, q}))
                        .isEqualTo(exact.policy().bidBp()[0][z][60 + q], within(5e-4));
            }
        }
        assertThat(policy.hedgePerDay(0, new double[]{0, 50})).isZero();
    }

    @Test
    void risk_is_hedged_against_and_correlated_risk_offsets() {
        var policy = MultiPolicy.of(fiveCurrencies(), 0.05);
        double[] longEur = {0, 40, 0, 0, 0};
        double[] offset = {0, 40, 0, -40, 0};
        assertThat(policy.hedgePerDay(0, longEur)).isNegative();
        assertThat(policy.hedgePerDay(0, new double[]{0, -40, 0, 0, 0}))
                .isCloseTo(-policy.hedgePerDay(0, longEur), withinPercentage(1));
        assertThat(policy.hedgePerDay(0, offset)).isGreaterThan(policy.hedgePerDay(0, longEur));
        assertThat(policy.hedgePerDay(0, new double[5])).isZero();
        assertThat(policy.distanceBp(0, 0, 0, true, longEur))
                .isGreaterThan(policy.distanceBp(0, 0, 0, true, offset))
                .isGreaterThan(policy.distanceBp(0, 0, 0, false, longEur));
    }

    /// A public notebook of the paper, one run of 500,000 s of EUR, GBP and USD in steps of 5 s: 99.5 % of the time within 32.4 and
    /// 24.4 M. Runs of that length differ: 20 of ours have means of 32.6 and 24.6 and deviations of 1.07 and 0.76, 20 by the
    /// notebook's own rules 32.7 and 24.8, 1.45 and 1.02. So eight are averaged; the bar is three errors of such a mean.
    @Test
    void inventories_of_three_currencies_stay_where_the_paper_finds_them() {
        var policy = MultiPolicy.of(threeCurrencies(), 0.05);
        var runs = IntStream.rangeClosed(1, 8)
                .mapToObj(seed -> MultiSimulation.of(policy, 500_000 / 86_400.0, 2, new SplittableRandom(seed)))
                .toList();
        assertThat(runs.stream().mapToDouble(run -> run.quantiles()[1][4]).average().orElseThrow())
                .isEqualTo(32.4, within(1.2));
        assertThat(runs.stream().mapToDouble(run -> run.quantiles()[2][4]).average().orElseThrow())
                .isEqualTo(24.4, within(0.9));
        var run = runs.getFirst();
        assertThat(run.inventory()[1]).isEqualTo(0, within(2.0));
        assertThat(MultiSimulation.of(policy, 0.1, 2, new SplittableRandom(9)).inventory())
                .containsExactly(MultiSimulation.of(policy, 0.1, 2, new SplittableRandom(9)).inventory());
    }

    @Test
    void correlations_that_contradict_each_other_are_refused() {
        double[][] impossible = {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultiDealer(drifting().instruments(), impossible, 1e-3, drifting().pairs()))
                .withMessageContaining("contradict");
        assertThat(Roots.lower(new double[][]{{1, 1}, {1, 1}}, 1e-9)).isPresent();
    }

    private static MultiDealer drifting() {
        var instruments = List.of(new MultiDealer.Instrument("USD", 0, 0, 0),
                new MultiDealer.Instrument("BTC", 250, 1e-2, 30), new MultiDealer.Instrument("ETH", 350, 2e-2, -20));
        double[][] correlation = {{1, 0, 0}, {0, 1, 0.8}, {0, 0.8, 1}};
        var pairs = List.of(pair(1, 0, new double[]{300, 80, 40, 10, 2}, -1, 0, 2, 1, 0.5, 1e-4),
                pair(2, 0, new double[]{200, 60, 30, 8, 1}, -0.5, 0, 1.5, 0.8, 0.8, 2e-4));
        return new MultiDealer(instruments, correlation, 1e-3, pairs);
    }

    private static MultiDealer threeCurrencies() {
        var five = fiveCurrencies();
        var instruments = List.of(five.instruments().get(0), five.instruments().get(1), five.instruments().get(3));
        return new MultiDealer(instruments, new double[][]{{1, 0, 0}, {0, 1, 0.6}, {0, 0.6, 1}}, 2e-3,
                List.of(five.pairs().get(0), moved(five.pairs().get(1), 2, 0), moved(five.pairs().get(4), 1, 2)));
    }

    private static MultiDealer.Pair moved(MultiDealer.Pair pair, int bought, int sold) {
        return new MultiDealer.Pair(bought, sold, pair.sizes(), pair.tiers(), pair.hedgeQuadratic(),
                pair.hedgeLinear());
    }

    /// USD, EUR, JPY, GBP, CHF; gamma 20 per M in decimal units.
    private static MultiDealer fiveCurrencies() {
        var instruments = List.of(new MultiDealer.Instrument("USD", 0, 0, 0),
                new MultiDealer.Instrument("EUR", 80, 5e-3, 0), new MultiDealer.Instrument("JPY", 60, 6e-3, 0),
                new MultiDealer.Instrument("GBP", 70, 7e-3, 0), new MultiDealer.Instrument("CHF", 60, 8e-3, 0));
        double[][] correlation = identity(5);
        correlate(correlation, 1, 3, 0.6);
        correlate(correlation, 1, 4, 0.5);
        correlate(correlation, 1, 2, 0.3);
        correlate(correlation, 3, 4, 0.3);
        correlate(correlation, 3, 2, 0.2);
        correlate(correlation, 4, 2, 0.4);
        var pairs = new ArrayList<MultiDealer.Pair>();
        pairs.add(pair(1, 0, new double[]{900, 540, 234, 90, 36}, -1.9, -0.3, 11, 3.5, 0.1, 1e-5));
        pairs.add(pair(3, 0, new double[]{600, 200, 150, 40, 10}, -1.4, 0, 5.5, 2, 0.15, 1.5e-5));
        pairs.add(pair(4, 0, new double[]{420, 140, 105, 28, 7}, -1.2, 0, 4.5, 1.9, 0.25, 2.5e-5));
        pairs.add(pair(2, 0, new double[]{825, 375, 180, 105, 15}, -1.6, -0.1, 9, 3, 0.1, 1.5e-5));
        for (int other : new int[]{3, 4, 2}) {
            pairs.add(pair(1, other, EUR_CROSS, -0.5, 0.5, 3.5, 2.5, 0.25, 3e-5));
        }
        pairs.add(pair(3, 4, GBP_CROSS, -0.5, 0.5, 3.5, 2.5, 0.4, 5e-5));
        pairs.add(pair(3, 2, GBP_CROSS, -0.5, 0.5, 3.5, 2.5, 0.4, 5e-5));
        pairs.add(pair(4, 2, new double[]{80, 10, 5, 4, 1}, -0.5, 0.5, 3.5, 2.5, 0.4, 5e-5));
        return new MultiDealer(instruments, correlation, 2e-3, pairs);
    }

    private static MultiDealer.Pair pair(int bought, int sold, double[] perDay, double alpha1, double alpha2,
            double beta1, double beta2, double linear, double quadratic) {
        return new MultiDealer.Pair(bought, sold, SIZES,
                List.of(new MultiDealer.Tier("1", new LogisticQuote(alpha1, beta1), 0, perDay),
                        new MultiDealer.Tier("2", new LogisticQuote(alpha2, beta2), 0, perDay)),
                quadratic, linear);
    }

    private static double[][] identity(int n) {
        var out = new double[n][n];
        for (int i = 0; i < n; i++) {
            out[i][i] = 1;
        }
        return out;
    }

    private static void correlate(double[][] correlation, int i, int j, double rho) {
        correlation[i][j] = rho;
        correlation[j][i] = rho;
    }
}
