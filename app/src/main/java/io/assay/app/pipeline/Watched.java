package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.report.WatchSection;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import io.assay.core.segment.links.LinkConfig;
import io.assay.core.segment.toxicity.WatchConfig;
import java.util.List;
import java.util.Optional;

/// What stands beside the segments and changes none of them: accounts that cost the house money on strong evidence, and accounts
/// that trade together beyond chance.
///
/// @param toxicity one row an account
/// @param links pairs, absent where there are too many accounts to compare within a run
/// @param comparable accounts active enough to be compared
/// @param horizon at which trades are judged
record Watched(ToxicityTable toxicity, Optional<LinkTable> links, int comparable, Horizon horizon) {
    /// Pairs grow with the square of the accounts; what more of them cost is for a command of its own.
    static final int COMPARED_MAX = 2_000;

    static Watched of(Tape tape, FoldSpec spec, RunConfig config) {
        var horizon = config.value().judgedAt();
        var toxicity = ToxicityTable.of(tape, spec, horizon, WatchConfig.DEFAULT);
        var search = LinkTable.Search.of(tape, spec, LinkConfig.DEFAULT.withSlot(LinkTable.slotNs(tape, spec)));
        int comparable = search.comparable();
        return new Watched(toxicity, comparable > COMPARED_MAX ? Optional.empty() : Optional.of(search.run()),
                comparable, horizon);
    }

    List<Table> tables() {
        return links.map(found -> List.of(toxicity.table(), found.table())).orElse(List.of(toxicity.table()));
    }

    WatchSection section() {
        var note = links.map(LinkTable::note)
                .orElse(comparable + " accounts are active enough to be compared, more than the "
                        + COMPARED_MAX + " a run compares: assay links FILE compares them all");
        return WatchSection.of(horizon.suffix(), toxicity.shown(), toxicity.watched(),
                links.map(LinkTable::groups).orElse(List.of()), links.map(found -> found.table().rows()).orElse(0),
                note);
    }
}
