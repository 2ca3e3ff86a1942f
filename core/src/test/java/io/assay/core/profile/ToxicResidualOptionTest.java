package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Contract;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Mark;
import io.assay.core.event.Side;
import io.assay.core.market.Black76;
import io.assay.core.market.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What a plain markout does not say: excess over chance, what is left when the market is hedged, options.
class ToxicResidualOptionTest {
    private static final long MINUTE_MS = 60_000;
    private static final double YEAR_MS = 365 * 86_400e3;

    /// The book jumps up for good every 200 s. One account always buys 2 s before, one buys at random moments.
    @Test
    void who_buys_before_jumps_is_toxic_beyond_chance_and_who_buys_at_random_is_not() {
        var scene = new Scene();
        long cents = 10_000;
        for (int second = 0; second < 7_200; second++) {
            cents += second % 200 == 100 ? 10 : 0;
            scene.quote(second * 1_000L, "BTC", price(cents), price(cents + 2));
        }
        var random = new SplittableRandom(1);
        for (int i = 0; i < 30; i++) {
            scene.fill(200_000L * i + 98_500, -1, "BTC", "early", Side.BUY, "100", "1");
        }
        for (int i = 0; i < 2_000; i++) {
            scene.fill(1_000 + random.nextInt(7_000_000), -1, "BTC", "random", Side.BUY, "100", "1");
        }
        var tape = scene.tape();
        assertThat(Scene.value(tape, "early", "toxic_excess_1s")).as("no jump within a second")
                .isCloseTo(-1 / 200.0, within(1e-3));
        assertThat(Scene.value(tape, "early", "toxic_excess_10s")).isCloseTo(1 - 10 / 200.0, within(2e-3));
        assertThat(Scene.value(tape, "early", "toxic_excess_60s")).isCloseTo(1 - 60 / 200.0, within(2e-2));
        assertThat(Scene.value(tape, "random", "toxic_excess_60s")).as("measured -0.012; one sd is 0.010")
                .isCloseTo(0, within(0.04));
    }

