package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.SampleFills;
import io.assay.core.market.Market;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoPeekingTest {
    private static final int TRADES = 4000;
    private static final List<Fill> FILLS = SampleFills.trades(5, TRADES);

    /// What is forecast before a moment is the same whether or not anything happened after it. The last seconds before
    /// it are left out: there the cut itself leaves labels without a later trade, which makes them unknown.
    @Test
    void a_forecast_is_the_same_whatever_happens_later() {
        var whole = ForecastCourse.of(tape(FILLS), FoldSpec.DEFAULT, Horizon.S10);
        int compared = 0;
        for (int cut : new int[]{1000, 3001, 6000}) {
            long untilNs = FILLS.get(cut).timeNs();
            var early = ForecastCourse.of(tape(FILLS.stream().filter(fill -> fill.timeNs() < untilNs).toList()),
                    FoldSpec.DEFAULT, Horizon.S10);
            long surelyNs = untilNs - 20_000_000_000L;
            int n = Math.toIntExact(FILLS.stream().filter(fill -> fill.timeNs() < surelyNs).count() / 2);
            assertThat(n).isBetween(cut / 3, cut);
            assertThat(Arrays.copyOf(early.model(), n)).containsExactly(Arrays.copyOf(whole.model(), n));
            assertThat(Arrays.copyOf(early.own(), n)).containsExactly(Arrays.copyOf(whole.own(), n));
            compared += n;
        }
        assertThat(compared).isGreaterThan(3000);
        assertThat(Arrays.stream(whole.model()).distinct().count()).isGreaterThan(2000);
    }

    /// Nobody is called on a window that is not yet known: evidence up to a moment needs no later fill.
    @Test
    void evidence_is_the_same_whatever_happens_later() {
        var whole = windows(tape(FILLS));
        long untilNs = FILLS.get(5000).timeNs();
        var early = windows(tape(FILLS.stream().filter(fill -> fill.timeNs() < untilNs).toList()));
        int compared = 0;
        for (int account = 0; account < early.size(); account++) {
            for (int i = 0; i + 1 < early.get(account).size(); i++) {
                assertThat(early.get(account).get(i)).isEqualTo(whole.get(account).get(i));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void moves_are_those_of_the_takers_and_add_up_to_their_markout() {
        var tape = tape(FILLS);
        var profile = Profiles.of(tape,
                Profiles.fold(tape, FoldSpec.DEFAULT, 0, tape.fills().accounts().size()));
        int column = profile.column("house_markout_bp_10s_taker");
        for (int account = 0; account < profile.rows(); account++) {
            var moves = FlowMoves.of(tape, account, FoldSpec.DEFAULT, Horizon.S10);
            double against = moves.stream().mapToDouble(FlowMoves.Move::againstHouseUsd).sum();
            double size = moves.stream().mapToDouble(FlowMoves.Move::notionalUsd).sum();
            assertThat(-1e4 * against / size).isCloseTo(profile.at(account, column),
                    within(1e-9 * Math.abs(1e4 * against / size) + 1e-9));
        }
        assertThat(FlowMoves.rows(tape, FoldSpec.DEFAULT)).hasSize(TRADES);
    }

    private static List<List<MoveWindows.Window>> windows(Tape tape) {
        return WatchedFlow.windows(tape, FoldSpec.DEFAULT, Horizon.S10, 0, tape.fills().accounts().size());
    }

    private static Tape tape(List<Fill> fills) {
        var log = new FillLog();
        IntStream.range(0, fills.size()).forEach(i -> log.add(fills.get(i), "sample", i));
        var described = log.instrumentNames().stream()
                .map(name -> Instrument.of(name, InstrumentKind.PERPETUAL, name, "", "USDC")).toList();
        var ordered = FillOrder.of(log, described).fills();
        var market = Market.of(ordered, Market.STALE_NS);
        return new Tape(ordered, market, new UsdRates(ordered, market, Set.of("USD", "USDC")));
    }
}
