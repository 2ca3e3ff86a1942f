package io.assay.core.policy.margin.waterfall;

/// Who holds what, in whole lots and whole units of cash; one unit is one lot times one tick.
///
/// Positions and cash only ever move from one holder to another, so both totals stay what they were, to the unit, whatever prices
/// do. What does not fit 64 bits is refused, never wrapped.
public final class Ledger {
    private final int instruments;
    private final long[] cash;
    private final long[] lots;

    public Ledger(int holders, int instruments) {
        if (holders < 2 || instruments < 1) {
            throw new IllegalArgumentException(
                    "two holders and an instrument at least: " + holders + ", " + instruments);
        }
        this.instruments = instruments;
        cash = new long[holders];
        lots = new long[Math.multiplyExact(holders, instruments)];
    }

    private Ledger(Ledger other) {
        instruments = other.instruments;
        cash = other.cash.clone();
        lots = other.lots.clone();
    }

    public Ledger copy() {
        return new Ledger(this);
    }

    public int holders() {
        return cash.length;
    }

    public int instruments() {
        return instruments;
    }

    /// Cash from outside; the only way totals change.
    public void fund(int holder, long units) {
        cash[holder] = Math.addExact(cash[holder], units);
    }

    /// @param units >= 0
    public void pay(int from, int to, long units) {
        if (units < 0) {
            throw new IllegalArgumentException("a payment is not negative: " + units);
        }
        cash[from] = Math.subtractExact(cash[from], units);
        cash[to] = Math.addExact(cash[to], units);
    }

    /// @param bought by the first from the second, in lots; negative = sold
    public void trade(int one, int other, int instrument, long bought, long priceTicks) {
        if (priceTicks < 0) {
            throw new IllegalArgumentException("a price is not negative: " + priceTicks);
        }
        long paid = Math.multiplyExact(bought, priceTicks);
        move(one, instrument, bought, -paid);
        move(other, instrument, -bought, paid);
    }

    private void move(int holder, int instrument, long bought, long received) {
        int at = holder * instruments + instrument;
        lots[at] = Math.addExact(lots[at], bought);
        cash[holder] = Math.addExact(cash[holder], received);
    }

    /// Signed: + = long.
    public long lots(int holder, int instrument) {
        return lots[holder * instruments + instrument];
    }

    public long cash(int holder) {
        return cash[holder];
    }

    public boolean isFlat(int holder) {
        for (int k = 0; k < instruments; k++) {
            if (lots(holder, k) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Cash and positions at these prices, in units.
    public long equity(int holder, long[] priceTicks) {
        long sum = cash[holder];
        for (int k = 0; k < instruments; k++) {
            sum = Math.addExact(sum, Math.multiplyExact(lots(holder, k), priceTicks[k]));
        }
        return sum;
    }

    /// Value of all positions without their signs, in units.
    public long gross(int holder, long[] priceTicks) {
        long sum = 0;
        for (int k = 0; k < instruments; k++) {
            sum = Math.addExact(sum, Math.multiplyExact(Math.abs(lots(holder, k)), priceTicks[k]));
        }
        return sum;
    }

    public long totalCash() {
        long sum = 0;
        for (long units : cash) {
            sum = Math.addExact(sum, units);
        }
        return sum;
    }

    public long totalLots(int instrument) {
        long sum = 0;
        for (int holder = 0; holder < cash.length; holder++) {
            sum = Math.addExact(sum, lots(holder, instrument));
        }
        return sum;
    }
}
