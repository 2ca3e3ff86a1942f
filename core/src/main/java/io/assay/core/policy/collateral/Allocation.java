package io.assay.core.policy.collateral;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which collateral to post where so that it costs least: a linear programme over assets, buckets and tiers.
///
/// In USD of market value x_abk of asset a stands in bucket b's tier k, counts `r_abk = min(tier, what b accepts)` of
/// itself, and costs
///
/// - `days·cost_a`: what the asset would earn elsewhere, bp a day
/// - `move_a·|x_ab - posted_ab|`: bringing it there or taking it back, bp once
///
/// subject to: no more of an asset than there is; what counts in a bucket meets its requirement; a tier holds no more than its
/// width, and nothing where nothing counts; an asset counts in a bucket no more than its cap in USD and its share of all that counts there. Tiers never
/// rise, so the best is filled first. [CheapestPoint] proves the cost by prices.
///
/// The plan is in coins, cut to eight digits, and checked again in exact decimals: total used is never above what is held and
/// no cap in USD is exceeded; requirements and shares, which can bind all at once, are met to a cent (or to a billionth of the largest
/// requirement, where that is more).
public final class Allocation {
    /// Digits of coins in a plan.
    private static final int COIN_SCALE = 8;
    private static final BigDecimal COIN = BigDecimal.ONE.movePointLeft(COIN_SCALE);
    private static final BigDecimal CENT = BigDecimal.ONE.movePointLeft(2);
    private static final BigDecimal BILLIONTH = BigDecimal.ONE.movePointLeft(9);
    private static final double BP = 1e-4;

    private final Task task;
    private final double unit;
    private final int[] firsts;
    private final int variables;

    private Allocation(Task task) {
        this.task = task;
        unit = Math.max(1, task.obligations.stream().mapToDouble(o -> o.usd.doubleValue()).max().orElse(1));
        int buckets = task.obligations.size();
        firsts = new int[task.assets.size() + 1];
        for (int a = 0; a < task.assets.size(); a++) {
            firsts[a + 1] = firsts[a] + buckets * (task.assets.get(a).tiers.ratios().size() + 2);
        }
        variables = firsts[task.assets.size()];
    }

    /// Something that can be posted.
    ///
    /// @param quantity held in all, posted or not, >= 0
    /// @param price USD, > 0
    /// @param tiers of its market value in a bucket, USD
    /// @param costBp bp a day of market value while posted; negative is earned
    /// @param moveBp bp of market value moved, >= 0
    /// @param capUsd most it may count in a bucket
    /// @param capShare most it may be of all that counts in a bucket, 0 to 1
    public record Asset(String name, BigDecimal quantity, BigDecimal price, RatioTiers tiers, double costBp,
            double moveBp, Optional<BigDecimal> capUsd, Optional<BigDecimal> capShare) {
        public Asset {
            if (quantity.signum() < 0 || price.signum() <= 0 || !(moveBp >= 0) || !Double.isFinite(costBp + moveBp)) {
                throw new IllegalArgumentException(name + ": quantity and moving cost of at least 0, price above 0"
                        + " wanted, got " + quantity + ", " + moveBp + ", " + price);
            }
        }
    }

    /// A bucket that must be secured.
    ///
    /// @param usd what must count in it, >= 0
    /// @param ratioMax by asset, most that counts of it here; one not named counts as its tiers say, 0 = not accepted
    /// @param posted by asset, coins that are there now
    public record Obligation(String name, BigDecimal usd, SortedMap<String, BigDecimal> ratioMax,
            SortedMap<String, BigDecimal> posted) {
        public Obligation {
            ratioMax = Collections.unmodifiableSortedMap(new TreeMap<>(ratioMax));
            posted = Collections.unmodifiableSortedMap(new TreeMap<>(posted));
            if (usd.signum() < 0) {
                throw new IllegalArgumentException(name + ": a requirement of at least 0 wanted, got " + usd);
            }
        }

        RatioTiers accepts(Asset asset) {
            return asset.tiers.atMost(ratioMax.getOrDefault(asset.name, BigDecimal.ONE));
        }
    }

    /// @param days over which posted collateral costs, > 0
    public record Task(List<Asset> assets, List<Obligation> obligations, double days) {
        public Task {
            assets = List.copyOf(assets);
            obligations = List.copyOf(obligations);
            if (assets.isEmpty() || obligations.isEmpty() || !(days > 0) || Double.isInfinite(days)) {
                throw new IllegalArgumentException("assets, obligations and days above 0 wanted, got " + assets.size()
                        + ", " + obligations.size() + " and " + days);
            }
        }
    }

    /// A plan, or by how much none can be.
    public sealed interface Answer {
        /// @param coins by asset and bucket
        /// @param credited by bucket, USD, exactly
        /// @param cost USD over the days
        /// @param bound USD: no plan costs less
        /// @param requirementPrice by bucket, USD that one USD more of requirement would cost
        /// @param assetWorth by asset, USD that one USD more of it would save
        record Plan(BigDecimal[][] coins, List<BigDecimal> credited, double cost, double bound,
                double[] requirementPrice, double[] assetWorth) implements Answer {
            public Plan {
                credited = List.copyOf(credited);
            }
        }

