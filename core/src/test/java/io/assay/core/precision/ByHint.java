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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A method that cuts one column at fixed places: segment `s` holds the values from cut `s - 1` up to cut `s`.
/// Accounts within `unsure` of a cut are not assigned. It learns nothing, so what is measured of it is known.
record ByHint(String method, boolean isBaseline, String column, double[] cuts, double unsure) implements Candidate {

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        return new Cut(method, column, cuts, unsure);
    }

    private record Cut(String method, String column, double[] cuts, double unsure) implements Segmentation {
        @Override
        public List<Segment> segments() {
            return IntStream.rangeClosed(0, cuts.length).mapToObj(s -> new Segment("s" + s, "part " + s)).toList();
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public Assignments assign(FeatureMatrix profiles) {
            double[] values = profiles.columnValues(profiles.column(column));
            int k = cuts.length + 1;
            var segment = new int[values.length];
            var probability = new double[values.length];
            var membership = new double[values.length * k];
            var abstained = new ArrayList<Abstention>();
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                int at = Math.toIntExact(Arrays.stream(cuts).filter(c -> c <= value).count());
                double distance = Arrays.stream(cuts).map(c -> Math.abs(c - value)).min().orElse(1e9);
                probability[i] = 1 - 0.5 * Math.exp(-3 * distance);
                Arrays.fill(membership, i * k, (i + 1) * k, (1 - probability[i]) / Math.max(1, k - 1));
                membership[i * k + at] = probability[i];
                boolean out = distance < unsure;
                abstained.add(out ? Abstention.UNSURE : Abstention.NONE);
                segment[i] = out ? -1 : at;
            }
            return new Assignments(profiles.accounts(), names(), segment, probability, membership, abstained);
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
