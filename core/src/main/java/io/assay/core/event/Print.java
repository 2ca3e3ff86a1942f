package io.assay.core.event;

import java.math.BigDecimal;

/// A public trade whose parties the source does not name.
///
/// @param taker side of the order that crossed the book
/// @param tradeId empty when the source gives none
public record Print(String instrument, String venue, long timeNs, long receivedNs, BigDecimal price,
        BigDecimal quantity, Taker taker, String tradeId) implements MarketEvent {
    /// Which side took.
    public enum Taker {
        BUYER, SELLER, UNKNOWN
    }

    public Print {
        if (price.signum() <= 0 || quantity.signum() <= 0) {
            throw new IllegalArgumentException(
                    "price and quantity of a print must be positive: " + price + ", " + quantity);
        }
    }
}
