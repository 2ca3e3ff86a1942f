package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Side;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How large a trade is, to a forecast, is its notional in USD, whatever its contract and its currency.
class TradeSizesTest {
    private static final int TRADES = 1_500;
    private static final Instrument PERP = Instrument.of("PERP", InstrumentKind.PERPETUAL, "BTC", "", "USD");
    private static final Instrument INVERSE = PERP.withContract(Contract.INVERSE.withSettle("BTC"));
    private static final Instrument COIN = Instrument.of("COIN", InstrumentKind.SPOT, "COIN", "COIN", "USD");
    private static final Instrument CROSS = Instrument.of("CROSS", InstrumentKind.PERPETUAL, "BTC", "", "COIN");
    private static final Instrument NOBODY = Instrument.of("CROSS", InstrumentKind.PERPETUAL, "BTC", "", "XYZ");

    private enum Unit {
        BASE, TENTHS, FACE
    }

    /// The same trades written as base units, as contracts of a tenth and as dollars of face: one forecast, to the bit.
    @Test
    void an_inverse_contract_is_as_large_as_the_linear_one_of_the_same_notional() {
        var base = made(flow(PERP, Unit.BASE, 1));
        assertThat(made(flow(INVERSE, Unit.FACE, 1)).model()).containsExactly(base.model());
        var tenth = PERP.withContract(Contract.PLAIN.withMultiplier(new BigDecimal("0.1")));
        double[] tenths = made(flow(tenth, Unit.TENTHS, 1)).model();
        for (int i = 0; i < TRADES; i++) {
            assertThat(tenths[i]).isCloseTo(base.model()[i], within(1e-9));
        }
        assertThat(Arrays.stream(base.model()).distinct().count()).isGreaterThan(1_000);
    }

    /// COIN is worth 64 dollars: a contract quoted in it is as large as its price says times 64. Powers of two, so that
    /// nothing rounds.
    @Test
    void a_contract_quoted_in_a_coin_is_as_large_as_the_coin_is_worth() {
        var inCoin = crossed(CROSS, 1, 1);
        var sized = made(inCoin);
        assertThat(made(crossed(CROSS, 1, 2)).model()).as("twice as large is not the same")
                .isNotEqualTo(sized.model());
        double[] notional = FlowMoves.notionalsUsd(inCoin);
        int crosses = 0;
        for (int row = 0; row < notional.length; row++) {
            var fills = inCoin.fills();
            var name = fills.instruments().get(fills.instrument(row)).name();
            double plain = (double) fills.price(row) * fills.quantity(row);
            assertThat(notional[row]).isEqualTo(name.equals("CROSS") ? 64 * plain : plain);
            crosses += name.equals("CROSS") ? 1 : 0;
        }
        assertThat(crosses).isGreaterThan(300);
        assertThat(sums(inCoin, notional)).isEqualTo(column(inCoin));
    }

    /// Contracts quoted in a currency that nothing prices: their sizes a hundredfold change no forecast.
    @Test
    void trades_of_unknown_size_stay_out_of_flow_and_inventory() {
        var one = crossed(NOBODY, 1, 1);
        var made = made(one);
        assertThat(made(crossed(NOBODY, 1, 100)).model()).containsExactly(made.model());
        assertThat(made(crossed(NOBODY, 2, 1)).model()).as("sizes that are known do").isNotEqualTo(made.model());
        assertThat(made.model()).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(FlowMoves.notionalsUsd(one)).filter(Double::isNaN).count()).isBetween(300L, 700L);
    }

    private static ForecastCourse.Made made(Tape tape) {
        return ForecastCourse.of(tape, FoldSpec.DEFAULT, Horizon.S10);
    }

    private static double[] sums(Tape tape, double[] notional) {
        var out = new double[tape.fills().accounts().size()];
        Arrays.setAll(out, account -> Arrays.stream(notional, tape.fills().from(account), tape.fills().to(account))
                .sum());
        return out;
    }

    private static double[] column(Tape tape) {
        var profiles = Profiles.of(tape,
                Profiles.fold(tape, FoldSpec.DEFAULT, 0, tape.fills().accounts().size()));
        var out = new double[profiles.rows()];
        Arrays.setAll(out, account -> profiles.at(account, profiles.column("notional_usd")));
        return out;
    }

    private static Tape flow(Instrument instrument, Unit unit, int seed) {
        var random = new SplittableRandom(seed);
        var fills = new ArrayList<Fill>();
        long price = 1_000;
        for (int i = 0; i < TRADES; i++) {
            price = Math.max(100, Math.min(10_000, price + random.nextInt(-60, 61)));
            long base = 1L + random.nextInt(50);
            long quantity = switch (unit) {
                case BASE -> base;
                case TENTHS -> 10 * base;
                case FACE -> price * base;
            };
            fills.add(fill(i, random, instrument.name(), price, quantity));
        }
        return Taped.tape(fills, List.of(instrument), List.of());
    }

    /// Trades of a perpetual, every third one of a cross, and a coin that always costs 64.
    ///
    /// @param known what sizes of the perpetual are multiplied by
    /// @param crossed what sizes of the cross are multiplied by
    private static Tape crossed(Instrument cross, long known, long crossed) {
        var random = new SplittableRandom(5);
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < TRADES; i++) {
            boolean isCross = i % 3 == 2;
            long price = isCross ? 16L + random.nextInt(5) : 1_000L + random.nextInt(200);
            long quantity = 1L + random.nextInt(50);
            fills.add(i % 20 == 0
                    ? Taped.took(i, "keeper", "COIN", Cause.NORMAL, 700L * i, -1, Side.BUY, BigDecimal.valueOf(64),
                            BigDecimal.ONE)
                    : fill(i, random, isCross ? "CROSS" : "PERP", price, quantity * (isCross ? crossed : known)));
        }
        return Taped.tape(fills, List.of(PERP, COIN, cross), List.of());
    }

    private static Fill fill(int i, SplittableRandom random, String instrument, long price, long quantity) {
        return Taped.took(i, "account" + random.nextInt(6), instrument, Cause.NORMAL, 700L * i,
                -1, random.nextInt(3) == 0 ? Side.SELL : Side.BUY, BigDecimal.valueOf(price),
                BigDecimal.valueOf(quantity));
    }
}
