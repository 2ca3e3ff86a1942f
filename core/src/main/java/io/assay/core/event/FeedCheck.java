package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What fills tell of the feed they came through: silences, how finely its clock ticks, how late it delivers,
/// and prices that look like another unit.
///
/// @param silences stretches without any fill that are long for this feed, longest first
/// @param grain coarsest unit of which all event times are whole multiples
/// @param delays fills that say when they were received
/// @param offScale instruments with prices far off their own median
public record FeedCheck(List<Silence> silences, Grain grain, Delays delays, List<OffScale> offScale) {
    /// Shorter silences are no news: samples go stale after as long.
    private static final long SILENCE_NS = 600_000_000_000L;
    /// A silence is long when it is this many times the gap that 99 in 100 stay under.
    private static final int LONG = 20;
    private static final int FILLS_MIN = 20;
    /// A price this many times its instrument's median, or a part as small, looks like another unit.
    private static final double FAR = 5;

    /// No fill of anybody between two moments.
    public record Silence(long fromNs, long toNs) {
        public long ns() {
            return toNs - fromNs;
        }
    }

    /// How finely event times are given.
    public enum Grain {
        NANOSECOND(1L),
        MICROSECOND(1_000L),
        MILLISECOND(1_000_000L),
        SECOND(1_000_000_000L),
        MINUTE(60_000_000_000L);

        private final long ns;

        Grain(long ns) {
            this.ns = ns;
        }

        public long ns() {
            return ns;
        }
    }

    /// @param fills that carry both times
    /// @param early of them, received before they happened: the two clocks are apart
    /// @param medianNs from event to receipt, 0 without such fills
    public record Delays(long fills, long early, long medianNs) {}

    /// @param fills of the instrument that are far off
    /// @param median price of all its fills
    /// @param farthest of the prices that are far off
    public record OffScale(String instrument, long fills, double median, double farthest) {}

    public static FeedCheck of(Fills fills) {
        return new FeedCheck(silences(fills), grain(fills), delays(fills), offScale(fills));
    }

    /// Sources whose fills come neither oldest first nor newest first, with how many stand against the order of most.
    static SortedMap<String, Long> outOfOrder(FillLog log, Hands hands) {
        int sources = log.sources.size();
        var stretches = RowStretches.of(log.size(), sources);
        var seen = new Steps[stretches.count()];
        stretches.each(hands, stretch -> seen[stretch] = Steps.of(log, stretches, stretch));
        var all = new Steps(sources);
        for (var stretch : seen) {
            all.follow(stretch);
        }
        var against = new TreeMap<String, Long>();
        for (int source = 0; source < sources; source++) {
            if (all.later[source] > 0 && all.earlier[source] > 0) {
                against.put(log.sources.name(source), Math.min(all.later[source], all.earlier[source]));
            }
        }
        return against;
    }

    /// By source, the steps of time from fill to fill of a stretch of a log.
    private static final class Steps {
        private final boolean[] has;
        private final long[] first;
        private final long[] last;
        private final long[] later;
        private final long[] earlier;

        Steps(int sources) {
            has = new boolean[sources];
            first = new long[sources];
            last = new long[sources];
            later = new long[sources];
            earlier = new long[sources];
            Arrays.fill(last, Event.UNTIMED);
        }

        static Steps of(FillLog log, RowStretches stretches, int stretch) {
            var steps = new Steps(log.sources.size());
            var times = new long[LongColumn.CHUNK];
            var sources = new long[LongColumn.CHUNK];
            stretches.walk(stretch, (from, to) -> {
                log.timeNs.copyTo(times, from, to);
                log.source.copyTo(sources, from, to);
                for (int i = 0; i < to - from; i++) {
                    steps.see((int) sources[i], times[i]);
                }
            });
            return steps;
        }

        private void see(int source, long timeNs) {
            if (!has[source]) {
                has[source] = true;
                first[source] = timeNs;
            }
            if (last[source] != Event.UNTIMED) {
                later[source] += timeNs > last[source] ? 1 : 0;
                earlier[source] += timeNs < last[source] ? 1 : 0;
            }
            last[source] = timeNs;
        }

