package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What one account asked of the venue, where the source shows orders: how many messages a trade took, and how its
/// orders were meant. An order is one insertion, however many of its steps are in the file; one that the venue
/// refused is a message and no order.
final class MessageFold {
    /// What it says.
    static final Set<Feature> FEATURES =
            Set.of(Feature.ORDER_TO_TRADE, Feature.CROSS_SHARE, Feature.POST_ONLY_SHARE, Feature.IOC_SHARE);
    private final Fills fills;
    private final AccountFacts.Facts facts;
    private final Set<String> filled = new HashSet<>();
    private final Set<String> crossed = new HashSet<>();
    private long trades;
    private boolean anonymous;

    MessageFold(Fills fills, AccountFacts.Facts facts) {
        this.fills = fills;
        this.facts = facts;
    }

    /// One flow fill.
    void apply(int row) {
        trades++;
        if (facts.orders().isEmpty()) {
            return;
        }
        if (fills.orderIds().isNone(row)) {
            anonymous = true;
            return;
        }
        var id = fills.orderIds().get(row);
        filled.add(id);
        if (fills.liquidity(row) == Liquidity.TAKER) {
            crossed.add(id);
        }
    }

    /// To be called when what fills alone say of orders is written.
    void write(double[] out, Window window) {
        var lifetimes = new HashMap<String, Lifetime>();
        var lived = new HashSet<String>(filled);
        long steps = 0;
        for (var update : facts.orders()) {
            if (window.contains(update.timeNs())) {
                lifetimes.merge(update.orderId(), update.lifetime(), MessageFold::better);
                steps += isMessage(update) ? 1 : 0;
                if (update.step() != OrderUpdate.Step.REFUSED) {
                    lived.add(update.orderId());
                }
            }
        }
        if (lifetimes.isEmpty()) {
            return;
        }
        var inserted = new HashSet<>(lifetimes.keySet());
        inserted.addAll(filled);
        if (trades > 0) {
            out[Column.of(Feature.ORDER_TO_TRADE)] = (double) (inserted.size() + steps) / trades;
        }
        if (!anonymous && !lived.isEmpty()) {
            out[Column.of(Feature.CROSS_SHARE)] = (double) crossed.size() / lived.size();
        }
        writeLifetimes(out, lifetimes);
    }

    private static boolean isMessage(OrderUpdate update) {
        return switch (update.step()) {
            case AMENDED, CANCELLED -> true;
            case OPENED, TRIGGERED, FILLED, REFUSED, EXPIRED, UNKNOWN -> false;
        };
    }

    private static Lifetime better(Lifetime one, Lifetime other) {
        return one == Lifetime.UNKNOWN ? other : one;
    }

    private static void writeLifetimes(double[] out, Map<String, Lifetime> lifetimes) {
        long known = lifetimes.values().stream().filter(one -> one != Lifetime.UNKNOWN).count();
        if (known > 0) {
            long posted = lifetimes.values().stream().filter(one -> one == Lifetime.POST_ONLY).count();
            long once = lifetimes.values().stream()
                    .filter(one -> one == Lifetime.IMMEDIATE_OR_CANCEL || one == Lifetime.FILL_OR_KILL).count();
            out[Column.of(Feature.POST_ONLY_SHARE)] = (double) posted / known;
            out[Column.of(Feature.IOC_SHARE)] = (double) once / known;
        }
    }
}
