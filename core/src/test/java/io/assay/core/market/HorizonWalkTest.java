package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Quote;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Fills judged in a walk beside fills that are looked up one by one.
class HorizonWalkTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long FROM_NS = 1_700_000_000L * SECOND_NS;
    private static final long[] HORIZONS_NS = {0, SECOND_NS, 10 * SECOND_NS, 300 * SECOND_NS, 3_600 * SECOND_NS};
    private static final int CALLS = 6;

    /// How close quotes and fills of a round lie, and whether quotes count when they were made only.
    ///
    /// @param apartNs one quote from the next at most
    /// @param spanNs from the first fill of a call to the last
    private record Round(int quotes, long apartNs, int fills, long spanNs, MarketLog.Kind kind) {}

    @Test
    void a_walk_judges_as_a_search_does_however_close_quotes_and_fills_lie() {
        var random = new SplittableRandom(20_261_124);
        int judged = 0;
        for (var round : new Round[]{
                new Round(200_000, SECOND_NS / 100, 700, 2_000 * SECOND_NS, MarketLog.Kind.QUOTE),   // searched
                new Round(200_000, SECOND_NS / 10, 3_000, 300 * SECOND_NS, MarketLog.Kind.QUOTE),   // several windows
                new Round(60_000, SECOND_NS, 3_000, 4_000 * SECOND_NS, MarketLog.Kind.QUOTE),   // one window
                new Round(60_000, SECOND_NS, 2_000, 4_000 * SECOND_NS, MarketLog.Kind.MARK),
                new Round(3_000, 40 * SECOND_NS, 2_000, 40_000 * SECOND_NS, MarketLog.Kind.QUOTE),
                new Round(1, SECOND_NS, 200, 10 * SECOND_NS, MarketLog.Kind.QUOTE)}) {
            var series = series(round, random);
            var walk = series.judge(HORIZONS_NS, round.quotes());
            var search = new HorizonSearch(series, HORIZONS_NS);
            assertThat(walk).isInstanceOf(HorizonWalk.class);
            long lastNs = series.timeNs(series.size() - 1);
            for (int call = 0; call < CALLS; call++) {
                long beginNs = FROM_NS - SECOND_NS + (lastNs - FROM_NS) / CALLS * (call == 4 ? 0 : call);
                var moments = moments(random, round, beginNs, series, call);
                var walked = new long[round.fills() * HORIZONS_NS.length];
                var searched = walked.clone();
                search.of(moments, searched);
                walk.of(moments, walked);
                assertThat(walked).as("%s, call %s", round, call).containsExactly(searched);
                judged += (int) Arrays.stream(walked).filter(price -> price != ReferenceSeries.NO_PRICE).count();
            }
        }
        assertThat(judged).as("277,783 measured").isGreaterThan(200_000);
    }

    @Test
    void moments_past_all_time_are_judged_by_nothing() {
        var series = series(new Round(10, SECOND_NS, 1, 1, MarketLog.Kind.QUOTE), new SplittableRandom(1));
        var moments = new Moments(2);
        moments.add(Long.MAX_VALUE - 1, 0, 0);
        moments.add(Long.MIN_VALUE + 1, 0, 1);
        var prices = new long[2 * HORIZONS_NS.length];
        series.judge(HORIZONS_NS, 2).of(moments, prices);
        assertThat(prices).containsOnly(ReferenceSeries.NO_PRICE);
    }

    /// Some at the moments of quotes or a horizon before them, some calls out of order.
    private static Moments moments(SplittableRandom random, Round round, long beginNs, ColumnSeries series, int call) {
        long[] at = random.longs(round.fills(), beginNs, beginNs + round.spanNs()).toArray();
        if (call % 3 != 2) {
            Arrays.sort(at);
        }
        var moments = new Moments(at.length);
        for (int i = 0; i < at.length; i++) {
            int near = Math.max(0, series.mark(at[i]));
            long atNs = random.nextInt(5) > 0 ? at[i]
                    : series.timeNs(near) - HORIZONS_NS[random.nextInt(HORIZONS_NS.length)] * random.nextInt(2);
            moments.add(atNs, -1, at.length - 1 - i);
        }
        return moments;
    }

    private static ColumnSeries series(Round round, SplittableRandom random) {
        var log = new MarketLog();
        long timeNs = FROM_NS;
        for (int i = 0; i < round.quotes(); i++) {
            timeNs += random.nextInt(5) == 0 ? 0 : random.nextLong(round.apartNs());
            timeNs += random.nextInt(9_999) == 0 ? 700 * SECOND_NS : 0;
            var bid = random.nextInt(12) == 0 ? null : BigDecimal.valueOf(100_000 + random.nextInt(500), 2);
            log.add(new Quote("BTC", "v", timeNs, timeNs, bid, BigDecimal.ONE,
                    BigDecimal.valueOf(100_600 + random.nextInt(500), 2), BigDecimal.ONE), "a");
        }
        var timeline = log.timeline(new MarketLog.Key("BTC", MarketLog.Kind.QUOTE, "v"), Reference.Clock.EVENT);
        var values = timeline.sheet().values;
        var prices = Prices.of(values[MarketLog.BID], values[MarketLog.ASK], round.quotes(), 3, 3);
        return round.kind() == MarketLog.Kind.QUOTE ? new QuoteSeries(timeline, prices, 600 * SECOND_NS)
                : new SampleSeries(timeline, prices, 600 * SECOND_NS);
    }
}