        /// Joins the steps of the stretch behind these.
        void follow(Steps next) {
            for (int source = 0; source < has.length; source++) {
                if (next.has[source]) {
                    see(source, next.first[source]);
                    later[source] += next.later[source];
                    earlier[source] += next.earlier[source];
                    last[source] = next.last[source];
                }
            }
        }
    }

    private static List<Silence> silences(Fills fills) {
        int n = fills.size();
        var times = new long[n];
        Arrays.setAll(times, fills::timeNs);
        Arrays.sort(times);
        var gaps = new long[Math.max(0, n - 1)];
        Arrays.setAll(gaps, i -> times[i + 1] - times[i]);
        var sorted = gaps.clone();
        Arrays.sort(sorted);
        var found = new ArrayList<Silence>();
        if (n < FILLS_MIN) {
            return found;
        }
        long usual = sorted[Math.toIntExact((sorted.length - 1) * 99L / 100)];
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] >= SILENCE_NS && gaps[i] / LONG >= usual) {
                found.add(new Silence(times[i], times[i + 1]));
            }
        }
        found.sort((a, b) -> a.ns() != b.ns() ? Long.compare(b.ns(), a.ns()) : Long.compare(a.fromNs(), b.fromNs()));
        return found;
    }

    private static Grain grain(Fills fills) {
        var grains = Grain.values();
        int coarsest = fills.size() < FILLS_MIN ? 0 : grains.length - 1;
        for (int row = 0; row < fills.size() && coarsest > 0; row++) {
            while (coarsest > 0 && fills.timeNs(row) % grains[coarsest].ns() != 0) {
                coarsest--;
            }
        }
        return grains[coarsest];
    }

    private static Delays delays(Fills fills) {
        var delays = new long[fills.size()];
        int n = 0;
        long early = 0;
        for (int row = 0; row < fills.size(); row++) {
            if (fills.receivedNs(row) != Event.UNTIMED) {
                delays[n] = fills.receivedNs(row) - fills.timeNs(row);
                early += delays[n] < 0 ? 1 : 0;
                n++;
            }
        }
        Arrays.sort(delays, 0, n);
        return new Delays(n, early, n == 0 ? 0 : delays[(n - 1) / 2]);
    }

    private static List<OffScale> offScale(Fills fills) {
        int instruments = fills.instruments().size();
        var ends = new int[instruments + 1];
        for (int row = 0; row < fills.size(); row++) {
            ends[fills.instrument(row) + 1] += fills.cause(row).isPriceForming() ? 1 : 0;
        }
        for (int number = 0; number < instruments; number++) {
            ends[number + 1] += ends[number];
        }
        var prices = new long[ends[instruments]];
        var next = ends.clone();
        for (int row = 0; row < fills.size(); row++) {
            if (fills.cause(row).isPriceForming()) {
                prices[next[fills.instrument(row)]++] = fills.price(row);
            }
        }
        var found = new ArrayList<OffScale>();
        for (int number = 0; number < instruments; number++) {
            boolean isOption = fills.instruments().get(number).kind() == InstrumentKind.OPTION;
            if (!isOption && ends[number + 1] - ends[number] >= FILLS_MIN) {
                Arrays.sort(prices, ends[number], ends[number + 1]);
                offScale(fills, number, Arrays.copyOfRange(prices, ends[number], ends[number + 1]), found);
            }
        }
        return found;
    }

    /// @param prices of one instrument, ascending
    private static void offScale(Fills fills, int number, long[] prices, List<OffScale> found) {
        double median = prices[(prices.length - 1) / 2];
        long far = Arrays.stream(prices).filter(price -> price > FAR * median || price < median / FAR).count();
        if (far > 0) {
            long low = prices[0];
            long high = prices[prices.length - 1];
            double farthest = high / median > median / low ? high : low;
            double unit = Double.parseDouble("1e" + fills.priceScale(number));
            found.add(new OffScale(fills.instruments().get(number).name(), far, median / unit, farthest / unit));
        }
    }
}
