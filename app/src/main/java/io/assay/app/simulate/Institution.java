package io.assay.app.simulate;

/// Works one parent order at a time in slices over a fraction of an hour.
final class Institution implements Behaviour {
    private static final double POSITION_ORDERS_MAX = 60;
    private static final double REDUCE_CHANCE = 0.45;

    private final boolean usesTwap;
    private boolean isWorking;

    /// @param usesTwap whether half of its parents are TWAPs of the venue
    Institution(boolean usesTwap) {
        this.usesTwap = usesTwap;
    }

    @Override
    public void arrive(Venue venue, Account self) {
        if (isWorking) {
            return;
        }
        isWorking = true;
        Dice dice = venue.dice;
        Holding holding = self.holdings.get(dice.below(self.holdings.size()));
        int slices = 5 + dice.below(12);
        double gapS = Math.min(dice.logNormal(1_500, 0.5), venue.spanS() / 12) / slices;
        long twapId = usesTwap && dice.chance(0.5) ? venue.newTwapId() : 0;
        work(venue, self, new Parent(holding, sign(venue, self, holding), gapS, twapId), slices);
    }

    /// A parent order at work.
    private record Parent(Holding holding, int sign, double gapS, long twapId) {}

    private static int sign(Venue venue, Account self, Holding holding) {
        double usd = holding.usd();
        boolean isHeavy = Math.abs(usd) > POSITION_ORDERS_MAX * self.traits.orderUsd();
        if (usd != 0 && (isHeavy || venue.dice.chance(REDUCE_CHANCE))) {
            return usd > 0 ? -1 : 1;
        }
        holding.instrument.path.advance(venue.nowNs());
        int read = holding.instrument.path.driftLeft() > 0 ? 1 : -1;
        return venue.dice.chance(self.traits.skill()) ? read : -read;
    }

    private void work(Venue venue, Account self, Parent parent, int slicesLeft) {
        if (slicesLeft == 0) {
            isWorking = false;
            return;
        }
        double usd = venue.dice.logNormal(self.traits.orderUsd(), 0.4);
        if (parent.twapId() != 0) {
            venue.takeSlice(parent.holding(), parent.sign(), usd, parent.twapId());
        } else {
            venue.send(parent.holding(), parent.sign(), usd, self.traits.restShare(), parent.gapS());
        }
        venue.later(parent.gapS() * venue.dice.between(0.6, 1.4), () -> work(venue, self, parent, slicesLeft - 1));
    }
}
