package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.precision.PresentTiers;
import java.util.Map;
import java.util.Optional;

/// What is known of accounts beside what they did.
///
/// @param owners client group of an account
/// @param tiers the desk's tiers of today
/// @param previous what an earlier run made of the accounts
record Beside(Map<String, String> owners, Optional<PresentTiers> tiers,
        Optional<PreviousRun> previous) {

    static Beside read(RunConfig config) {
        return new Beside(Groups.read(config.groups()), TierFile.read(config.currentTiers()),
                PreviousRun.read(config.segment().previous()));
    }
}
