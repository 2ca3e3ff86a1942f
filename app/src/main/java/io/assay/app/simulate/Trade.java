package io.assay.app.simulate;

import org.jspecify.annotations.Nullable;

/// One trade: two fills of one size at one price.
///
/// @param timeNs block time
/// @param sequence number of the trade from the start of the span, from 0
/// @param price in units of the listing's price places
/// @param lots in units of its size places
/// @param tid the venue's number of the trade, 50 bits, unique within a time and coin
/// @param liquidation present on both fills when the taker was liquidated
public record Trade(long timeNs, long block, long sequence, Listing listing, long price, long lots, long tid,
        Leg buyer, Leg seller, @Nullable Liquidation liquidation) {
    /// One side of a trade.
    ///
    /// @param position before the trade, in units of the listing's position places
    /// @param closedPnl in units of its money places
    /// @param fee in units of its money places, or of its position places when `feeInBase`; negative = rebate
    /// @param twapId 0 when no TWAP
    public record Leg(String account, long order, boolean isTaker, long position, String direction, long closedPnl,
            long fee, boolean feeInBase, boolean hasClientId, long twapId) {}

    /// Who was liquidated, and the mark that did it in units of the price places.
    public record Liquidation(String account, long markPrice) {}

    public Leg taker() {
        return buyer.isTaker() ? buyer : seller;
    }

    public Leg maker() {
        return buyer.isTaker() ? seller : buyer;
    }

    /// Exact notional in units of the listing's money places.
    public long notional() {
        return Math.multiplyExact(price, lots);
    }

    /// True when the taker was a TWAP slice: then the venue gives no transaction hash.
    public boolean hasZeroHash() {
        return taker().twapId() != 0;
    }
}
