package io.assay.core.event;

import java.math.BigDecimal;
import java.util.List;

/// A look at the levels of a book, best first: a sample, true at its moment only.
public record Book(String instrument, String venue, long timeNs, long receivedNs, List<Level> bids,
        List<Level> asks) implements MarketEvent {
    public Book {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /// @param quantity in the instrument's unit
    public record Level(BigDecimal price, BigDecimal quantity) {}
}
