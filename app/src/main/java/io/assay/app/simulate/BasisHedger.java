package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Holds spot against the perpetual and changes both legs together, in a few slices.
final class BasisHedger implements Behaviour {
    private static final double PATIENCE_S = 150;

    private final List<Pair> pairs = new ArrayList<>();
    private final double targetUsd;
    private final double hedgeRatio;

    /// @param targetUsd spot it wants to hold in each pair; it strays between half and one and a half of it
    /// @param hedgeRatio part of the spot it hedges, near 1
    BasisHedger(double targetUsd, double hedgeRatio) {
        this.targetUsd = targetUsd;
        this.hedgeRatio = hedgeRatio;
    }

    /// One spot holding and its hedge.
    record Pair(Holding spot, Holding perp) {
        /// Places both legs can be sized in.
        int places() {
            return Math.min(spot.instrument.listing.sizeDecimals(), perp.instrument.listing.sizeDecimals());
        }

        /// The same amount of the underlying on both legs, worth about this much, in units of [#places].
        long units(double usd) {
            return Math.max(1, Math.round(usd / perp.instrument.quotedMid() * Decimals.power(places())));
        }

        long spotLots(long units) {
            return units * Decimals.power(spot.instrument.listing.sizeDecimals() - places());
        }

        long perpLots(long units, double hedgeRatio) {
            long lots = units * Decimals.power(perp.instrument.listing.sizeDecimals() - places());
            return Math.max(1, Math.round(hedgeRatio * lots));
        }
    }

    void add(Holding spot, Holding perp) {
        pairs.add(new Pair(spot, perp));
    }

    List<Pair> pairs() {
        return Collections.unmodifiableList(pairs);
    }

    double targetUsd() {
        return targetUsd;
    }

    double hedgeRatio() {
        return hedgeRatio;
    }

    @Override
    public void arrive(Venue venue, Account self) {
        Dice dice = venue.dice;
        Pair pair = pairs.get(dice.below(pairs.size()));
        double held = pair.spot().usd() / targetUsd;
        int sign = held < 0.5 ? 1 : held > 1.5 ? -1 : dice.sign();
        int slices = 2 + dice.below(3);
        double usd = dice.logNormal(self.traits.orderUsd(), 0.4);
        for (int i = 0; i < slices; i++) {
            venue.later(i * dice.between(5, 40), () -> slice(venue, self, pair, sign, usd));
        }
    }

    private void slice(Venue venue, Account self, Pair pair, int sign, double usd) {
        long units = pair.units(usd);
        if (sign < 0 && pair.spot().lots() < pair.spotLots(units)) {
            return;
        }
        double restShare = self.traits.restShare();
        venue.sendLots(pair.spot(), sign, pair.spotLots(units), restShare, PATIENCE_S);
        venue.sendLots(pair.perp(), -sign, pair.perpLots(units, hedgeRatio), restShare, PATIENCE_S);
    }
}
