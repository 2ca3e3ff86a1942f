package io.assay.core.policy.margin.waterfall;

/// How far each step of a waterfall goes.
///
/// @param stepS seconds between two looks at every account, > 0
/// @param participation part of the depth of a step that liquidation orders may take, 0 to 1
/// @param vaultParticipation the same of the vault, which has time, 0 to 1
/// @param vaultLeverage value of positions the vault may hold over the fund's cash, >= 0
/// @param unitsPerUsd units of the ledger in a dollar, > 0
public record WaterfallTerms(double stepS, double participation, double vaultParticipation, double vaultLeverage,
        double unitsPerUsd) {
    public WaterfallTerms {
        if (!(stepS > 0 && unitsPerUsd > 0 && vaultLeverage >= 0)) {
            throw new IllegalArgumentException("a step and a dollar are positive, a leverage not negative: " + stepS
                    + ", " + unitsPerUsd + ", " + vaultLeverage);
        }
        if (!(participation > 0 && participation <= 1 && vaultParticipation > 0 && vaultParticipation <= 1)) {
            throw new IllegalArgumentException(
                    "participation lies above 0 and up to 1: " + participation + ", " + vaultParticipation);
        }
    }
}
