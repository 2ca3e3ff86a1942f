package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Change;
import io.assay.core.segment.Reason;
import io.assay.core.segment.Segment;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tiers a desk has today, entered as one more yardstick: each account stays where the desk put it, whatever it
/// does. An account the desk gave no tier is not assigned.
///
/// @param tierOf tier by account
public record PresentTiers(SortedMap<String, String> tierOf) implements Candidate {
    public static final String METHOD = "current-tiers";

    public PresentTiers {
        tierOf = Collections.unmodifiableSortedMap(new TreeMap<>(tierOf));
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean isBaseline() {
        return true;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        return toSegmentation();
    }

    /// The tiers as a segmentation; names ascend.
    public Segmentation toSegmentation() {
        var names = new ArrayList<>(new TreeSet<>(tierOf.values()));
        return new Fixed(tierOf,
                names.stream().map(name -> new Segment(name, "Where the desk has it today.")).toList(), names);
    }

    private record Fixed(SortedMap<String, String> tierOf, List<Segment> segments, List<String> names)
            implements Segmentation {
        @Override
        public String method() {
            return METHOD;
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
            int rows = profiles.rows();
            int k = names.size();
            var segment = new int[rows];
            var probability = new double[rows];
            var membership = new double[rows * k];
            var abstained = new ArrayList<Abstention>();
            for (int row = 0; row < rows; row++) {
                var tier = tierOf.get(profiles.accounts().get(row));
                segment[row] = tier == null ? -1 : Collections.binarySearch(names, tier);
                abstained.add(tier == null ? Abstention.NO_RULE : Abstention.NONE);
                probability[row] = tier == null ? Double.NaN : 1;
                Arrays.fill(membership, row * k, (row + 1) * k, tier == null ? Double.NaN : 0);
                if (tier != null) {
                    membership[row * k + segment[row]] = 1;
                }
            }
            return new Assignments(profiles.accounts(), names, segment, probability, membership, abstained);
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
