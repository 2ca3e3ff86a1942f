package io.assay.core.venue;

import io.assay.core.event.FundingRate;
import io.assay.core.event.Mark;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Marks and funding of derivatives (`derivative_ticker`).
///
/// `funding_rate` is what the next funding, at `funding_timestamp`, will take, and moves until then. The rate that was
/// settled is the last one seen before that moment, no longer than an hour before it; it is told of by the first
/// row from that moment on, or by the file's end where that is within a minute of it. `predicted_funding_rate`
/// is about the funding after that and is not used; a venue without a `funding_timestamp` settles nothing here.
final class TardisTicker implements RowDecoder {
    private static final long SEEN_WITHIN_NS = 3_600_000_000_000L;
    private static final long ENDS_WITHIN_NS = 60_000_000_000L;

    /// The funding an instrument waits for.
    ///
    /// @param seen of the row that said it last
    private record Awaited(TardisFeed.Stamp seen, long atNs, BigDecimal rate, long line) {}

    private final EventSink sink;
    private final TardisFeed feed;
    private final Map<String, Awaited> awaited = new LinkedHashMap<>();

    TardisTicker(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
    }

    @Override
    public void row(Row row) {
        var stamp = feed.stamp(row);
        long fundingNs = fundingTime(row);
        var rate = row.floating("funding_rate");
        var mark = TardisFeed.positive(row, "mark_price");
        var index = TardisFeed.positive(row, "index_price");
        if (!feed.isWhole(row)) {
            return;
        }
        boolean settled = settle(stamp, row.line());
        if (rate != null && fundingNs > stamp.knownNs()) {
            awaited.put(stamp.venue() + " " + stamp.instrument(), new Awaited(stamp, fundingNs, rate, row.line()));
        }
        if (mark != null || index != null) {
            sink.event(new Mark(stamp.instrument(), stamp.venue(), stamp.timeNs(), stamp.receivedNs(), mark, index,
                    null, null), row.line());
        } else if (!settled) {
            sink.skipped("a ticker without mark and index", row.line());
        }
    }

    /// The next funding lies ahead of the row, so it may lie ahead of the clock too; -1 when there is none.
    private static long fundingTime(Row row) {
        if (!row.has("funding_timestamp")) {
            return -1;
        }
        long timeNs = EventTime.ofMicros(row.text("funding_timestamp"));
        if (timeNs == EventTime.BAD) {
            row.refuse(Reason.BAD_TIME, "funding_timestamp", row.text("funding_timestamp"));
        } else if (!EventTime.inRange(timeNs, Long.MAX_VALUE - 1)) {
            row.refuse(Reason.TIME_OUT_OF_RANGE, "funding_timestamp", row.text("funding_timestamp"));
        }
        return timeNs;
    }

    /// Whether the row's time made an awaited funding a settled one.
    private boolean settle(TardisFeed.Stamp now, long line) {
        var key = now.venue() + " " + now.instrument();
        var due = awaited.get(key);
        if (due == null || now.knownNs() < due.atNs()) {
            return false;
        }
        awaited.remove(key);
        if (due.atNs() - due.seen().knownNs() > SEEN_WITHIN_NS) {
            return false;
        }
        sink.event(settled(due, now.receivedNs()), line);
        return true;
    }

    @Override
    public void finish() {
        awaited.values().stream().filter(due -> due.atNs() - due.seen().knownNs() <= ENDS_WITHIN_NS)
                .forEach(due -> sink.event(settled(due, Math.max(due.atNs(), due.seen().receivedNs())), due.line()));
        awaited.clear();
    }

    private static FundingRate settled(Awaited due, long receivedNs) {
        return new FundingRate(due.seen().instrument(), due.seen().venue(), due.atNs(), receivedNs, due.rate());
    }
}
