package io.assay.core.segment.toxicity;

import io.assay.core.event.Fills;
import io.assay.core.market.Toxicity;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.util.ArrayDeque;
import java.util.Arrays;

/// Every judged trade of a tape, forecast at the moment it was made, by a model that learned as it went: forecast, wait a
/// horizon, learn.
///
/// A label is learnt from when its trade's horizon is over on the clock of its reference, and after those of all trades
/// before it: where fills are judged by when they were received, that is later than the trade by how late they came.
///
/// Beside the model two plain forecasts are kept, for a forecast is worth what it adds to them: the share of the account's
/// trades that were toxic so far, drawn to that of all accounts, and the share of all accounts.
public final class ForecastCourse {
    /// Features of a trade.
    public static final int FEATURES = TradeFeatures.COUNT;

    private final Fills fills;
    private final TradeLabels labels;
    private final int[] accountOf;
    private final TradeFeatures features;
    private final ToxicForecast forecast;
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final Made made;
    private final Tape tape;
    private long sinceNs = Long.MIN_VALUE;

    /// Forecasts by trade.
    ///
    /// @param row of the fills
    /// @param account number of it
    /// @param label what became of the trade
    /// @param model forecast of the model
    /// @param own share of the account's earlier trades
    /// @param all share of all earlier trades
    public record Made(int[] row, int[] account, Toxicity[] label, double[] model, double[] own, double[] all) {
        private Made(int[] rows) {
            this(rows, new int[rows.length], new Toxicity[rows.length], new double[rows.length],
                    new double[rows.length], new double[rows.length]);
        }
    }

    private ForecastCourse(Tape tape, FoldSpec spec, Horizon horizon) {
        this.tape = tape;
        fills = tape.fills();
        labels = new TradeLabels(tape, spec, horizon);
        features = new TradeFeatures(tape);
        forecast = new ToxicForecast(horizon.ns(), new OnlineLogistic(TradeFeatures.variances()));
        accountOf = new int[fills.size()];
        for (int account = 0; account < fills.accounts().size(); account++) {
            Arrays.fill(accountOf, fills.from(account), fills.to(account), account);
        }
        made = new Made(FlowMoves.rows(tape, spec));
    }

    public static Made of(Tape tape, FoldSpec spec, Horizon horizon) {
        var course = new ForecastCourse(tape, spec, horizon);
        course.run();
        return course.made;
    }

    /// Trades of one instant are all forecast before any of them counts.
    private void run() {
        int begin = 0;
        while (begin < made.row().length) {
            long atNs = fills.timeNs(made.row()[begin]);
            learn(atNs);
            int end = begin;
            while (end < made.row().length && fills.timeNs(made.row()[end]) == atNs) {
                predict(end);
                end++;
            }
            for (int i = begin; i < end; i++) {
                int row = made.row()[i];
                features.made(row, accountOf[row], TradeFeatures.took(fills, row));
            }
            begin = end;
        }
    }

    private void learn(long nowNs) {
        while (forecast.dueNs().isPresent() && forecast.dueNs().getAsLong() <= nowNs) {
            int row = waiting.removeFirst();
            var label = labels.of(row);
            forecast.learn(nowNs, label);
            if (label == Toxicity.TOXIC || label == Toxicity.HARMLESS) {
                features.labelled(accountOf[row], label == Toxicity.TOXIC);
            }
        }
    }

    private void predict(int trade) {
        int row = made.row()[trade];
        made.account()[trade] = accountOf[row];
        made.label()[trade] = labels.of(row);
        made.own()[trade] = features.share(accountOf[row]);
        made.all()[trade] = features.share();
        sinceNs = Math.max(sinceNs, FlowMoves.sinceNs(tape, row));
        made.model()[trade] = forecast.predict(sinceNs, features.of(row, accountOf[row]));
        waiting.add(row);
    }
}
