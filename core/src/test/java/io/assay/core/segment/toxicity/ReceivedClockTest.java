package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.Reference;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Fills judged by another venue's quotes, on the clock of the recorder: what it received after a moment decides nothing
/// at that moment.
class ReceivedClockTest {
    private static final int TRADES = 2_500;
    private static final int QUOTES = 5_200;
    private static final long[] CUTS_MS = {300_000, 600_000, 900_000, 1_200_000, 1_500_000, 1_800_000, 2_100_000,
            2_400_000};

    /// Every quote received from a moment on is another. Fills reach the recorder half a minute late, and out of order;
    /// or its clock is three seconds behind the venue's. Dated by the trade, a label would be learnt half a minute
    /// before the quotes that made it came in.
    @Test
    void quotes_received_later_change_no_forecast() {
        int compared = 0;
        int turned = 0;
        int changed = 0;
        for (boolean behind : new boolean[]{false, true}) {
            var whole = forecasts(behind, Long.MAX_VALUE);
            for (long cutMs : CUTS_MS) {
                var other = forecasts(behind, cutMs);
                for (int i = 0; i < TRADES; i++) {
                    if (whole.decidedNs[i] < Taped.at(cutMs)) {
                        assertThat(other.made.model()[i]).isEqualTo(whole.made.model()[i]);
                        assertThat(other.made.own()[i]).isEqualTo(whole.made.own()[i]);
                        assertThat(other.made.all()[i]).isEqualTo(whole.made.all()[i]);
                        compared++;
                        turned += other.made.label()[i] == whole.made.label()[i] ? 0 : 1;
                    } else {
                        changed += other.made.model()[i] == whole.made.model()[i] ? 0 : 1;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(15_000);
        assertThat(turned).as("labels of earlier trades that rest on later quotes").isGreaterThan(100);
        assertThat(changed).isGreaterThan(5_000);
    }

    /// A window counts from when it is said to be known: no later quote changes it. Windows stand apart on that clock.
    @Test
    void quotes_received_later_change_no_window_that_is_known() {
        int compared = 0;
        int changed = 0;
        for (boolean behind : new boolean[]{false, true}) {
            var whole = windows(tape(behind, Long.MAX_VALUE));
            for (long cutMs : CUTS_MS) {
                var other = windows(tape(behind, cutMs));
                for (int account = 0; account < whole.size(); account++) {
                    for (int i = 0; i < whole.get(account).size(); i++) {
                        var window = whole.get(account).get(i);
                        if (window.knownNs() < Taped.at(cutMs)) {
                            assertThat(other.get(account).get(i)).isEqualTo(window);
                            compared++;
                        } else {
                            changed += other.get(account).get(i).equals(window) ? 0 : 1;
                        }
                        assertThat(i == 0 || window.openNs() >= whole.get(account).get(i - 1).knownNs()).isTrue();
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
        assertThat(changed).isGreaterThan(1_000);
    }

    /// A horizon begins at the receipt where that is the clock and it is later, else at the trade.
    @Test
    void moves_are_in_order_of_the_moment_their_horizon_begins() {
        int late = 0;
        for (boolean behind : new boolean[]{false, true}) {
            var tape = tape(behind, Long.MAX_VALUE);
            for (int account = 0; account < tape.fills().accounts().size(); account++) {
                long lastNs = Long.MIN_VALUE;
                for (var move : FlowMoves.of(tape, account, FoldSpec.DEFAULT, Horizon.S10)) {
                    boolean isBtc = tape.fills().instruments().get(tape.fills().instrument(move.row())).name()
                            .equals("BTC");
                    assertThat(move.atNs()).isGreaterThanOrEqualTo(lastNs).isEqualTo(isBtc
                            ? Math.max(tape.fills().timeNs(move.row()), tape.fills().receivedNs(move.row()))
                            : tape.fills().timeNs(move.row()));
                    late += move.atNs() > tape.fills().timeNs(move.row()) ? 1 : 0;
                    lastNs = move.atNs();
                }
            }
        }
        assertThat(late).isGreaterThan(1_500);
    }

    /// @param decidedNs of each trade, the earliest moment it may have been decided at: on either clock
    private record Forecasts(ForecastCourse.Made made, long[] decidedNs) {}

    private static Forecasts forecasts(boolean behind, long cutMs) {
        var tape = tape(behind, cutMs);
        var made = ForecastCourse.of(tape, FoldSpec.DEFAULT, Horizon.S10);
        assertThat(made.row()).hasSize(TRADES);
        var decidedNs = new long[TRADES];
        for (int i = 0; i < TRADES; i++) {
            long receivedNs = tape.fills().receivedNs(made.row()[i]);
            decidedNs[i] = receivedNs == Event.UNTIMED ? tape.fills().timeNs(made.row()[i])
                    : Math.min(tape.fills().timeNs(made.row()[i]), receivedNs);
        }
        return new Forecasts(made, decidedNs);
    }

    private static List<List<MoveWindows.Window>> windows(Tape tape) {
        return WatchedFlow.windows(tape, FoldSpec.DEFAULT, Horizon.S10, 0, tape.fills().accounts().size());
    }

    /// BTC trades on request and is judged by quotes of elsewhere; ETH is judged by its own prints.
    ///
    /// @param behind the recorder's clock is three seconds behind; else fills come 30 to 35 seconds late
    /// @param cutMs from when received on a quote is the mirror image of what it would have been
    private static Tape tape(boolean behind, long cutMs) {
        var random = new SplittableRandom(11);
        var quotes = new ArrayList<Quote>();
        var mids = new long[QUOTES];
        long mid = 100_000;
        for (int i = 0; i < QUOTES; i++) {
            mid += random.nextInt(41) - 20;
            mids[i] = mid;
            long shown = 500L * i >= cutMs ? 200_000 - mid : mid;
            quotes.add(new Quote("BTC", "elsewhere", Taped.at(500L * i - 200), Taped.at(500L * i),
                    BigDecimal.valueOf(shown - 5, 2), BigDecimal.ONE, BigDecimal.valueOf(shown + 5, 2),
                    BigDecimal.ONE));
        }
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < TRADES; i++) {
            boolean isBtc = i % 10 != 3;
            long ms = 50_000 + 1_000L * i + random.nextInt(1_000);
            long received = behind ? ms - 3_000 : ms + 30_000 + random.nextInt(5_000);
            var price = BigDecimal.valueOf(mids[(int) Math.min(QUOTES - 1, received / 500)] + random.nextInt(11) - 5,
                    2);
            fills.add(Taped.took(i, "account" + random.nextInt(8), isBtc ? "BTC" : "ETH",
                    isBtc ? Cause.RFQ : Cause.NORMAL, ms,
                    i % 50 == 7 ? -1 : received, random.nextBoolean() ? Side.BUY : Side.SELL, price,
                    BigDecimal.valueOf(1 + random.nextInt(9))));
        }
        var tape =
                Taped.tape(fills, List.of(Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC").at("hub"),
                        Instrument.of("ETH", InstrumentKind.PERPETUAL, "ETH", "", "USDC").at("hub")), quotes);
        assertThat(tape.market().reference(0).clock()).isEqualTo(Reference.Clock.RECEIVED);
        assertThat(tape.market().reference(1).clock()).isEqualTo(Reference.Clock.EVENT);
        return tape;
    }
}
