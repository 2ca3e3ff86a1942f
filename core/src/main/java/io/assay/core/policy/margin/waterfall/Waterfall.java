package io.assay.core.policy.margin.waterfall;

import io.assay.core.policy.margin.Liquidations;
import java.util.Arrays;

/// What becomes of accounts that run short, in the sequence of [Liquidations], step by step, against a market that has only so
/// much room.
///
/// 1. **Book.** Under maintenance margin the position goes to the market in slices, of a large one a fifth first. What is left
///    stays the holder's; what is missing the fund pays.
/// 2. **Vault.** Under two thirds of maintenance the vault takes position and cash together and closes them in its own time.
///    What is left the fund keeps, what is missing it pays. It takes no more than the fund can carry.
/// 3. **Winners.** Where an account is worth less than nothing and the fund cannot pay, positions are closed against winners,
///    largest [Liquidations#queuePlace] first, and each gives up its part of the hole; who trades for the market is last.
///
/// A step has two halves: [#wanted] decides and says how much will be traded, the caller finds the price at which the market
/// takes it, and [#settle] does it there. Holders of the ledger are the accounts, then the fund, then the market.
public final class Waterfall {
    private enum State {
        LIVE,
        TAKEN,
        CLOSED
    }

    private final Ledger ledger;
    private final double[] maintenance;
    private final WaterfallTerms terms;
    private final Winners winners;
    private final State[] state;
    private final double[] pausedS;
    private final boolean[] counted;
    private final long[] order;
    private long vaultGross;
    private WaterfallTally tally = WaterfallTally.NOTHING;

    /// @param ledger of the accounts, the fund and the market, in this order
    /// @param maintenance rate by account and instrument, as a part of the position's value, row-major
    /// @param entryTicks price at which a position was entered, by account and instrument, row-major
    public Waterfall(Ledger ledger, double[] maintenance, double[] entryTicks, WaterfallTerms terms) {
        int cells = (ledger.holders() - 2) * ledger.instruments();
        if (maintenance.length != cells || entryTicks.length != cells) {
            throw new IllegalArgumentException("a rate and an entry by account and instrument, " + cells + ": got "
                    + maintenance.length + ", " + entryTicks.length);
        }
        this.ledger = ledger;
        this.maintenance = maintenance.clone();
        this.terms = terms;
        winners = new Winners(ledger, entryTicks.clone());
        state = new State[ledger.holders() - 2];
        Arrays.fill(state, State.LIVE);
        pausedS = new double[state.length];
        Arrays.fill(pausedS, -1);
        counted = new boolean[state.length];
        order = new long[cells];
    }

    public WaterfallTally tally() {
        return tally;
    }

    /// Whether an account still decides for itself.
    public boolean isFree(int account) {
        return state[account] == State.LIVE && pausedS[account] < 0;
    }

    /// Whether its position was taken or closed for it, in whole or in part.
    public boolean wasLiquidated(int account) {
        return counted[account];
    }

    /// A trade an account decides for itself, with the market.
    ///
    /// @param lots + = bought
    public void trade(int account, int instrument, long lots, long priceTicks) {
        if (!isFree(account)) {
            throw new IllegalStateException("account " + account + " does not decide for itself any more");
        }
        if (Long.signum(lots) * Long.signum(ledger.lots(account, instrument)) >= 0 && lots != 0) {
            winners.entered(account, instrument, lots, priceTicks);
        }
        ledger.trade(account, market(), instrument, lots, priceTicks);
    }

    /// Maintenance margin in units.
    public double maintenance(int account, long[] priceTicks) {
        double sum = 0;
        for (int k = 0; k < ledger.instruments(); k++) {
            sum += maintenance[account * ledger.instruments() + k] * Math.abs((double) ledger.lots(account, k))
                    * priceTicks[k];
        }
        return sum;
    }

    /// Decides about every account and returns how many lots will be bought (negative: sold) in each instrument.
    ///
    /// @param roomLots the market has in this step, by instrument
    public long[] wanted(long[] priceTicks, double[] roomLots) {
        Arrays.fill(order, 0);
        winners.forget();
        vaultGross = vaultGross(priceTicks);
        for (int i = 0; i < state.length; i++) {
            if (state[i] == State.CLOSED || ledger.isFlat(i)) {
                continue;
            }
            if (state[i] == State.TAKEN) {
                carry(i, priceTicks);
            } else {
                look(i, priceTicks);
            }
        }
        var net = new long[ledger.instruments()];
        for (int k = 0; k < net.length; k++) {
            net[k] = fit(k, roomLots[k] * terms.participation(), State.LIVE)
                    + fit(k, roomLots[k] * terms.vaultParticipation(), State.TAKEN);
        }
        return net;
    }

    private void look(int i, long[] price) {
        long equity = ledger.equity(i, price);
        double notional = (double) ledger.gross(i, price) / terms.unitsPerUsd();
        var stage = Liquidations.stage((double) equity, maintenance(i, price), notional, pausedS[i]);
        switch (stage) {
            case SAFE -> pausedS[i] = -1;
            case BOOK_IN_PART -> order(i, pausedS[i] < 0 ? Liquidations.FIRST_PART : 0);
            case BOOK -> order(i, 1);
            case BACKSTOP -> takeOver(i, price);
            case DELEVERAGE -> {
                if (isFundGoodFor(-equity)) {
                    takeOver(i, price);
                } else {
                    deleverage(i, price);
                }
            }
        }
        if (stage != Liquidations.Stage.SAFE) {
            pausedS[i] = Math.max(0, pausedS[i]) + terms.stepS();
            count(i);
        }
    }

