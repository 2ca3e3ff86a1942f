package io.assay.app.simulate;

/// Has an order ready for the next jump and sends it before the quotes move.
record LatencyTaker() implements Behaviour {
    @Override
    public void arrive(Venue venue, Account self) {
        Holding holding = self.holdings.get(venue.dice.below(self.holdings.size()));
        venue.awaitJump(holding, venue.dice.logNormal(self.traits.orderUsd(), 0.5));
    }
}
