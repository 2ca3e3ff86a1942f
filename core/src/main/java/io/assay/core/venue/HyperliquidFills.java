package io.assay.core.venue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Fills of an account as rows: in captures of `userFills` and `user`, and in tables made of answers. What a
/// fill is, [HyperliquidFill] says; long files of nothing else are read by [HyperliquidJson].
final class HyperliquidFills implements RowDecoder {
    static final List<Format> FORMATS = List.of(markedBy("startPosition", "coin", "px", "sz"),
            markedBy("closedPnl", "coin", "px", "sz"), markedBy("startPosition", "closedPnl", "coin", "tid"));

    private final EventSink sink;

    private HyperliquidFills(EventSink sink) {
        this.sink = sink;
    }

    private static Format markedBy(String... marks) {
        return Format.of("Hyperliquid fills", HyperliquidContext.VENUE, List.of(marks),
                List.of("coin", "px", "sz", "side", "time", "startPosition", "dir", "tid", "crossed"),
                Stream.concat(RawFill.IGNORED.stream(), Stream.of("closedPnl", "oid", "fee", "feeToken", "twapId",
                        "user", "account", "address", "wallet", "slot", "block_number", "blockNumber")).toList(),
                (source, sink) -> new HyperliquidFills(sink));
    }

    @Override
    public void row(Row row) {
        var fault = row.fault();
        if (fault == null) {
            HyperliquidFill.decode(raw(row), row.source(), sink);
        } else {
            sink.reject(fault);
        }
    }

    private static RawFill raw(Row row) {
        var raw = new RawFill();
        raw.line = row.line();
        raw.receivedNs = HyperliquidContext.receivedNs(row);
        for (var name : row.names()) {
            if (row.isNoText(name) && RawFill.isText(name)) {
                raw.noText = name;
            } else if (row.has(name) && !name.equals("liquidation")) {
                var text = row.text(name);
                raw.set(name, name.equals("crossed") ? text.toLowerCase(Locale.ROOT) : text);
            }
        }
        liquidation(row, raw);
        var owner = HyperliquidContext.owner(row);
        raw.user = owner.isEmpty() ? null : owner;
        if (raw.twapId == null && !row.around("twapId").isEmpty()) {
            raw.twapId = row.around("twapId");
        }
        return raw;
    }

    private static void liquidation(Row row, RawFill raw) {
        raw.liquidation = row.has("liquidation");
        row.part("liquidation").ifPresent(part -> {
            raw.liquidatedUser = part.has("liquidatedUser") ? part.text("liquidatedUser") : null;
            raw.liquidationMethod = part.text("method");
        });
    }
}
