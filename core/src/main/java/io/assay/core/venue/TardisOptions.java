package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Mark;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Options as they were quoted and valued (`options_chain`): a mark and a quote a row.
/// Implied volatilities come in percent and leave as fractions; greeks are computed, never read.
final class TardisOptions implements RowDecoder {
    private final EventSink sink;
    private final TardisFeed feed;

    TardisOptions(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
    }

    @Override
    public void row(Row row) {
        var stamp = feed.stamp(row);
        var ask = TardisFeed.Offer.ask(row);
        var bid = TardisFeed.Offer.bid(row);
        var mark = TardisFeed.positive(row, "mark_price");
        var underlying = TardisFeed.positive(row, "underlying_price");
        var percent = TardisFeed.positive(row, "mark_iv");
        if (!feed.isWhole(row)) {
            return;
        }
        boolean marked = mark != null || underlying != null || percent != null;
        boolean quoted = (marked || bid.price() != null || ask.price() != null) && !bid.crosses(ask);
        if (marked) {
            sink.event(new Mark(stamp.instrument(), stamp.venue(), stamp.timeNs(), stamp.receivedNs(), mark, null,
                    underlying, fraction(percent)), row.line());
        }
        if (quoted) {
            sink.event(stamp.quote(bid, ask), row.line());
        }
        if (!marked && !quoted) {
            sink.skipped("an option without mark and sound quote", row.line());
        }
    }

    private static @Nullable BigDecimal fraction(@Nullable BigDecimal percent) {
        return percent == null ? null : Decimals.strip(percent.movePointLeft(2));
    }
}
