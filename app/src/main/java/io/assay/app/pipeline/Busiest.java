package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;

/// The account with the largest notional: the one a reader asks about first.
final class Busiest {
    private Busiest() {}

    static String account(FeatureMatrix profiles) {
        int column = profiles.column("notional_usd");
        int best = 0;
        for (int row = 1; row < profiles.rows(); row++) {
            if (profiles.at(row, column) > profiles.at(best, column) || Double.isNaN(profiles.at(best, column))) {
                best = row;
            }
        }
        return profiles.accounts().get(best);
    }
}
