package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

        Sorted(Taxonomy taxonomy, AbstentionLimits limits, FeatureMatrix training, List<String> notes) {
            this.taxonomy = taxonomy;
            this.limits = limits;
            this.notes = List.copyOf(notes);
            leaves = taxonomy.rules().stream().flatMap(Taxonomy.Rule::leaves).distinct().toList();
            var features = taxonomy.columns().stream().map(c -> new Feature(c, Transform.suiting(c))).toList();
            space = FeatureSpace.fit(training, features, FeatureSpace.Scaling.ROBUST);
            medians = Medians.of(names(), space.columns(), training, assign(training).segment());
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
            var membership = new double[profiles.rows() * k];
            for (int row = 0; row < profiles.rows(); row++) {
                System.arraycopy(membership(profiles, row), 0, membership, row * k, k);
            }
            var decided = Assignments.decide(profiles.accounts(), names(), membership,
                    limits.enoughFills(profiles), limits.probabilityMin());
            var abstained = decided.abstained().stream()
                    .map(a -> a == Abstention.NO_FEATURES ? Abstention.NO_RULE : a).toList();
            return new Assignments(decided.accounts(), decided.segments(), decided.segment(), decided.probability(),
                    membership, abstained);
        }

        private double[] membership(FeatureMatrix profiles, int row) {
            return membership(leaf -> leaf.met(profiles, row));
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
            int segment = Assignments.best(membership(profiles, row), 0, taxonomy.rules().size());
            var out = new ArrayList<Reason>();
            if (segment >= 0) {
                taxonomy.rules().get(segment).leaves()
                        .forEach(leaf -> reason(leaf, profiles, row, segment).ifPresent(out::add));
            }
            out.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
            return List.copyOf(out);
        }

        private Optional<Reason> reason(Condition.Compare leaf, FeatureMatrix profiles, int row, int segment) {
            int dim = space.columns().indexOf(leaf.column());
            if (dim < 0) {
                return Optional.empty();
            }
            double value = space.raw(profiles, row)[dim];
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
            var account = profiles.rowsAt(new int[]{row});
            var met = new HashMap<Condition.Compare, Double>();
            leaves.forEach(leaf -> met.put(leaf, leaf.met(account, 0)));
            int segment = Assignments.best(membership(leaf -> met.getOrDefault(leaf, Double.NaN)), 0,
                    taxonomy.rules().size());
            Optional<Change> nearest = Optional.empty();
            for (var leaf : segment < 0 ? List.<Condition.Compare>of() : leaves) {
                double t = leaf.threshold();
                double[] tried = Double.isFinite(t) ? new double[]{t, Math.nextUp(t), Math.nextDown(t)} : new double[0];
                for (double to : tried) {
                    double far = deviations(account, leaf.column(), to);
                    if (nearest.isEmpty() || Double.compare(far, nearest.get().deviations()) < 0) {
                        var found = change(account, met, leaf.column(), to, segment, far);
                        nearest = found.isPresent() ? found : nearest;
                    }
                }
            }
            return nearest;
        }

        /// How far the account's value is from another, NaN for a column that it lacks.
        private double deviations(FeatureMatrix account, String column, double to) {
            int at = account.column(column);
            int dim = space.columns().indexOf(column);
            return at < 0 || dim < 0 ? Double.NaN
                    : Math.abs(space.toPoint(dim, to) - space.toPoint(dim, account.at(0, at)));
        }

        /// @param met of each comparison as the account stands
        private Optional<Change> change(FeatureMatrix account, Map<Condition.Compare, Double> met, String column,
                double to, int segment, double far) {
            int at = account.column(column);
            if (at < 0 || !space.columns().contains(column) || Double.isNaN(account.at(0, at))) {
                return Optional.empty();
            }
            double[] values = account.values().clone();
            values[at] = to;
            var other = new FeatureMatrix(account.accounts(), account.columns(), values);
            double[] moved = membership(
                    leaf -> leaf.reads(column) ? leaf.met(other, 0) : met.getOrDefault(leaf, Double.NaN));
            int there = Assignments.best(moved, 0, taxonomy.rules().size());
            return there < 0 || there == segment ? Optional.empty()
                    : Optional.of(new Change(column, account.at(0, at), to, names().get(there), far));
        }
    }
}
