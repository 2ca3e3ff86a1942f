package io.assay.core.policy.collateral;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What happens to accounts when assets they posted leave their price: a path of prices, step by step, as data.
///
/// At each step what an account holds counts at the step's prices through its tiers and haircuts, debts in full; what is
/// missing to its maintenance margin is its shortfall, what its market value is under zero the venue's loss. A margin counted
/// in a coin moves with that coin. Positions stand still: this is the loss that the collateral alone brings.
///
/// An account with an asset nobody set terms for, without a margin, or with a price missing at some step has no figures, and
/// says why.
public final class DepegStress {
    private DepegStress() {}

    /// Prices, USD; NaN where a step has none.
    ///
    /// @param timeNs of the steps, ascending
    /// @param prices by asset, one a step
    public record Path(long[] timeNs, SortedMap<String, double[]> prices) {
        public Path {
            timeNs = timeNs.clone();
            prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
            for (int i = 1; i < timeNs.length; i++) {
                if (timeNs[i] <= timeNs[i - 1]) {
                    throw new IllegalArgumentException("times that ascend wanted: step " + i);
                }
            }
            if (timeNs.length == 0) {
                throw new IllegalArgumentException("a path has at least one step");
            }
            for (var asset : prices.entrySet()) {
                if (asset.getValue().length != timeNs.length) {
                    throw new IllegalArgumentException(asset.getKey() + ": a price a step wanted, got "
                            + asset.getValue().length + " for " + timeNs.length);
                }
            }
        }
    }

    /// On what terms an asset is accepted.
    ///
    /// @param price USD at every step of a path that does not have the asset; absent where nobody knows
    /// @param tiers of coins, haircut included
    public record Terms(Optional<BigDecimal> price, RatioTiers tiers) {}

    /// @param balances coins by asset, negative = a debt
    /// @param maintenance margin, in `marginIn`; NaN where it is not known
    /// @param marginIn asset the margin is counted in; empty = USD
    public record Account(String name, SortedMap<String, BigDecimal> balances, double maintenance, String marginIn) {
        public Account {
            balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
            if (maintenance < 0) {
                throw new IllegalArgumentException(
                        name + ": a margin of at least 0 wanted, got " + maintenance);
            }
        }
    }

    /// What an account goes through.
    ///
    /// @param before what counted at the first step, USD
    /// @param shortfall largest, USD, 0 = none
    /// @param worst step of it, or that at which least was left over
    /// @param first step under margin, -1 = never
    /// @param steps under margin
    /// @param recovers whether it is over its margin again at the last step
    /// @param loss largest market value under zero, USD: what the venue would lose
    public record Course(String account, double before, double shortfall, int worst, int first, int steps,
            boolean recovers, double loss) {}

    /// All accounts together, by step.
    ///
    /// @param under accounts under margin
    /// @param shortfall USD
    public record Step(int under, double shortfall) {}

    /// @param courses of accounts that have figures, in the order given
    /// @param steps over those
    /// @param missing why the others have none
    public record Outcome(List<Course> courses, List<Step> steps, List<Missing> missing) {
        public Outcome {
            courses = List.copyOf(courses);
            steps = List.copyOf(steps);
            missing = List.copyOf(missing);
        }
    }

    public static Outcome of(Path path, SortedMap<String, Terms> terms, List<Account> accounts) {
        int n = path.timeNs.length;
        var under = new int[n];
        var shortfalls = new double[n];
        var courses = new ArrayList<Course>();
        var missing = new ArrayList<Missing>();
        for (Account account : accounts) {
            var why = missing(path, terms, account);
            missing.addAll(why);
            if (why.isEmpty()) {
                courses.add(course(path, terms, account, under, shortfalls));
            }
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i < n; i++) {
            steps.add(new Step(under[i], shortfalls[i]));
        }
        return new Outcome(courses, steps, missing);
    }

