package io.assay.core.policy.quote;

/// Clients a dealer means to treat alike: their demand, how often they ask, and what a fill of theirs costs.
///
/// @param name as the desk says it
/// @param demand probability that an offer at a distance (bp) is taken
/// @param buys requests to buy from the dealer
/// @param sells requests to sell to the dealer
public record DealerTier(String name, LogisticQuote demand, DealerRequests buys, DealerRequests sells) {
    public DealerTier {
        if (buys.perDay().length != sells.perDay().length) {
            throw new IllegalArgumentException(name + " buys and sells in different numbers of sizes");
        }
        if (buys.isEmpty() && sells.isEmpty()) {
            throw new IllegalArgumentException(name + " never asks: every arrival rate is 0");
        }
    }

    /// Clients who buy as they sell.
    ///
    /// @param adverseBp adverse markout of a fill in bp; positive = the house loses
    /// @param arrivalsPerDay requests a day *per side*, one number a size of the model
    public DealerTier(String name, LogisticQuote demand, double adverseBp, double[] arrivalsPerDay) {
        this(name, demand, new DealerRequests(arrivalsPerDay, adverseBp),
                new DealerRequests(arrivalsPerDay, adverseBp));
    }

    /// Those that reach the dealer's bid, where he buys, or his ask.
    DealerRequests requests(boolean dealerBuys) {
        return dealerBuys ? sells : buys;
    }

    int sizes() {
        return buys.perDay().length;
    }
}
