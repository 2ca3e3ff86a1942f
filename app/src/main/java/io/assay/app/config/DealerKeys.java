package io.assay.app.config;

import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerRequests;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The keys of `model: dealer`.
final class DealerKeys {
    private static final int GRID_MAX = 20_001;
    private static final int TIERS_MAX = 200;
    /// Rates between inventories that a solution keeps in memory.
    private static final double CELLS_MAX = 2e7;
    private static final double ON_GRID = 1e-9;
    /// What a model may take, and what a second does, in points x band², offers, and offers x tiers of a mixture.
    private static final double SECONDS_MAX = 30;
    private static final double BAND_A_SECOND = 8e7;
    private static final double OFFERS_A_SECOND = 3e5;
    private static final double MIXED_A_SECOND = 1e5;
    private static final double HORIZON_SOLVES = 15;
    private static final double TICKS_MAX = 1e12;

    private DealerKeys() {}

    static QuoteModel.Dealer read(QuoteKeys keys) {
        keys.known(QuoteKeyTables.DEALER.names());
        double[] sizes = sizes(keys);
        var tiers = new ArrayList<DealerTier>();
        for (QuoteKeys tier : keys.sections("tiers")) {
            tiers.add(tier(tier.known(QuoteKeyTables.TIER.names()), tiers.size(), sizes.length));
        }
        if (tiers.size() > TIERS_MAX) {
            throw new IllegalArgumentException("tiers: at most " + TIERS_MAX + " wanted, got " + tiers.size());
        }
        keys.once("tiers", tiers.stream().map(DealerTier::name).toList(), "name");
        double quadratic = 1;
        double linear = Double.POSITIVE_INFINITY;
        if (keys.has("hedge")) {
            QuoteKeys hedge = keys.section("hedge").known(QuoteKeyTables.HEDGE.names());
            quadratic = hedge.positive("quadratic");
            linear = hedge.notNegative("linear", 0);
        }
        double limit = limit(keys, sizes);
        boolean hedges = linear < Double.POSITIVE_INFINITY;
        double step = step(keys, sizes, limit, hedges);
        if (!hedges) {
            checkReached(keys, sizes, tiers);
        }
        if ((2 * limit / step + 1) * (2 * sizes[sizes.length - 1] / step + 1) > CELLS_MAX) {
            throw new IllegalArgumentException((keys.has("grid") ? "grid" : "inventory_limit") + ": steps of " + step
                    + " M are too fine for trades of " + sizes[sizes.length - 1]
                    + " M; sizes with a larger common divisor"
                    + " or a coarser grid wanted");
        }
        var model = new DealerModel(keys.notNegative("sigma"), keys.notNegative("risk_aversion"),
                keys.number("carry", 0), keys.notNegative("impact", 0), quadratic, linear, sizes, tiers, limit, step);
        var asked = new QuoteModel.Dealer(model,
                keys.has("labels") ? Optional.of(labels(keys, tiers.size())) : Optional.empty(), horizon(keys),
                inventories(keys, limit, step), mislabelled(keys, tiers.size()),
                keys.has("distances") ? keys.numbers("distances") : new double[]{0}, market(keys));
        checkWork(keys, asked, step);
        return asked;
    }

