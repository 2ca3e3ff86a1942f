package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import io.assay.core.segment.toxicity.ForecastCourse;
import io.assay.core.segment.toxicity.ForecastScore;
import java.util.List;
import java.util.stream.LongStream;

/// How well each next trade of a run could have been told to be toxic, by the model and by plain shares.
public final class ForecastTable {
    private ForecastTable() {}

    public static Table of(Tape tape, FoldSpec spec, Horizon horizon) {
        var made = ForecastCourse.of(tape, spec, horizon);
        var names = List.of("model", "share of the account", "share of all");
        var scores = List.of(ForecastScore.of(made.label(), made.model()), ForecastScore.of(made.label(), made.own()),
                ForecastScore.of(made.label(), made.all()));
        int n = names.size();
        return new Table("forecast", "Forecasts that the next trade is toxic, each made when it was made.", List.of(
                ResultTables.text("forecast", "What forecast.", n, names::get),
                new Column.Longs("horizon_s", "s", "Time from the trade to its label.",
                        LongStream.generate(horizon::seconds).limit(n).toArray()),
                new Column.Longs("trades", "1", "Trades whose label is known.",
                        scores.stream().mapToLong(ForecastScore::trades).toArray()),
                ResultTables.numbers("log_loss", "1", "Mean of -ln of the probability given to what happened.", n,
                        row -> scores.get(row).logLoss()),
                ResultTables.numbers("auc", "share",
                        "Chance that a toxic trade was given more than a harmless one.", n,
                        row -> scores.get(row).auc())));
    }
}
