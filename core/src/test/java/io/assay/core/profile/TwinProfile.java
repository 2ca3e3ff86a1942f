package io.assay.core.profile;

import static io.assay.core.profile.Twin.MINUTE_NS;

import io.assay.core.event.Cause;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import io.assay.core.event.OrderUpdate.Step;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// The features of a [Books] that depend on what was held, by loops over minutes.
final class TwinProfile {
    private final Twin twin;
    private final List<Twin.Change> waiting = new ArrayList<>();
    private final Map<Feature, Double> out = new EnumMap<>(Feature.class);
    private double grossDays;

    private TwinProfile(TwinMarket market) {
        twin = new Twin(market);
    }

    /// Feature by feature; what is not there is absent.
    ///
    /// @param flow what the account's fills alone say
    static Map<Feature, Double> of(TwinMarket market, Map<Feature, Double> flow) {
        var profile = new TwinProfile(market);
        profile.out.putAll(flow);
        profile.timeMeans();
        profile.put(Feature.VOL_EXPOSURE_USD, profile.volatility(MINUTE_NS));
        profile.put(Feature.VOL_EXPOSURE_5M_USD, profile.volatility(5 * MINUTE_NS));
        profile.halfLife();
        profile.wealth();
        profile.carry();
        profile.capital();
        profile.orders();
        profile.distress();
        profile.holding();
        return profile.out;
    }

    private void put(Feature feature, double value) {
        if (!Double.isNaN(value)) {
            out.put(feature, value);
        }
    }

    private static final class Mean {
        private double sum;
        private double seconds;

        void add(double value, double dt) {
            if (!Double.isNaN(value)) {
                sum += value * dt;
                seconds += dt;
            }
        }

        double value() {
            return seconds > 0 ? sum / seconds : Double.NaN;
        }
    }

    private void timeMeans() {
        var means = new EnumMap<Feature, Mean>(Feature.class);
        double underlyings = 0;
        double most = Double.NaN;
        var moments = new ArrayList<>(twin.moments());
        for (int i = 0; i + 1 < moments.size(); i++) {
            long a = moments.get(i);
            double dt = (moments.get(i + 1) - a) * 1e-9;
            double gross = 0;
            double net = 0;
            double vega = 0;
            double gamma = 0;
            double levered = 0;
            var nets = new TreeMap<String, Double>();
            for (var line : current(a).entrySet()) {
                var seen = line.getValue();
                gross += Math.abs(seen.delta());
                net += seen.delta();
                vega += seen.vega();
                gamma += seen.gamma();
                levered += seen.levered();
                nets.merge(twin.underlying(line.getKey()), seen.delta(), Double::sum);
            }
            double equity = twin.equity(a);
            add(means, Feature.EQUITY_USD, equity, dt);
            if (equity > 0) {
                add(means, Feature.MARGIN_USE, twin.margin(a) / equity, dt);
            }
            if (Double.isNaN(gross)) {
                continue;
            }
            add(means, Feature.GROSS_EXPOSURE_USD, gross, dt);
            add(means, Feature.DELTA_USD, net, dt);
            add(means, Feature.ABS_DELTA_USD, Math.abs(net), dt);
            add(means, Feature.VEGA_USD, vega, dt);
            add(means, Feature.GAMMA_USD, gamma, dt);
            underlyings += dt * nets.values().stream().mapToDouble(Math::abs).sum();
            if (equity > 0) {
                add(means, Feature.LEVERAGE_MEAN, levered / equity, dt);
                most = Double.isNaN(most) ? levered / equity : Math.max(most, levered / equity);
            }
        }
        means.forEach((feature, mean) -> put(feature, mean.value()));
        put(Feature.LEVERAGE_MAX, most);
        var gross = means.get(Feature.GROSS_EXPOSURE_USD);
        grossDays = gross == null ? 0 : gross.sum / 86_400;
        if (grossDays > 0) {
            put(Feature.NEUTRALITY, 1 - underlyings / (grossDays * 86_400));
        }
    }

    private static void add(Map<Feature, Mean> means, Feature feature, double value, double dt) {
        means.computeIfAbsent(feature, key -> new Mean()).add(value, dt);
    }

