package io.assay.core.policy.hedge;

import io.assay.core.event.Side;

/// Whether to keep a client's trade or pass it on: keep it when the probability that it is toxic is under a limit that
/// leans with the inventory (Cartea, Duran-Martin and Sanchez-Betancourt, arXiv 2312.05827).
///
/// The limit is `p + F Q` for a client who buys and `p - F Q` for one who sells, with p = (S - f) / e and F = 2 f / e: a
/// long house likes to sell.
///
/// @param spread S, earned by keeping a harmless trade, in money a unit
/// @param loss e, lost to a toxic one, > 0
/// @param inventoryCost f, of a squared unit of inventory, >= 0
public record Internalisation(double spread, double loss, double inventoryCost) {
    public Internalisation {
        if (!(loss > 0) || !(inventoryCost >= 0)) {
            throw new IllegalArgumentException("loss " + loss + ", inventory cost " + inventoryCost);
        }
    }

    /// Probability from which on a trade is passed on; outside [0, 1] it always or never is.
    ///
    /// @param client what the client does
    /// @param inventory Q of the house in units, + is long
    public double limit(Side client, double inventory) {
        return (spread - inventoryCost) / loss + client.sign() * 2 * inventoryCost / loss * inventory;
    }

    public boolean keeps(double toxicProbability, Side client, double inventory) {
        return toxicProbability < limit(client, inventory);
    }
}
