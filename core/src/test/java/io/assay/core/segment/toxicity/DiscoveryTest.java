package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.segment.toxicity.DiscoveryTrial.Noise;
import io.assay.core.segment.toxicity.DiscoveryTrial.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiscoveryTest {
    private static final int WORLDS = 3;

    /// Measured over 200 worlds (docs/evidence/toxicity.md): found 0.855, wrong share 0.008; the bar is 0.80 and 0.05.
    /// The worst of these three: 0.84 found.
    @Test
    void four_in_five_toxic_accounts_are_found_by_350_trades() {
        var setting = Setting.DEFAULT;
        for (int world = 0; world < WORLDS; world++) {
            var tally = new DiscoveryTrial(setting, WatchConfig.DEFAULT).run(new SplittableRandom(world)).watch();
            assertThat(tally.found()[350] / 100.0).as("world %d", world).isGreaterThan(0.75);
        }
    }

    /// Normal, heavy-tailed, stormy, skewed and common noise. Heaviest over 200 worlds: skewed, 0.015 at the end, 0.033 at the worst moment.
    @ParameterizedTest
    @EnumSource(Noise.class)
    void calls_are_wrong_at_most_once_in_twenty_whatever_the_noise_and_whenever_one_looks(Noise noise) {
        var trial = new DiscoveryTrial(Setting.DEFAULT.withNoise(noise), WatchConfig.DEFAULT);
        double worst = 0;
        double found = 0;
        for (int world = 0; world < WORLDS; world++) {
            var tally = trial.run(new SplittableRandom(world)).watch();
            worst += IntStream.rangeClosed(1, 350).mapToDouble(tally::wrongShare).max().orElseThrow() / WORLDS;
            found += tally.found()[350] / 100.0 / WORLDS;
        }
        assertThat(worst).isLessThan(0.05);
        assertThat(found).isGreaterThan(0.6);
    }

    @Test
    void trades_that_overlap_are_no_reason_to_be_wrong() {
        var trial = new DiscoveryTrial(new Setting(500, 50, 0.5, 2, 8000, 0.125, Noise.NORMAL), WatchConfig.DEFAULT);
        var tally = trial.run(new SplittableRandom(3)).watch();
        assertThat(tally.wrongShare(8000)).isLessThan(0.05);
        assertThat(tally.found()[8000]).isGreaterThan(10);
    }

    @Test
    void nobody_is_called_among_harmless_accounts_more_often_than_one_book_in_twenty() {
        int books = 0;
        for (int world = 0; world < 100; world++) {
            var tally = new DiscoveryTrial(new Setting(200, 0, 0.5, 2, 350, 1, Noise.HEAVY), WatchConfig.DEFAULT)
                    .run(new SplittableRandom(world)).watch();
            books += tally.wrong()[350] > 0 ? 1 : 0;
        }
        assertThat(books).isLessThanOrEqualTo(7);
    }

    /// Wealth, slowly: one product a stake over the whole path, in logarithms.
    @Test
    void wealth_is_the_mean_of_products_over_stakes() {
        var random = new SplittableRandom(7);
        var config = WatchConfig.DEFAULT;
        var wager = new Wager(config);
        var moves = random.doubles(20_000, -6, 4).toArray();
        for (double move : moves) {
            wager.observe(move);
        }
        double[] logs = config.bets().stream().mapToDouble(bet -> Arrays.stream(moves)
                .map(x -> StrictMath.log1p(bet * Math.max(-4, Math.min(4, x)))).sum()).toArray();
        double max = Arrays.stream(logs).max().orElseThrow();
        double slow = max + StrictMath.log(Arrays.stream(logs).map(l -> StrictMath.exp(l - max)).sum() / logs.length);
        assertThat(slow).isLessThan(-400);
        assertThat(wager.logWealth()).isCloseTo(slow, within(1e-6));
    }

    @Test
    void wealth_is_fair_at_the_boundary() {
        double sum = 0;
        int paths = 40_000;
        var random = new SplittableRandom(5);
        for (int path = 0; path < paths; path++) {
            var wager = new Wager(WatchConfig.DEFAULT);
            for (int i = 0; i < 10; i++) {
                wager.observe(random.nextBoolean() ? 1 : -1);
            }
            sum += StrictMath.exp(wager.logWealth());
        }
        assertThat(sum / paths).isCloseTo(1, within(0.01));
    }

    /// e-BH from its definition, over every account at every step.
    @Test
    void accounts_called_are_those_of_e_bh_on_stopped_evidence() {
        var random = new SplittableRandom(11);
        int m = 40;
        var discoveries = new Discoveries(m, 0.1);
        var logs = new double[m];
        var called = new TreeSet<Integer>();
        for (int step = 0; step < 20_000; step++) {
            int account = random.nextInt(m);
            if (called.contains(account)) {
                continue;
            }
            logs[account] += random.nextDouble() * 0.2 - (account < 15 ? 0.08 : 0.1);
            discoveries.offer(account, logs[account]);
            called.addAll(slow(logs, 0.1));
            assertThat(IntStream.range(0, m).filter(discoveries::isFound).boxed()).as("step %d", step)
                    .containsExactlyElementsOf(called);
        }
        assertThat(called).hasSizeBetween(8, m);
    }

    private static List<Integer> slow(double[] logs, double share) {
        for (int k = logs.length; k > 0; k--) {
            double threshold = StrictMath.log(logs.length / (share * k));
            var over = new ArrayList<Integer>();
            for (int i = 0; i < logs.length; i++) {
                if (logs[i] >= threshold) {
                    over.add(i);
                }
            }
            if (over.size() >= k) {
                return over;
            }
        }
        return List.of();
    }

    /// Normal tails by hand: at 350 trades a limit of 2.78 sd lets 0.27 % of the harmless and 97.1 % of the toxic pass.
    @Test
    void no_method_can_find_more_than_the_bound() {
        assertThat(DiscoveryBound.power(350, 0.25, 0.05, 0.05)).isCloseTo(0.971, within(0.001));
        assertThat(DiscoveryBound.power(50, 0.25, 0.05, 0.05)).isLessThan(0.1);
        var tally = new DiscoveryTrial(Setting.DEFAULT, WatchConfig.DEFAULT).run(new SplittableRandom(1));
        for (int n : new int[]{50, 100, 150, 200, 250, 300, 350}) {
            double bound = DiscoveryBound.power(n, 0.25, 0.05, 0.05);
            assertThat(tally.informed().found()[n] / 100.0).isLessThan(bound + 0.05);
            assertThat(tally.watch().found()[n] / 100.0).isLessThan(bound + 0.05);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0.05,4", "1,0,4", "1,1,4", "1,0.05,5"})
    void a_setting_that_would_break_the_promise_is_refused(long horizonNs, double share, double clip) {
        assertThatThrownBy(() -> new WatchConfig(horizonNs, share, clip, List.of(0.2), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_observation_out_of_order_is_refused() {
        var watch = new ToxicityWatch(WatchConfig.DEFAULT, 2);
        watch.observe(0, 10, 1.0);
        assertThatThrownBy(() -> watch.observe(1, 9, 1.0)).hasMessageContaining("before 10");
        assertThatThrownBy(() -> watch.observe(1, 11, Double.NaN)).hasMessageContaining("NaN");
    }
}
