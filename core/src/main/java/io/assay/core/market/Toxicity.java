package io.assay.core.market;

/// Whether a trade was toxic at a horizon, or why nobody can say.
public enum Toxicity {
    /// It could have been closed at a profit across the spread within the horizon.
    TOXIC,
    /// It could not.
    HARMLESS,
    /// The horizon ends after the last quote.
    CENSORED,
    /// No quote, or none young enough, on the side the trade would have met.
    NO_QUOTE
}
