package io.assay.app.config;

/// What the results may be used for; enforced where they are published.
public enum ProfileOfUse {
    /// Nothing is published: widths and tiers are advice.
    ANALYTICS,
    /// May quote by segment.
    DEALER,
    /// Impartial access: segments drive margin, budgets and programmes, never a quote.
    VENUE
}
