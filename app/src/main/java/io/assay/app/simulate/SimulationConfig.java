package io.assay.app.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// Everything a simulated span follows from.
///
/// @param world planted kinds, or one kind without structure
/// @param accounts how many accounts there are, at least 10
/// @param fills fills wanted, two a trade; the span ends with at most this many
/// @param instruments instruments listed, from 2 to [Listings#MAX]
/// @param start first instant, a whole second
/// @param hours length of the span
/// @param seed the only source of chance
/// @param kinds kinds that exist in a planted world; market makers always do, for a market needs them
public record SimulationConfig(World world, int accounts, long fills, int instruments, Instant start, double hours,
        long seed, Set<Kind> kinds) {
    /// What accounts are made of.
    public enum World { PLANTED, STRUCTURELESS }

    public static final Set<Kind> PLANTED_KINDS = Set.of(Kind.INFORMED_TAKER, Kind.LATENCY_TAKER, Kind.MARKET_MAKER,
            Kind.BASIS_HEDGER, Kind.DIRECTIONAL_RETAIL, Kind.DIRECTIONAL_INSTITUTION, Kind.DORMANT);

    public static final SimulationConfig DEFAULT = new SimulationConfig(World.PLANTED, 2_000, 400_000, 12,
            Instant.parse("2026-03-02T00:00:00Z"), 24, 1, PLANTED_KINDS);

    public SimulationConfig {
        kinds = Set.copyOf(kinds);
        require(accounts >= 10 && accounts <= 5_000_000, "accounts must be from 10 to 5000000, not " + accounts);
        require(fills >= 100 && fills <= 1_000_000_000L, "fills must be from 100 to 1000000000, not " + fills);
        require(instruments >= 2 && instruments <= Listings.MAX,
                "instruments must be from 2 to " + Listings.MAX + ", not " + instruments);
        require(hours >= 0.05 && hours <= 24 * 366, "hours must be from 0.05 to 8784, not " + hours);
        require(start.truncatedTo(ChronoUnit.SECONDS).equals(start), "start must be a whole second, not " + start);
        require(PLANTED_KINDS.containsAll(kinds), "kinds must be planted kinds, not " + kinds);
        require(kinds.stream().anyMatch(kind -> kind != Kind.MARKET_MAKER),
                "kinds must hold one that trades of its own accord, not only " + kinds);
    }

    public SimulationConfig withSeed(long newSeed) {
        return new SimulationConfig(world, accounts, fills, instruments, start, hours, newSeed, kinds);
    }

    public SimulationConfig withWorld(World newWorld) {
        return new SimulationConfig(newWorld, accounts, fills, instruments, start, hours, seed, kinds);
    }

    public SimulationConfig withSize(int newAccounts, long newFills) {
        return new SimulationConfig(world, newAccounts, newFills, instruments, start, hours, seed, kinds);
    }

    public SimulationConfig withHours(double newHours) {
        return new SimulationConfig(world, accounts, fills, instruments, start, newHours, seed, kinds);
    }

    public SimulationConfig withKinds(Set<Kind> newKinds) {
        return new SimulationConfig(world, accounts, fills, instruments, start, hours, seed, newKinds);
    }

    long startNs() {
        return Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L);
    }

    long endNs() {
        return startNs() + (long) (hours * 3_600e9);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
