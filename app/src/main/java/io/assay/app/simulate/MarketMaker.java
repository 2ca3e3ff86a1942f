package io.assay.app.simulate;

import io.assay.app.simulate.MakerPool.Quoter;

/// Quotes; the venue draws whose quote is hit. Crosses the spread only to shed inventory over its limit.
record MarketMaker() implements Behaviour {
    private static final double SHED_CHANCE = 0.06;

    @Override
    public void arrive(Venue venue, Account self) {}

    @Override
    public void quoteFilled(Venue venue, Quoter quoter) {
        double load = quoter.load();
        if (Math.abs(load) > 1 && venue.dice.chance(SHED_CHANCE)) {
            venue.later(venue.dice.between(0.1, 3), () -> venue.take(quoter.holding(), load > 0 ? -1 : 1,
                    0.3 * quoter.limitUsd()));
        }
    }
}
