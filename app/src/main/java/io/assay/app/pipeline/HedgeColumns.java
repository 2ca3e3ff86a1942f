package io.assay.app.pipeline;

import static io.assay.app.pipeline.ResultTables.numbers;
import static io.assay.app.pipeline.ResultTables.text;

import io.assay.app.store.Column;
import io.assay.core.policy.quote.Ladder.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What published ladders say of the hedges behind them: what those cost, by what, and what the model would want were they as
/// cheap or as dear as the interval of the measured impact allows.
final class HedgeColumns {
    private HedgeColumns() {}

    /// @param ladders that are published
    /// @param row of [PublishedLadders#rows] each line belongs to
    /// @param size each line is for
    static List<Column> of(PublishedLadders ladders, int[] row, int[] size) {
        var ends = ladders.ends();
        int n = row.length;
        var desk = ladders.quotes().inputs().desk();
        var columns = new ArrayList<Column>(List.of(
                text("hedge_basis", "What the cost of a hedge's pace rests on: MEASURED impact, or ASSUMED.", n,
                        i -> ends.isPresent() ? HedgeCost.MEASURED : HedgeCost.ASSUMED),
                numbers("hedge_pace_cost_bp", "bp", "What a hedge at the usual pace costs beyond its linear cost.", n,
                        i -> ends.map(end -> end.cost().paceBp().estimate()).orElse(desk.hedgeCostBp())),
                numbers("hedge_pace_cost_low_bp", "bp", "Lower end of its 95 % interval; absent where assumed.", n,
                        i -> ends.map(end -> end.cost().paceBp().low()).orElse(Double.NaN)),
                numbers("hedge_pace_cost_high_bp", "bp", "Upper end.", n,
                        i -> ends.map(end -> end.cost().paceBp().high()).orElse(Double.NaN))));
        var cheap = rows(ladders, ends.map(HedgeEnds::cheap));
        var dear = rows(ladders, ends.map(HedgeEnds::dear));
        columns.add(wanted("model_bid_bp_cheap_hedge", "What the model wants of the bid at the lower end.", cheap, row,
                size, Wanted::bidBp));
        columns.add(wanted("model_ask_bp_cheap_hedge", "The same of the ask.", cheap, row, size, Wanted::askBp));
        columns.add(wanted("model_bid_bp_dear_hedge", "What the model wants of the bid at the upper end.", dear, row,
                size, Wanted::bidBp));
        columns.add(wanted("model_ask_bp_dear_hedge", "The same of the ask.", dear, row, size, Wanted::askBp));
        return columns;
    }

    /// The same rows by other quotes.
    private static List<RunQuotes.Row> rows(PublishedLadders ladders, Optional<RunQuotes> by) {
        var names = List.of(ladders.quotes().inputs().uniform().name(), RunQuotes.SAFE);
        boolean isBySegment = ladders.rows().stream().anyMatch(row -> !names.contains(row.tier()));
        return by.map(quotes -> quotes.published(isBySegment)).orElse(List.of());
    }

    private static Column wanted(String name, String comment, List<RunQuotes.Row> rows, int[] row, int[] size,
            ToDoubleFunction<Wanted> side) {
        return numbers(name, "bp", comment, row.length,
                i -> rows.isEmpty() ? Double.NaN : side.applyAsDouble(rows.get(row[i]).wanted().get(size[i])));
    }
}
