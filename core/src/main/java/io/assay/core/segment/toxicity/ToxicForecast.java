package io.assay.core.segment.toxicity;

import io.assay.core.market.Toxicity;
import java.util.ArrayDeque;
import java.util.OptionalLong;

/// Forecasts whether each next trade will be toxic, from trades whose horizon is over and from no others.
///
/// A trade waits, with the features it was forecast from, until its label is known: one horizon after it. A label
/// offered earlier is refused, so no forecast can rest on one. Labels come in the order of their trades.
public final class ToxicForecast {
    private final long horizonNs;
    private final OnlineLogistic model;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long lastNs = Long.MIN_VALUE;

    private record Waiting(long atNs, double[] features) {}

    public ToxicForecast(long horizonNs, OnlineLogistic model) {
        this.horizonNs = horizonNs;
        this.model = model;
    }

    /// Probability that a trade is toxic; the trade then waits for its label.
    ///
    /// @param atNs when the trade's horizon begins, never before the last one's
    public double predict(long atNs, double[] features) {
        if (atNs < lastNs) {
            throw new IllegalArgumentException("a trade at " + atNs + ", before " + lastNs);
        }
        lastNs = atNs;
        waiting.add(new Waiting(atNs, features));
        return model.predict(features);
    }

    /// When the label of the trade that has waited longest can be known; empty when none waits.
    public OptionalLong dueNs() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.getFirst().atNs() + horizonNs);
    }

    /// The label of the trade that has waited longest; one that nobody can give teaches nothing.
    ///
    /// @param nowNs when it is given, at least one horizon after the trade
    public void learn(long nowNs, Toxicity label) {
        var trade = waiting.getFirst();
        if (nowNs - trade.atNs() < horizonNs) {
            throw new IllegalStateException("a label at " + nowNs + " for a trade at " + trade.atNs()
                    + " is younger than its horizon of " + horizonNs + " ns");
        }
        waiting.removeFirst();
        switch (label) {
            case TOXIC -> model.learn(trade.features(), true);
            case HARMLESS -> model.learn(trade.features(), false);
            case CENSORED, NO_QUOTE -> {
                // nothing to learn
            }
        }
    }
}
