package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.collateral.Allocation.Answer;
import io.assay.core.policy.collateral.Allocation.Asset;
import io.assay.core.policy.collateral.Allocation.Obligation;
import io.assay.core.policy.collateral.Allocation.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static Asset asset(String name, double quantity, double ratio, double costBp) {
        return new Asset(name, BigDecimal.valueOf(quantity), BigDecimal.ONE, RatioTiers.flat(BigDecimal.valueOf(ratio)),
                costBp, 0, Optional.empty(), Optional.empty());
    }

    private static Obligation bucket(String name, double usd) {
        return new Obligation(name, BigDecimal.valueOf(usd), new TreeMap<>(), new TreeMap<>());
    }

    private static Answer.Plan plan(Task task) {
        return switch (Allocation.of(task)) {
            case Answer.Plan plan -> plan;
            case Answer.Infeasible none -> throw new AssertionError("missing " + none.total());
        };
    }

    private static Answer.Infeasible none(Task task) {
        return switch (Allocation.of(task)) {
            case Answer.Plan plan -> throw new AssertionError("costs " + plan.cost());
            case Answer.Infeasible none -> none;
        };
    }

    /// A dollar of margin costs 10 bp in cash, 4/0.5 = 8 bp in coins: coins first, as far as they go. One more dollar then costs
    /// 10 bp, and one more dollar of coins would save 0.5·10 - 4 = 1 bp.
    @Test
    void what_costs_least_for_what_counts_is_posted_first() {
        var plan = plan(new Task(List.of(asset("cash", 100, 1, 10), asset("coin", 100, 0.5, 4)),
                List.of(bucket("a", 30), bucket("b", 40)), 1));
        assertThat(plan.coins()[1][0].add(plan.coins()[1][1])).isEqualByComparingTo("100");
        assertThat(plan.coins()[0][0].add(plan.coins()[0][1])).isEqualByComparingTo("20");
        assertThat(plan.cost()).isEqualTo((100 * 4 + 20 * 10) * 1e-4, within(1e-9)).isEqualTo(plan.bound(),
                within(1e-9));
        assertThat(plan.requirementPrice()).containsExactly(new double[]{1e-3, 1e-3}, within(1e-9));
        assertThat(plan.assetWorth()).containsExactly(new double[]{0, 1e-4}, within(1e-9));
    }

    /// The coin falls with what bucket b holds and counts half there: it goes to a, cash to b.
    @Test
    void wrong_way_collateral_goes_where_it_is_not() {
        var b = new Obligation("b", BigDecimal.valueOf(50), new TreeMap<>(Map.of("coin", new BigDecimal("0.4"))),
                new TreeMap<>());
        var plan = plan(new Task(List.of(asset("cash", 100, 1, 10), asset("coin", 100, 0.8, 7)),
                List.of(bucket("a", 80), b), 1));
        assertThat(plan.coins()[1][0]).isEqualByComparingTo("100");
        assertThat(plan.coins()[0][1]).isEqualByComparingTo("50");
    }

    /// Staying costs 1 bp a day more than cash would; moving in cash and taking the coin back costs 2 + 2 bp once.
    @Test
    void collateral_moves_only_when_the_days_saved_pay_for_it() {
        var cash = new Asset("cash", BigDecimal.valueOf(100), BigDecimal.ONE, RatioTiers.WHOLE, 4, 2, Optional.empty(),
                Optional.empty());
        var coin = new Asset("coin", BigDecimal.valueOf(100), BigDecimal.ONE, RatioTiers.WHOLE, 5, 2, Optional.empty(),
                Optional.empty());
        var there = new Obligation("a", BigDecimal.valueOf(60), new TreeMap<>(),
                new TreeMap<>(Map.of("coin", BigDecimal.valueOf(60))));
        var three = plan(new Task(List.of(cash, coin), List.of(there), 3));
        assertThat(three.coins()[1][0]).isEqualByComparingTo("60");
        assertThat(three.cost()).isEqualTo(60 * 15e-4, within(1e-9));
        var five = plan(new Task(List.of(cash, coin), List.of(there), 5));
        assertThat(five.coins()[0][0]).isEqualByComparingTo("60");
        assertThat(five.cost()).isEqualTo(60 * (20 + 4) * 1e-4, within(1e-9));
    }

    /// A coin that earns where it lies, and that a does not accept: it earns in b, and never in a. Where it lies in a already it is
    /// taken back, though to leave it there for a day would be cheaper.
    @Test
    void what_counts_nothing_in_a_bucket_does_not_lie_there_whatever_it_earns() {
        var refused = new TreeMap<>(Map.of("coin", BigDecimal.ZERO));
        var a = new Obligation("a", BigDecimal.valueOf(20), refused, new TreeMap<>());
        var earns = plan(new Task(List.of(asset("cash", 100, 1, 10), asset("coin", 100, 0.9, -5)), List.of(a), 1));
        assertThat(earns.coins()[1][0]).isEqualByComparingTo("0");
        assertThat(earns.cost()).isEqualTo(20 * 10e-4, within(1e-9)).isEqualTo(earns.bound(), within(1e-9));
        var moves = new Asset("coin", BigDecimal.valueOf(100), BigDecimal.ONE, RatioTiers.WHOLE, 1, 2, Optional.empty(),
                Optional.empty());
        var there = new Obligation("a", BigDecimal.valueOf(20), refused,
                new TreeMap<>(Map.of("coin", BigDecimal.valueOf(60))));
        var back = plan(new Task(List.of(asset("cash", 100, 1, 10), moves), List.of(there), 1));
        assertThat(back.coins()[1][0]).isEqualByComparingTo("0");
        assertThat(back.cost()).isEqualTo((20 * 10 + 60 * 2) * 1e-4, within(1e-9)).isEqualTo(back.bound(),
                within(1e-9));
    }

    /// 100 that count 0.5 and 10 of cash: 60 in all, for 50 and 30. Bucket a could be met alone, b too, c never.
    @Test
    void what_cannot_be_met_says_by_how_much_and_where() {
        var none = none(new Task(List.of(asset("cash", 10, 1, 10), asset("coin", 100, 0.5, 4)),
                List.of(bucket("a", 50), bucket("b", 30), bucket("c", 75)), 1));
        assertThat(none.total()).isEqualTo(95, within(1e-9));
        assertThat(none.alone()).containsExactly(new double[]{0, 0, 15}, within(1e-9));
        double sum = 0;
        for (double one : none.missing()) {
            sum += one;
        }
        assertThat(sum).isEqualTo(95, within(1e-9));
    }

    /// Half of what counts: 20 of cash carry 20 of the coin.
    @Test
    void a_cap_and_a_share_hold_what_is_cheap_back() {
        var share = new Asset("coin", BigDecimal.valueOf(100), BigDecimal.ONE, RatioTiers.WHOLE, 0, 0, Optional.empty(),
                Optional.of(new BigDecimal("0.5")));
        var plan = plan(new Task(List.of(asset("cash", 100, 1, 10), share), List.of(bucket("a", 40)), 1));
        assertThat(plan.coins()[1][0]).isBetween(new BigDecimal("19.99"), new BigDecimal("20.01"));
        var cap = new Asset("coin", BigDecimal.valueOf(100), BigDecimal.ONE, RatioTiers.flat(new BigDecimal("0.5")), 0,
                0, Optional.of(BigDecimal.valueOf(15)), Optional.empty());
        var capped = plan(new Task(List.of(asset("cash", 100, 1, 10), cap), List.of(bucket("a", 40)), 1));
        assertThat(capped.coins()[1][0]).isEqualByComparingTo("30");
        assertThat(capped.cost()).isEqualTo(25 * 10e-4, within(1e-9));
    }

    /// Two assets, each at most half of all: both caps bind at once, and no digit of a coin meets them exactly. Kept to the last
    /// digit they would take turns in falling: in a task of twelve assets that cost a minute and 39 USD of the requirement.
    @Test
    void shares_that_bind_all_at_once_leave_the_requirement_met() {
        var half = Optional.of(new BigDecimal("0.5"));
        var first = new Asset("a", BigDecimal.valueOf(100_000), new BigDecimal("569.63"),
                RatioTiers.flat(new BigDecimal("0.77")), 1, 1, Optional.empty(), half);
        var second = new Asset("b", BigDecimal.valueOf(100_000), new BigDecimal("222.47"),
                RatioTiers.flat(new BigDecimal("0.83")), 2, 1, Optional.empty(), half);
        var plan = plan(new Task(List.of(first, second), List.of(bucket("a", 498_143)), 7));
        assertThat(plan.credited().getFirst()).isGreaterThanOrEqualTo(BigDecimal.valueOf(498_143).subtract(CENT));
        assertThat(plan.coins()[0][0].doubleValue() * 569.63 * 0.77).isEqualTo(249_071.5, within(0.02));
    }

    private static Task drawn(SplittableRandom random, int assetsMax, int bucketsMax) {
        var assets = new ArrayList<Asset>();
        for (int a = random.nextInt(1, assetsMax + 1); a > 0; a--) {
            assets.add(new Asset("a" + a, BigDecimal.valueOf(random.nextInt(1, 2_000_000), 4),
                    BigDecimal.valueOf(random.nextInt(1, 300_000), 2), CreditedValueTest.drawn(random, 5_000),
                    random.nextInt(100) / 10.0, random.nextInt(3), random.nextInt(3) > 0 ? Optional.empty()
                            : Optional.of(BigDecimal.valueOf(random.nextInt(20_000))),
                    random.nextInt(3) > 0 ? Optional.empty()
                            : Optional.of(BigDecimal.valueOf(random.nextInt(20, 100), 2))));
        }
        var buckets = new ArrayList<Obligation>();
        for (int b = random.nextInt(1, bucketsMax + 1); b > 0; b--) {
            var accepts = new TreeMap<String, BigDecimal>();
            assets.stream().filter(one -> random.nextInt(4) == 0)
                    .forEach(one -> accepts.put(one.name(), BigDecimal.valueOf(random.nextInt(100), 2)));
            buckets.add(new Obligation("b" + b, BigDecimal.valueOf(random.nextInt(2_000_000), 2), accepts,
                    new TreeMap<>()));
        }
        return new Task(assets, buckets, random.nextInt(1, 60));
    }

    /// 400 drawn tasks, 266 of them with a plan at least; the worst cost is 2.2e-8 of it from its bound, which is what cutting coins to eight
    /// digits costs.
    @Test
    void a_plan_keeps_every_limit_exactly_and_costs_what_its_prices_prove() {
        var random = new SplittableRandom(21);
        int plans = 0;
        for (int trial = 0; trial < 400; trial++) {
            var task = drawn(random, 6, 4);
            if (!(Allocation.of(task) instanceof Answer.Plan plan)) {
                continue;
            }
            plans++;
            assertThat(plan.cost()).isEqualTo(plan.bound(), within(1e-6 * (1 + Math.abs(plan.bound()))));
            for (int a = 0; a < task.assets().size(); a++) {
                var used = BigDecimal.ZERO;
                for (BigDecimal coins : plan.coins()[a]) {
                    assertThat(coins).isNotNegative();
                    used = used.add(coins);
                }
                assertThat(used).isLessThanOrEqualTo(task.assets().get(a).quantity());
            }
            for (int b = 0; b < task.obligations().size(); b++) {
                assertBucket(task, plan, b);
            }
        }
        assertThat(plans).isGreaterThan(100);
    }

    private static void assertBucket(Task task, Answer.Plan plan, int b) {
        var bucket = task.obligations().get(b);
        var sum = BigDecimal.ZERO;
        for (int a = 0; a < task.assets().size(); a++) {
            var asset = task.assets().get(a);
            var counted = bucket.accepts(asset).counted(plan.coins()[a][b].multiply(asset.price()));
            assertThat(counted).isLessThanOrEqualTo(asset.capUsd().orElse(counted));
            assertThat(counted).isLessThanOrEqualTo(
                    asset.capShare().map(plan.credited().get(b)::multiply).map(CENT::add).orElse(counted));
            sum = sum.add(counted);
        }
        assertThat(sum).isEqualByComparingTo(plan.credited().get(b));
        assertThat(sum).isGreaterThanOrEqualTo(bucket.usd().subtract(CENT));
    }

    /// Two assets in two buckets, every eighth of each asset tried in each: 6,561 points a task. None that
    /// meets the requirements is cheaper than the plan, and where there is no plan none meets them.
    @Test
    void no_point_of_a_grid_is_cheaper() {
        var random = new SplittableRandom(2);
        int compared = 0;
        for (int trial = 0; trial < 300; trial++) {
            var task = drawn(random, 2, 2);
            if (task.assets().size() != 2 || task.obligations().size() != 2) {
                continue;
            }
            double cheapest = cheapest(task, 8);
            switch (Allocation.of(task)) {
                case Answer.Plan plan -> {
                    assertThat(plan.cost()).isLessThanOrEqualTo(cheapest + 1e-6);
                    compared += Double.isInfinite(cheapest) ? 0 : 1;
                }
                case Answer.Infeasible _none -> assertThat(cheapest).isInfinite();
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static double cheapest(Task task, int cuts) {
        double best = Double.POSITIVE_INFINITY;
        var parts = new int[4];
        for (int code = 0; code < Math.pow(cuts + 1, 4); code++) {
            for (int i = 0, rest = code; i < 4; i++, rest /= cuts + 1) {
                parts[i] = rest % (cuts + 1);
            }
            if (parts[0] + parts[1] <= cuts && parts[2] + parts[3] <= cuts) {
                best = Math.min(best, cost(task, parts, cuts));
            }
        }
        return best;
    }

    private static double cost(Task task, int[] parts, int cuts) {
        double cost = 0;
        for (int b = 0; b < 2; b++) {
            var counted = new double[2];
            for (int a = 0; a < 2; a++) {
                var asset = task.assets().get(a);
                double usd = asset.quantity().doubleValue() * asset.price().doubleValue() * parts[2 * a + b] / cuts;
                counted[a] = task.obligations().get(b).accepts(asset).counted(BigDecimal.valueOf(usd)).doubleValue();
                cost += 1e-4 * usd * (task.days() * asset.costBp() + asset.moveBp());
                if (counted[a] > asset.capUsd().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY)) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            double sum = counted[0] + counted[1];
            for (int a = 0; a < 2; a++) {
                double share = task.assets().get(a).capShare().map(BigDecimal::doubleValue).orElse(1.0);
                if (counted[a] > share * sum) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            if (sum < task.obligations().get(b).usd().doubleValue()) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return cost;
    }

    /// min x + 2y under x + y >= 3, x <= 2: (2, 1) for 4; prices 2 and 1, since 2·3 - 1·2 = 4 and no column is worth more
    /// than it costs.
    @Test
    void prices_prove_the_cost_of_the_cheapest_point() {
        var programme = new CheapestPoint.Programme(new double[]{1, 2});
        programme.atLeast(new double[]{1, 1}, 3);
        programme.atMost(new double[]{1, 0}, 2);
        var found = CheapestPoint.of(programme).orElseThrow();
        assertThat(found.x()).containsExactly(new double[]{2, 1}, within(1e-12));
        assertThat(found.prices()).containsExactly(new double[]{2, 1}, within(1e-12));
        assertThat(found.cost()).isEqualTo(4).isEqualTo(found.bound());
        programme.atMost(new double[]{1, 1}, 2);
        assertThat(CheapestPoint.of(programme)).isEmpty();
    }

    @Test
    void tasks_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> asset("x", -1, 1, 0)).hasMessageContaining("x: ");
        assertThatThrownBy(() -> bucket("a", -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Task(List.of(), List.of(bucket("a", 1)), 1)).hasMessageContaining("assets");
    }
}
