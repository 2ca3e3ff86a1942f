package io.assay.app.simulate;

/// Opens, adds and closes small positions without knowing anything.
///
/// @param closeShare probability that a decision about a held position closes it
/// @param longShare probability that a new position is long
record Retail(double closeShare, double longShare) implements Behaviour {
    private static final double RETURN_CHANCE = 0.25;
    private static final double POSITION_ORDERS_MAX = 6;

    @Override
    public void arrive(Venue venue, Account self) {
        Dice dice = venue.dice;
        act(venue, self);
        if (dice.chance(RETURN_CHANCE)) {
            venue.later(Math.min(dice.exponential(300), venue.spanS() / 20), () -> act(venue, self));
        }
    }

    private void act(Venue venue, Account self) {
        Dice dice = venue.dice;
        Holding holding = self.holdings.get(dice.below(self.holdings.size()));
        double restShare = self.traits.restShare();
        double heldUsd = holding.usd();
        int held = (int) Math.signum(heldUsd);
        boolean isWorthClosing = Math.abs(heldUsd) > 12;
        boolean isHeavy = Math.abs(heldUsd) > POSITION_ORDERS_MAX * self.traits.orderUsd();
        if (isWorthClosing && (isHeavy || dice.chance(closeShare))) {
            venue.sendLots(holding, -held, Math.abs(holding.lots()), restShare, 120);
            return;
        }
        boolean isSpot = holding.instrument.listing.isSpot();
        int sign = isWorthClosing ? held : isSpot || dice.chance(longShare) ? 1 : -1;
        venue.send(holding, sign, dice.logNormal(self.traits.orderUsd(), 0.8), restShare, 120);
    }
}