    /// Refuses what would take minutes, with the key to change first. The estimate is in processor seconds, from models timed: a
    /// factorisation costs points x band², the best offer to a label that holds several tiers a search among their sum.
    private static void checkWork(QuoteKeys keys, QuoteModel.Dealer asked, double step) {
        var model = asked.model();
        double points = 2 * model.inventoryMax() / step + 1;
        double band = model.sizes()[model.sizes().length - 1] / step;
        int tiers = model.tiers().size();
        double offers = 2 * points * model.sizes().length * tiers;
        double mixed = offers * (asked.labels().isPresent() ? asked.labels().get().labels().size() : 1);
        double one = points * band * band / BAND_A_SECOND + offers / OFFERS_A_SECOND
                + (asked.labels().isPresent() ? mixed / MIXED_A_SECOND : 0);
        double solved = one * (asked.horizon().isPresent() ? HORIZON_SOLVES : 1);
        long parts = asked.mislabelled().isEmpty() ? 0 : asked.mislabelled().size() + 2L;
        double all = solved + parts * (one + offers * tiers / MIXED_A_SECOND);
        if (all > SECONDS_MAX) {
            String key = one > SECONDS_MAX ? keys.has("grid") ? "grid" : "inventory_limit"
                    : solved > SECONDS_MAX ? "horizon" : "mislabelled";
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s: this takes some %.0f s to solve (%.0f points, %d sizes, %d tiers), over the limit of %.0f; %s wanted",
                    keys.named(key), all, points, model.sizes().length, tiers, SECONDS_MAX,
                    key.equals("mislabelled") ? "fewer parts" : key.equals("horizon") ? "the long run or a coarser grid"
                            : "a coarser grid or smaller largest size"));
        }
    }

    private static Optional<QuoteModel.Dealer.Market> market(QuoteKeys keys) {
        if (!keys.has("publish")) {
            return Optional.empty();
        }
        QuoteKeys publish = keys.section("publish").known(QuoteKeyTables.PUBLISH.names());
        double tick = publish.positive("tick");
        double reference = publish.positive("reference");
        if (reference / tick > TICKS_MAX) {
            throw publish.wrong("tick", "at least a 1e-12th of the reference");
        }
        double least = publish.notNegative("min_bp", WidthLimits.DEFAULT.minHalfBp());
        double most = publish.notNegative("max_bp", WidthLimits.DEFAULT.maxHalfBp());
        if (most < least) {
            throw publish.wrong("max_bp", "at least min_bp");
        }
        return Optional.of(new QuoteModel.Dealer.Market(BigDecimal.valueOf(reference), BigDecimal.valueOf(tick),
                new WidthLimits(least, most, 0)));
    }

    private static double[] sizes(QuoteKeys keys) {
        double[] sizes = keys.numbers("sizes");
        for (int i = 0; i < sizes.length; i++) {
            if (!(sizes[i] > 0) || (i > 0 && sizes[i] <= sizes[i - 1])) {
                throw keys.wrong("sizes", "positive numbers that ascend");
            }
        }
        return sizes;
    }

    private static DealerTier tier(QuoteKeys keys, int before, int sizes) {
        String name = keys.has("name") ? keys.word("name") : "tier " + (before + 1);
        var demand = new LogisticQuote(keys.number("alpha"), keys.positive("beta"));
        double adverse = keys.number("adverse", 0);
        var buys = new DealerRequests(intensity(keys, "buys", sizes), adverse - carry(keys, "buys"));
        var sells = new DealerRequests(intensity(keys, "sells", sizes), adverse - carry(keys, "sells"));
        if (Arrays.stream(buys.perDay()).sum() + Arrays.stream(sells.perDay()).sum() == 0) {
            throw keys.wrong("intensity", "some requests");
        }
        return new DealerTier(name, demand, buys, sells);
    }

    private static double[] intensity(QuoteKeys keys, String side, int sizes) {
        return keys.isSection("intensity")
                ? keys.section("intensity").known(QuoteKeyTables.REQUESTS.names()).amounts(side, sizes, "sizes")
                : keys.amounts("intensity", sizes, "sizes");
    }

    private static double carry(QuoteKeys keys, String side) {
        return keys.isSection("carry") ? keys.section("carry").known(QuoteKeyTables.CARRY.names()).number(side, 0)
                : keys.number("carry", 0);
    }

    private static double limit(QuoteKeys keys, double[] sizes) {
        double limit = keys.positive("inventory_limit");
        if (2 * limit < sizes[sizes.length - 1]) {
            throw keys.wrong("inventory_limit", "at least half the largest size, " + sizes[sizes.length - 1] + ",");
        }
        return limit;
    }

    /// The step of the grid: what `grid` points make of twice the limit, or what divides the limit and all sizes.
    private static double step(QuoteKeys keys, double[] sizes, double limit, boolean hedges) {
        var divisor = divisor(sizes, limit);
        double least = 2 * limit / divisor.doubleValue() + 1;
        if (!keys.has("grid")) {
            if (least > GRID_MAX || (!hedges && divisorOf(sizes).compareTo(divisor) > 0)) {
                throw keys.wrong("inventory_limit", "a multiple of " + divisorOf(sizes).doubleValue()
                        + ", which divides all sizes (up to " + GRID_MAX + " grid points),");
            }
            return divisor.doubleValue();
        }
        long points = keys.whole("grid", 3, GRID_MAX);
        double step = 2 * limit / (points - 1);
        String advice = least <= GRID_MAX ? "; " + Math.round(least) + " would do" : "";
        if (points % 2 == 0) {
            throw keys.wrong("grid", "an odd number of points (the middle one is flat)");
        }
        for (double size : sizes) {
            double steps = size / step;
            if (Math.abs(steps - Math.rint(steps)) > ON_GRID * steps) {
                throw new IllegalArgumentException(keys.named("grid") + ": " + points + " points lie " + step
                        + " M apart, and size " + size + " is no whole number of that" + advice);
            }
        }
        if (!hedges && (points - 1) * divisorOf(sizes).doubleValue() > 2 * limit * (1 + ON_GRID)) {
            throw new IllegalArgumentException(keys.named("grid") + ": " + points
                    + " points make inventories that no trade reaches where nothing is hedged" + advice);
        }
        return step;
    }

    /// Refuses sizes nobody asks for where some inventories are then never reached, for nothing is hedged.
    private static void checkReached(QuoteKeys keys, double[] sizes, List<DealerTier> tiers) {
        double[] asked = IntStream.range(0, sizes.length).filter(
                z -> tiers.stream().anyMatch(tier -> tier.buys().perDay()[z] + tier.sells().perDay()[z] > 0))
                .mapToDouble(z -> sizes[z]).toArray();
        if (divisorOf(asked).compareTo(divisorOf(sizes)) != 0) {
            throw new IllegalArgumentException(keys.named("sizes") + ": nobody asks for some of them, and trades of "
                    + Arrays.toString(asked) + " alone do not reach all inventories; leave those out or give hedge");
        }
    }

    private static BigDecimal divisor(double[] sizes, double limit) {
        var all = Arrays.copyOf(sizes, sizes.length + 1);
        all[sizes.length] = limit;
        return divisorOf(all);
    }

    private static BigDecimal divisorOf(double[] amounts) {
        int scale = Arrays.stream(amounts).mapToInt(a -> Math.max(0, BigDecimal.valueOf(a).scale())).max().orElse(0);
        BigInteger divisor = BigInteger.ZERO;
        for (double amount : amounts) {
            divisor = divisor.gcd(BigDecimal.valueOf(amount).setScale(scale).unscaledValue());
        }
        return new BigDecimal(divisor, scale);
    }

    private static Optional<QuoteModel.Dealer.Horizon> horizon(QuoteKeys keys) {
        if (!keys.has("horizon")) {
            if (keys.has("terminal_penalty")) {
                throw new IllegalArgumentException("terminal_penalty: wants a horizon");
            }
            return Optional.empty();
        }
        return Optional.of(new QuoteModel.Dealer.Horizon(keys.positive("horizon"),
                keys.notNegative("terminal_penalty", 0)));
    }

    private static double[] inventories(QuoteKeys keys, double limit, double step) {
        if (!keys.has("inventories")) {
            double half = Math.rint(limit / 2 / step) * step;
            return new double[]{-limit, -half, 0, half, limit};
        }
        double[] out = keys.numbers("inventories");
        for (double q : out) {
            double steps = q / step;
            if (Math.abs(q) > limit * (1 + ON_GRID)
                    || Math.abs(steps - Math.rint(steps)) > ON_GRID * Math.max(1, Math.abs(steps))) {
                throw keys.wrong("inventories",
                        "multiples of " + step + " from " + -limit + " to " + limit);
            }
        }
        return out;
    }

    private static List<Double> mislabelled(QuoteKeys keys, int tiers) {
        if (!keys.has("mislabelled")) {
            return List.of();
        }
        double[] out = keys.numbers("mislabelled");
        for (double part : out) {
            if (!(part >= 0 && part <= 1) || (tiers == 1 && part > 0)) {
                throw keys.wrong("mislabelled", "parts from 0 to 1 of at least two tiers");
            }
        }
        return Arrays.stream(out).boxed().toList();
    }

    private static Labelling labels(QuoteKeys keys, int tiers) {
        List<QuoteKeys> list = keys.sections("labels");
        var names = new ArrayList<String>();
        var share = new double[tiers][list.size()];
        for (QuoteKeys label : list) {
            double[] holds = label.known(QuoteKeyTables.LABEL.names()).amounts("holds", tiers, "tiers");
            for (int t = 0; t < tiers; t++) {
                share[t][names.size()] = holds[t];
            }
            names.add(label.word("name"));
        }
        keys.once("labels", names, "name");
        for (int t = 0; t < tiers; t++) {
            if (Math.abs(Arrays.stream(share[t]).sum() - 1) > ON_GRID) {
                throw new IllegalArgumentException(keys.named("labels") + ": the parts of tier " + (t + 1)
                        + " wanted to add up to 1, and they make " + Arrays.stream(share[t]).sum());
            }
        }
        return new Labelling(names, share);
    }
}
