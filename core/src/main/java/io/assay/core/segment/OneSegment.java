package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The baseline every other method must beat: everybody is alike. Nobody is too new for it.
public record OneSegment() implements Segmenter {
    public static final String METHOD = "one";

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        return new Everyone();
    }

    private record Everyone() implements Segmentation {
        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public List<Segment> segments() {
            return List.of(new Segment("everyone", "All accounts, treated alike."));
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public List<String> notes() {
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
}
