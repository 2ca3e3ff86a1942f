package io.assay.core.market;

/// Order-book precision and volatility of one instrument over one UTC day.
///
/// @param venue empty when the source does not say
/// @param dayNs midnight the day begins with
/// @param source what the figures rest on; where both quotes and books are there, depth is of the books
/// @param books tops or snapshots seen on the day
/// @param trades of the day whose taker is known
/// @param midPrice last mid, or last traded price, of the day, in quote currency
/// @param realisedVolatility annualised, of minute returns; a fraction, absent with too few minutes
/// @param twoScaleVolatility annualised and robust to bounce, of every price seen; a fraction
public record InstrumentDay(String instrument, String venue, long dayNs, Reference.Kind source, long books, long trades,
        BookFigures figures, double midPrice, Figure realisedVolatility, Figure twoScaleVolatility) {}
