package io.assay.app.simulate;

import io.assay.app.simulate.Instrument.BrittlePosition;
import io.assay.app.simulate.Instrument.LatencyOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The venue's clockwork: blocks, quotes, jumps and liquidations, and the orders accounts send.
///
/// Time runs in blocks. Inside a block orders meet the quotes published before it; when it ends, the quotes
/// they consumed are renewed and published a few milliseconds later.
final class Venue {
    private static final double EMPTY_BLOCK_CHANCE = 0.1;
    private static final double ORDER_USD_MIN = 12;

    final Dice dice;
    private final World world;
    private final Agenda agenda = new Agenda();
    private final BlockClock clock;
    private final Tape tape;
    private final Matching matching;
    private final OrderNumbers orders;
    private final List<Instrument> dirty = new ArrayList<>();
    private long block;
    private long nowNs;
    private boolean hasTraded;

    Venue(World world, Tape tape, Dice dice) {
        this.world = world;
        this.tape = tape;
        this.dice = dice;
        this.orders = new OrderNumbers(200_000_000_000L + dice.below(1_000_000_000));
        this.clock = new BlockClock(world.config().startNs(), 700_000_000L + dice.below(90_000_000), dice.bits());
        this.matching = new Matching(this, tape, orders);
        this.block = clock.blockAfter(world.config().startNs());
        this.nowNs = clock.timeNs(block);
    }

    /// Puts up the first quotes, endows the accounts, and starts what renews quotes and lets prices jump.
    void open() {
        long intervalNs = world.quoteIntervalNs();
        for (Instrument instrument : world.instruments()) {
            publish(instrument);
            agenda.at(nowNs + (long) (dice.uniform() * intervalNs), () -> refresh(instrument, intervalNs));
        }
        world.endow(dice);
        for (List<Instrument> group : world.groups()) {
            later(group.getFirst().path.nextJumpGapS(), () -> jump(group));
        }
    }

    Agenda agenda() {
        return agenda;
    }

    long nowNs() {
        return nowNs;
    }

    long block() {
        return block;
    }

    /// Moves on to the block that holds this time, ending the current one when it is another.
    void moveTo(long timeNs) {
        long next = clock.blockAfter(timeNs);
        if (next <= block) {
            return;
        }
        boolean isBusy = hasTraded;
        endBlock();
        if (isBusy && next > block + 1 && dice.chance(EMPTY_BLOCK_CHANCE)) {
            tape.endBlock(block + 1, clock.timeNs(block + 1));
        }
        block = next;
        nowNs = clock.timeNs(block);
    }

    /// Closes the current block and publishes the quotes it changed.
    void endBlock() {
        if (hasTraded) {
            tape.endBlock(block, nowNs);
            hasTraded = false;
        }
        dirty.sort(Comparator.comparingInt(instrument -> instrument.index));
        for (Instrument instrument : dirty) {
            publish(instrument);
        }
        dirty.clear();
    }

    void later(double seconds, Runnable task) {
        agenda.at(nowNs + (long) (seconds * 1e9), task);
    }

    /// Sends an order across the spread.
    void take(Holding holding, int sign, double usd) {
        matching.take(holding, sign, lots(holding, usd), Order.of(orders.next()));
    }

    void takeLots(Holding holding, int sign, long lots) {
        matching.take(holding, sign, lots, Order.of(orders.next()));
    }

    /// Sends a slice of a TWAP across the spread.
    void takeSlice(Holding holding, int sign, double usd, long twapId) {
        matching.take(holding, sign, lots(holding, usd), new Order(orders.next(), twapId, false));
    }

    /// Rests an order. What is left when patience ends goes across the spread.
    void restLots(Holding holding, int sign, long lots, double patienceS) {
        Instrument instrument = holding.instrument;
        double waits = Math.max(patienceS, Math.min(4 * instrument.tradeGapS, 360 * world.config().hours()));
        var order = matching.rest(holding, sign, lots, Order.of(orders.next()));
        later(waits, () -> {
            long left = order.lotsLeft;
            order.lotsLeft = 0;
            if (left > 0) {
                takeLots(holding, sign, left);
            }
        });
    }

