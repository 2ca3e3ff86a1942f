package io.assay.core.profile;

import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.PositionReport;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sub-accounts and margin compartments of one account: how many, and how its equity lies in them.
final class BucketFold {
    /// What it says.
    static final Set<Feature> FEATURES = Set.of(Feature.BUCKETS, Feature.BUCKET_CONCENTRATION);
    private final Tape tape;
    private final AccountFacts.Facts facts;
    private final Window window;
    private final long lastNs;

    /// @param lastNs moment of the account's last fill, in the window or after
    BucketFold(Tape tape, AccountFacts.Facts facts, Window window, long lastNs) {
        this.tape = tape;
        this.lastNs = lastNs;
        this.facts = facts;
        this.window = window;
    }

    void write(double[] out) {
        var buckets = buckets();
        if (!buckets.isEmpty()) {
            out[Column.of(Feature.BUCKETS)] = buckets.size();
        }
        out[Column.of(Feature.BUCKET_CONCENTRATION)] = concentration();
    }

    private Set<String> buckets() {
        var out = new TreeSet<String>();
        facts.equities().stream().filter(one -> one.timeNs() < window.toNs()).forEach(one -> out.add(one.bucket()));
        facts.positions().stream().filter(this::isToldBeforeEnd).forEach(one -> out.add(one.bucket()));
        facts.transfers().stream().filter(one -> one.timeNs() < window.toNs()).forEach(one -> out.add(one.bucket()));
        return out;
    }

    /// What no source dates was said after every fill.
    private boolean isToldBeforeEnd(PositionReport report) {
        return report.timeNs() == Event.UNTIMED ? lastNs < window.toNs() : report.timeNs() < window.toNs();
    }

    /// A bucket's equity is the mean over its reports in the window, currencies added up.
    private double concentration() {
        var means = new TreeMap<String, Double>();
        var keys = new TreeMap<String, double[]>();
        for (Equity report : facts.equities()) {
            if (window.contains(report.timeNs())) {
                double usd = report.equity().doubleValue() * usd(report);
                double[] sum = keys.computeIfAbsent(report.bucket() + '\n' + report.currency(), key -> new double[2]);
                sum[0] += usd;
                sum[1]++;
            }
        }
        for (var entry : keys.entrySet()) {
            var bucket = entry.getKey().substring(0, entry.getKey().indexOf('\n'));
            means.merge(bucket, entry.getValue()[0] / entry.getValue()[1], Double::sum);
        }
        double total = 0;
        double squares = 0;
        for (double mean : means.values()) {
            if (Double.isNaN(mean)) {
                return Double.NaN;
            }
            double held = Math.max(0, mean);
            total += held;
            squares += held * held;
        }
        return total > 0 ? squares / (total * total) : Double.NaN;
    }

    private double usd(Equity report) {
        return tape.rates.isUsd(report.currency()) ? 1
                : tape.marks.index(report.currency()).map(index -> PriceLine.priceAt(index, report.timeNs()))
                        .orElse(Double.NaN);
    }
}
