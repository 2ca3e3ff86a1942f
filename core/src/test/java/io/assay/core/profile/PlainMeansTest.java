package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Time means of plain books against those an [ExposureFold] finds event by event, bit for bit.
class PlainMeansTest {
    private static final List<String> COINS = List.of("BTC", "BTC2", "ETH", "XBT", "SOL");
    private static final int MINUTES = 400;
    private static final long DAY_MS = 86_400_000;

    @Test
    void they_are_those_of_the_sweep_bit_for_bit() {
        int plain = 0;
        int other = 0;
        int held = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            var tape = scene(random).tape();
            var spec = new FoldSpec(window(random), random.nextInt(4) > 0, Set.of());
            var span = new FillSpan(tape.fills);
            var means = new PlainMeans(tape, spec, span);
            for (int account = 0; account < tape.fills.accounts().size(); account++) {
                double[] quick = nothing();
                if (!means.write(account, AccountFacts.Facts.NOTHING, quick)) {
                    other++;
                    continue;
                }
                double[] slow = nothing();
                new ExposureFold(tape, account, spec, Wanted.ALL, span, new Slots(tape.terms.length)).write(slow);
                for (var feature : HeldMeans.FEATURES) {
                    assertThat(Double.doubleToLongBits(quick[Column.of(feature)]))
                            .as("seed %d account %d %s", seed, account, feature)
                            .isEqualTo(Double.doubleToLongBits(slow[Column.of(feature)]));
                }
                plain++;
                held += Double.isNaN(quick[Column.of(Feature.NEUTRALITY)]) ? 0 : 1;
            }
        }
        assertThat(plain).isGreaterThan(100);
        assertThat(held).isGreaterThan(60);
        assertThat(other).isGreaterThan(30);
    }

    private static double[] nothing() {
        var row = new double[Column.ALL.size()];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static Window window(SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return Window.ALL;
        }
        long fromMs = 60_000L * random.nextInt(MINUTES / 2) + 17L * random.nextInt(2);
        return new Window(Scene.at(fromMs), Scene.at(fromMs + random.nextLong(DAY_MS / 6)));
    }

    private static Scene scene(SplittableRandom random) {
        var scene = new Scene();
        scene.describe(Instrument.of("BTC2", InstrumentKind.PERPETUAL, "BTC", "", "USDC").at("hub"));
        scene.describe(Instrument.of("ETH", InstrumentKind.SPOT, "ETH", "ETH", "USDC").at("hub"));
        scene.describe(Scene.inverse("XBT"));
        for (int coin = 0; coin < COINS.size(); coin++) {
            quotes(scene, coin, random);
        }
        boolean isFeed = random.nextInt(4) == 0;
        for (var account : List.of("a", "b", "c", "d")) {
            fills(scene, account, isFeed, random);
        }
        return scene;
    }

    /// Most minutes, some of them for a while not; now and then they begin late or end early.
    private static void quotes(Scene scene, int coin, SplittableRandom random) {
        int begin = random.nextInt(12) == 0 ? random.nextInt(60) : 0;
        int end = random.nextInt(3) == 0 ? random.nextInt(MINUTES / 4, MINUTES) : MINUTES;
        long price = 1_000L * (coin + 1);
        for (int minute = begin; minute < end; minute++) {
            if (minute == begin || random.nextInt(5) > 0) {
                price += random.nextInt(-9, 10);
                long ms = 60_000L * minute + 15_000L * random.nextInt(4);
                scene.quote(ms, COINS.get(coin), price + ".1", price + ".6");
            } else {
                minute += random.nextInt(40) == 0 ? random.nextInt(60) : 0;
            }
        }
    }

    /// Hours apart, or several a minute and at one instant; positions are known from the first on, or of no fill.
    private static void fills(Scene scene, String account, boolean isFeed, SplittableRandom random) {
        int coins = 1 + random.nextInt(COINS.size());
        int step = 120_000 << random.nextInt(8);
        boolean isKnown = random.nextInt(6) > 0;
        boolean isQuarter = random.nextBoolean();
        var positions = new long[coins];
        for (int coin = 0; coin < coins; coin++) {
            positions[coin] = random.nextInt(3) == 0 ? random.nextInt(-9, 10) : 0;
        }
        long ms = 30_000 + random.nextLong(3_600_000);
        for (int id = 0; ms < MINUTES * 60_000L; id++) {
            int coin = random.nextInt(coins);
            boolean isClosed = positions[coin] != 0 && random.nextInt(3) == 0;
            long quantity = isClosed ? Math.abs(positions[coin]) : random.nextInt(1, 9);
            boolean buys = isClosed ? positions[coin] < 0 : random.nextBoolean();
            var before = isKnown ? BigDecimal.valueOf(positions[coin]) : null;
            scene.fills.add(new Fill(account, COINS.get(coin), Scene.at(ms), Scene.at(ms), isFeed ? ms : -1,
                    isFeed ? id : -1, buys ? Side.BUY : Side.SELL,
                    BigDecimal.valueOf(1_000L * (coin + 1) + random.nextInt(-20, 20)), BigDecimal.valueOf(quantity),
                    Liquidity.TAKER, Cause.NORMAL, null, "", account + id, 0, "", before, null));
            positions[coin] += buys ? quantity : -quantity;
            long later = random.nextInt(5) == 0 ? 0 : random.nextLong(step);
            ms += isQuarter ? later - later % 15_000 : later;
        }
    }
}
