package io.assay.app.simulate;

import io.assay.app.simulate.Instrument.BrittlePosition;
import io.assay.app.simulate.MakerPool.Quoter;
import java.util.List;

/// What accounts have before the span begins: positions, stock to quote with, and who may be liquidated.
final class Endowment {
    private static final double BRITTLE_SHARE = 0.012;
    private static final double MAKER_LIMIT_FILLS = 40;
    private static final double DEPTH_REFERENCE_USD = 40_000;

    private Endowment() {}

    static void give(Account account, Dice dice, SimulationConfig config) {
        switch (account.kind) {
            case BASIS_HEDGER -> hedged((BasisHedger) account.behaviour, dice);
            case MARKET_MAKER -> stock(account, dice, 100);
            case MIXED -> stock(account, dice, 12);
            case DIRECTIONAL_RETAIL -> retail(account, dice, config);
            case DIRECTIONAL_INSTITUTION -> directional(account, dice, 0.5, 10);
            case DORMANT -> directional(account, dice, 0.6, 8);
            case INFORMED_TAKER, LATENCY_TAKER -> directional(account, dice, 0.2, 2);
        }
    }

    /// Enters every quoting account in the instruments it holds.
    static void quote(List<Account> accounts, Dice dice) {
        for (Account account : accounts) {
            if (account.kind == Kind.MARKET_MAKER) {
                quote(account, account.traits.activity(), dice);
            } else if (account.kind == Kind.MIXED) {
                double odds = account.traits.restShare() / (1 - account.traits.restShare());
                quote(account, account.traits.activity() * odds, dice);
            }
        }
    }

    private static void quote(Account account, double weight, Dice dice) {
        for (Holding holding : account.holdings) {
            double depth = Math.sqrt(holding.instrument.depthUsd / DEPTH_REFERENCE_USD);
            double fillUsd = account.traits.orderUsd() * depth * dice.logNormal(1, 0.2);
            holding.instrument.makers.add(new Quoter(holding, weight * dice.logNormal(1, 0.3), fillUsd,
                    MAKER_LIMIT_FILLS * fillUsd, holding.lots()));
        }
    }

    private static void hedged(BasisHedger hedger, Dice dice) {
        for (BasisHedger.Pair pair : hedger.pairs()) {
            long units = pair.units(hedger.targetUsd() * dice.between(0.6, 1.4));
            pair.spot().endow(pair.spotLots(units), pair.spot().instrument.bid());
            pair.perp().endow(-pair.perpLots(units, hedger.hedgeRatio()), pair.perp().instrument.ask());
        }
    }

    private static void stock(Account account, Dice dice, double fills) {
        for (Holding holding : account.holdings) {
            if (holding.instrument.listing.isSpot()) {
                double usd = dice.logNormal(fills * account.traits.orderUsd(), 0.3);
                holding.endow(holding.instrument.lots(usd), holding.instrument.bid());
            }
        }
    }

    private static void directional(Account account, Dice dice, double share, double orders) {
        for (Holding holding : account.holdings) {
            if (dice.chance(share)) {
                int sign = holding.instrument.listing.isSpot() || dice.chance(0.6) ? 1 : -1;
                long lots = holding.instrument.lots(dice.logNormal(orders * account.traits.orderUsd(), 0.6));
                holding.endow(sign * lots, holding.instrument.bid());
            }
        }
    }

    /// Some start with a large leveraged position and a liquidation price that the market may well reach.
    private static void retail(Account account, Dice dice, SimulationConfig config) {
        Holding holding = account.holdings.getFirst();
        boolean isBrittle = dice.chance(BRITTLE_SHARE) && !holding.instrument.listing.isSpot();
        directional(account, dice, isBrittle ? 0 : 0.4, 1.5);
        if (isBrittle) {
            Instrument instrument = holding.instrument;
            int sign = dice.sign();
            long lots = instrument.lots(dice.logNormal(20 * account.traits.orderUsd(), 0.5));
            double day = Listings.root(instrument.listing.underlying()).dayVolPct() / 100;
            double away = dice.between(0.1, 1) * day * Math.sqrt(config.hours() / 24);
            holding.endow(sign * lots, instrument.bid());
            instrument.brittle.add(new BrittlePosition(holding,
                    Math.round((sign > 0 ? instrument.bid() : instrument.ask()) * (1 - sign * away))));
        }
    }
}
