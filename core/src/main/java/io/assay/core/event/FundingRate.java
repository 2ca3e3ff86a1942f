package io.assay.core.event;

import java.math.BigDecimal;

/// Funding that was settled at its time: a long position of N USD pays N x rate, a short receives it.
///
/// @param rate for the interval that ended then, as a fraction of notional
public record FundingRate(String instrument, String venue, long timeNs, long receivedNs,
        BigDecimal rate) implements MarketEvent {}
