package io.assay.core.venue;

import io.assay.core.event.Book;
import io.assay.core.event.Quote;
import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Books: `l2Book` (`levels` holds bids and asks, best first: a sample) and `bbo` (best bid and ask whenever
/// they change, null where a side is empty: it holds until the next). Levels are `{px,sz,n}`.
final class HyperliquidBooks implements RowDecoder {
    static final List<Format> FORMATS = List.of(
            Format.of("Hyperliquid l2Book", HyperliquidContext.VENUE, List.of("coin", "levels"),
                    List.of("coin", "levels", "time"), List.of("spread", "nSigFigs", "mantissa"),
                    (source, sink) -> new HyperliquidBooks(sink)),
            Format.of("Hyperliquid bbo", HyperliquidContext.VENUE, List.of("coin", "bbo"),
                    List.of("coin", "bbo", "time"), List.of(), (source, sink) -> new HyperliquidBooks(sink)));

    private final HyperliquidContext context;

    private HyperliquidBooks(EventSink sink) {
        context = new HyperliquidContext(sink);
    }

    @Override
    public void row(Row row) {
        var coin = row.name("coin", Reason.BAD_NAME);
        long timeNs = row.millisTime("time");
        long receivedNs = HyperliquidContext.receivedNs(row);
        if (row.names().contains("levels")) {
            var sides = pair(row, "levels");
            context.end(row, new Book(coin, HyperliquidContext.VENUE, timeNs, receivedNs, levels(row, sides, 0),
                    levels(row, sides, 1)));
        } else {
            var sides = pair(row, "bbo");
            var bid = best(row, sides, 0);
            var ask = best(row, sides, 1);
            context.end(row, new Quote(coin, HyperliquidContext.VENUE, timeNs, receivedNs,
                    bid == null ? null : bid.price(), bid == null ? null : bid.quantity(),
                    ask == null ? null : ask.price(), ask == null ? null : ask.quantity()));
        }
    }

    private static List<Json> pair(Row row, String field) {
        if (HyperliquidContext.value(row, field) instanceof Json.Arr array && array.items().size() == 2) {
            return array.items();
        }
        row.refuse(Reason.BAD_NUMBER, field, row.text(field));
        return List.of();
    }

    private static List<Book.Level> levels(Row row, List<Json> sides, int side) {
        var levels = new ArrayList<Book.Level>();
        if (!sides.isEmpty()) {
            if (sides.get(side) instanceof Json.Arr array) {
                for (int i = 0; i < array.items().size(); i++) {
                    levels.add(level(row, array.items().get(i), "levels[" + side + "][" + i + "]"));
                }
            } else {
                row.refuse(Reason.BAD_NUMBER, "levels[" + side + "]", "");
            }
        }
        return levels;
    }

    private static Book.@Nullable Level best(Row row, List<Json> sides, int side) {
        if (sides.isEmpty() || (sides.get(side) instanceof Json.Leaf leaf && leaf.isNull())) {
            return null;
        }
        return level(row, sides.get(side), "bbo[" + side + "]");
    }

    private static Book.Level level(Row row, Json value, String where) {
        var inside = HyperliquidContext.inside(row, value);
        var level = new Book.Level(inside.amount("px"), inside.amount("sz"));
        HyperliquidContext.adopt(row, where, inside);
        return level;
    }
}
