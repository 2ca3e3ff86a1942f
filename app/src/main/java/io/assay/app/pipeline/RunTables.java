package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The tables of a run, and its digest over those that are results.
///
/// @param results profiles, segments, assignments, beliefs, policy
/// @param card the precision card as JSON
/// @param digest over both
record RunTables(List<Table> results, Table rejects, String card, String digest) {

    static RunTables of(Run run, Map<String, String> groups, Workers workers) {
        var tiers = new TierTable(run.shown(), run.config().value().churnCostBp());
        var results = List.of(ResultTables.profiles(run.profiles(), groups),
                ResultTables.segments(run.shown(), run.facts(), run.config()),
                ResultTables.assignments(run.profiles(), run.shown(), tiers, workers), tiers.beliefs(),
                ResultTables.policy(run.shown()));
        var card = Json.of(run.judgement());
        return new RunTables(results, ResultTables.rejects(run.rejects()), card, Digest.of(results, card));
    }

    /// Every table that is stored, with the one row about the run itself.
    List<Table> all(Run run) {
        var all = new ArrayList<>(results);
        all.add(rejects);
        all.add(ResultTables.quality(run.quality().all()));
        if (!run.groups().names().isEmpty()) {
            all.add(run.groups().table(run.facts().total()));
        }
        if (!run.instrumentDays().isEmpty()) {
            all.add(run.instruments().table());
        }
        if (!run.cuts().rows().isEmpty()) {
            all.add(run.cuts().table());
        }
        all.add(CardTable.of(run.judgement().verdict(), run.published()));
        all.addAll(run.watched().tables());
        all.addAll(ImpactTables.of(run.impact()));
        all.addAll(QuoteTables.of(run.quoting()));
        run.migration().ifPresent(migration -> {
            all.add(migration.matrix());
            all.add(migration.accounts());
        });
        all.add(runs(run));
        return all;
    }

    private Table runs(Run run) {
        var verdict = run.judgement().verdict();
        var earned = Yardsticks.of(verdict);
        return new Table("runs", "The run behind this result.", List.of(one("run_id", digest.substring(0, 12)),
                one("digest", digest), one("model_version", Run.VERSION), one("data_from", run.from().toString()),
                one("data_to", run.to().toString()), one("as_of", run.to().toString()),
                one("seed", Long.toString(run.config().seed())), one("method", run.shown().segmentation().method()),
                one("champion", verdict.champion()), one("verdict", verdict.word().name()),
                one("sentence", verdict.sentence()), one("selected", earned.method()),
                one("over_each_usd", Yardsticks.words(earned)),
                one("support", String.join(" ", verdict.support())),
                one("profile_of_use", run.config().profileOfUse().name())));
    }

    private static Column one(String name, String value) {
        return ResultTables.text(name, "See the manifest.", 1, row -> value);
    }
}
