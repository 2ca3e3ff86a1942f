package io.assay.core.profile;

import static io.assay.core.profile.Twin.MINUTE_NS;

import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// All markouts of all accounts of a [Books], with errors and shrinkage: lists of fills, deviations taken after means.
final class TwinMarkouts {
    private static final long[] BLOCKS_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS};

    private final TwinMarket market;
    private final TwinResidual residual;
    private final TwinOptions options;
    /// By column of the value, by account.
    private final Map<Integer, Map<String, List<Judged>>> all = new TreeMap<>();

    /// One judged fill: what it gained and what it weighs.
    private record Judged(long timeNs, InstrumentKind kind, double u, double size) {}

    /// What is said of one markout of one account.
    private record Said(double value, double error, long blocks) {}

    private TwinMarkouts(TwinMarket market) {
        this.market = market;
        residual = new TwinResidual(market);
        options = new TwinOptions(market);
    }

    /// By account and column.
    static Map<String, Map<Integer, Double>> of(TwinMarket market) {
        var markouts = new TwinMarkouts(market);
        for (var fill : market.fills) {
            if (fill.cause().isFlow() && market.notional(fill) > 0) {
                markouts.judge(fill);
            }
        }
        var out = new TreeMap<String, Map<Integer, Double>>();
        markouts.all.forEach((column, accounts) -> markouts.write(column, accounts, out));
        return out;
    }

    private void judge(Fill fill) {
        var name = fill.instrument();
        boolean isOption = market.book.instrument(name).kind() == InstrumentKind.OPTION;
        double start = market.before(name, fill.timeNs(), fill.account());
        int d = fill.side().sign();
        for (var horizon : Horizon.values()) {
            double then = horizon == Horizon.AT_ONCE ? start
                    : market.after(name, fill.timeNs(), horizon.ns(), fill.account());
            if (isOption) {
                add(Feature.OPTION_MARKOUT_BP, horizon, Cut.ALL, fill, options.hedged(fill, horizon, then));
                add(Feature.OPTION_MARKOUT_VOL, horizon, Cut.ALL, fill, options.points(fill, horizon, then));
                continue;
            }
            double house = market.gain(fill, -d * (then - fill.price().doubleValue()));
            cut(Feature.HOUSE_MARKOUT_BP, horizon, fill, house);
            if (horizon != Horizon.AT_ONCE) {
                cut(Feature.ADVERSE_BP, horizon, fill, market.gain(fill, d * (then - start)));
                add(Feature.RESIDUAL_MARKOUT_BP, horizon, Cut.ALL, fill,
                        house + d * market.notional(fill) * residual.hedge(fill, horizon));
            }
        }
    }

    private void cut(Feature feature, Horizon horizon, Fill fill, double u) {
        add(feature, horizon, Cut.ALL, fill, u);
        if (fill.liquidity() != Liquidity.UNKNOWN) {
            add(feature, horizon, fill.liquidity() == Liquidity.MAKER ? Cut.MAKER : Cut.TAKER, fill, u);
        }
    }

    private void add(Feature feature, Horizon horizon, Cut cut, Fill fill, double u) {
        if (!Double.isNaN(u)) {
            int column = Column.of(feature, horizon, cut, Statistic.VALUE);
            all.computeIfAbsent(column, key -> new TreeMap<>())
                    .computeIfAbsent(fill.account(), key -> new ArrayList<>())
                    .add(new Judged(fill.timeNs(), market.book.instrument(fill.instrument()).kind(), u,
                            market.notional(fill)));
        }
    }

    private void write(int column, Map<String, List<Judged>> accounts, Map<String, Map<Integer, Double>> out) {
        var horizon = Column.ALL.get(column).horizon();
        var variances = variances(accounts);
        var said = new TreeMap<String, Said>();
        accounts.forEach((account, judged) -> said.put(account, said(judged, horizon, variances)));
        boolean cuts = Column.ALL.get(column).feature().hasCuts();
        var shrunk = cuts ? new TwinShrinkage(said.values().stream().filter(one -> one.error() > 0)
                .map(one -> new double[]{one.value(), one.error()}).toList()) : null;
        said.forEach((account, one) -> {
            var row = out.computeIfAbsent(account, key -> new TreeMap<>());
            row.put(column + Statistic.VALUE.ordinal(), one.value());
            row.put(column + Statistic.N.ordinal(), (double) accounts.get(account).size());
            row.put(column + Statistic.SE.ordinal(), one.error() > 0 ? one.error() : Double.NaN);
            if (cuts) {
                row.put(column + Statistic.BASIS.ordinal(), (double) one.blocks());
            }
            if (shrunk != null && shrunk.isKnown() && one.error() > 0) {
                row.put(column + Statistic.SHRUNK.ordinal(), shrunk.value(one.value(), one.error()));
                row.put(column + Statistic.SHRUNK_SD.ordinal(), shrunk.sd(one.value(), one.error()));
            }
        });
    }

    /// Notional-weighted variance of single fills by class, over everybody.
    private static Map<InstrumentKind, Double> variances(Map<String, List<Judged>> accounts) {
        var out = new EnumMap<InstrumentKind, Double>(InstrumentKind.class);
        for (var kind : InstrumentKind.values()) {
            var fills = accounts.values().stream().flatMap(List::stream).filter(one -> one.kind() == kind).toList();
            double ratio = ratio(fills);
            double size = fills.stream().mapToDouble(Judged::size).sum();
            double squares = fills.stream().mapToDouble(one -> one.u() * one.u() / one.size()).sum() / size;
            double variance = fills.stream()
                    .mapToDouble(one -> one.size() * Math.pow(one.u() / one.size() - ratio, 2)).sum() / size;
            out.put(kind, variance > 1e-12 * squares ? variance : 0);
        }
        return out;
    }

    private static double ratio(List<Judged> fills) {
        return fills.stream().mapToDouble(Judged::u).sum() / fills.stream().mapToDouble(Judged::size).sum();
    }

    private static Said said(List<Judged> fills, Horizon horizon, Map<InstrumentKind, Double> variances) {
        double ratio = ratio(fills);
        double size = fills.stream().mapToDouble(Judged::size).sum();
        for (long length : BLOCKS_NS) {
            var blocks = new TreeSet<Long>();
            fills.forEach(one -> blocks.add(Math.floorDiv(one.timeNs(), length)));
            if (length < 2 * horizon.ns() || blocks.size() < 10) {
                continue;
            }
            double deviations = 0;
            double squares = 0;
            for (long block : blocks) {
                var of = fills.stream().filter(one -> Math.floorDiv(one.timeNs(), length) == block).toList();
                deviations += Math.pow(of.stream().mapToDouble(one -> one.u() - ratio * one.size()).sum(), 2);
                squares += Math.pow(of.stream().mapToDouble(Judged::u).sum(), 2);
            }
            if (deviations > 1e-12 * squares) {
                double g = blocks.size();
                return new Said(1e4 * ratio, 1e4 / size * Math.sqrt(g / (g - 1) * deviations), blocks.size());
            }
        }
        double variance = fills.stream().mapToDouble(one -> variances.get(one.kind()) * one.size() * one.size()).sum();
        return new Said(1e4 * ratio, 1e4 * Math.sqrt(variance) / size, 0);
    }
}
