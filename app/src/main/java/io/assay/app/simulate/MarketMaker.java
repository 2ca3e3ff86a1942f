package io.assay.app.simulate;

import io.assay.app.simulate.MakerPool.Quoter;

/// Quotes; the venue draws whose quote is hit. Now and then it crosses the spread to shed inventory, more often
/// the smaller its rest share, and more when it is over its limit.
record MarketMaker() implements Behaviour {
    private static final double LOAD_WORTH_SHEDDING = 0.15;

    @Override
    public void arrive(Venue venue, Account self) {}

    @Override
    public void quoteFilled(Venue venue, Quoter quoter) {
        double load = quoter.load();
        double chance = 1 - quoter.holding().account.traits.restShare();
        if (Math.abs(load) > LOAD_WORTH_SHEDDING && venue.dice.chance(Math.abs(load) > 1 ? 2 * chance : chance)) {
            double usd = Math.min(venue.dice.logNormal(quoter.fillUsd(), 0.6), Math.abs(load) * quoter.limitUsd());
            venue.later(venue.dice.between(0.1, 3), () -> venue.take(quoter.holding(), load > 0 ? -1 : 1, usd));
        }
    }
}
