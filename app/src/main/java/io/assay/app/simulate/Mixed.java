package io.assay.app.simulate;

/// Takes at moments of its own and quotes all the time; every parameter continuous across accounts.
///
/// @param closeShare probability that a decision about a held position closes it
record Mixed(double closeShare) implements Behaviour {
    private static final double POSITION_ORDERS_MAX = 12;

    @Override
    public void arrive(Venue venue, Account self) {
        Dice dice = venue.dice;
        Holding holding = self.holdings.get(dice.below(self.holdings.size()));
        double heldUsd = holding.usd();
        double orderUsd = dice.logNormal(self.traits.orderUsd(), 0.6);
        boolean isHeavy = Math.abs(heldUsd) > POSITION_ORDERS_MAX * self.traits.orderUsd();
        if (Math.abs(heldUsd) > orderUsd && (isHeavy || dice.chance(closeShare))) {
            venue.take(holding, heldUsd > 0 ? -1 : 1, Math.min(Math.abs(heldUsd), 2 * orderUsd));
            return;
        }
        holding.instrument.path.advance(venue.nowNs());
        int read = holding.instrument.path.driftLeft() > 0 ? 1 : -1;
        venue.take(holding, dice.chance(self.traits.skill()) ? read : -read, orderUsd);
    }
}
