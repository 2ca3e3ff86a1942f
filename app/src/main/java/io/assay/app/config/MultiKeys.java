package io.assay.app.config;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.multi.MultiDealer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The keys of `model: multi`.
final class MultiKeys {
    private static final double SECONDS = 86_400;
    private static final double STEPS_MIN = 100;
    private static final double STEPS_MAX = 20_000_000;
    /// Steps and requests, times what each looks at, that take some 30 s.
    private static final double LOOKS_MAX = 1.2e9;
    /// Inventories a simulation keeps in memory.
    private static final double KEPT_MAX = 2.5e7;

    private final QuoteKeys keys;
    private final List<String> names = new ArrayList<>();

    private MultiKeys(QuoteKeys keys) {
        this.keys = keys;
    }

    static QuoteModel.Multi read(QuoteKeys keys) {
        return new MultiKeys(keys.known(QuoteKeyTables.MULTI.names())).read();
    }

    private QuoteModel.Multi read() {
        var instruments = instruments();
        var pairs = new ArrayList<MultiDealer.Pair>();
        var pairNames = new ArrayList<String>();
        for (QuoteKeys pair : keys.sections("pairs")) {
            var read = pair(pair.known(QuoteKeyTables.PAIR.names()));
            if (pairs.stream().anyMatch(p -> Set.of(p.bought(), p.sold()).equals(Set.of(read.bought(), read.sold())))) {
                throw pair.wrong("pair", "two instruments that are no pair yet");
            }
            pairs.add(read);
            pairNames.add(pair.word("pair"));
        }
        double[][] correlation = correlation();
        double aversion = keys.notNegative("risk_aversion");
        var dealer = new MultiDealer(instruments, correlation, aversion, pairs);
        return new QuoteModel.Multi(dealer, pairNames, keys.positive("horizon"), inventories(), simulation(dealer));
    }

    private List<MultiDealer.Instrument> instruments() {
        var out = new ArrayList<MultiDealer.Instrument>();
        names.add(keys.word("reference"));
        out.add(new MultiDealer.Instrument(names.getFirst(), 0, 0, 0));
        for (QuoteKeys one : keys.sections("instruments")) {
            String name = one.known(QuoteKeyTables.INSTRUMENT.names()).word("name");
            if (names.contains(name)) {
                throw one.wrong("name", "each name once");
            }
            names.add(name);
            out.add(new MultiDealer.Instrument(name, one.notNegative("sigma"), one.notNegative("impact", 0),
                    one.number("drift", 0)));
        }
        return out;
    }

    private double[][] correlation() {
        int n = names.size();
        var out = new double[n][n];
        for (int i = 0; i < n; i++) {
            out[i][i] = 1;
        }
        if (keys.has("correlations")) {
            QuoteKeys given = keys.section("correlations");
            var seen = new HashSet<Set<Integer>>();
            for (String pair : given.keys()) {
                int[] two = two(pair, given.named(pair));
                double rho = given.number(pair);
                if (!seen.add(Set.of(two[0], two[1]))) {
                    throw given.wrong(pair, "one correlation a pair");
                }
                if (Math.abs(rho) > 1) {
                    throw given.wrong(pair, "a number from -1 to 1");
                }
                out[two[0]][two[1]] = rho;
                out[two[1]][two[0]] = rho;
            }
        }
        return out;
    }

    private MultiDealer.Pair pair(QuoteKeys pair) {
        int[] two = two(pair.word("pair"), pair.named("pair"));
        QuoteKeys owner = pair.has("sizes") ? pair : keys;
        double[] sizes = owner.numbers("sizes");
        for (int i = 0; i < sizes.length; i++) {
            if (!(sizes[i] > 0) || (i > 0 && sizes[i] <= sizes[i - 1])) {
                throw owner.wrong("sizes", "positive numbers that ascend");
            }
        }
        var tiers = new ArrayList<MultiDealer.Tier>();
        for (QuoteKeys tier : pair.sections("tiers")) {
            tier.known(QuoteKeyTables.PAIR_TIER.names());
            double[] perDay = (tier.has("intensity") ? tier : pair).amounts("intensity", sizes.length, "sizes");
            String name = tier.has("name") ? tier.word("name") : "tier " + (tiers.size() + 1);
            tiers.add(new MultiDealer.Tier(name, new LogisticQuote(tier.number("alpha"), tier.positive("beta")),
                    tier.number("adverse", 0), perDay));
        }
        pair.once("tiers", tiers.stream().map(MultiDealer.Tier::name).toList(), "name");
        double quadratic = 1;
        double linear = Double.POSITIVE_INFINITY;
        if (pair.has("hedge")) {
            QuoteKeys hedge = pair.section("hedge").known(QuoteKeyTables.HEDGE.names());
            quadratic = hedge.positive("quadratic");
            linear = hedge.notNegative("linear", 0);
        }
        return new MultiDealer.Pair(two[0], two[1], sizes, tiers, quadratic, linear);
    }

    /// Inventories of each section of the file, 0 where it is silent; flat where there is none.
    private List<double[]> inventories() {
        var out = new ArrayList<double[]>();
        if (!keys.has("inventories")) {
            out.add(new double[names.size()]);
            return out;
        }
        for (QuoteKeys given : keys.sections("inventories")) {
            given.known(names);
            var y = new double[names.size()];
            for (String name : given.keys()) {
                y[names.indexOf(name)] = given.number(name);
            }
            out.add(y);
        }
        return out;
    }

    private Optional<QuoteModel.Multi.Simulation> simulation(MultiDealer dealer) {
        if (!keys.has("simulation")) {
            return Optional.empty();
        }
        QuoteKeys given = keys.section("simulation").known(QuoteKeyTables.SIMULATION.names());
        double days = given.positive("days");
        double step = given.has("step_seconds") ? given.positive("step_seconds") : 1;
        double steps = days * SECONDS / step;
        if (!(steps >= STEPS_MIN && steps <= STEPS_MAX)) {
            throw given.wrong("days", "a span of 100 to 20000000 steps of " + step + " s");
        }
        int n = dealer.instruments().size();
        double looks = (steps + days * dealer.requestsPerDay()) * (n * n + 2.0 * dealer.pairs().size());
        double most = days * Math.min(LOOKS_MAX / looks, KEPT_MAX / (steps * n));
        if (most < days) {
            throw given.wrong("days",
                    String.format(Locale.ROOT, "at most %.3g days of these requests and steps", most));
        }
        return Optional.of(new QuoteModel.Multi.Simulation(days, step, given.whole("seed", 0, 1L << 53, 1)));
    }

    /// Places of the two instruments of `EUR/USD`.
    private int[] two(String pair, String where) {
        String[] sides = pair.split("/", -1);
        if (sides.length != 2 || sides[0].equals(sides[1])) {
            throw new IllegalArgumentException(where + ": two instruments wanted, as in EUR/USD, got '" + pair + "'");
        }
        return new int[]{place(sides[0], where), place(sides[1], where)};
    }

    private int place(String name, String where) {
        int place = names.indexOf(name);
        if (place < 0) {
            String near = Nearest.question(name, names);
            throw new IllegalArgumentException(where + ": no instrument '" + name + "'; "
                    + (near.isEmpty() ? "there are " + String.join(", ", names) : near));
        }
        return place;
    }
}
