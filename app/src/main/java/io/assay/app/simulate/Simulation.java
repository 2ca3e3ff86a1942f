package io.assay.app.simulate;

import java.util.Comparator;
import java.util.List;

/// Runs a configuration: the same one gives the same trades and quotes, bit for bit, on any machine.
public final class Simulation {
    private static final double AWAKE_ASLEEP = 0.12;
    private static final int SLEEP_HOURS = 8;
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final World world;
    private final Tape tape;
    private final Venue venue;
    private final Dice dice;

    private Simulation(SimulationConfig config, List<TradeSink> sinks) {
        this.world = World.of(config);
        this.tape = new Tape(sinks, config.fills() / 2);
        this.dice = world.tradingDice();
        this.venue = new Venue(world, tape, dice.split());
    }

    /// Simulates the span into the sinks, which it does not close.
    ///
    /// @throws java.io.UncheckedIOException when a sink fails
    public static SimulationResult run(SimulationConfig config, List<TradeSink> sinks) {
        var simulation = new Simulation(config, sinks);
        simulation.run();
        return simulation.result();
    }

    private void run() {
        SimulationConfig config = world.config();
        AliasTable who = AliasTable.of(world.accounts().stream().mapToDouble(Simulation::decisions).toArray());
        var pace = new Pace(config.startNs(), config.endNs(), config.fills() / 2, 2.5);
        Agenda agenda = venue.agenda();
        venue.open();
        double arrival = config.startNs() + pace.nextGapNs(config.startNs(), 0, dice);
        while (!tape.isFull()) {
            long arrivalNs = (long) arrival;
            long next = Math.min(arrivalNs, agenda.nextNs());
            if (next >= config.endNs()) {
                break;
            }
            venue.moveTo(next);
            if (next < arrivalNs) {
                agenda.pop().run();
                continue;
            }
            Account account = world.accounts().get(who.pick(dice));
            if (isAwake(account, next)) {
                account.behaviour.arrive(venue, account);
            }
            pace.decided();
            arrival += pace.nextGapNs(next, tape.trades(), dice);
        }
        venue.endBlock();
    }

    /// Decisions an account takes, relative to others. Quoting accounts of a structureless world take with the
    /// part of their activity that does not rest.
    private static double decisions(Account account) {
        Account.Traits traits = account.traits;
        return switch (account.kind) {
            case MARKET_MAKER -> 0;
            case MIXED -> traits.activity() * 2 * (1 - traits.restShare());
            case INFORMED_TAKER, LATENCY_TAKER, BASIS_HEDGER, DIRECTIONAL_INSTITUTION ->
                    traits.activity() / account.kind.fillsPerArrival();
            case DIRECTIONAL_RETAIL, DORMANT -> {
                double awake = 1 - (1 - AWAKE_ASLEEP) * SLEEP_HOURS / 24;
                yield traits.activity() / account.kind.fillsPerArrival() / awake;
            }
        };
    }

    private boolean isAwake(Account account, long timeNs) {
        int sleepHour = account.traits.sleepHour();
        if (sleepHour < 0) {
            return true;
        }
        int hour = (int) Math.floorMod(timeNs / HOUR_NS, 24L);
        return Math.floorMod(hour - sleepHour, 24) >= SLEEP_HOURS || dice.chance(AWAKE_ASLEEP);
    }

    private SimulationResult result() {
        var truths = world.accounts().stream().map(Truth::of).sorted(Comparator.comparing(Truth::account)).toList();
        var listings = world.instruments().stream().map(instrument -> instrument.listing).toList();
        return new SimulationResult(world.config(), 2 * tape.trades(), tape.quotes(), tape.blocks(), listings, truths);
    }
}
