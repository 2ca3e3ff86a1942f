package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FillOrderTest {
    private static final String CLEAN = SampleFills.dump(SampleFills.fills(SampleFills.trades(1, 400)));

    @Test
    void any_split_order_and_repetition_gives_the_same_fills_and_exact_counts() {
        var fills = SampleFills.trades(1, 400);
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            int files = 1 + random.nextInt(4);
            var log = new FillLog();
            long again = 0;
            var parts = new ArrayList<List<Fill>>();
            for (int file = 0; file < files; file++) {
                parts.add(new ArrayList<>());
            }
            for (var fill : SampleFills.shuffled(fills, random)) {
                int copies = 1 + (random.nextInt(4) == 0 ? random.nextInt(3) : 0);
                again += copies - 1L;
                for (int copy = 0; copy < copies; copy++) {
                    parts.get(random.nextInt(files)).add(fill);
                }
            }
            for (int file = 0; file < files; file++) {
                SampleFills.addTo(log, parts.get(file), "file " + file);
            }
            var ordered = SampleFills.order(log);
            assertThat(SampleFills.dump(ordered.fills())).isEqualTo(CLEAN);
            assertThat(ordered.rejects()).isEmpty();
            for (int file = 0; file < files; file++) {
                var outcome = ordered.outcomes().getOrDefault("file " + file, Ordered.Outcome.NONE);
                assertThat(outcome.applied() + outcome.duplicate()).isEqualTo(parts.get(file).size());
            }
            assertThat(ordered.outcomes().values().stream().mapToLong(Ordered.Outcome::duplicate).sum())
                    .isEqualTo(again);
        }
    }

    @Test
    void the_same_file_twice_is_applied_once_and_counted_twice() {
        var fills = SampleFills.trades(1, 400);
        var log = SampleFills.log(fills, "a");
        SampleFills.addTo(log, fills, "b");
        var ordered = SampleFills.order(log);
        assertThat(SampleFills.dump(ordered.fills())).isEqualTo(CLEAN);
        assertThat(ordered.outcomes()).containsEntry("a", new Ordered.Outcome(800, 0, 0, 0)).containsEntry("b",
                new Ordered.Outcome(0, 800, 0, 0));
    }

    @Test
    void rows_that_contradict_each_other_are_conflicts_whichever_comes_first() {
        var first = SampleFills.fill("x", "BTC", 5, Side.BUY, "100", "2", "9", "0");
        var variants = List.of(first, with(first, "101", "2", "0.25", "USDC", Cause.NORMAL),
                with(first, "100", "2", "0.5", "USDC", Cause.NORMAL),
                with(first, "100", "2", "0.25", "HYPE", Cause.NORMAL));
        var expected = SampleFills.dump(SampleFills.fills(List.of(first)));
        for (int seed = 0; seed < 50; seed++) {
            var log = SampleFills.log(SampleFills.shuffled(variants, new SplittableRandom(seed)), "a");
            var ordered = SampleFills.order(log);
            assertThat(ordered.fills().size()).isEqualTo(1);
            assertThat(SampleFills.dump(ordered.fills()).replace("HYPE", "USDC")).isEqualTo(expected);
            assertThat(SampleFills.dump(ordered.fills()))
                    .isEqualTo(SampleFills.dump(SampleFills.order(SampleFills.log(variants, "b")).fills()));
            assertThat(ordered.rejects()).hasSize(3).allSatisfy(reject -> {
                assertThat(reject.reason()).isEqualTo(Reason.CONFLICT);
                assertThat(reject.value()).isEqualTo("9");
                assertThat(reject.line()).isPositive();
            });
            assertThat(ordered.outcomes()).containsEntry("a", new Ordered.Outcome(1, 0, 0, 3));
        }
    }

    @Test
    void a_fill_seen_through_two_routes_is_one_and_keeps_its_block() {
        var node = SampleFills.trades(2, 200);
        var user = node.stream().map(fill -> new Fill(fill.account(), fill.instrument(), fill.timeNs(), -1, -1,
                fill.side(), fill.price(), fill.quantity(), fill.liquidity(), fill.cause(), fill.fee(),
                fill.feeCurrency(), fill.tradeId(), 0, fill.orderId(), fill.positionBefore(), fill.realisedPnl()))
                .toList();
        var bare = node.stream().map(fill -> new Fill(fill.account(), fill.instrument(), fill.timeNs(), -1, -1,
                fill.side(), fill.price(), fill.quantity(), Liquidity.UNKNOWN, Cause.NORMAL, null, "", fill.tradeId(),
                0, "", null, null)).toList();
        var log = SampleFills.log(user, "user");
        SampleFills.addTo(log, bare, "bare");
        SampleFills.addTo(log, node, "node");
        var ordered = SampleFills.order(log);
        assertThat(SampleFills.dump(ordered.fills())).isEqualTo(SampleFills.dump(SampleFills.fills(node)));
        assertThat(ordered.rejects()).isEmpty();
        assertThat(ordered.outcomes()).containsEntry("user", new Ordered.Outcome(0, 400, 0, 0));
    }

    @Test
    void one_tid_on_two_sides_of_one_account_or_in_two_coins_is_two_fills() {
        assertThat(SampleFills.fills(List.of(SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "1", "9", null),
                SampleFills.fill("x", "BTC", 5, Side.SELL, "1", "1", "9", null),
                SampleFills.fill("x", "ETH", 5, Side.BUY, "1", "1", "9", null),
                SampleFills.fill("x", "BTC", 6, Side.BUY, "1", "1", "9", null),
                SampleFills.fill("y", "BTC", 5, Side.BUY, "1", "1", "9", null))).size()).isEqualTo(5);
    }

    @Test
    void of_rows_without_ids_the_larger_count_stands_across_files() {
        var row = SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "1", "", null);
        var log = SampleFills.log(List.of(row, row.withOccurrence(2), row.withOccurrence(3)), "three");
        SampleFills.addTo(log, List.of(row, row.withOccurrence(2)), "two");
        var ordered = SampleFills.order(log);
        assertThat(ordered.fills().size()).isEqualTo(3);
        assertThat(ordered.outcomes().values().stream().mapToLong(Ordered.Outcome::duplicate).sum()).isEqualTo(2);
    }

    @Test
    void rows_without_ids_that_differ_anywhere_are_different_fills() {
        var row = SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "1", "", "0");
        var ordered = SampleFills.order(SampleFills.log(
                List.of(row, with(row, "1", "1", "0.5", "USDC", Cause.NORMAL), row), "a"));
        assertThat(ordered.fills().size()).isEqualTo(2);
        assertThat(ordered.rejects()).isEmpty();
    }

    @Test
    void naming_a_pending_instrument_gives_what_knowing_it_at_once_gives() {
        var log = SampleFills.log(SampleFills.trades(1, 400), "a");
        var names = log.instrumentNames();
        var unnamed = FillOrder.of(log, names.stream().map(name -> name.equals("ETH")
                ? Instrument.of(name, InstrumentKind.UNKNOWN, name, "", "") : SampleFills.described(name)).toList());
        assertThat(unnamed.pendingInstruments()).containsExactly("ETH");
        var outcome = unnamed.outcomes().getOrDefault("a", Ordered.Outcome.NONE);
        assertThat(outcome.pending()).isPositive();
        assertThat(outcome.applied() + outcome.pending()).isEqualTo(800);
        assertThat(SampleFills.dump(unnamed.fills())).doesNotContain("[name=ETH,");
        var again = SampleFills.log(SampleFills.trades(1, 400), "a");
        assertThat(SampleFills.dump(SampleFills.order(again).fills())).isEqualTo(CLEAN);
    }

    @Test
    void a_log_is_ordered_once() {
        var log = SampleFills.log(SampleFills.trades(1, 400), "a");
        assertThat(SampleFills.order(log).fills().size()).isEqualTo(800);
        assertThat(log.size()).isEqualTo(800);
        assertThatThrownBy(() -> SampleFills.order(log)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_absurdly_fine_or_large_price_is_refused_alone() {
        var fills = SampleFills.trades(1, 400);
        for (var absurd : List.of("0.000000000000000001", "999999999999999999")) {
            var bad = with(fills.get(0), absurd, "1", "0.25", "USDC", Cause.NORMAL);
            var renamed = new Fill("0xbad", bad.instrument(), bad.timeNs(), -1, -1, bad.side(), bad.price(),
                    bad.quantity(), bad.liquidity(), bad.cause(), bad.fee(), "USDC", "77", 0, "", null, null);
            for (int at : List.of(0, 400, 800)) {
                var mixed = new ArrayList<>(fills);
                mixed.add(at, renamed);
                var ordered = SampleFills.order(SampleFills.log(mixed, "a"));
                if (ordered.rejects().isEmpty()) {
                    assertThat(ordered.fills().size()).isEqualTo(801);
                } else {
                    assertThat(SampleFills.dump(ordered.fills())).isEqualTo(CLEAN);
                    assertThat(ordered.rejects()).singleElement().isEqualTo(
                            new Reject(Reason.TOO_WIDE, "a", at + 1L, "px", absurd));
                }
            }
        }
    }

    @Test
    void a_scale_widens_exactly_when_a_finer_value_arrives() {
        var fills = SampleFills.fills(List.of(SampleFills.fill("x", "BTC", 5, Side.BUY, "100", "3", "1", null),
                SampleFills.fill("x", "BTC", 6, Side.BUY, "100.125", "0.5", "2", null)));
        assertThat(fills.priceScale(0)).isEqualTo(3);
        assertThat(fills.price(0)).isEqualTo(100_000);
        assertThat(fills.price(1)).isEqualTo(100_125);
        assertThat(fills.quantity(0)).isEqualTo(30);
        assertThat(fills.signedQuantity(1)).isEqualByComparingTo("0.5");
    }

    @Test
    void an_empty_log_has_no_fills_and_descriptions_must_match() {
        assertThat(SampleFills.fills(List.of()).size()).isZero();
        var log = SampleFills.log(SampleFills.trades(1, 3), "a");
        assertThatThrownBy(() -> FillOrder.of(log, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fill with(Fill fill, String price, String quantity, String fee, String currency, Cause cause) {
        return new Fill(fill.account(), fill.instrument(), fill.timeNs(), fill.block(), fill.place(), fill.side(),
                new BigDecimal(price), new BigDecimal(quantity), fill.liquidity(), cause, new BigDecimal(fee),
                currency, fill.tradeId(), fill.occurrence(), fill.orderId(), fill.positionBefore(),
                fill.realisedPnl());
    }
}
