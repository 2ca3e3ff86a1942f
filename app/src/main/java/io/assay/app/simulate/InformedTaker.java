package io.assay.app.simulate;

/// Reads the drift still to come in each of its instruments and trades the one with most, if that is worth it.
///
/// Every trade is in the direction it believes in; positions turn when the drift does.
record InformedTaker() implements Behaviour {
    private static final int LOOKS_MAX = 8;
    private static final double PATIENCE_S = 20;
    private static final double WORTH_IT = 0.8;
    private static final double POSITION_ORDERS_MAX = 8;

    @Override
    public void arrive(Venue venue, Account self) {
        look(venue, self, LOOKS_MAX);
    }

    private void look(Venue venue, Account self, int looksLeft) {
        Holding best = self.holdings.getFirst();
        double bestDrift = 0;
        for (Holding holding : self.holdings) {
            holding.instrument.path.advance(venue.nowNs());
            double drift = holding.instrument.path.driftLeft();
            boolean isFull = Math.signum(drift) * holding.usd() > POSITION_ORDERS_MAX * self.traits.orderUsd();
            if (!isFull && Math.abs(drift) > Math.abs(bestDrift)) {
                best = holding;
                bestDrift = drift;
            }
        }
        MarketPath path = best.instrument.path;
        if (Math.abs(bestDrift) < WORTH_IT * path.driftSd() && looksLeft > 0) {
            venue.later(venue.dice.exponential(0.4 * path.driftTauS()), () -> look(venue, self, looksLeft - 1));
            return;
        }
        int read = bestDrift > 0 ? 1 : -1;
        int sign = venue.dice.chance(self.traits.skill()) ? read : -read;
        venue.send(best, sign, venue.dice.logNormal(self.traits.orderUsd(), 0.6), self.traits.restShare(), PATIENCE_S);
    }
}
