package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.ReferenceSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Profiles fed event by event against the fold over whole accounts.
class LiveProfilesTest {
    private static final long STALE_NS = 60_000_000_000L;
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL");

    /// Quotes of one instrument stop early, those of another come seldom, sides of books are empty now and then: known
    /// horizons wait for earlier ones, some are stale, some censored. Two hours, so that blocks and pools both occur.
    @Test
    void columns_are_those_of_the_fold_bit_for_bit() {
        for (int seed = 0; seed < 5; seed++) {
            var tape = world(seed, 7_200).tape();
            var live = fed(tape, Long.MAX_VALUE);
            var folded = Worlds.profiles(tape, FoldSpec.DEFAULT).select(LiveProfiles.COLUMNS);
            var profiles = live.profiles();
            assertThat(profiles.columns()).isEqualTo(folded.columns());
            assertThat(profiles.accounts()).isEqualTo(folded.accounts());
            for (int column = 0; column < folded.dims(); column++) {
                assertThat(profiles.columnValues(column)).as("seed %d %s", seed, folded.columns().get(column))
                        .containsExactly(folded.columnValues(column));
            }
            assertThat(live.waiting()).isBetween(50, 2_000);
            assertThat(basis(folded, "1h")).contains(0);
            assertThat(Arrays.stream(basis(folded, "10s")).max().orElse(0)).isGreaterThanOrEqualTo(10);
        }
    }

    /// At any moment the columns are those of a run over what has happened until then.
    @Test
    void at_any_moment_they_are_those_of_a_run_until_then() {
        for (long seconds : new long[]{90, 1_000, 3_700}) {
            var whole = world(3, 7_200);
            var untilNs = Scene.T0_NS + seconds * 1_000_000_000L;
            var part = world(3, 7_200);
            part.fills.removeIf(fill -> fill.timeNs() > untilNs);
            part.events.removeIf(event -> event.timeNs() > untilNs);
            var tape = part.tape();
            var wholeTape = whole.tape();
            assertThat(tape.fills.instruments()).isEqualTo(wholeTape.fills.instruments());
            var folded = Worlds.profiles(tape, FoldSpec.DEFAULT).select(LiveProfiles.COLUMNS);
            var profiles = fed(wholeTape, untilNs).profiles();
            assertThat(profiles.accounts()).isEqualTo(folded.accounts());
            assertThat(profiles.values()).containsExactly(folded.values());
        }
    }

    /// An instrument that ended holds nothing up: no fill waits an hour after the last.
    @Test
    void what_has_ended_waits_no_longer() {
        var tape = world(2, 1_800).tape();
        var live = fed(tape, Long.MAX_VALUE);
        var before = live.profiles();
        assertThat(live.waiting()).isPositive();
        for (int instrument = 0; instrument < COINS.size(); instrument++) {
            live.end(instrument);
        }
        assertThat(live.waiting()).isZero();
        assertThat(live.profiles().values()).containsExactly(before.values());
    }

    @Test
    void events_that_go_back_in_time_are_refused() {
        var live = new LiveProfiles(List.of(new LiveProfiles.Listed(InstrumentKind.PERPETUAL, 2, 0, 3)), STALE_NS);
        live.quote(0, 100, 5_000);
        int account = live.account("a");
        assertThat(live.account("a")).isEqualTo(account);
        assertThatThrownBy(() -> live.fill(account, 0, 99, Side.BUY, 500, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("99");
        assertThatThrownBy(() -> live.fill(account, 0, 100, Side.BUY, 500, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fill of 0 at 500");
        assertThatThrownBy(() -> live.fill(account, 0, 100, Side.BUY, 500, 1L << 62))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveProfiles.Listed(InstrumentKind.PERPETUAL, 3, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] basis(FeatureMatrix profiles, String horizon) {
        return profiles.columnValues(profiles.columns().indexOf("house_markout_bp_" + horizon + "_basis"));
    }

    private static Scene world(int seed, int seconds) {
        var random = new SplittableRandom(seed);
        var scene = new Scene();
        long[] bids = {1_000_000, 300_000, 15_000};
        for (long ms = 0; ms < seconds * 1_000L; ms += 1 + random.nextInt(900)) {
            int coin = random.nextInt(10) == 0 ? 2 : random.nextInt(2);
            bids[coin] += random.nextInt(-50, 51);
            boolean ended = coin == 1 && ms > seconds * 700L;
            if (!ended && random.nextInt(200) == 0) {
                scene.events.add(new Quote(COINS.get(coin), "hub", Scene.at(ms), Event.UNTIMED,
                        new BigDecimal(price(bids[coin])), BigDecimal.ONE, null, null));
            } else if (!ended) {
                scene.quote(ms, COINS.get(coin), price(bids[coin]), price(bids[coin] + 1 + random.nextInt(4)));
            }
        }
        for (int i = 0; i < 600; i++) {
            int coin = random.nextInt(COINS.size());
            long at = bids[coin] + random.nextInt(-200, 200);
            scene.trade(2L * seconds * i + random.nextInt(900), COINS.get(coin), "a" + random.nextInt(8),
                    "b" + random.nextInt(30), price(at), Integer.toString(random.nextInt(1, 900)));
        }
        return scene;
    }

    private static String price(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toString();
    }

    /// Quotes and fills of a tape in order of time until a moment, quotes first.
    private static LiveProfiles fed(Tape tape, long untilNs) {
        record Happening(long timeNs, Runnable tell) {}
        var fills = tape.fills;
        var live = new LiveProfiles(listed(tape), STALE_NS);
        var all = new ArrayList<Happening>();
        for (int i = 0; i < fills.instruments().size(); i++) {
            int number = i;
            var series = tape.market.reference(i).series();
            for (int k = 0; k < series.size(); k++) {
                long mid = series.hasPrice(k) ? series.price(k) : ReferenceSeries.NO_PRICE;
                long atNs = series.timeNs(k);
                all.add(new Happening(atNs, () -> live.quote(number, atNs, mid)));
            }
        }
        for (int account = 0; account < fills.accounts().size(); account++) {
            var name = fills.accounts().get(account);
            for (int i = fills.from(account); i < fills.to(account); i++) {
                int row = i;
                all.add(new Happening(fills.timeNs(row), () -> tell(live, name, fills, row)));
            }
        }
        all.removeIf(one -> one.timeNs() > untilNs);
        all.sort(Comparator.comparingLong(Happening::timeNs));
        all.forEach(one -> one.tell().run());
        return live;
    }

    private static void tell(LiveProfiles live, String account, Fills fills, int row) {
        live.fill(live.account(account), fills.instrument(row), fills.timeNs(row), fills.side(row), fills.price(row),
                fills.quantity(row));
    }

    private static List<LiveProfiles.Listed> listed(Tape tape) {
        var out = new ArrayList<LiveProfiles.Listed>();
        for (var terms : tape.terms) {
            out.add(new LiveProfiles.Listed(terms.kind, terms.priceScale, terms.quantityScale, terms.scale));
        }
        return out;
    }
}