        /// @param total USD that are missing whatever is posted where
        /// @param missing of that, by bucket, in a plan that misses least
        /// @param alone by bucket, USD that would be missing were all posted there
        record Infeasible(double total, double[] missing, double[] alone) implements Answer {}
    }

    public static Answer of(Task task) {
        var allocation = new Allocation(task);
        var found = CheapestPoint.of(allocation.programme());
        return found.isPresent() ? allocation.plan(found.get()) : allocation.infeasible();
    }

    /// Place of the first tier of an asset in a bucket; behind its tiers stand what is brought and what is taken back.
    private int at(int asset, int bucket) {
        return firsts[asset] + bucket * (task.assets.get(asset).tiers.ratios().size() + 2);
    }

    private int tiers(int asset) {
        return task.assets.get(asset).tiers.ratios().size();
    }

    /// Rows come in this order: requirements, holdings, the rest.
    private CheapestPoint.Programme programme() {
        var cost = new double[variables];
        for (int a = 0; a < task.assets.size(); a++) {
            var asset = task.assets.get(a);
            for (int b = 0; b < task.obligations.size(); b++) {
                int at = at(a, b);
                Arrays.fill(cost, at, at + tiers(a), BP * task.days * asset.costBp);
                cost[at + tiers(a)] = BP * asset.moveBp;
                cost[at + tiers(a) + 1] = BP * asset.moveBp;
            }
        }
        var programme = new CheapestPoint.Programme(cost);
        for (int b = 0; b < task.obligations.size(); b++) {
            programme.atLeast(credits(b), task.obligations.get(b).usd.doubleValue() / unit);
        }
        limits(programme);
        for (int a = 0; a < task.assets.size(); a++) {
            for (int b = 0; b < task.obligations.size(); b++) {
                moved(programme, a, b);
            }
        }
        return programme;
    }

    private void limits(CheapestPoint.Programme programme) {
        for (int a = 0; a < task.assets.size(); a++) {
            var asset = task.assets.get(a);
            var all = new double[programme.width()];
            for (int b = 0; b < task.obligations.size(); b++) {
                Arrays.fill(all, at(a, b), at(a, b) + tiers(a), 1);
            }
            programme.atMost(all, asset.quantity.multiply(asset.price).doubleValue() / unit);
        }
        for (int a = 0; a < task.assets.size(); a++) {
            for (int b = 0; b < task.obligations.size(); b++) {
                caps(programme, a, b);
            }
        }
    }

    private void caps(CheapestPoint.Programme programme, int a, int b) {
        var asset = task.assets.get(a);
        double[] widths = asset.tiers.widths();
        var ratios = task.obligations.get(b).accepts(asset).ratios();
        for (int k = 0; k < widths.length; k++) {
            double most = ratios.get(k).signum() == 0 ? 0 : widths[k] / unit;
            if (!Double.isInfinite(most)) {
                var tier = new double[programme.width()];
                tier[at(a, b) + k] = 1;
                programme.atMost(tier, most);
            }
        }
        asset.capUsd.ifPresent(cap -> {
            var own = new double[programme.width()];
            addCredits(own, a, b, 1);
            programme.atMost(own, cap.doubleValue() / unit);
        });
        asset.capShare.ifPresent(share -> {
            var over = new double[programme.width()];
            for (int other = 0; other < task.assets.size(); other++) {
                addCredits(over, other, b, (other == a ? 1 : 0) - share.doubleValue());
            }
            programme.atMost(over, 0);
        });
    }

    /// What is there, less what is brought, plus what is taken back, is what was there.
    private void moved(CheapestPoint.Programme programme, int a, int b) {
        var asset = task.assets.get(a);
        if (asset.moveBp == 0) {
            return;
        }
        double was = asset.price.multiply(task.obligations.get(b).posted.getOrDefault(asset.name, BigDecimal.ZERO))
                .doubleValue() / unit;
        var brought = new double[programme.width()];
        Arrays.fill(brought, at(a, b), at(a, b) + tiers(a), 1);
        var back = brought.clone();
        brought[at(a, b) + tiers(a)] = -1;
        programme.atMost(brought, was);
        back[at(a, b) + tiers(a) + 1] = 1;
        programme.atLeast(back, was);
    }

    private double[] credits(int bucket) {
        var row = new double[variables];
        for (int a = 0; a < task.assets.size(); a++) {
            addCredits(row, a, bucket, 1);
        }
        return row;
    }

    private void addCredits(double[] row, int asset, int bucket, double factor) {
        var ratios = task.obligations.get(bucket).accepts(task.assets.get(asset)).ratios();
        for (int k = 0; k < ratios.size(); k++) {
            row[at(asset, bucket) + k] += factor * ratios.get(k).doubleValue();
        }
    }

