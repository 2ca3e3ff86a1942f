package io.assay.app.config;

import io.assay.core.policy.quote.maker.BookDemand;
import io.assay.core.policy.quote.maker.BookMaker;
import io.assay.core.policy.quote.maker.ReservationMaker;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// The keys of the models of one who quotes in a book: `model: glft` and `model: avellaneda-stoikov`.
final class BookKeys {
    private static final Set<String> SPREADS = Set.of("widening", "fixed");
    private static final int INVENTORY_MAX = 10_000;
    private static final int SIMULATIONS_MAX = 10_000_000;
    private static final double STEPS_MAX = 100_000;
    private static final double WHOLE = 1e-9;
    /// Steps of all runs and strategies that take some 30 s.
    private static final double WALKED_MAX = 4e8;

    private BookKeys() {}

    static QuoteModel.Book glft(QuoteKeys keys) {
        keys.known(QuoteKeyTables.GLFT.names());
        int limit = (int) keys.whole("inventory_limit", 1, INVENTORY_MAX);
        double sigma = keys.notNegative("sigma");
        double aversion = keys.notNegative("risk_aversion");
        double drift = keys.number("drift", 0);
        if (drift != 0 && sigma * aversion == 0) {
            throw keys.wrong("drift", "0 where no risk is minded");
        }
        var maker = new BookMaker(sigma, demand(keys), aversion, drift, keys.notNegative("impact", 0));
        return new QuoteModel.Book(maker, keys.positive("horizon"), limit,
                inventories(keys, limit, new int[]{-limit, -limit / 2, 0, limit / 2, limit}));
    }

    static QuoteModel.Reservation avellanedaStoikov(QuoteKeys keys) {
        keys.known(QuoteKeyTables.AVELLANEDA_STOIKOV.names());
        double horizon = keys.positive("horizon");
        double step = keys.positive("step");
        double steps = horizon / step;
        if (steps > STEPS_MAX || Math.abs(steps - Math.rint(steps)) > WHOLE * steps) {
            throw keys.wrong("step", "a time that divides the horizon, into at most 100000 steps,");
        }
        boolean widening = !keys.has("spread") || keys.word("spread", SPREADS).equals("widening");
        var maker = new ReservationMaker(keys.notNegative("sigma"), demand(keys), keys.notNegative("risk_aversion"),
                horizon, step, widening);
        int start = (int) keys.whole("inventory", -INVENTORY_MAX, INVENTORY_MAX, 0);
        int simulations = (int) keys.whole("simulations", 0, SIMULATIONS_MAX, 1000);
        if (simulations == 1) {
            throw keys.wrong("simulations", "0, or at least 2,");
        }
        double most = Math.floor(WALKED_MAX / steps / (keys.has("touch") ? 3 : 2));
        if (simulations > most) {
            throw keys.wrong("simulations", String.format(Locale.ROOT, "at most %.0f runs of %.0f steps", most, steps));
        }
        return new QuoteModel.Reservation(maker, keys.number("mid", 100), start,
                inventories(keys, INVENTORY_MAX, new int[]{start - 5, start - 1, start, start + 1, start + 5}),
                keys.has("touch") ? OptionalDouble.of(keys.notNegative("touch")) : OptionalDouble.empty(), simulations,
                keys.whole("seed", 0, 1L << 53, 1));
    }

    private static BookDemand demand(QuoteKeys keys) {
        return new BookDemand(keys.positive("intensity"), keys.positive("decay"));
    }

    private static int[] inventories(QuoteKeys keys, int limit, int[] otherwise) {
        if (!keys.has("inventories")) {
            return otherwise;
        }
        double[] out = keys.numbers("inventories");
        for (double q : out) {
            if (q != Math.rint(q) || Math.abs(q) > limit) {
                throw keys.wrong("inventories", "whole numbers from -" + limit + " to " + limit);
            }
        }
        return Arrays.stream(out).mapToInt(q -> (int) q).toArray();
    }
}