    private void count(int i) {
        if (!counted[i]) {
            counted[i] = true;
            tally = tally.withAccount();
        }
    }

    /// An account the vault holds: closed in slices, or against winners when its hole outgrows the fund.
    private void carry(int i, long[] price) {
        long equity = ledger.equity(i, price);
        if (equity < 0 && !isFundGoodFor(-equity)) {
            deleverage(i, price);
        } else {
            order(i, 1);
        }
    }

    private void takeOver(int i, long[] price) {
        long gross = ledger.gross(i, price);
        if ((double) Math.addExact(vaultGross, gross) <= terms.vaultLeverage() * (double) ledger.cash(fund())) {
            state[i] = State.TAKEN;
            vaultGross = Math.addExact(vaultGross, gross);
            tally = tally.withTaken();
        }
        order(i, 1);
    }

    private long vaultGross(long[] price) {
        long sum = 0;
        for (int i = 0; i < state.length; i++) {
            sum = Math.addExact(sum, state[i] == State.TAKEN ? ledger.gross(i, price) : 0);
        }
        return sum;
    }

    private boolean isFundGoodFor(long hole) {
        return ledger.cash(fund()) >= hole;
    }

    private void order(int i, double part) {
        for (int k = 0; k < ledger.instruments(); k++) {
            order[i * ledger.instruments() + k] = (long) Math.rint(-part * ledger.lots(i, k));
        }
    }

    /// Cuts orders of one instrument to the room there is, all in the same proportion, towards zero; returns their sum. Buying
    /// and selling do not share room.
    private long fit(int k, double room, State of) {
        double bought = 0;
        double sold = 0;
        for (int i = 0; i < state.length; i++) {
            double lots = state[i] == of ? order[i * ledger.instruments() + k] : 0;
            bought += Math.max(0, lots);
            sold += Math.max(0, -lots);
        }
        double buying = bought > room ? room / bought : 1;
        double selling = sold > room ? room / sold : 1;
        long net = 0;
        for (int i = 0; i < state.length; i++) {
            int at = i * ledger.instruments() + k;
            if (state[i] == of && order[at] != 0) {
                double part = order[at] > 0 ? buying : selling;
                order[at] = part == 1 ? order[at] : (long) (order[at] * part);
                net = Math.addExact(net, order[at]);
            }
        }
        return net;
    }

    /// Does what was decided at the prices the market made of it, and closes the books of accounts that are flat.
    public void settle(long[] priceTicks) {
        for (int i = 0; i < state.length; i++) {
            for (int k = 0; k < ledger.instruments(); k++) {
                long lots = order[i * ledger.instruments() + k];
                if (lots != 0) {
                    ledger.trade(i, market(), k, lots, priceTicks[k]);
                    tally = tally.withClosed(lots < 0, Math.multiplyExact(Math.abs(lots), priceTicks[k]));
                }
            }
            if (counted[i] && state[i] != State.CLOSED && ledger.isFlat(i)) {
                close(i);
            }
        }
    }

    /// Closes what the vault still holds, at these prices: what it would cost if the market stood still.
    public void finish(long[] priceTicks) {
        Arrays.fill(order, 0);
        for (int i = 0; i < state.length; i++) {
            if (state[i] == State.TAKEN) {
                order(i, 1);
            }
        }
        settle(priceTicks);
    }

    private void close(int i) {
        long left = ledger.cash(i);
        if (left < 0) {
            payFor(i, -left);
        } else if (state[i] == State.TAKEN) {
            ledger.pay(i, fund(), left);
            tally = tally.withFund(0, left);
        }
        state[i] = State.CLOSED;
    }

    /// The fund pays what it has; the market, whose orders were filled last, the rest.
    private void payFor(int i, long hole) {
        long paid = Math.min(hole, Math.max(0, ledger.cash(fund())));
        ledger.pay(fund(), i, paid);
        tally = tally.withFund(paid, 0);
        if (paid < hole) {
            ledger.pay(market(), i, hole - paid);
            tally = tally.withWinners(hole - paid, 0);
        }
    }

    /// The fund pays what it has, winners share the rest by what each closes; then nothing is left of the account.
    private void deleverage(int i, long[] price) {
        long closed = ledger.gross(i, price);
        long hole = -ledger.equity(i, price);
        long paid = Math.min(hole, Math.max(0, ledger.cash(fund())));
        ledger.pay(fund(), i, paid);
        for (int k = 0; k < ledger.instruments(); k++) {
            long lots = ledger.lots(i, k);
            if (lots != 0) {
                tally = tally.withClosed(lots > 0, Math.multiplyExact(Math.abs(lots), price[k]));
            }
        }
        winners.close(i, hole - paid, price, j -> state[j] == State.LIVE && !counted[j]);
        tally = tally.withFund(paid, 0).withWinners(hole - paid, closed);
        order(i, 0);
        state[i] = State.CLOSED;
        count(i);
    }

    private int fund() {
        return state.length;
    }

    private int market() {
        return state.length + 1;
    }
}
