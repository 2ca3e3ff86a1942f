package io.assay.core.segment.toxicity;

import io.assay.core.event.Event;
import io.assay.core.market.ToxicHours;
import io.assay.core.market.Toxicity;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.util.Arrays;

/// Which trades turned out toxic at one horizon, by row of the fills.
///
/// Where quotes of every change judge an instrument, a trade is toxic when it could be closed at a profit across the
/// spread within the horizon; elsewhere, when it had cost the other side money at the horizon.
final class TradeLabels {
    private final Toxicity[] labels;

    TradeLabels(Tape tape, FoldSpec spec, Horizon horizon) {
        labels = new Toxicity[tape.fills().size()];
        Arrays.fill(labels, Toxicity.NO_QUOTE);
        for (int account = 0; account < tape.fills().accounts().size(); account++) {
            for (var move : FlowMoves.of(tape, account, spec, horizon)) {
                labels[move.row()] = move.againstHouseUsd() > 0 ? Toxicity.TOXIC : Toxicity.HARMLESS;
            }
        }
        int place = ToxicHours.HORIZONS_S.indexOf((int) horizon.seconds());
        for (int row = 0; row < labels.length && place >= 0; row++) {
            byQuotes(tape, row, place);
        }
    }

    private void byQuotes(Tape tape, int row, int place) {
        var fills = tape.fills();
        int instrument = fills.instrument(row);
        var hours = tape.market().toxicHours(instrument);
        if (hours.isPresent()) {
            long atNs = tape.market().reference(instrument).atNs(fills, row);
            labels[row] = atNs == Event.UNTIMED ? Toxicity.NO_QUOTE
                    : hours.get().toxicity(atNs, fills.side(row), place);
        }
    }

    Toxicity of(int row) {
        return labels[row];
    }
}
