package io.assay.core.segment.tree;

import io.assay.core.profile.Transform;

/// What growing, judging and estimating a tree must be told.
public interface TreeSettings {
    /// Cuts from the root to a leaf at most.
    int depthMax();

    /// Leaves at most.
    int leavesMax();

    /// Accounts a leaf is grown on at least.
    int accountsMin();

    /// Reliability a leaf is grown on at least: the sum over its accounts of `tau² / (se² + tau²)`.
    double reliabilityMin();

    /// Folds of accounts that judge the pruning.
    int folds();

    /// By how many standard errors a larger tree must be better out of sample.
    double standardErrors();

    /// Share of accounts that estimate the leaves and do nothing else.
    double estimateShare();

    /// Scale of a feature on which the middle between two of its values is sought.
    Transform transform(int feature);
}