    /// All lines as they stand: at the price of an own fill of this minute, else at the mark of the minute, and where
    /// there is none yet, at the last own fill.
    private Map<String, Twin.Seen> current(long atNs) {
        long minute = Math.floorDiv(atNs, MINUTE_NS) * MINUTE_NS;
        var all = twin.all(atNs);
        for (var name : twin.names) {
            if (twin.instrument(name).kind() == InstrumentKind.OPTION) {
                continue;
            }
            double marked = twin.mark(name, Math.max(minute, twin.fromNs));
            double own = marked;
            for (var fill : twin.fills(name)) {
                boolean isLast = fill.timeNs() >= minute || Double.isNaN(marked);
                own = isLast && fill.timeNs() <= atNs ? fill.price().doubleValue() : own;
            }
            all.put(name, twin.see(name, atNs, own, twin.currency(name, lookedAt(name, minute, atNs))));
        }
        return all;
    }

    /// When the currency of a line was last looked at: on the minute, when it traded, when anything was reported.
    private long lookedAt(String name, long minuteNs, long atNs) {
        long last = Math.max(minuteNs, twin.fromNs);
        if (TwinMarket.isUsd(twin.market.currency(name))) {
            return last;
        }
        for (long moment : twin.moments().subSet(minuteNs, true, atNs, true)) {
            boolean isTrade = twin.book.fills.stream()
                    .anyMatch(fill -> fill.timeNs() == moment && !fill.instrument().equals(name));
            isTrade |= twin.names.stream().anyMatch(other -> twin.expiryNs(other) == moment);
            boolean isOwn = twin.fills(name).stream().anyMatch(fill -> fill.timeNs() == moment);
            boolean isSettled = twin.names.stream().anyMatch(other -> twin.settlements(other).contains(moment));
            last = isOwn || isSettled || !isTrade ? Math.max(last, moment) : last;
        }
        return last;
    }

    private List<Long> grid(long stepNs) {
        var out = new ArrayList<Long>();
        for (long g = -Math.floorDiv(-twin.fromNs, stepNs); g * stepNs <= twin.toNs; g++) {
            out.add(g * stepNs);
        }
        return out;
    }

    private static double move(Map<String, Twin.Seen> from, Map<String, Twin.Seen> to) {
        double move = 0;
        for (var line : from.keySet()) {
            var a = from.get(line);
            var b = to.get(line);
            if (a == null || b == null) {
                throw new IllegalStateException(line);
            }
            move += a.delta() == 0 ? 0 : a.delta() * (b.base() / a.base() - 1);
        }
        return move;
    }

    private double volatility(long stepNs) {
        var grid = grid(stepNs);
        double sum = 0;
        int n = 0;
        for (int i = 0; i + 1 < grid.size(); i++) {
            double move = move(twin.all(grid.get(i)), twin.all(grid.get(i + 1)));
            if (!Double.isNaN(move)) {
                sum += move * move;
                n++;
            }
        }
        return n == 0 || !out.containsKey(Feature.GROSS_EXPOSURE_USD) ? Double.NaN
                : Math.sqrt(sum / (n * (stepNs / 1e9)) * 365 * 86_400);
    }

    private static double net(Map<String, Twin.Seen> all) {
        return all.values().stream().mapToDouble(Twin.Seen::delta).sum();
    }

