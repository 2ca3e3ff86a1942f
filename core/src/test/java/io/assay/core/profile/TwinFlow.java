package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The features of one account that its fills alone say, each by a sentence over lists of fills.
final class TwinFlow {
    private static final long HOUR_NS = 3600 * SECOND_NS;

    private final TwinMarket market;
    private final TwinToxicity toxicity;
    private final List<Fill> all;
    private final List<Fill> flow;
    private final List<Fill> valued;
    private final Map<Feature, Double> out = new EnumMap<>(Feature.class);

    private TwinFlow(TwinMarket market, TwinToxicity toxicity, String account) {
        this.market = market;
        this.toxicity = toxicity;
        all = market.fills.stream().filter(fill -> fill.account().equals(account)).toList();
        flow = all.stream().filter(fill -> fill.cause().isFlow()).toList();
        valued = flow.stream().filter(fill -> !Double.isNaN(market.notional(fill))).toList();
    }

    static Map<Feature, Double> of(TwinMarket market, TwinToxicity toxicity, String account) {
        var twin = new TwinFlow(market, toxicity, account);
        twin.counts();
        if (!twin.valued.isEmpty()) {
            twin.amounts();
        }
        twin.orders();
        twin.money();
        twin.distress();
        twin.days();
        twin.toxic(Feature.TOXIC_EXCESS_1S, 1);
        twin.toxic(Feature.TOXIC_EXCESS_10S, 10);
        twin.toxic(Feature.TOXIC_EXCESS_60S, 60);
        return twin.out;
    }

    private void put(Feature feature, double value) {
        if (!Double.isNaN(value)) {
            out.put(feature, value);
        }
    }

    private double notional(Predicate<Fill> which) {
        return valued.stream().filter(which).mapToDouble(market::notional).sum();
    }

    private <T> Map<T, Double> shares(Function<Fill, T> key) {
        double total = notional(fill -> true);
        return valued.stream().collect(Collectors.groupingBy(key,
                Collectors.summingDouble(fill -> market.notional(fill) / total)));
    }

    private void counts() {
        put(Feature.FILLS, flow.size());
        put(Feature.INSTRUMENTS, (double) flow.stream().map(Fill::instrument).distinct().count());
        put(Feature.UNVALUED_FILLS, flow.size() - valued.size());
        if (!flow.isEmpty()) {
            double days = flow.stream().map(fill -> fill.timeNs() / (24 * HOUR_NS)).distinct().count();
            put(Feature.ACTIVE_DAYS, days);
            put(Feature.FILLS_PER_ACTIVE_DAY, flow.size() / days);
        }
    }

    private void amounts() {
        double total = notional(fill -> true);
        double made = notional(fill -> fill.liquidity() == Liquidity.MAKER);
        double took = notional(fill -> fill.liquidity() == Liquidity.TAKER);
        put(Feature.NOTIONAL_USD, total);
        put(Feature.MAKER_NOTIONAL_USD, made);
        put(Feature.TAKER_NOTIONAL_USD, took);
        put(Feature.MEAN_FILL_USD, total / valued.size());
        put(Feature.P95_FILL_USD, percentile(valued.stream().map(market::notional).toList(), 0.95));
        put(Feature.MAKER_SHARE, made / (made + took));
        put(Feature.HOUR_ENTROPY, shares(fill -> fill.timeNs() / HOUR_NS % 24).values().stream()
                .mapToDouble(share -> -share * Math.log(share)).sum() / Math.log(24));
        put(Feature.CONCENTRATION, shares(fill -> market.book.instrument(fill.instrument()).underlying()).values()
                .stream().mapToDouble(share -> share * share).sum());
        var kinds = shares(fill -> market.book.instrument(fill.instrument()).kind());
        put(Feature.PRODUCT_SHARE_PERP, kinds.getOrDefault(InstrumentKind.PERPETUAL, 0.0));
        put(Feature.PRODUCT_SHARE_FUTURE, kinds.getOrDefault(InstrumentKind.FUTURE, 0.0));
        put(Feature.PRODUCT_SHARE_OPTION, kinds.getOrDefault(InstrumentKind.OPTION, 0.0));
        put(Feature.PRODUCT_SHARE_SPOT, kinds.getOrDefault(InstrumentKind.SPOT, 0.0));
    }

    private static double percentile(List<Double> values, double share) {
        return values.stream().sorted().skip((long) Math.ceil(share * values.size()) - 1).findFirst()
                .orElse(Double.NaN);
    }

