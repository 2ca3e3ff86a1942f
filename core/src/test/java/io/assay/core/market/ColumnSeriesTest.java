package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Event;
import io.assay.core.event.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Series made of whole stretches of columns, beside the quotes one by one.
class ColumnSeriesTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long STALE_NS = 2 * SECOND_NS;
    private static final int SCALE = 3;
    private static final long[] HORIZONS_NS = {0, SECOND_NS, 10 * SECOND_NS, 300 * SECOND_NS};

    /// How the quotes of a round come.
    private record Feed(boolean isSorted, int gotOf, int gapsOf, Reference.Clock clock) {}

    @Test
    void a_series_says_of_every_quote_what_the_quote_says() {
        var random = new SplittableRandom(20_261_122);
        int compared = 0;
        int without = 0;
        for (int round = 0; round < 48; round++) {
            var clock = round % 8 == 7 ? Reference.Clock.RECEIVED : Reference.Clock.EVENT;
            var feed = new Feed(round % 2 == 0, round % 3, round % 4 < 2 ? 0 : 7, clock);
            var quotes = quotes(feed, 1 + random.nextInt(round < 8 ? 10 : 9_000), random);
            var series = series(quotes, clock);
            var told = told(quotes, clock);
            assertThat(series.size()).as("round %s", round).isEqualTo(told.size());
            long latest = Long.MIN_VALUE;
            for (int i = 0; i < told.size(); i++) {
                var quote = told.get(i);
                long timeNs = time(quote, clock);
                assertThat(series.timeNs(i)).isEqualTo(timeNs);
                assertThat(series.price(i)).as("round %s, quote %s", round, i).isEqualTo(price(quote));
                latest = Math.max(latest, known(quote, clock));
                assertThat(series.knownBy(latest - 1)).as("round %s, quote %s", round, i).isLessThan(i);
                if (i % 97 == 0) {
                    assertThat(series.knownBy(latest)).as("round %s, quote %s", round, i)
                            .isEqualTo(knownBy(told, latest, clock));
                }
                without += series.hasPrice(i) ? 0 : 1;
                compared++;
            }
        }
        assertThat(compared).as("more than one stretch each").isGreaterThan(100_000);
        assertThat(without).isGreaterThan(5_000);
    }

    @Test
    void many_fills_are_judged_as_one_by_one() {
        var random = new SplittableRandom(20_261_123);
        int judged = 0;
        for (int round = 0; round < 24; round++) {
            var quotes = quotes(new Feed(true, 0, round % 2 == 0 ? 0 : 7, Reference.Clock.EVENT),
                    1 + random.nextInt(round < 4 ? 5 : 20_000), random);
            var series = series(quotes, Reference.Clock.EVENT);
            long fromNs = series.timeNs(0) - SECOND_NS;
            long toNs = series.timeNs(series.size() - 1) + SECOND_NS;
            int fills = 1 + random.nextInt(3_000);
            var at = random.longs(fills, fromNs, toNs).sorted().toArray();
            var moments = new Moments(fills);
            for (int i = 0; i < fills; i++) {
                long atNs = random.nextInt(30) == 0 ? at[random.nextInt(fills)]
                        : random.nextInt(3) == 0 ? series.timeNs(random.nextInt(series.size())) : at[i];
                moments.add(round % 5 == 0 ? atNs : at[i], -1, fills - 1 - i);
            }
            var prices = new long[fills * HORIZONS_NS.length];
            series.judge(HORIZONS_NS, round % 2 == 0 ? fills : 0).of(moments, prices);
            for (int i = 0; i < fills; i++) {
                for (int h = 0; h < HORIZONS_NS.length; h++) {
                    int found = h == 0 ? series.before(moments.atNs[i], -1)
                            : series.after(moments.atNs[i], HORIZONS_NS[h], -1, -1);
                    assertThat(prices[moments.slot[i] * HORIZONS_NS.length + h])
                            .as("round %s, fill %s, horizon %s", round, i, h)
                            .isEqualTo(found == ReferenceSeries.ABSENT ? ReferenceSeries.NO_PRICE
                                    : series.price(found));
                    judged += found == ReferenceSeries.ABSENT ? 0 : 1;
                }
            }
        }
        assertThat(judged).isGreaterThan(20_000);
    }

    private static List<Quote> quotes(Feed feed, int count, SplittableRandom random) {
        var quotes = new ArrayList<Quote>();
        long timeNs = 1_700_000_000L * SECOND_NS;
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(5) == 0 ? 0 : random.nextLong(SECOND_NS);
            boolean isTimed = feed.clock() == Reference.Clock.EVENT || random.nextInt(20) > 0;
            long gotNs = feed.gotOf() == 0 || (feed.gotOf() == 2 && random.nextInt(3) == 0) ? Event.UNTIMED
                    : timeNs + random.nextLong(SECOND_NS);
            var bid = feed.gapsOf() > 0 && random.nextInt(feed.gapsOf()) == 0 ? null
                    : BigDecimal.valueOf(100_000 + random.nextInt(500), 2);
            quotes.add(new Quote("BTC-PERP", "venue", isTimed ? timeNs : Event.UNTIMED, gotNs, bid, BigDecimal.ONE,
                    BigDecimal.valueOf(100_600 + random.nextInt(500), 2), BigDecimal.ONE));
            if (!feed.isSorted() && random.nextInt(9) == 0) {
                quotes.add(quotes.get(random.nextInt(quotes.size())));
            }
        }
        return quotes;
    }

    private static QuoteSeries series(List<Quote> quotes, Reference.Clock clock) {
        var log = new MarketLog();
        quotes.forEach(quote -> log.add(quote, "file"));
        var timeline = log.timeline(new MarketLog.Key("BTC-PERP", MarketLog.Kind.QUOTE, "venue"), clock);
        var values = timeline.sheet().values;
        var prices = Prices.of(values[MarketLog.BID], values[MarketLog.ASK], timeline.sheet().size(), SCALE, SCALE);
        return new QuoteSeries(timeline, prices, STALE_NS);
    }

    /// Those that are timed on a clock, each once, in order.
    private static List<Quote> told(List<Quote> quotes, Reference.Clock clock) {
        var order = Comparator.comparingLong((Quote quote) -> time(quote, clock))
                .thenComparingLong(quote -> clock == Reference.Clock.EVENT ? quote.receivedNs() : quote.timeNs())
                .thenComparing(Quote::bid, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Quote::ask);
        return new LinkedHashSet<>(quotes).stream().filter(quote -> time(quote, clock) != Event.UNTIMED)
                .sorted(order).toList();
    }

    private static long time(Quote quote, Reference.Clock clock) {
        return clock == Reference.Clock.EVENT ? quote.timeNs() : quote.receivedNs();
    }

    private static long known(Quote quote, Reference.Clock clock) {
        return quote.receivedNs() == Event.UNTIMED ? time(quote, clock) : quote.receivedNs();
    }

    /// Place of the last with a price before the first that was known later.
    private static int knownBy(List<Quote> told, long atNs, Reference.Clock clock) {
        int last = -1;
        for (int i = 0; i < told.size() && known(told.get(i), clock) <= atNs; i++) {
            last = price(told.get(i)) == ReferenceSeries.NO_PRICE ? last : i;
        }
        return last;
    }

    private static long price(Quote quote) {
        return quote.bid() == null || quote.ask() == null ? ReferenceSeries.NO_PRICE
                : quote.bid().add(quote.ask()).divide(BigDecimal.TWO).movePointRight(SCALE).longValueExact();
    }
}
