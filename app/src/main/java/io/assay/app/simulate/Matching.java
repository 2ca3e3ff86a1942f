package io.assay.app.simulate;

import io.assay.app.simulate.Instrument.RestingOrder;
import io.assay.app.simulate.MakerPool.Quoter;
import io.assay.app.simulate.Trade.Leg;
import io.assay.app.simulate.Trade.Liquidation;
import org.jspecify.annotations.Nullable;

/// Matches an order with resting orders and quotes, walks the book when it is large, and books both sides.
final class Matching {
    private static final int FILLS_PER_ORDER_MAX = 30;
    private static final double RESTING_FIRST = 0.65;

    private final Venue venue;
    private final Tape tape;
    private final OrderNumbers orders;

    Matching(Venue venue, Tape tape, OrderNumbers orders) {
        this.venue = venue;
        this.tape = tape;
        this.orders = orders;
    }

    RestingOrder rest(Holding holding, int sign, long lots, Order order) {
        var resting = new RestingOrder(holding, order, lots);
        holding.instrument.resting(sign).add(resting);
        return resting;
    }

    /// Executes a taker order as far as there is somebody to trade with, and moves the market.
    void take(Holding holding, int sign, long lots, Order order) {
        Instrument instrument = holding.instrument;
        long wanted = sellable(holding, sign, lots);
        instrument.advance(venue.nowNs());
        double quotedMid = instrument.quotedMid();
        long left = wanted;
        long price = sign > 0 ? instrument.ask() : instrument.bid();
        long levelLots = instrument.lots(instrument.depthUsd);
        for (int fill = 1; left > 0 && fill <= FILLS_PER_ORDER_MAX && !tape.isFull(); fill++) {
            long done = fillOnce(holding, sign, left, fill == FILLS_PER_ORDER_MAX, price, order);
            if (done == 0) {
                break;
            }
            left -= done;
            if ((wanted - left) / levelLots > (wanted - left - done) / levelLots) {
                price += sign * Math.max(instrument.listing.step(price), (long) (0.3 * instrument.halfSpread * price)
                        / instrument.listing.step(price) * instrument.listing.step(price));
            }
        }
        if (left < wanted) {
            respond(holding, sign, instrument.usd(wanted - left), quotedMid, order);
        }
    }

    /// Matches once and returns the lots done, 0 when nobody is there.
    private long fillOnce(Holding taker, int sign, long left, boolean isLast, long price, Order order) {
        Instrument instrument = taker.instrument;
        Dice dice = venue.dice;
        RestingOrder resting = dice.chance(RESTING_FIRST) ? instrument.oldest(-sign, taker.account) : null;
        if (resting != null) {
            long lots = sellable(resting.holding, -sign, Math.min(left, resting.lotsLeft));
            resting.lotsLeft = lots == 0 ? 0 : resting.lotsLeft - lots;
            if (lots > 0) {
                print(taker, resting.holding, sign, lots, price, order, resting.order);
                return lots;
            }
        }
        Quoter quoter = instrument.makers.pick(dice, -sign, taker.account);
        if (quoter == null) {
            return 0;
        }
        double shown = dice.logNormal(quoter.fillUsd(), 0.6);
        long clip = isLast ? left : Math.max(instrument.lots(shown), (long) (left * dice.between(0.25, 1)));
        long lots = sellable(quoter.holding(), -sign, Math.min(left, clip));
        Order quote = Order.of(quoter.holding().quoteOrder(-sign, dice, orders));
        print(taker, quoter.holding(), sign, lots, price, order, quote);
        quoter.holding().account.behaviour.quoteFilled(venue, quoter);
        return lots;
    }

    private static long sellable(Holding holding, int sign, long lots) {
        boolean isBounded = sign < 0 && holding.instrument.listing.isSpot();
        return isBounded ? Math.min(lots, Math.max(0, holding.lots())) : lots;
    }

    private void respond(Holding taker, int sign, double usd, double quotedMid, Order order) {
        Instrument instrument = taker.instrument;
        instrument.respond(sign, usd);
        venue.traded(instrument);
        if (order.isLiquidation()) {
            taker.account.tally.liquidated();
            return;
        }
        double atOnce = instrument.mid() / quotedMid - 1;
        for (int h = 0; h < Tally.HORIZONS_S.length; h++) {
            taker.account.tally.took(h, usd, sign * (atOnce + instrument.expectedMove(Tally.HORIZONS_S[h])));
        }
    }

    private void print(Holding taker, Holding maker, int sign, long lots, long price, Order order, Order makerOrder) {
        Instrument instrument = taker.instrument;
        double usd = instrument.usd(lots);
        taker.account.tally.filled(!order.isLiquidation(), true, usd);
        maker.account.tally.filled(true, false, usd);
        Leg takerLeg = leg(taker, sign * lots, price, order, true);
        Leg makerLeg = leg(maker, -sign * lots, price, makerOrder, false);
        long tid = Dice.mix(order.id() ^ Dice.mix(makerOrder.id() + (tape.trades() << 20))) & (1L << 50) - 1;
        tape.trade(new Trade(venue.nowNs(), venue.block(), tape.trades(), instrument.listing, price, lots, tid,
                sign > 0 ? takerLeg : makerLeg, sign > 0 ? makerLeg : takerLeg, liquidation(taker, order)));
    }

    private static @Nullable Liquidation liquidation(Holding taker, Order order) {
        if (!order.isLiquidation()) {
            return null;
        }
        Instrument instrument = taker.instrument;
        return new Liquidation(taker.account.address, (instrument.bid() + instrument.ask()) / 2);
    }

    private static Leg leg(Holding holding, long signedLots, long price, Order order, boolean isTaker) {
        Listing listing = holding.instrument.listing;
        long lots = Math.abs(signedLots);
        int rate = rate(holding, isTaker);
        boolean feeInBase = listing.isSpot() && (signedLots > 0 ? rate > 0 : rate < 0);
        long fee = Decimals.fee(feeInBase ? lots * listing.unitsPerLot() : Math.multiplyExact(price, lots), rate);
        long before = holding.position();
        long profit = holding.book(signedLots, price, feeInBase ? fee : 0);
        Account account = holding.account;
        return new Leg(account.address, order.id(), isTaker, before, direction(listing, before, signedLots, lots),
                profit,
                fee, feeInBase, account.traits.hasClientIds(), order.twapId());
    }

    private static int rate(Holding holding, boolean isTaker) {
        Account.Traits traits = holding.account.traits;
        Listing listing = holding.instrument.listing;
        if (listing.isSpot()) {
            return isTaker ? traits.spotTakerFee() : traits.spotMakerFee();
        }
        int rate = isTaker ? traits.takerFee() : traits.makerFee();
        return rate > 0 ? rate * listing.feeMultiple() : rate;
    }

    /// The venue's word for what a fill does to a position.
    private static String direction(Listing listing, long before, long signedLots, long lots) {
        if (listing.isSpot()) {
            return signedLots > 0 ? "Buy" : "Sell";
        }
        if (before == 0 || before > 0 == signedLots > 0) {
            return signedLots > 0 ? "Open Long" : "Open Short";
        }
        if (lots > Math.abs(before)) {
            return signedLots > 0 ? "Short > Long" : "Long > Short";
        }
        return signedLots > 0 ? "Close Short" : "Close Long";
    }
}
