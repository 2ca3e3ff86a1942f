package io.assay.app.simulate;

/// Has an order ready for the next jump and sends it before the quotes move. Seldom, it rests an order to reduce
/// what it holds.
record LatencyTaker() implements Behaviour {
    private static final double PATIENCE_S = 60;

    @Override
    public void arrive(Venue venue, Account self) {
        Holding holding = self.holdings.get(venue.dice.below(self.holdings.size()));
        double usd = venue.dice.logNormal(self.traits.orderUsd(), 0.5);
        if (Math.abs(holding.usd()) > usd && venue.dice.chance(self.traits.restShare())) {
            venue.restLots(holding, holding.usd() > 0 ? -1 : 1, holding.instrument.lots(usd), PATIENCE_S);
        } else {
            venue.awaitJump(holding, usd);
        }
    }
}
