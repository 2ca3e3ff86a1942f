package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.event.AccountShare;
import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Hands;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.SharedMarket;
import io.assay.core.market.UsdRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Fills in shares of the accounts against all of them at once.
class SharesTest {
    private static final int SECONDS = 20_000;
    private static final int COINS = 3;
    private static final MarketSpec SPEC = MarketSpec.DEFAULT.withoutToxicity().withoutPrints();

    @Test
    void profiles_have_the_same_bits_in_however_many_shares() {
        for (long seed = 1; seed <= 3; seed++) {
            var fills = fills(seed);
            var whole = whole(fills, quotes(seed, SECONDS));
            assertThat(whole.rows()).isEqualTo(41);
            for (int shares : new int[]{1, 3, 8}) {
                var joined = inShares(fills, quotes(seed, SECONDS), shares);
                assertThat(joined.accounts()).isEqualTo(whole.accounts());
                assertThat(joined.columns()).isEqualTo(whole.columns());
                assertThat(joined.values()).as("seed %s in %s shares", seed, shares).containsExactly(whole.values());
            }
            assertThat(finite(whole, "house_markout_bp_1m")).isEqualTo(41);
            assertThat(finite(whole, "house_markout_bp_1m_shrunk")).isGreaterThan(30);
            assertThat(finite(whole, "neutrality")).isEqualTo(41);
        }
    }

    @Test
    void every_account_is_in_one_share() {
        var survey = new FillSurvey();
        var fills = fills(1);
        survey.take(log(new FillLog(), fills));
        for (int shares : new int[]{1, 3, 8}) {
            var seen = new TreeSet<String>();
            int largest = 0;
            for (int number = 0; number < shares; number++) {
                var share = new AccountShare(number, shares);
                var own = fills.stream().filter(fill -> share.has(fill.account())).toList();
                var names = new TreeSet<>(own.stream().map(Fill::account).toList());
                assertThat(names).noneMatch(seen::contains);
                seen.addAll(names);
                largest = Math.max(largest, own.size());
            }
            assertThat(seen).hasSize(survey.accounts()).hasSize(41);
            assertThat(survey.largest(shares)).isEqualTo(largest);
        }
    }

