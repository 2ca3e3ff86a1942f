package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the venue says an instrument is worth at a moment: a sample. What it does not say is null.
///
/// @param mark price in the unit the instrument is quoted in
/// @param index price of the underlying by the venue's index, in quote currency
/// @param underlying forward price an option is valued against, in quote currency
/// @param impliedVolatility as a fraction a year: 0.65 is 65 %
public record Mark(String instrument, String venue, long timeNs, long receivedNs, @Nullable BigDecimal mark,
        @Nullable BigDecimal index, @Nullable BigDecimal underlying,
        @Nullable BigDecimal impliedVolatility) implements MarketEvent {}
