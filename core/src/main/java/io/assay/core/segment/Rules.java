package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Segments by a [Taxonomy]. Nothing is learned except medians, for explanations.
///
/// The probability of a segment is that of meeting its rule and none before it. Where the profiles carry
/// standard errors, values near a threshold make it less than one: a normal margin for each comparison,
/// comparisons taken as independent. Probabilities of an account are divided by their sum, which is under
/// one only where no rule takes everybody who is left.
public record Rules(Taxonomy taxonomy, AbstentionLimits limits) implements Segmenter {
    public static final String METHOD = "rules";

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var profiles = training.profiles();
        var notes = new ArrayList<String>();
        for (String column : taxonomy.columns()) {
            int at = profiles.column(column);
            int present = at < 0 ? 0 : Robust.present(profiles.columnValues(at)).length;
            if (present < profiles.rows()) {
                notes.add(String.format(Locale.ROOT,
                        "%s is absent for %d of %d accounts: conditions on it are not met there", column,
                        profiles.rows() - present, profiles.rows()));
            }
        }
        var resolved = taxonomy.resolved(profiles);
        for (int i = 0; i < taxonomy.rules().size(); i++) {
            int place = i;
            taxonomy.rules().get(i).top().ifPresent(top -> notes.add(String.format(Locale.ROOT,
                    "%s: the top %s %% by %s begin at %s", taxonomy.rules().get(place).segment().name(),
                    100 * top.share(), top.column(), resolved.rules().get(place).leaves()
                            .reduce((first, last) -> last).map(Condition.Compare::threshold).orElse(Double.NaN))));
        }
        return new Sorted(resolved, limits, profiles, notes);
    }

    private static final class Sorted implements Segmentation {
        private final Taxonomy taxonomy;
        private final AbstentionLimits limits;
        private final List<String> notes;
        private final FeatureSpace space;
        private final Medians medians;
        private final List<Condition.Compare> leaves;
        private final List<Condition.Compare> distinct;
        private final List<String> axes;
        /// Of the profiles that were asked about last.
        private volatile Placed placed;

        Sorted(Taxonomy taxonomy, AbstentionLimits limits, FeatureMatrix training, List<String> notes) {
            this.taxonomy = taxonomy;
            this.limits = limits;
            this.notes = List.copyOf(notes);
            leaves = taxonomy.rules().stream().flatMap(Taxonomy.Rule::leaves).toList();
            distinct = leaves.stream().distinct().toList();
            var features = taxonomy.columns().stream().map(c -> new Feature(c, Transform.suiting(c))).toList();
            space = FeatureSpace.fit(training, features, FeatureSpace.Scaling.ROBUST);
            axes = space.columns();
            placed = new Placed(leaves, training, axes);
            medians = Medians.of(names(), axes, training, assign(training).segment());
        }

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public List<Segment> segments() {
            return taxonomy.rules().stream().map(Taxonomy.Rule::segment).toList();
        }

        @Override
        public List<String> columns() {
            return taxonomy.columns();
        }

        @Override
        public List<String> notes() {
            return notes;
        }

        /// An account that meets no rule for sure is [Abstention#NO_RULE].
        @Override
        public Assignments assign(FeatureMatrix profiles) {
            int k = taxonomy.rules().size();
            var places = placed(profiles);
            var membership = new double[profiles.rows() * k];
            for (int row = 0; row < profiles.rows(); row++) {
                System.arraycopy(membership(places, profiles, row), 0, membership, row * k, k);
            }
            var decided = Assignments.decide(profiles.accounts(), names(), membership,
                    limits.enoughFills(profiles), limits.probabilityMin());
            var abstained = decided.abstained().stream()
                    .map(a -> a == Abstention.NO_FEATURES ? Abstention.NO_RULE : a).toList();
            return new Assignments(decided.accounts(), decided.segments(), decided.segment(), decided.probability(),
                    membership, abstained);
        }

        private Placed placed(FeatureMatrix profiles) {
            var last = placed;
            if (last.fits(profiles)) {
                return last;
            }
            var made = new Placed(leaves, profiles, axes);
            placed = made;
            return made;
        }

        private double[] membership(Placed places, FeatureMatrix profiles, int row) {
            return membership(leaf -> places.met(leaf, profiles, row));
        }

        private double[] membership(ToDoubleFunction<Condition.Compare> leafMet) {
            var out = new double[taxonomy.rules().size()];
            double left = 1;
            double sum = 0;
            for (int s = 0; s < out.length; s++) {
                double met = taxonomy.rules().get(s).when().probability(leafMet);
                out[s] = left * met;
                left *= 1 - met;
                sum += out[s];
            }
            for (int s = 0; s < out.length; s++) {
                out[s] = sum > 0 ? out[s] / sum : Double.NaN;
            }
            return out;
        }

        /// The comparisons of the segment's rule that hold, each by how far the value is beyond its threshold
        /// in robust deviations; of a rule without comparisons: none.
        @Override
        public List<Reason> reasons(FeatureMatrix profiles, int row) {
            var places = placed(profiles);
            int segment = Assignments.best(membership(places, profiles, row), 0, taxonomy.rules().size());
            var out = new ArrayList<Reason>();
            if (segment >= 0) {
                taxonomy.rules().get(segment).leaves()
                        .forEach(leaf -> reason(leaf, places.of(leaf), profiles, row, segment).ifPresent(out::add));
            }
            out.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
            return List.copyOf(out);
        }

        private Optional<Reason> reason(Condition.Compare leaf, Placed.Place place, FeatureMatrix profiles, int row,
                int segment) {
            int dim = place.dim();
            if (dim < 0) {
                return Optional.empty();
            }
            double value = place.column() < 0 ? Double.NaN : profiles.at(row, place.column());
            if (!leaf.operator().holds(value, leaf.threshold())) {
                return Optional.empty();
            }
            double margin = Math.abs(space.toPoint(dim, value) - space.toPoint(dim, leaf.threshold()));
            return Optional.of(new Reason(leaf.column(), value, medians.of(segment, dim), space.rawMedian()[dim],
                    margin));
        }

        /// Tries every threshold of the taxonomy, on it and just beyond it; those that are farther than what was found are not.
        @Override
        public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
            var places = placed(profiles);
            var met = new IdentityHashMap<Condition.Compare, Double>();
            leaves.forEach(leaf -> met.put(leaf, places.met(leaf, profiles, row)));
            int segment = Assignments.best(membership(leaf -> met.getOrDefault(leaf, Double.NaN)), 0,
                    taxonomy.rules().size());
            Optional<Change> nearest = Optional.empty();
            for (var leaf : segment < 0 ? List.<Condition.Compare>of() : distinct) {
                var place = places.of(leaf);
                double t = leaf.threshold();
                if (!Double.isFinite(t) || place.dim() < 0 || place.column() < 0
                        || Double.isNaN(profiles.at(row, place.column()))) {
                    continue;
                }
                double from = profiles.at(row, place.column());
                for (double to : new double[]{t, Math.nextUp(t), Math.nextDown(t)}) {
                    double far = Math.abs(space.toPoint(place.dim(), to) - space.toPoint(place.dim(), from));
                    if (nearest.isEmpty() || Double.compare(far, nearest.get().deviations()) < 0) {
                        int there = moved(places, met, profiles, row, place.column(), to);
                        nearest = there < 0 || there == segment ? nearest
                                : Optional.of(new Change(leaf.column(), from, to, names().get(there), far));
                    }
                }
            }
            return nearest;
        }

        /// The segment of an account that had another value in one column, -1 = none.
        ///
        /// @param met of each comparison as the account stands
        private int moved(Placed places, Map<Condition.Compare, Double> met, FeatureMatrix profiles, int row,
                int column, double to) {
            double[] moved = membership(leaf -> places.of(leaf).reads(column)
                    ? places.met(leaf, profiles, row, column, to)
                    : met.getOrDefault(leaf, Double.NaN));
            return Assignments.best(moved, 0, taxonomy.rules().size());
        }
    }
}
