package io.assay.app.simulate;

import io.assay.app.simulate.MakerPool.Quoter;

/// How an account decides. One object an account; it may remember what it is doing.
sealed interface Behaviour permits InformedTaker, LatencyTaker, MarketMaker, BasisHedger, Retail, Institution, Dormant,
        Mixed {
    /// A moment of decision.
    void arrive(Venue venue, Account self);

    /// A quote of the account was filled.
    default void quoteFilled(Venue venue, Quoter quoter) {}
}