    @Test
    void a_fill_told_twice_is_refused() {
        var fills = new ArrayList<>(fills(1));
        fills.add(fills.get(7));
        assertThatThrownBy(() -> inShares(fills, quotes(1, SECONDS), 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("told once");
    }

    @Test
    void prices_that_no_scale_holds_together_are_refused() {
        var fills = new ArrayList<>(fills(1));
        fills.add(fill("x", "C1", 9, 1, new BigDecimal("40000000000000"), "x1"));
        fills.add(fill("x", "C1", 10, 1, new BigDecimal("0.000000000000001"), "x2"));
        assertThatThrownBy(() -> inShares(fills, quotes(1, SECONDS), 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C1").hasMessageNotContaining("C2");
    }

    @Test
    void what_only_trades_could_judge_is_refused() {
        var fills = new ArrayList<>(fills(1));
        fills.add(fill("x", "DARK", 9, 1, BigDecimal.TEN, "x1"));
        assertThatThrownBy(() -> inShares(fills, quotes(1, SECONDS), 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DARK");
        assertThatThrownBy(() -> inShares(fills(1), quotes(1, SECONDS / 30), 3))
                .as("quotes stood before a thirtieth of the fills: trades would have judged them")
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[C0, C1, C2]");
    }

    @Test
    void a_share_that_is_missing_is_noticed() {
        var coverage = new SharedMarket.Coverage(List.of());
        var survey = new FillSurvey();
        survey.take(log(new FillLog(), fills(1)));
        assertThatThrownBy(() -> coverage.requireAll(survey)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 fills in all shares, " + fills(1).size() + " surveyed");
    }

    private static long finite(FeatureMatrix profiles, String column) {
        var values = profiles.select(List.of(column));
        long count = 0;
        for (int row = 0; row < values.rows(); row++) {
            count += Double.isFinite(values.at(row, 0)) ? 1 : 0;
        }
        return count;
    }

    private static FeatureMatrix whole(List<Fill> fills, MarketLog quotes) {
        var log = log(new FillLog(), fills);
        var ordered = FillOrder.of(log, described(log)).fills();
        var market = Market.of(ordered, quotes, Map.of(), SPEC);
        return Worlds.profiles(new Tape(ordered, market, new UsdRates(ordered, market, SPEC.usd())), FoldSpec.DEFAULT);
    }

    private static FeatureMatrix inShares(List<Fill> fills, MarketLog quotes, int shares) {
        var survey = new FillSurvey();
        var all = new FillLog();
        for (int from = 0; from < fills.size(); from += 1_000) {
            survey.take(log(all, fills.subList(from, Math.min(fills.size(), from + 1_000))));
        }
        var described = described(all);
        var shared = SharedMarket.of(survey, described, quotes, Map.of(), SPEC, Hands.ONE);
        var coverage = new SharedMarket.Coverage(described);
        var parts = new ArrayList<List<Profiles.Part>>();
        for (int number = 0; number < shares; number++) {
            var share = new AccountShare(number, shares);
            var own = log(survey.log(), fills.stream().filter(fill -> share.has(fill.account())).toList());
            var ordered = FillOrder.share(own, described, survey, Hands.ONE);
            var market = shared.of(ordered, Hands.ONE);
            coverage.add(ordered, market);
            var tape = new Tape(ordered, market, new UsdRates(ordered, market, SPEC.usd()), AccountFacts.NONE, survey);
            parts.add(Profiles.fold(tape, FoldSpec.DEFAULT, 0, ordered.accounts().size()));
        }
        coverage.requireAll(survey);
        return Profiles.of(Profiles.inOrder(parts));
    }

    private static List<Instrument> described(FillLog log) {
        return log.instrumentNames().stream()
                .map(name -> Instrument.of(name, InstrumentKind.PERPETUAL, name, "", "USDC")).toList();
    }

    private static FillLog log(FillLog log, List<Fill> fills) {
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), "world", i);
        }
        return log;
    }

    /// Trades of forty accounts, and some of one that alone tells prices to five digits and quantities to three.
    private static List<Fill> fills(long seed) {
        var world = Worlds.random(seed, 40, 4_000, SECONDS, COINS);
        var fills = new ArrayList<>(world.fills());
        for (int i = 0; i < 60; i++) {
            fills.add(fill("fine", "C" + i % COINS, 100L * i, i % 7 - 3, new BigDecimal("100.12345"), "f" + i));
        }
        return fills;
    }

    private static Fill fill(String account, String coin, long second, int thousandths, BigDecimal price, String id) {
        return new Fill(account, coin, Worlds.START_NS + second * Worlds.SECOND_NS, second, 0,
                thousandths < 0 ? Side.SELL : Side.BUY, price, BigDecimal.valueOf(1_001 + thousandths, 3),
                Liquidity.TAKER, Cause.NORMAL, BigDecimal.ZERO, "USDC", id, 0, id, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /// Tops of the book near the walks of the trades, some with one side empty.
    private static MarketLog quotes(long seed, int seconds) {
        var random = new SplittableRandom(seed);
        var log = new MarketLog();
        for (int coin = 0; coin < COINS; coin++) {
            long mid = 10_000;
            for (long ms = -5_000; ms < seconds * 1_000L; ms += random.nextInt(200, 4_000)) {
                mid += random.nextInt(-3, 4);
                int half = random.nextInt(1, 5);
                var bid = random.nextInt(40) == 0 ? null : BigDecimal.valueOf(mid - half, 2);
                long atNs = Worlds.START_NS + ms * 1_000_000;
                log.add(new Quote("C" + coin, "", atNs, atNs + random.nextInt(3) * 1_000_000L, bid, BigDecimal.ONE,
                        BigDecimal.valueOf(mid + half, 2), BigDecimal.TEN), "quotes");
            }
        }
        return log;
    }
}
