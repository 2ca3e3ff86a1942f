package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The instruments and accounts a configuration stands for, before anything happens.
final class World {
    private static final double DAY_S = 86_400;

    private final SimulationConfig config;
    private final List<Instrument> instruments;
    private final List<List<Instrument>> groups;
    private final List<Account> accounts;
    private final Dice tradingDice;

    private World(SimulationConfig config, List<Instrument> instruments, List<List<Instrument>> groups,
            List<Account> accounts, Dice tradingDice) {
        this.config = config;
        this.instruments = instruments;
        this.groups = groups;
        this.accounts = accounts;
        this.tradingDice = tradingDice;
    }

    static World of(SimulationConfig config) {
        var dice = new Dice(new SplittableRandom(config.seed()));
        var instruments = instruments(config, dice.split());
        var byUnderlying = new LinkedHashMap<String, List<Instrument>>();
        for (Instrument instrument : instruments) {
            byUnderlying.computeIfAbsent(instrument.listing.underlying(), key -> new ArrayList<>()).add(instrument);
        }
        var groups = byUnderlying.values().stream().map(List::copyOf).toList();
        var accounts = new AccountFactory(config, instruments, dice.split(), dice.split()).create();
        return new World(config, instruments, groups, accounts, dice.split());
    }

    SimulationConfig config() {
        return config;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    /// The instruments, those of one underlying together.
    List<List<Instrument>> groups() {
        return groups;
    }

    List<Account> accounts() {
        return accounts;
    }

    Dice tradingDice() {
        return tradingDice;
    }

    /// How long quotes stand when nobody trades: about one renewal for every two fills, from 1 to 30 s.
    long quoteIntervalNs() {
        double seconds = 2 * config.hours() * 3_600 * instruments.size() / config.fills();
        return (long) (Math.clamp(seconds, 1, 30) * 1e9);
    }

    /// Gives accounts the positions they have before the span begins; needs quotes.
    void endow(Dice dice) {
        for (Account account : accounts) {
            Endowment.give(account, dice, config);
        }
        Endowment.quote(accounts, dice);
    }

    private static List<Instrument> instruments(SimulationConfig config, Dice dice) {
        List<Listing> listings = Listings.list(config.instruments());
        var factor = new MarketPath.CommonFactor(dice.split(), config.startNs());
        double popularity = listings.stream().mapToDouble(World::popularity).sum();
        double tradesPerDay = config.fills() / 2.0 / (config.hours() * 3_600 / DAY_S);
        Map<String, MarketPath> paths = new LinkedHashMap<>();
        var out = new ArrayList<Instrument>();
        for (Listing listing : listings) {
            Listings.Root root = Listings.root(listing.underlying());
            MarketPath path = paths.computeIfAbsent(listing.underlying(),
                    key -> new MarketPath(root, factor, dice.split(), config.startNs()));
            double basis = listing.isSpot() ? -dice.between(0, 6e-4) : 0;
            out.add(new Instrument(out.size(), listing, root, path, basis,
                    tradesPerDay * popularity(listing) / popularity, config.startNs()));
        }
        return List.copyOf(out);
    }

    /// How much an instrument trades, relative to others.
    static double popularity(Listing listing) {
        double depth = Listings.root(listing.underlying()).depthUsd();
        return Math.sqrt(depth) * (listing.isSpot() ? 0.4 : 1);
    }
}
