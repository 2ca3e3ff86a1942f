package io.assay.app.simulate;

/// What one account holds of one instrument, and how it quotes it.
final class Holding {
    final Account account;
    final Instrument instrument;
    /// Signed; in units of the listing's position places.
    private long position;
    /// What the position cost, signed like it; in units of the listing's money places.
    private long cost;
    private long bidOrder;
    private long askOrder;

    Holding(Account account, Instrument instrument) {
        this.account = account;
        this.instrument = instrument;
    }

    long position() {
        return position;
    }

    /// Whole lots held, towards zero.
    long lots() {
        return position / instrument.listing.unitsPerLot();
    }

    double usd() {
        return (double) position / instrument.listing.unitsPerLot() * instrument.lotSize * instrument.quotedMid();
    }

    /// A position that was there before the span began.
    void endow(long lots, long price) {
        position = Math.multiplyExact(lots, instrument.listing.unitsPerLot());
        cost = Math.multiplyExact(lots, price);
    }

    /// Books a fill at average cost and returns the profit it realises, in units of the money places.
    ///
    /// @param signedLots positive when bought
    /// @param feeUnits what the fee takes from the position itself (negative: a rebate adds to it)
    long book(long signedLots, long price, long feeUnits) {
        long change = Math.multiplyExact(signedLots, instrument.listing.unitsPerLot());
        long notional = Math.multiplyExact(signedLots, price);
        long before = position;
        position = Math.addExact(before, change - feeUnits);
        if (before == 0 || Long.signum(before) == Long.signum(change)) {
            cost = Math.addExact(cost, notional);
            return 0;
        }
        if (Math.abs(change) < Math.abs(before)) {
            long released = Math.round(cost * ((double) Math.abs(change) / Math.abs(before)));
            cost -= released;
            return -notional - released;
        }
        long closing = Math.round(notional * ((double) Math.abs(before) / Math.abs(change)));
        long profit = -closing - cost;
        cost = notional - closing;
        return profit;
    }

    /// The number of the order this account quotes with on one side; a third of the time a new one.
    long quoteOrder(int sign, Dice dice, OrderNumbers numbers) {
        long current = sign > 0 ? bidOrder : askOrder;
        if (current == 0 || dice.chance(0.3)) {
            current = numbers.next();
            if (sign > 0) {
                bidOrder = current;
            } else {
                askOrder = current;
            }
        }
        return current;
    }
}
