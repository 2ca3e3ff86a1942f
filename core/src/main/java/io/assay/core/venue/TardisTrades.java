package io.assay.core.venue;

import io.assay.core.event.Print;
import io.assay.core.event.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Public trades. `side` is the taker's, and may be `unknown` or empty.
///
/// A trade without id gets the 64-bit FNV-1a hash of `symbol|timestamp|price|amount|side` as its id, so that two
/// files that hold it hold one trade; equal trades of one moment are numbered.
final class TardisTrades implements RowDecoder {
    private static final Map<String, Print.Taker> TAKERS = Map.of("buy", Print.Taker.BUYER, "sell",
            Print.Taker.SELLER, "unknown", Print.Taker.UNKNOWN);
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final EventSink sink;
    private final TardisFeed feed;
    private final Map<String, Integer> ofThisMoment = new HashMap<>();
    private long momentNs;

    private TardisTrades(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
    }

    /// Liquidations stand among the trades as well: a file of them adds nothing and is passed over.
    static RowDecoder of(Source source, EventSink sink) {
        if (!Tardis.isOfTrades(source) && !Tardis.isOfLiquidations(source)) {
            sink.warning(
                    source.name() + " has the columns of tardis.dev's trades, which are those of its liquidations too:"
                            + " read as trades, for its name says neither");
        }
        return Tardis.isOfLiquidations(source)
                ? row -> sink.skipped("a liquidation, which stands among the trades", row.line())
                : new TardisTrades(sink);
    }

    @Override
    public void row(Row row) {
        var stamp = feed.stamp(row);
        var id = row.id("id");
        var taker = row.has("side")
                ? row.choice("side", TAKERS, Print.Taker.UNKNOWN, Reason.BAD_SIDE)
                : Print.Taker.UNKNOWN;
        var price = row.floatingAmount("price");
        var quantity = row.floatingAmount("amount");
        if (feed.isWhole(row)) {
            sink.event(new Print(stamp.instrument(), stamp.venue(), stamp.timeNs(), stamp.receivedNs(), price,
                    quantity, taker, id.isEmpty() ? derivedId(row, stamp) : id), row.line());
        }
    }

    private String derivedId(Row row, TardisFeed.Stamp stamp) {
        if (stamp.knownNs() != momentNs) {
            ofThisMoment.clear();
            momentNs = stamp.knownNs();
        }
        var hash = HexFormat.of().toHexDigits(fnv1a(String.join("|", row.text("symbol"), row.text("timestamp"),
                row.text("price"), row.text("amount"), row.text("side"))));
        int number = ofThisMoment.merge(hash, 1, Integer::sum);
        return number == 1 ? hash : hash + "-" + number;
    }

    /// Fowler, Noll and Vo's hash 1a of 64 bits.
    static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