    private void orders() {
        if (flow.isEmpty() || flow.stream().anyMatch(fill -> fill.orderId().isEmpty())) {
            return;
        }
        var orders = flow.stream().collect(Collectors.groupingBy(Fill::orderId, TreeMap::new, Collectors.toList()));
        put(Feature.ORDERS, orders.size());
        put(Feature.CROSS_SHARE, (double) orders.values().stream()
                .filter(order -> order.stream().anyMatch(TwinFlow::took)).count() / orders.size());
        slippage(orders.values().stream().map(order -> order.stream().filter(TwinFlow::took).toList()).toList());
        var starts = orders.values().stream().map(order -> order.getFirst().timeNs()).sorted().toList();
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < starts.size(); i++) {
            gaps.add((starts.get(i) - starts.get(i - 1)) / 1e9);
        }
        if (gaps.size() >= 2) {
            put(Feature.MEDIAN_GAP_S, percentile(gaps, 0.5));
            double mean = gaps.stream().mapToDouble(gap -> gap).sum() / gaps.size();
            double sd = Math.sqrt(
                    gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).sum() / gaps.size());
            put(Feature.BURSTINESS, (sd - mean) / (sd + mean));
        }
    }

    /// Day by day and minute by minute, of every instrument by itself.
    private void days() {
        if (!flow.isEmpty()) {
            double contracts = flow.stream().mapToDouble(fill -> fill.quantity().doubleValue()).sum();
            put(Feature.CONTRACTS_PER_DAY, contracts / out.getOrDefault(Feature.ACTIVE_DAYS, Double.NaN));
        }
        double weight = 0;
        double share = 0;
        double lean = 0;
        double swing = 0;
        var days = all.stream().collect(Collectors.groupingBy(
                fill -> fill.instrument() + " " + fill.timeNs() / (24 * HOUR_NS), TreeMap::new, Collectors.toList()));
        for (var day : days.values()) {
            double usd = day.stream().mapToDouble(market::notional).filter(one -> !Double.isNaN(one)).sum();
            double volume = day.stream().mapToDouble(fill -> fill.quantity().doubleValue()).sum();
            double net = day.stream().mapToDouble(TwinFlow::signed).sum();
            long start = day.getFirst().timeNs() / (24 * HOUR_NS) * 24 * HOUR_NS;
            double squares = 0;
            for (int minute = 1; minute <= 1440; minute++) {
                long end = start + minute * 60L * SECOND_NS;
                double left =
                        net - day.stream().filter(fill -> fill.timeNs() < end).mapToDouble(TwinFlow::signed).sum();
                squares += left * left;
            }
            weight += usd;
            share += usd * Math.abs(net) / volume;
            lean += usd * net / volume;
            swing += usd * Math.sqrt(squares / 1440) / volume;
        }
        put(Feature.DAY_NET_SHARE, share / weight);
        put(Feature.DAY_NET_LEAN, lean / weight);
        put(Feature.DAY_SWING_SHARE, swing / weight);
    }

    private static double signed(Fill fill) {
        return fill.side().sign() * fill.quantity().doubleValue();
    }

    private static boolean took(Fill fill) {
        return fill.liquidity() == Liquidity.TAKER;
    }

    /// @param orders taker fills of each
    private void slippage(List<List<Fill>> orders) {
        double cost = 0;
        double weight = 0;
        for (var order : orders) {
            var counted = order.stream().filter(valued::contains).toList();
            if (counted.isEmpty()) {
                continue;
            }
            var first = order.getFirst();
            double reference = market.before(first.instrument(), first.timeNs(), first.account());
            double notional = counted.stream().mapToDouble(market::notional).sum();
            double average = counted.stream().mapToDouble(fill -> fill.price().doubleValue() * market.quantity(fill))
                    .sum() / counted.stream().mapToDouble(market::quantity).sum();
            if (!Double.isNaN(reference)) {
                cost += notional * first.side().sign() * (average / reference - 1);
                weight += notional;
            }
        }
        put(Feature.SLIPPAGE_BP, 1e4 * cost / weight);
    }

    private void money() {
        double notional = out.getOrDefault(Feature.NOTIONAL_USD, Double.NaN);
        var told = flow.stream().filter(fill -> fill.fee() != null).toList();
        var known = told.stream().filter(fill -> !Double.isNaN(fee(fill))).toList();
        put(Feature.UNCONVERTED_FEES, told.size() - known.size());
        if (!known.isEmpty()) {
            double fees = known.stream().mapToDouble(this::fee).sum();
            put(Feature.FEES_USD, fees);
            put(Feature.REVENUE_PER_MILLION_USD, 1e6 * fees / notional);
        }
        // profit in a coin is not converted
        var profits = all.stream().filter(fill -> fill.realisedPnl() != null
                && TwinMarket.isUsd(market.currency(fill.instrument()))).toList();
        if (!profits.isEmpty()) {
            double profit = profits.stream().mapToDouble(TwinFlow::profit).sum();
            put(Feature.REALISED_PNL_USD, profit);
            put(Feature.PNL_PER_MILLION_USD, 1e6 * profit / notional);
        }
    }

    private static double profit(Fill fill) {
        var profit = fill.realisedPnl();
        return profit == null ? 0 : profit.doubleValue();
    }

    private double fee(Fill fill) {
        double fee = Twin.fee(fill);
        return fee == 0 ? 0 : fee * market.usd(fill.feeCurrency(), fill.timeNs(), fill.account());
    }

    private void distress() {
        var forced = all.stream()
                .filter(fill -> fill.cause() == Cause.LIQUIDATED || fill.cause() == Cause.BACKSTOP).toList();
        put(Feature.LIQUIDATIONS, (double) forced.stream().map(fill -> fill.timeNs() / SECOND_NS).distinct().count());
        var sizes = all.stream().mapToDouble(market::notional).filter(size -> !Double.isNaN(size)).sum();
        put(Feature.LIQUIDATED_SHARE, forced.stream().mapToDouble(market::notional)
                .filter(size -> !Double.isNaN(size)).sum() / sizes);
    }

    private void toxic(Feature feature, int seconds) {
        var judged = flow.stream().map(fill -> toxicity.excess(fill, seconds * SECOND_NS))
                .filter(excess -> !Double.isNaN(excess)).toList();
        put(feature, judged.stream().mapToDouble(excess -> excess).sum() / judged.size());
    }
}