    /// ALT moves 1.5 times as far as BTC and nothing else: a hedge leaves nothing, while the plain markout is large.
    @Test
    void what_moves_with_the_market_leaves_no_residual() {
        var scene = new Scene();
        var random = new SplittableRandom(4);
        double btc = 10_000;
        double alt = 50;
        for (int second = 0; second < 10_800; second += 5) {
            double step = (random.nextDouble() - 0.5) * 0.002;
            btc *= 1 + step;
            alt *= 1 + 1.5 * step;
            quote(scene, second, "BTC", btc);
            quote(scene, second, "ALT", alt);
        }
        for (int i = 0; i < 100; i++) {
            int second = 7_203 + 30 * i;
            scene.fill(second * 1_000L, -1, "ALT", "a", Side.BUY, "50", "1");
            scene.fill(60_000 + second, -1, "ALT", "too early", Side.BUY, "50", "1");
            scene.fill(second * 1_000L, -1, "BTC", "a leg alone", Side.BUY, "10000", "1");
        }
        var tape = scene.tape();
        double[] betas = tape.market().basket().betas(0, Scene.at(9_000_000));
        assertThat(betas).hasSize(1);
        assertThat(betas[0]).isCloseTo(1.5, within(0.01));
        var fills = tape.fills();
        int compared = 0;
        double worst = 0;
        double plain = 0;
        var ends = new Ends(tape);
        for (int row = fills.from(0); row < fills.to(0); row++) {
            ends.of(row);
            if (ends.has(Horizon.M5) && ends.has(Horizon.AT_ONCE)) {
                var leg = tape.market().reference(1).series();
                int from = leg.before(fills.timeNs(row), 0);
                int to = leg.after(fills.timeNs(row), Horizon.M5.ns(), 0, from);
                double hedged = 1e4 * (ends.priceOf(Horizon.M5) / ends.priceOf(Horizon.AT_ONCE) - 1
                        - betas[0] * (leg.priceOf(to) / leg.priceOf(from) - 1));
                worst = Math.max(worst, Math.abs(hedged));
                plain = Math.max(plain, 1e4 * Math.abs(ends.priceOf(Horizon.M5) / ends.priceOf(Horizon.AT_ONCE) - 1));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(60);
        assertThat(plain).as("bp, unhedged").isGreaterThan(50);
        assertThat(worst).as("bp, hedged; measured 0.5, unhedged 180").isLessThan(2);
        double residual = Scene.value(tape, "a", "residual_markout_bp_5m");
        double spread = Scene.value(tape, "a", "house_markout_bp_0");
        assertThat(residual).as("what is left is the price paid against the mid: measured 1.2 from it")
                .isCloseTo(spread, within(2.0));
        assertThat(Math.abs(Scene.value(tape, "a", "house_markout_bp_5m") - spread)).as("unhedged").isGreaterThan(20);
        assertThat(Scene.value(tape, "a", "residual_markout_bp_5m_n")).isEqualTo(compared);
        assertThat(Scene.value(tape, "too early", "residual_markout_bp_1m")).as("no minutes before its hour").isNaN();
        assertThat(Scene.value(tape, "a leg alone", "residual_markout_bp_1m")).as("nothing hedges it").isNaN();
    }

    /// A coin-priced call whose volatility rises by a point a minute while its underlying jumps about.
    @Test
    void option_markouts_are_hedged_in_bp_of_the_underlying_and_in_points() {
        var scene = new Scene();
        long expiryMs = 30 * 86_400_000L;
        scene.describe(option(expiryMs));
        var random = new SplittableRandom(6);
        double premiumThen = 0;
        double underlyingThen = 0;
        for (int minute = 0; minute < 10; minute++) {
            double underlying = 60_000 + random.nextInt(-300, 300);
            double premium = premium(expiryMs - minute * MINUTE_MS, underlying, 0.5 + 0.01 * minute);
            mark(scene, minute, premium, underlying);
            if (minute == 6) {
                premiumThen = premium;
                underlyingThen = underlying;
            }
        }
        double underlying = underlyingAt(scene, 1);
        double paid = Math.round(premium(expiryMs - MINUTE_MS, underlying, 0.51) * 1e8) / 1e8;
        scene.fill(MINUTE_MS, -1, "BTC-C", "a", Side.BUY, BigDecimal.valueOf(paid).toPlainString(), "2");
        var tape = scene.tape();
        assertThat(tape.market().reference(0).kind()).isEqualTo(Reference.Kind.MARKS);
        assertThat(Scene.value(tape, "a", "option_markout_vol_5m")).isCloseTo(-5, within(1e-4));
        double delta = Black76.undiscounted(true, underlying, 62_000, (expiryMs - MINUTE_MS) / YEAR_MS, 0.51).delta();
        double expected = -1e4 * (premiumThen * underlyingThen - paid * underlying
                - delta * (underlyingThen - underlying)) / underlying;
        assertThat(Scene.value(tape, "a", "option_markout_bp_5m")).isCloseTo(expected, within(1e-3));
        assertThat(expected).as("the house is short and volatility rose").isLessThan(-30);
        assertThat(Scene.value(tape, "a", "notional_usd")).isCloseTo(2 * underlying, within(1e-6));
        assertThat(Scene.value(tape, "a", "house_markout_bp_5m")).as("never pooled with the others").isNaN();
    }

    private static Instrument option(long expiryMs) {
        return Instrument.of("BTC-C", InstrumentKind.OPTION, "BTC", "", "USD").at("hub")
                .withContract(Contract.PLAIN.withSettle("BTC").withExpiry(Scene.at(expiryMs))
                        .withOption(new Contract.Option(BigDecimal.valueOf(62_000), true, true)));
    }

    /// In coin.
    private static double premium(long leftMs, double underlying, double volatility) {
        return Black76.undiscounted(true, underlying, 62_000, leftMs / YEAR_MS, volatility).price() / underlying;
    }

    private static void mark(Scene scene, int minute, double premium, double underlying) {
        long at = Scene.at(minute * MINUTE_MS);
        scene.events.add(new Mark("BTC-C", "hub", at, at, new BigDecimal(premium).setScale(14, RoundingMode.HALF_EVEN),
                null, BigDecimal.valueOf(underlying), null));
    }

    private static double underlyingAt(Scene scene, int minute) {
        return scene.events.get(minute) instanceof Mark mark && mark.underlying() != null
                ? mark.underlying().doubleValue()
                : Double.NaN;
    }

    private static void quote(Scene scene, int second, String coin, double mid) {
        var price = new BigDecimal(mid).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
        scene.quote(second * 1_000L, coin, price, price);
    }

    private static String price(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }
}
