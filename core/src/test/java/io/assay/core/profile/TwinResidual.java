package io.assay.core.profile;

import static io.assay.core.profile.Twin.MINUTE_NS;

import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the hedge basket returned after a fill: normal equations over all minutes before its hour, by Cramer's rule.
final class TwinResidual {
    private static final long HOUR_NS = 60 * MINUTE_NS;

    private final TwinMarket market;
    private final List<String> legs = new ArrayList<>();
    private final Map<String, List<Double>> known = new TreeMap<>();

    TwinResidual(TwinMarket market) {
        this.market = market;
        for (var underlying : List.of("BTC", "ETH")) {
            var best = "";
            for (var name : market.traded) {
                var instrument = market.book.instrument(name);
                if (instrument.kind() == InstrumentKind.PERPETUAL && instrument.underlying().equals(underlying)
                        && (best.isEmpty() || market.trades(name).size() > market.trades(best).size())) {
                    best = name;
                }
            }
            if (!best.isEmpty()) {
                legs.add(best);
            }
        }
    }

    /// Return over a horizon, NaN when betas or a leg's return are missing.
    double hedge(Fill fill, Horizon horizon) {
        var others = legs.stream().filter(leg -> !leg.equals(fill.instrument())).toList();
        long hour = Math.floorDiv(fill.timeNs(), HOUR_NS) * HOUR_NS;
        var betas = known.computeIfAbsent(fill.instrument() + hour, key -> betas(fill.instrument(), others, hour));
        double sum = betas.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < betas.size(); i++) {
            double start = market.before(others.get(i), fill.timeNs(), fill.account());
            double end = market.after(others.get(i), fill.timeNs(), horizon.ns(), fill.account());
            sum += betas.get(i) * (end / start - 1);
        }
        return sum;
    }

    private List<Double> betas(String name, List<String> others, long untilNs) {
        double xx = 0;
        double xz = 0;
        double zz = 0;
        double xy = 0;
        double zy = 0;
        int n = 0;
        for (long minute = Books.START_NS / MINUTE_NS * MINUTE_NS - HOUR_NS; minute <= untilNs; minute += MINUTE_NS) {
            double y = step(name, minute);
            double x = others.isEmpty() ? Double.NaN : step(others.getFirst(), minute);
            double z = others.size() < 2 ? 0 : step(others.get(1), minute);
            // steps begin on the first minute after the instrument's first mark, and end before its last
            boolean within = minute - MINUTE_NS >= market.firstNs(name) && minute <= market.lastNs(name);
            if (!Double.isNaN(x + y + z) && within) {
                xx += x * x;
                xz += x * z;
                zz += z * z;
                xy += x * y;
                zy += z * y;
                n++;
            }
        }
        if (n < 60) {
            return List.of();
        }
        double det = xx * zz - xz * xz;
        return others.size() < 2 ? List.of(xy / xx)
                : List.of((xy * zz - zy * xz) / det, (zy * xx - xy * xz) / det);
    }

    /// Simple return of the marks over the minute before a moment, both no older than a minute.
    private double step(String name, long atNs) {
        return fresh(name, atNs) / fresh(name, atNs - MINUTE_NS) - 1;
    }

    private double fresh(String name, long atNs) {
        return atNs - market.markedNs(name, atNs) > MINUTE_NS || market.markedNs(name, atNs) == Long.MIN_VALUE
                ? Double.NaN
                : market.mark(name, atNs);
    }
}
