package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A fitted segmentation: pure functions from profiles to segments. Profiles may carry more columns than
/// it reads, in any order; a column it reads and does not find is absent for every account.
public interface Segmentation {
    /// Name of the method that made it.
    String method();

    /// At least one; order is part of the result.
    List<Segment> segments();

    /// Columns it reads.
    List<String> columns();

    /// What the fit left out or decided, one sentence each: dropped columns, sub-samples, the number of segments.
    List<String> notes();

    Assignments assign(FeatureMatrix profiles);

    /// Accounts whose responses in the last window learnt from shaped the segments; names ascend. Averaged by segment those
    /// responses flatter the segments: a cut lies where they happened to differ.
    default List<String> shapers() {
        return List.of();
    }

    /// Natural log of the density of each account; NaN where the method has no density or the account no
    /// features. Only differences to [#logLikelihoodOfOne] mean anything: units depend on the features.
    default double[] logLikelihood(FeatureMatrix profiles) {
        return absent(profiles);
    }

    /// Natural log of the density of each account under one segment: a single Gaussian in the same space,
    /// fitted to the same training set. NaN exactly where [#logLikelihood] is.
    default double[] logLikelihoodOfOne(FeatureMatrix profiles) {
        return absent(profiles);
    }

    /// Why this account is where it is, strongest first. Empty when there is one segment.
    List<Reason> reasons(FeatureMatrix profiles, int row);

    /// What would move it. Empty when no change of a single feature would.
    Optional<Change> smallestChange(FeatureMatrix profiles, int row);

    /// Names of the segments, in order.
    default List<String> names() {
        return segments().stream().map(Segment::name).toList();
    }

    private static double[] absent(FeatureMatrix profiles) {
        var out = new double[profiles.rows()];
        Arrays.fill(out, Double.NaN);
        return out;
    }
}
