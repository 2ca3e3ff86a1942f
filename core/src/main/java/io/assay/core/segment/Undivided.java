package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Everybody in one segment, nobody abstained.
///
/// @param method that came to this answer
/// @param notes why
record Undivided(String method, List<String> notes) implements Segmentation {
    @Override
    public List<Segment> segments() {
        return List.of(new Segment("everyone", "All accounts, treated alike."));
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Assignments assign(FeatureMatrix profiles) {
        var certain = new double[profiles.rows()];
        Arrays.fill(certain, 1.0);
        var enough = new boolean[profiles.rows()];
        Arrays.fill(enough, true);
        return Assignments.decide(profiles.accounts(), names(), certain, enough, 0);
    }

    @Override
    public List<Reason> reasons(FeatureMatrix profiles, int row) {
        return List.of();
    }

    @Override
    public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        return Optional.empty();
    }
}