    /// Rests with this probability, else takes.
    void send(Holding holding, int sign, double usd, double restShare, double patienceS) {
        sendLots(holding, sign, lots(holding, usd), restShare, patienceS);
    }

    void sendLots(Holding holding, int sign, long lots, double restShare, double patienceS) {
        if (dice.chance(restShare)) {
            restLots(holding, sign, lots, patienceS);
        } else {
            takeLots(holding, sign, lots);
        }
    }

    /// Keeps an order until the next jump of the instrument's underlying.
    void awaitJump(Holding holding, double usd) {
        holding.instrument.awaitingJump.add(new LatencyOrder(holding, usd));
    }

    /// A number for a TWAP.
    long newTwapId() {
        return 1_000_000 + orders.next() % 1_000_000_000;
    }

    double spanS() {
        return world.config().hours() * 3_600;
    }

    /// The trade consumed quotes of this instrument.
    void traded(Instrument instrument) {
        hasTraded = true;
        touch(instrument);
    }

    private static long lots(Holding holding, double usd) {
        return holding.instrument.lots(Math.max(usd, ORDER_USD_MIN));
    }

    private void touch(Instrument instrument) {
        if (instrument.markDirty()) {
            dirty.add(instrument);
        }
    }

    private void refresh(Instrument instrument, long intervalNs) {
        touch(instrument);
        agenda.at(nowNs + (long) (dice.between(0.5, 1.5) * intervalNs), () -> refresh(instrument, intervalNs));
    }

    private void publish(Instrument instrument) {
        instrument.advance(nowNs);
        if (instrument.requote(dice)) {
            tape.quote(new Quote(nowNs + clock.quoteDelayNs(block, instrument.index), instrument.listing,
                    instrument.bid(), instrument.bidLots(), instrument.ask(), instrument.askLots(),
                    instrument.indexPrice()));
            liquidate(instrument);
        }
    }

    private void liquidate(Instrument instrument) {
        for (int i = instrument.brittle.size() - 1; i >= 0; i--) {
            BrittlePosition brittle = instrument.brittle.get(i);
            boolean isLong = brittle.holding().position() > 0;
            if (isLong ? instrument.bid() <= brittle.price() : instrument.ask() >= brittle.price()) {
                instrument.brittle.remove(i);
                later(0.1, () -> matching.take(brittle.holding(), isLong ? -1 : 1, Math.abs(brittle.holding().lots()),
                        new Order(orders.next(), 0, true)));
            }
        }
    }

    /// A jump that latency takers see 0.3 to 0.8 s before the quotes do. Small ones nobody bothers with.
    private void jump(List<Instrument> group) {
        MarketPath path = group.getFirst().path;
        path.advance(nowNs);
        path.startJump();
        double revealS = dice.between(0.3, 0.8);
        if (Math.abs(path.pendingJump()) > 0.6 * path.jumpSd()) {
            for (Instrument instrument : group) {
                pickOff(instrument, path.pendingJump() > 0 ? 1 : -1, revealS);
            }
        }
        later(revealS, () -> {
            path.revealJump();
            group.forEach(this::touch);
        });
        later(1 + revealS + path.nextJumpGapS(), () -> jump(group));
    }

    private void pickOff(Instrument instrument, int jumpSign, double revealS) {
        var waiting = new ArrayList<>(instrument.awaitingJump);
        instrument.awaitingJump.clear();
        for (LatencyOrder order : waiting) {
            Holding holding = order.holding();
            int sign = dice.chance(holding.account.traits.skill()) ? jumpSign : -jumpSign;
            if (sign * holding.usd() > 8 * holding.account.traits.orderUsd()) {
                instrument.awaitingJump.add(order);
            } else {
                later(dice.between(0.02, revealS - 0.15), () -> take(holding, sign, order.usd()));
            }
        }
    }
}
