package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Time means of an account that holds several things for hours, against sums minute by minute over quotes.
class MinuteBlockTest {
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "BTC2", "ETH2");
    private static final int[] UNDERLYING = {0, 1, 2, 0, 1};
    private static final int MINUTES = 300;

    /// Quotes stop for some minutes now and then, so that marks change at most minutes and not at all; of one coin they end
    /// early. Spans of up to hours, across blocks of 64 minutes.
    @Test
    void time_means_are_those_of_a_slow_twin() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            var scene = new Scene();
            scene.describe(perpetual("BTC2", "BTC"));
            scene.describe(perpetual("ETH2", "ETH"));
            var marks = new double[COINS.size()][MINUTES + 1];
            for (int coin = 0; coin < COINS.size(); coin++) {
                quotes(scene, coin, random, marks[coin]);
            }
            var positions = new double[COINS.size()];
            var held = new TreeMap<Long, double[]>();
            var traded = new TreeMap<Long, double[]>();
            for (long minute = 2; minute < MINUTES; minute += 1 + random.nextInt(random.nextInt(4) == 0 ? 130 : 6)) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    trade(scene, random, minute * 60_000 + 45_000 - 15_000L * more, positions, held, traded);
                }
            }
            var profiles = Worlds.profiles(scene.tape(), FoldSpec.DEFAULT);
            double[] expected = slow(marks, held, traded);
            assertThat(held).hasSizeGreaterThan(3);
            assertThat(profiles.at(0, Column.of(Feature.GROSS_EXPOSURE_USD))).isCloseTo(expected[0],
                    Percentage.withPercentage(1e-9));
            assertThat(profiles.at(0, Column.of(Feature.DELTA_USD))).isCloseTo(expected[1],
                    Offset.offset(1e-9 * expected[0]));
            assertThat(profiles.at(0, Column.of(Feature.ABS_DELTA_USD))).isCloseTo(expected[2],
                    Percentage.withPercentage(1e-9));
            assertThat(profiles.at(0, Column.of(Feature.NEUTRALITY))).isCloseTo(1 - expected[3] / expected[0],
                    Offset.offset(1e-9));
        }
    }

    private static Instrument perpetual(String name, String underlying) {
        return Instrument.of(name, InstrumentKind.PERPETUAL, underlying, "", "USDC").at("hub");
    }

    /// One quote a minute, half a minute in, most of the time.
    private static void quotes(Scene scene, int coin, SplittableRandom random, double[] marks) {
        long price = 1_000L * (UNDERLYING[coin] + 1);
        int end = coin == 2 ? MINUTES * 2 / 3 : MINUTES;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute < 2 || (minute < end && random.nextInt(5) > 0)) {
                price += random.nextInt(-9, 10);
                scene.quote(minute * 60_000L + 30_000, COINS.get(coin), Long.toString(price), Long.toString(price));
            }
            marks[minute + 1] = price;
        }
    }

    private static void trade(Scene scene, SplittableRandom random, long ms, double[] positions,
            TreeMap<Long, double[]> held, TreeMap<Long, double[]> traded) {
        int coin = random.nextInt(COINS.size());
        boolean closes = positions[coin] != 0 && random.nextInt(3) == 0;
        long quantity = closes ? (long) Math.abs(positions[coin]) : random.nextInt(1, 9);
        boolean buys = closes ? positions[coin] < 0 : random.nextBoolean();
        long price = 1_000L * (UNDERLYING[coin] + 1) + random.nextInt(-20, 20);
        scene.fills.add(new Fill("a", COINS.get(coin), Scene.at(ms), Scene.at(ms), -1, -1, buys ? Side.BUY : Side.SELL,
                BigDecimal.valueOf(price), BigDecimal.valueOf(quantity), Liquidity.TAKER, Cause.NORMAL, null, "",
                Long.toString(ms), 0, "", BigDecimal.valueOf((long) positions[coin]), null));
        positions[coin] += buys ? quantity : -quantity;
        held.put(ms, positions.clone());
        var prices = new double[COINS.size()];
        Arrays.fill(prices, Double.NaN);
        prices[coin] = price;
        traded.put(ms, prices);
    }

    /// Every quarter of a minute, with the mark of the minute, or of the account's own trade since it.
    private static double[] slow(double[][] marks, TreeMap<Long, double[]> held, TreeMap<Long, double[]> traded) {
        double gross = 0;
        double net = 0;
        double abs = 0;
        double absUnderlying = 0;
        long quarters = 0;
        var prices = new double[COINS.size()];
        for (long ms = held.firstKey(); ms < held.lastKey(); ms += 15_000) {
            for (int coin = 0; coin < prices.length; coin++) {
                var own = traded.get(ms);
                boolean isMark = ms % 60_000 == 0 || ms == held.firstKey();
                prices[coin] = isMark ? marks[coin][(int) (ms / 60_000)] : prices[coin];
                prices[coin] = own == null || Double.isNaN(own[coin]) ? prices[coin] : own[coin];
            }
            double sum = 0;
            var nets = new double[COINS.size()];
            double[] now = held.floorEntry(ms).getValue();
            for (int coin = 0; coin < prices.length; coin++) {
                gross += Math.abs(now[coin] * prices[coin]);
                sum += now[coin] * prices[coin];
                nets[UNDERLYING[coin]] += now[coin] * prices[coin];
            }
            absUnderlying += Arrays.stream(nets).map(Math::abs).sum();
            net += sum;
            abs += Math.abs(sum);
            quarters++;
        }
        return new double[]{gross / quarters, net / quarters, abs / quarters, absUnderlying / quarters};
    }
}
