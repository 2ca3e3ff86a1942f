package io.assay.core.event;

/// What everybody could see of an instrument.
public sealed interface MarketEvent extends Event permits Quote, Book, Print, Mark, FundingRate {
    String instrument();

    /// Who published it, in lower case (`hyperliquid`, `deribit`); empty when the source does not say.
    String venue();

    /// When it reached whoever recorded it, nanoseconds since 1970 UTC, or [Event#UNTIMED]. What decides at a
    /// moment may use only what had been received by then.
    long receivedNs();
}
