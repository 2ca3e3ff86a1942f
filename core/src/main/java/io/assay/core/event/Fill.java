package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An execution, seen from one account. Amounts are exact; what the venue did not say is null or -1.
///
/// @param account who, as the venue names it
/// @param instrument name, as the venue writes it
/// @param timeNs event time, nanoseconds since 1970 UTC
/// @param receivedNs when it reached whoever recorded it, or [Event#UNTIMED]
/// @param block height, or -1
/// @param place index within the block, or -1
/// @param side of this account
/// @param price > 0, in the quote currency
/// @param quantity > 0, in the instrument's unit
/// @param fee > 0 when the account paid, < 0 for a rebate
/// @param feeCurrency empty when there is no fee
/// @param tradeId shared by both sides, empty when the venue gave none
/// @param occurrence 1, 2, .. among rows of one file that nothing else tells apart; 0 where a trade id does
/// @param orderId empty when unknown
/// @param positionBefore signed quantity held before this fill
/// @param realisedPnl of this fill as the venue reports it, before fees
public record Fill(String account, String instrument, long timeNs, long receivedNs, long block, long place, Side side,
        BigDecimal price,
        BigDecimal quantity, Liquidity liquidity, Cause cause, @Nullable BigDecimal fee, String feeCurrency,
        String tradeId, int occurrence, String orderId, @Nullable BigDecimal positionBefore,
        @Nullable BigDecimal realisedPnl) implements AccountEvent {
    public Fill {
        if (price.signum() <= 0 || quantity.signum() <= 0) {
            throw new IllegalArgumentException(
                    "price and quantity of a fill must be positive: " + price + ", " + quantity);
        }
        if (tradeId.isEmpty() == (occurrence == 0)) {
            throw new IllegalArgumentException("a fill has a trade id or an occurrence number, not both: '" + tradeId
                    + "', " + occurrence);
        }
    }

    /// A fill of a source that does not say when it was received.
    public Fill(String account, String instrument, long timeNs, long block, long place, Side side, BigDecimal price,
            BigDecimal quantity, Liquidity liquidity, Cause cause, @Nullable BigDecimal fee, String feeCurrency,
            String tradeId, int occurrence, String orderId, @Nullable BigDecimal positionBefore,
            @Nullable BigDecimal realisedPnl) {
        this(account, instrument, timeNs, UNTIMED, block, place, side, price, quantity, liquidity, cause, fee,
                feeCurrency, tradeId, occurrence, orderId, positionBefore, realisedPnl);
    }

    /// The same fill as the given one of those that nothing else tells apart.
    public Fill withOccurrence(int occurrence) {
        return new Fill(account, instrument, timeNs, receivedNs, block, place, side, price, quantity, liquidity, cause,
                fee, feeCurrency, tradeId, occurrence, orderId, positionBefore, realisedPnl);
    }
}