    private Answer plan(CheapestPoint found) {
        var coins = coins(found.x());
        var credited = new ArrayList<BigDecimal>();
        double cost = 0;
        for (int b = 0; b < task.obligations.size(); b++) {
            withinShares(coins, b);
            credited.add(credited(coins, b));
            for (int a = 0; a < task.assets.size(); a++) {
                cost += cost(a, b, coins[a][b]);
            }
        }
        int buckets = task.obligations.size();
        return new Answer.Plan(coins, credited, cost, unit * found.bound(),
                Arrays.copyOf(found.prices(), buckets),
                Arrays.copyOfRange(found.prices(), buckets, buckets + task.assets.size()));
    }

    private double cost(int a, int b, BigDecimal coins) {
        var asset = task.assets.get(a);
        var was = task.obligations.get(b).posted.getOrDefault(asset.name, BigDecimal.ZERO);
        double held = coins.multiply(asset.price).doubleValue();
        double moved = coins.subtract(was).abs().multiply(asset.price).doubleValue();
        return BP * (task.days * asset.costBp * held + asset.moveBp * moved);
    }

    /// In coins, rounded up, then back by single digits wherever that is more than is held or than a cap allows.
    private BigDecimal[][] coins(double[] x) {
        var coins = new BigDecimal[task.assets.size()][task.obligations.size()];
        for (int a = 0; a < coins.length; a++) {
            var asset = task.assets.get(a);
            var left = asset.quantity;
            for (int b = 0; b < coins[a].length; b++) {
                double usd = 0;
                for (int k = 0; k < tiers(a); k++) {
                    usd += Math.max(0, x[at(a, b) + k]) * unit;
                }
                var wanted = new BigDecimal(usd > unit * CheapestPoint.EXACT ? usd : 0).divide(asset.price, COIN_SCALE,
                        RoundingMode.CEILING);
                coins[a][b] = withinCap(wanted.min(left), a, b);
                left = left.subtract(coins[a][b]);
            }
        }
        return coins;
    }

    private BigDecimal withinCap(BigDecimal wanted, int a, int b) {
        var cap = task.assets.get(a).capUsd;
        var coins = wanted;
        while (cap.isPresent() && counted(coins, a, b).compareTo(cap.get()) > 0) {
            coins = lowered(coins, counted(coins, a, b).subtract(cap.get()), a);
        }
        return coins;
    }

    /// Shares are of a sum that falls as they are kept, so all are looked at until none is above its own.
    private void withinShares(BigDecimal[][] coins, int b) {
        var slack = CENT.max(new BigDecimal(unit).multiply(BILLIONTH));
        boolean isAbove = true;
        while (isAbove) {
            isAbove = false;
            for (int a = 0; a < coins.length; a++) {
                var share = task.assets.get(a).capShare;
                if (share.isPresent()) {
                    var over = counted(coins[a][b], a, b).subtract(share.get().multiply(credited(coins, b)));
                    if (over.compareTo(slack) > 0) {
                        isAbove = true;
                        coins[a][b] = lowered(coins[a][b], over, a);
                    }
                }
            }
        }
    }

    /// Fewer coins, by what is too much and a digit more; never under none.
    private BigDecimal lowered(BigDecimal coins, BigDecimal usd, int asset) {
        var less = usd.divide(task.assets.get(asset).price, COIN_SCALE, RoundingMode.CEILING).add(COIN);
        return coins.subtract(less).max(BigDecimal.ZERO);
    }

    private BigDecimal counted(BigDecimal coins, int asset, int bucket) {
        var of = task.assets.get(asset);
        return task.obligations.get(bucket).accepts(of).counted(coins.multiply(of.price));
    }

    private BigDecimal credited(BigDecimal[][] coins, int b) {
        var sum = BigDecimal.ZERO;
        for (int a = 0; a < coins.length; a++) {
            sum = sum.add(counted(coins[a][b], a, b));
        }
        return sum;
    }

    /// The same rows, with something made up beside what counts, as little of it as can be.
    private Answer infeasible() {
        int buckets = task.obligations.size();
        var all = new boolean[buckets];
        Arrays.fill(all, true);
        double[] missing = shortfall(all);
        var alone = new double[buckets];
        for (int b = 0; b < buckets; b++) {
            var only = new boolean[buckets];
            only[b] = true;
            alone[b] = shortfall(only)[b];
        }
        return new Answer.Infeasible(Arrays.stream(missing).sum(), missing, alone);
    }

    private double[] shortfall(boolean[] asked) {
        int buckets = asked.length;
        var cost = new double[variables + buckets];
        Arrays.fill(cost, variables, variables + buckets, 1);
        var programme = new CheapestPoint.Programme(cost);
        for (int b = 0; b < buckets; b++) {
            if (asked[b]) {
                var row = Arrays.copyOf(credits(b), variables + buckets);
                row[variables + b] = 1;
                programme.atLeast(row, task.obligations.get(b).usd.doubleValue() / unit);
            }
        }
        limits(programme);
        double[] x = CheapestPoint.of(programme).orElseThrow().x();
        return Arrays.stream(x, variables, variables + buckets).map(one -> Math.max(0, one) * unit).toArray();
    }
}
