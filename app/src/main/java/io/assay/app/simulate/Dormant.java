package io.assay.app.simulate;

/// Now and then a patient order, nearly always a purchase.
///
/// @param buyShare probability that an order buys
record Dormant(double buyShare) implements Behaviour {
    private static final double PATIENCE_S = 900;

    @Override
    public void arrive(Venue venue, Account self) {
        Dice dice = venue.dice;
        Holding holding = self.holdings.get(dice.below(self.holdings.size()));
        int sign = holding.usd() > self.traits.orderUsd() && !dice.chance(buyShare) ? -1 : 1;
        venue.send(holding, sign, dice.logNormal(self.traits.orderUsd(), 0.5), self.traits.restShare(), PATIENCE_S);
    }
}
