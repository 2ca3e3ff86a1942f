package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The top of a book when it changed: it holds until the next one. An empty side is null.
///
/// @param bidQuantity in the instrument's unit
public record Quote(String instrument, String venue, long timeNs, long receivedNs, @Nullable BigDecimal bid,
        @Nullable BigDecimal bidQuantity, @Nullable BigDecimal ask,
        @Nullable BigDecimal askQuantity) implements MarketEvent {}