    private void halfLife() {
        var x = new ArrayList<Double>();
        var d = new ArrayList<Double>();
        var grid = grid(MINUTE_NS);
        for (int i = 0; i + 1 < grid.size(); i++) {
            var a = twin.all(grid.get(i));
            var b = twin.all(grid.get(i + 1));
            if (!Double.isNaN(move(a, b)) && !Double.isNaN(net(b))) {
                x.add(net(a));
                d.add(net(b) - net(a));
            }
        }
        int n = x.size();
        double meanX = x.stream().mapToDouble(one -> one).average().orElse(0);
        double meanD = d.stream().mapToDouble(one -> one).average().orElse(0);
        double sxx = 0;
        double sxd = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x.get(i) - meanX) * (x.get(i) - meanX);
            sxd += (x.get(i) - meanX) * (d.get(i) - meanD);
            squares += x.get(i) * x.get(i);
        }
        if (n < 30 || sxx <= 1e-12 * squares) {
            return;
        }
        double slope = sxd / sxx;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            rest += Math.pow(d.get(i) - meanD - slope * (x.get(i) - meanX), 2);
        }
        double t = slope / Math.sqrt(rest / (n - 2) / sxx);
        double phi = 1 + slope + (1 + 3 * (1 + slope)) / n;
        double critical = -2.86154 - 2.8903 / n - 4.234 / n / n - 40.040 / n / n / n;
        if (t < critical && phi > 0 && phi < 1) {
            put(Feature.DELTA_HALF_LIFE_S, Math.log(2) / (-Math.log(phi) / 60));
        }
    }

    private void wealth() {
        if (!out.containsKey(Feature.GROSS_EXPOSURE_USD)) {
            return;
        }
        var points = new TreeSet<>(grid(MINUTE_NS));
        points.add(twin.toNs);
        var days = new TreeMap<Long, Double>();
        double profit = 0;
        double peak = 0;
        double fall = 0;
        long a = twin.fromNs;
        var from = twin.all(a - 1);
        for (var name : twin.names) {
            // held before the first instant, at the prices of it
            var then = twin.see(name, a, Double.NaN);
            from.put(name,
                    new Twin.Seen(twin.heldIn(name, a - 1, a), then.base(), then.price(), then.rate(), 0, 0, 0, 0));
        }
        if (twin.isCoinKnown(a)) {
            double index = twin.index("BTC", a);
            from.put("coins", new Twin.Seen(twin.coins(a, a - 1), index, index, 1, 0, 0, 0, 0));
        }
        for (long b : points) {
            double gain = gain(from, a, b);
            profit += gain;
            peak = Math.max(peak, profit);
            fall = Math.max(fall, peak - profit);
            days.merge(Math.floorDiv(b - 1, 86_400_000_000_000L), gain, Double::sum);
            from = twin.all(b);
            a = b + 1;
        }
        put(Feature.MAX_DRAWDOWN_USD, fall);
        put(Feature.WORST_DAY_USD, days.values().stream().mapToDouble(one -> one).min().orElse(Double.NaN));
    }

    /// Gained by what was held at `from`, and by trades and cash since `a`, until `b`.
    private double gain(Map<String, Twin.Seen> from, long a, long b) {
        double gain = 0;
        var to = twin.all(b);
        boolean inCoin = twin.isCoinKnown(b);
        for (var line : from.entrySet()) {
            var seen = line.getValue();
            double held = twin.gain(line.getKey(), seen.weight(), seen.price(), seen.rate(), at(to, line.getKey()),
                    inCoin);
            gain += Double.isNaN(held) ? 0 : held;
        }
        for (var fill : twin.book.fills) {
            gain -= fill.timeNs() >= a && fill.timeNs() <= b ? twin.feeUsd(fill) : 0;
        }
        waiting.addAll(twin.changes().stream().filter(one -> one.timeNs() >= a && one.timeNs() <= b).toList());
        for (var change : List.copyOf(waiting)) {
            double rate = at(twin.all(change.timeNs()), change.name()).rate();
            double traded = twin.gain(change.name(), change.change(), change.price(), rate, at(to, change.name()),
                    inCoin);
            if (!Double.isNaN(traded)) {
                gain += traded;
                waiting.remove(change);
            }
        }
        for (var fact : twin.book.facts) {
            if (fact instanceof FundingPayment in && in.timeNs() >= a && in.timeNs() <= b) {
                gain += in.amount().doubleValue();
            }
        }
        for (var name : twin.names) {
            for (long when : twin.settlements(name)) {
                double settled = when >= a && when <= b ? twin.settled(name, when) : 0;
                gain += Double.isNaN(settled) ? 0 : settled;
            }
        }
        return gain;
    }

    private static Twin.Seen at(Map<String, Twin.Seen> all, String line) {
        return Objects.requireNonNull(all.get(line));
    }

    private void carry() {
        double paid = 0;
        double within = 0;
        for (var fact : twin.book.facts) {
            if (fact instanceof FundingPayment in) {
                paid += in.amount().doubleValue();
                within += in.timeNs() >= twin.fromNs && in.timeNs() <= twin.toNs ? in.amount().doubleValue() : 0;
            }
        }
        var perpetuals = twin.names.stream()
                .filter(name -> twin.instrument(name).kind() == InstrumentKind.PERPETUAL).toList();
        double settled = perpetuals.isEmpty() ? Double.NaN : 0;
        for (var name : perpetuals) {
            settled += twin.book.rates.containsKey(name) ? 0 : Double.NaN;
            for (long when : twin.settlements(name)) {
                settled += twin.settled(name, when);
            }
        }
        put(Feature.FUNDING_USD, twin.paid ? paid : settled);
        boolean futures = false;
        double basis = 0;
        var moments = new ArrayList<>(twin.moments());
        var dated = twin.names.stream().filter(name -> twin.instrument(name).kind() == InstrumentKind.FUTURE).toList();
        for (int i = 0; i + 1 < moments.size(); i++) {
            long a = moments.get(i);
            for (var name : dated) {
                double held = twin.quantity(name, a);
                futures |= held != 0;
                basis += held == 0 ? 0 : twin.basis(name, a) * (moments.get(i + 1) - a);
            }
        }
        if (grossDays > 0 && (twin.paid || futures || !perpetuals.isEmpty())) {
            double funding = twin.paid ? within : perpetuals.isEmpty() ? 0 : settled;
            put(Feature.CARRY_BP, 1e4 * (funding + basis) / grossDays);
        }
    }

    private void capital() {
        var equities = twin.equities();
        if (!equities.isEmpty() && !out.containsKey(Feature.EQUITY_USD)) {
            put(Feature.EQUITY_USD, twin.equity(equities.getLast().timeNs()));
        }
        var buckets = new TreeSet<String>();
        var sums = new TreeMap<String, Double>();
        for (var one : equities) {
            buckets.add(one.bucket());
            long same = equities.stream().filter(other -> other.bucket().equals(one.bucket())
                    && other.currency().equals(one.currency())).count();
            double usd = one.currency().equals("BTC") ? twin.index("BTC", one.timeNs()) : 1;
            sums.merge(one.bucket(), one.equity().doubleValue() * usd / same, Double::sum);
        }
        for (var fact : twin.book.facts) {
            if (fact instanceof Transfer in) {
                buckets.add(in.bucket());
            } else if (fact instanceof PositionReport report) {
                buckets.add(report.bucket());
            }
        }
        double total = sums.values().stream().mapToDouble(one -> Math.max(0, one)).sum();
        if (!buckets.isEmpty()) {
            put(Feature.BUCKETS, buckets.size());
        }
        if (total > 0) {
            put(Feature.BUCKET_CONCENTRATION,
                    sums.values().stream().mapToDouble(one -> Math.pow(Math.max(0, one) / total, 2)).sum());
        }
        double equity = out.getOrDefault(Feature.EQUITY_USD, 0.0);
        if (equity > 0 && twin.toNs > twin.fromNs && out.containsKey(Feature.NOTIONAL_USD)) {
            put(Feature.TURNOVER_PER_DAY, out.getOrDefault(Feature.NOTIONAL_USD, Double.NaN) / equity
                    / ((twin.toNs - twin.fromNs) / 86_400e9));
        }
        if (equity > 0 && out.containsKey(Feature.VOL_EXPOSURE_USD)) {
            put(Feature.VOL_EXPOSURE_SHARE, out.getOrDefault(Feature.VOL_EXPOSURE_USD, Double.NaN) / equity);
        }
    }

    private void orders() {
        var lifetimes = new TreeMap<String, Lifetime>();
        var lived = new TreeSet<String>();
        var crossed = new TreeSet<String>();
        long messages = 0;
        long trades = 0;
        for (var fact : twin.book.facts.stream().filter(OrderUpdate.class::isInstance).map(OrderUpdate.class::cast)
                .sorted((a, b) -> Long.compare(a.timeNs(), b.timeNs())).toList()) {
            var before = lifetimes.getOrDefault(fact.orderId(), Lifetime.UNKNOWN);
            lifetimes.put(fact.orderId(), before == Lifetime.UNKNOWN ? fact.lifetime() : before);
            messages += fact.step() == Step.AMENDED || fact.step() == Step.CANCELLED ? 1 : 0;
            if (fact.step() != Step.REFUSED) {
                lived.add(fact.orderId());
            }
        }
        if (lifetimes.isEmpty()) {
            return;
        }
        var inserted = new TreeSet<>(lifetimes.keySet());
        for (var fill : twin.book.fills) {
            if (fill.cause().isFlow()) {
                trades++;
                inserted.add(fill.orderId());
                lived.add(fill.orderId());
                if (fill.liquidity() == Liquidity.TAKER) {
                    crossed.add(fill.orderId());
                }
            }
        }
        put(Feature.ORDER_TO_TRADE, (double) (inserted.size() + messages) / trades);
        put(Feature.CROSS_SHARE, (double) crossed.size() / lived.size());
        double known = lifetimes.values().stream().filter(one -> one != Lifetime.UNKNOWN).count();
        if (known > 0) {
            put(Feature.POST_ONLY_SHARE,
                    lifetimes.values().stream().filter(one -> one == Lifetime.POST_ONLY).count() / known);
            put(Feature.IOC_SHARE, lifetimes.values().stream().filter(
                    one -> one == Lifetime.IMMEDIATE_OR_CANCEL || one == Lifetime.FILL_OR_KILL).count() / known);
        }
    }

    private void distress() {
        var seconds = new TreeSet<Long>();
        twin.book.fills.stream()
                .filter(fill -> fill.cause() == Cause.LIQUIDATED || fill.cause() == Cause.BACKSTOP)
                .forEach(fill -> seconds.add(fill.timeNs() / Books.SECOND_NS));
        twin.book.facts.stream().filter(LiquidationNotice.class::isInstance)
                .forEach(fact -> seconds.add(fact.timeNs() / Books.SECOND_NS));
        put(Feature.LIQUIDATIONS, seconds.size());
    }

    private void holding() {
        double weighted = 0;
        double weights = 0;
        for (var name : twin.names) {
            double held = 0;
            double closed = 0;
            double worth = 0;
            long from = twin.fromNs;
            long expiryNs = twin.expiryNs(name);
            for (var fill : twin.fills(name)) {
                if (fill.timeNs() > expiryNs) {
                    break;
                }
                held += Math.abs(twin.quantity(name, fill.timeNs() - 1)) * (fill.timeNs() - from) / 1e9;
                from = fill.timeNs();
                double before = twin.before(fill);
                double change = twin.after(fill) - before;
                double part = before * change < 0 ? Math.min(Math.abs(before), Math.abs(change)) : 0;
                closed += part;
                worth += part == 0 ? 0 : part * unit(name, fill.timeNs(), fill.price().doubleValue());
            }
            if (expiryNs >= twin.fromNs && expiryNs <= twin.toNs) {
                double left = Math.abs(twin.changes().stream()
                        .filter(one -> one.name().equals(name) && one.timeNs() == expiryNs).toList().getLast()
                        .change());
                held += left * (expiryNs - from) / 1e9;
                closed += left;
                worth += left == 0 ? 0 : left * unit(name, expiryNs, twin.mark(name, expiryNs));
            }
            held += Math.abs(twin.quantity(name, twin.toNs)) * (twin.toNs - from) / 1e9;
            if (worth > 0) {
                weighted += held / closed * worth;
                weights += worth;
            }
        }
        put(Feature.HOLDING_S, weighted / weights);
    }

    /// What a unit closed weighs among other instruments.
    private double unit(String name, long atNs, double price) {
        return twin.isInverse(name) ? 1
                : twin.instrument(name).kind() == InstrumentKind.OPTION
                        && TwinMarket.isUsd(twin.instrument(name).quote())
                        ? Twin.at(twin.book.seen.get("forward:" + name), atNs)
                : price * twin.currency(name, atNs);
    }
}
