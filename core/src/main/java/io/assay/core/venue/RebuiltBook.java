package io.assay.core.venue;

import io.assay.core.event.Book;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One instrument's book, rebuilt from its changes message by message.
///
/// A message's snapshot rows replace the book when a change came before them, or when they hold both sides; one
/// that holds a single side after another snapshot message goes on with it. Before the first snapshot nothing is
/// known.
final class RebuiltBook {
    private static final int LEVELS = 25;

    /// @param amount 0 takes the level away
    record Change(boolean snapshot, boolean isBid, BigDecimal price, BigDecimal amount) {}

    private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private boolean begun;
    private boolean endedInSnapshot;
    /// Whether both sides have been seen since the last snapshot began: a side that is empty then is known to be.
    private boolean twoSided;

    void apply(List<Change> message) {
        boolean whole = holdsBothSides(message);
        boolean first = true;
        for (var change : message) {
            if (change.snapshot() && (!endedInSnapshot || (first && whole))) {
                bids.clear();
                asks.clear();
                begun = true;
                twoSided = false;
            }
            endedInSnapshot = change.snapshot();
            first = false;
            set(change);
        }
        twoSided |= !bids.isEmpty() && !asks.isEmpty();
    }

    private static boolean holdsBothSides(List<Change> message) {
        boolean bid = false;
        boolean ask = false;
        for (var change : message) {
            bid |= change.snapshot() && change.isBid();
            ask |= change.snapshot() && !change.isBid();
        }
        return bid && ask;
    }

    private void set(Change change) {
        var side = change.isBid() ? bids : asks;
        if (change.amount().signum() == 0) {
            side.remove(change.price());
        } else {
            side.put(change.price(), change.amount());
        }
    }

    /// Whether its top can be trusted: a snapshot has been seen whole, and bids are below asks.
    boolean isSound() {
        return begun && twoSided
                && (bids.isEmpty() || asks.isEmpty() || bids.firstKey().compareTo(asks.firstKey()) < 0);
    }

    TardisFeed.Offer bid() {
        return top(bids);
    }

    TardisFeed.Offer ask() {
        return top(asks);
    }

    private static TardisFeed.Offer top(NavigableMap<BigDecimal, BigDecimal> side) {
        var best = side.firstEntry();
        return best == null ? new TardisFeed.Offer(null, null) : new TardisFeed.Offer(best.getKey(), best.getValue());
    }

    /// The best levels of both sides.
    Book look(String instrument, String venue, long timeNs, long receivedNs) {
        return new Book(instrument, venue, timeNs, receivedNs, levels(bids), levels(asks));
    }

    private static List<Book.Level> levels(NavigableMap<BigDecimal, BigDecimal> side) {
        var levels = new ArrayList<Book.Level>();
        for (Map.Entry<BigDecimal, BigDecimal> level : side.entrySet()) {
            if (levels.size() == LEVELS) {
                break;
            }
            levels.add(new Book.Level(level.getKey(), level.getValue()));
        }
        return levels;
    }
}
