package io.assay.app.pipeline;

import io.assay.app.simulate.Listing;
import io.assay.app.simulate.Quote;
import io.assay.app.simulate.Trade;
import io.assay.app.simulate.TradeSink;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a simulated venue published, as it published it, and the markouts of its accounts computed from that alone, in
/// exact decimals: a second opinion that has never seen a file.
final class PublishedDay implements TradeSink {
    private static final long STALE_NS = 60_000_000_000L;
    private static final long RECEIVE_DELAY_NS = 3_000_000;

    private final List<Trade> trades = new ArrayList<>();
    private final Map<Listing, TreeMap<Long, BigDecimal>> mids = new HashMap<>();

    /// How a quote becomes a mark; all but the first are wrong.
    enum Rule {
        AS_DEFINED, NEVER_STALE, ABSENT_IS_ZERO, RECORDERS_CLOCK
    }

    @Override
    public void trade(Trade trade) {
        trades.add(trade);
    }

    /// Times as the files have them: whole microseconds.
    @Override
    public void quote(Quote quote) {
        var mid = BigDecimal.valueOf(Math.addExact(quote.bid(), quote.ask()), quote.listing().priceDecimals())
                .divide(BigDecimal.TWO);
        mids.computeIfAbsent(quote.listing(), any -> new TreeMap<>()).put(quote.timeNs() / 1_000 * 1_000, mid);
    }

    List<Trade> trades() {
        return trades;
    }

    /// The same day, the quotes of a span not published.
    PublishedDay without(long fromNs, long toNs) {
        var less = new PublishedDay();
        less.trades.addAll(trades);
        mids.forEach((listing, all) -> {
            var left = new TreeMap<>(all);
            left.subMap(fromNs, toNs).clear();
            less.mids.put(listing, left);
        });
        return less;
    }

    /// Gains of the other side and notionals of one account.
    static final class Sums {
        private BigDecimal gains = BigDecimal.ZERO;
        private BigDecimal notionals = BigDecimal.ZERO;
        private long judged;
        private long absent;

        /// @param gain null where there is no mark
        private void add(@Nullable BigDecimal gain, BigDecimal notional) {
            if (gain == null) {
                absent++;
                return;
            }
            gains = gains.add(gain);
            notionals = notionals.add(notional);
            judged++;
        }

        long judged() {
            return judged;
        }

        long absent() {
            return absent;
        }

        double bp() {
            return gains.multiply(BigDecimal.valueOf(10_000)).divide(notionals, MathContext.DECIMAL64).doubleValue();
        }
    }

    /// By account; fills happen at the millisecond.
    Map<String, Sums> markouts(long horizonNs, Rule rule) {
        var sums = new HashMap<String, Sums>();
        for (var trade : trades) {
            var listing = trade.listing();
            var mark = mark(listing, trade.timeNs() / 1_000_000 * 1_000_000 + horizonNs, rule);
            var price = BigDecimal.valueOf(trade.price(), listing.priceDecimals());
            var size = BigDecimal.valueOf(trade.lots(), listing.sizeDecimals());
            var gain = mark != null ? price.subtract(mark).multiply(size)
                    : rule == Rule.ABSENT_IS_ZERO ? BigDecimal.ZERO : null;
            sums.computeIfAbsent(trade.buyer().account(), any -> new Sums()).add(gain, price.multiply(size));
            sums.computeIfAbsent(trade.seller().account(), any -> new Sums())
                    .add(gain == null ? null : gain.negate(), price.multiply(size));
        }
        return sums;
    }

    /// The mid that stood at a moment, no older than a minute and not the last that is known.
    private @Nullable BigDecimal mark(Listing listing, long atNs, Rule rule) {
        var quotes = mids.getOrDefault(listing, new TreeMap<>());
        long quotedNs = rule == Rule.RECORDERS_CLOCK ? atNs - RECEIVE_DELAY_NS : atNs;
        var quote = quotes.floorEntry(quotedNs);
        if (quote == null || quotedNs > quotes.lastKey()) {
            return null;
        }
        return rule == Rule.NEVER_STALE || quotedNs - quote.getKey() <= STALE_NS ? quote.getValue() : null;
    }
}