    private static List<Missing> missing(Path path, SortedMap<String, Terms> terms, Account account) {
        var out = new ArrayList<Missing>();
        if (Double.isNaN(account.maintenance)) {
            out.add(new Missing(account.name, Missing.Reason.MISSING_MARGIN, "maintenance is not known"));
        }
        var assets = new TreeSet<>(account.balances.keySet());
        if (!account.marginIn.isEmpty()) {
            assets.add(account.marginIn);
        }
        for (String asset : assets) {
            var known = terms.get(asset);
            if (known == null) {
                out.add(new Missing(account.name, Missing.Reason.UNKNOWN_ASSET, "no terms for " + asset));
            } else if (!isPriced(path, known, asset)) {
                out.add(new Missing(account.name, Missing.Reason.MISSING_PRICE, "of " + asset));
            }
        }
        return out;
    }

    private static boolean isPriced(Path path, Terms terms, String asset) {
        double[] prices = path.prices.get(asset);
        if (prices == null) {
            return terms.price.isPresent();
        }
        for (double price : prices) {
            if (!(price > 0)) {
                return false;
            }
        }
        return true;
    }

    private static Course course(Path path, SortedMap<String, Terms> terms, Account account, int[] under,
            double[] shortfalls) {
        double before = 0;
        double least = Double.POSITIVE_INFINITY;
        double loss = 0;
        int worst = 0;
        int first = -1;
        int steps = 0;
        boolean isUnder = false;
        for (int i = 0; i < under.length; i++) {
            var at = at(path, terms, account, i);
            before = i == 0 ? at.counted : before;
            isUnder = at.left < 0;
            if (isUnder) {
                first = first < 0 ? i : first;
                steps++;
                under[i]++;
                shortfalls[i] -= at.left;
            }
            if (at.left < least) {
                least = at.left;
                worst = i;
            }
            loss = Math.max(loss, -at.market);
        }
        return new Course(account.name, before, Math.max(0, -least), worst, first, steps, first >= 0 && !isUnder, loss);
    }

    /// @param left what counts, less the margin
    private record At(double counted, double market, double left) {}

    private static At at(Path path, SortedMap<String, Terms> terms, Account account, int step) {
        var counted = BigDecimal.ZERO;
        var market = BigDecimal.ZERO;
        for (var balance : account.balances.entrySet()) {
            var known = known(terms, balance.getKey());
            var price = price(path, known, balance.getKey(), step);
            counted = counted.add(known.tiers.counted(balance.getValue()).multiply(price));
            market = market.add(balance.getValue().multiply(price));
        }
        var margin = BigDecimal.valueOf(account.maintenance);
        if (!account.marginIn.isEmpty()) {
            margin = margin.multiply(price(path, known(terms, account.marginIn), account.marginIn, step));
        }
        return new At(counted.doubleValue(), market.doubleValue(), counted.subtract(margin).doubleValue());
    }

    private static Terms known(SortedMap<String, Terms> terms, String asset) {
        var known = terms.get(asset);
        if (known == null) {
            throw new IllegalStateException("no terms for " + asset);
        }
        return known;
    }

    private static BigDecimal price(Path path, Terms terms, String asset, int step) {
        double[] prices = path.prices.get(asset);
        return prices == null ? terms.price.orElseThrow() : BigDecimal.valueOf(prices[step]);
    }

    /// The largest fall of a path over no more than a stretch of time, as a part of the price it began at; NaN where no two
    /// prices lie that close.
    public static double largestFall(Path path, String asset, long withinNs) {
        double[] prices = path.prices.getOrDefault(asset, new double[path.timeNs.length]);
        double worst = Double.NaN;
        for (int to = 1; to < prices.length; to++) {
            for (int from = to - 1; from >= 0 && path.timeNs[to] - path.timeNs[from] <= withinNs; from--) {
                if (prices[from] > 0 && prices[to] > 0) {
                    double fall = Math.max(0, 1 - prices[to] / prices[from]);
                    worst = Double.isNaN(worst) ? fall : Math.max(worst, fall);
                }
            }
        }
        return worst;
    }
}
