package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Fill;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestFlowTest {
    /// Twin: fills taken out of a list one by one, put together by a text key of account, instrument, side and moment.
    @Test
    void requests_and_their_notional_are_those_of_a_slow_twin() {
        int compared = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var scene = random(seed);
            var tape = scene.tape();
            int[] group = tape.fills().accounts().stream().mapToInt(RequestFlowTest::group).toArray();
            var flow = RequestFlow.of(tape, FoldSpec.DEFAULT, group);
            Map<String, Double> requests = new HashMap<>();
            for (Fill fill : scene.fills) {
                if (fill.liquidity() == Liquidity.TAKER) {
                    requests.merge(fill.account() + " " + fill.instrument() + " " + fill.side() + " " + fill.timeNs(),
                            fill.price().multiply(fill.quantity()).doubleValue(), Double::sum);
                }
            }
            for (int i = 0; i < flow.instruments(); i++) {
                String name = tape.fills().instruments().get(i).name();
                for (int g = 0; g < 3; g++) {
                    for (var side : Side.values()) {
                        int own = g;
                        double[] expected = requests.entrySet().stream()
                                .filter(request -> request.getKey().contains(" " + name + " " + side + " ")
                                        && group(request.getKey().split(" ", 2)[0]) == own)
                                .mapToDouble(Map.Entry::getValue).toArray();
                        compared += expected.length;
                        assertSame(flow, i, g, side, expected);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    private static int group(String account) {
        return account.charAt(account.length() - 1) % 3;
    }

    private static void assertSame(RequestFlow flow, int instrument, int group, Side side, double[] expected) {
        for (int bin = 0; bin < RequestFlow.BINS; bin++) {
            double low = bin == 0 ? 0 : RequestFlow.sizeUsd(bin - 1);
            double high = RequestFlow.sizeUsd(bin);
            var inside = Arrays.stream(expected).filter(usd -> usd > low && usd <= high).toArray();
            var asked = asked(flow, instrument, group, side, bin);
            assertThat(asked.requests()).isEqualTo(inside.length);
            assertThat(asked.notionalUsd()).isCloseTo(Arrays.stream(inside).sum(), within(1e-6));
        }
    }

    private static RequestFlow.Asked asked(RequestFlow flow, int instrument, int group, Side side, int bin) {
        var found = flow.of(instrument).stream()
                .filter(one -> one.group() == group && one.side() == side && one.bin() == bin).toList();
        assertThat(found).hasSizeLessThan(2).allMatch(one -> one.requests() > 0);
        return found.isEmpty() ? new RequestFlow.Asked(group, side, bin, 0, 0, 0) : found.getFirst();
    }

    /// In the order of group, side and size, whatever the order of time.
    @Test
    void what_was_asked_is_told_in_order() {
        var flow = RequestFlow.of(random(1).tape(), FoldSpec.DEFAULT, new int[11]);
        for (int i = 0; i < flow.instruments(); i++) {
            assertThat(flow.of(i)).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator
                    .comparingInt(RequestFlow.Asked::group).thenComparing(RequestFlow.Asked::side)
                    .thenComparingInt(RequestFlow.Asked::bin));
        }
    }

    /// A table of every instrument, group, side and size would have more cells than an array.
    @Test
    void room_is_taken_by_what_was_asked_alone() {
        var scene = new Scene();
        for (int i = 0; i < 2_000; i++) {
            scene.trade(i, "C" + i, "t", "m", "100", "1");
        }
        var tape = scene.tape();
        var flow = RequestFlow.of(tape, FoldSpec.DEFAULT, new int[]{500_000, 500_000});
        assertThat(IntStream.range(0, flow.instruments()).mapToObj(flow::of)).hasSize(2_000)
                .allMatch(asked -> asked.size() == 1);
    }

    private static Scene random(long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene();
        for (int i = 0; i < 400; i++) {
            long ms = i * 700L;
            String coin = random.nextBoolean() ? "BTC" : "ETH";
            String taker = "t" + random.nextInt(7);
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                scene.trade(ms, coin, taker, "m" + random.nextInt(4), "10" + part,
                        BigDecimal.valueOf(1 + random.nextInt(5_000), 2).toPlainString());
            }
        }
        return scene;
    }

    @Test
    void sizes_are_one_two_and_five_times_powers_of_ten() {
        assertThat(RequestFlow.sizeUsd(0)).isEqualTo(1);
        assertThat(RequestFlow.sizeUsd(4)).isEqualTo(20);
        assertThat(RequestFlow.sizeUsd(17)).isEqualTo(500_000);
        assertThat(RequestFlow.bin(20)).isEqualTo(4);
        assertThat(RequestFlow.bin(20.01)).isEqualTo(5);
        assertThat(RequestFlow.bin(1e-9)).isZero();
        assertThat(RequestFlow.bin(1e300)).isEqualTo(RequestFlow.BINS - 1);
    }

    /// A buyer just before longs pay leaves the house short, which receives; one a minute after does not.
    @Test
    void funding_within_ten_minutes_of_a_fill_goes_to_the_other_side_of_it() {
        var scene = new Scene();
        scene.trade(0, "BTC", "early", "m", "100", "10");
        scene.trade(310_000, "BTC", "late", "m", "100", "10");
        scene.trade(900_000, "BTC", "later", "m", "100", "10");
        scene.events.add(new FundingRate("BTC", "hub", Scene.at(300_000), Scene.at(300_000), new BigDecimal("0.0005")));
        var tape = scene.tape();
        int[] group = tape.fills().accounts().stream().mapToInt(List.of("early", "late", "later", "m")::indexOf)
                .toArray();
        var flow = RequestFlow.of(tape, FoldSpec.DEFAULT, group);
        int bin = RequestFlow.bin(1_000);
        assertThat(asked(flow, 0, 0, Side.BUY, bin).fundingUsd()).isCloseTo(0.5, within(1e-12));
        assertThat(asked(flow, 0, 1, Side.BUY, bin).fundingUsd()).isZero();
        assertThat(asked(flow, 0, 1, Side.BUY, bin).requests()).isEqualTo(1);
        assertThat(asked(flow, 0, 3, Side.SELL, bin).requests()).as("resting orders ask for nothing").isZero();
    }
}
