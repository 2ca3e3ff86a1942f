package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.ingest.AccountWords;
import io.assay.core.precision.PresentTiers;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of accounts beside what they did.
///
/// @param owners client group of an account
/// @param tiers the desk's tiers of today
/// @param previous what an earlier run made of the accounts
record Beside(Map<String, String> owners, Optional<PresentTiers> tiers,
        Optional<PreviousRun> previous) {

    static Beside read(RunConfig config) {
        return new Beside(config.groups().map(file -> AccountWords.read(file, "group")).orElseGet(TreeMap::new),
                config.currentTiers().map(file -> new PresentTiers(AccountWords.read(file, "tier"))),
                PreviousRun.read(config.segment().previous()));
    }
}
