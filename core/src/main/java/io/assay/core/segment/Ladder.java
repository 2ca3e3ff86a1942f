package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Segments as steps of a ladder: each of a few columns gives points for every threshold it reaches, and
/// the mean of the points says which step. What desks do by hand, with one column or with three.
///
/// Columns that are absent for an account are left out of its mean; an account with none is not assigned.
/// Membership is certain, there is no density. A reason's contribution is in steps: the column's share of the
/// distance between the account's mean and the middle of the ladder.
///
/// @param rungs columns with ascending thresholds each, all of the same number
/// @param segments one more than there are thresholds, from the lowest step
/// @param medians of the columns, by segment
/// @param bookMedians of the columns
record Ladder(String method, List<Rungs> rungs, List<Segment> segments, Medians medians, double[] bookMedians,
        List<String> notes, AbstentionLimits limits) implements Segmentation {

    /// @param column name as in the catalogue
    /// @param thresholds ascending, in the column's unit; reaching one means being at or above it
    /// @param falling true where a smaller value stands higher on the ladder
    record Rungs(String column, double[] thresholds, boolean falling) {
        Rungs(String column, double[] thresholds) {
            this(column, thresholds, false);
        }

        int points(double value) {
            int points = 0;
            while (points < thresholds.length && value >= thresholds[points]) {
                points++;
            }
            return falling ? thresholds.length - points : points;
        }
    }

    static Ladder of(String method, List<Rungs> rungs, List<Segment> segments, FeatureMatrix training,
            List<String> notes, AbstentionLimits limits) {
        var columns = rungs.stream().map(Rungs::column).toList();
        var book = columns.stream().mapToDouble(c -> training.column(c) < 0 ? Double.NaN
                : Robust.median(Robust.present(training.columnValues(training.column(c))))).toArray();
        var empty = new Medians(List.of(), new double[0], columns.size());
        var blank = new Ladder(method, rungs, segments, empty, book, notes, limits);
        var names = segments.stream().map(Segment::name).toList();
        var medians = Medians.of(names, columns, training, blank.steps(training));
        return new Ladder(method, rungs, segments, medians, book, notes, limits);
    }

    @Override
    public List<String> columns() {
        return rungs.stream().map(Rungs::column).toList();
    }

    @Override
    public Assignments assign(FeatureMatrix profiles) {
        int k = segments.size();
        int[] steps = steps(profiles);
        var membership = new double[steps.length * k];
        for (int row = 0; row < steps.length; row++) {
            if (steps[row] < 0) {
                Arrays.fill(membership, row * k, (row + 1) * k, Double.NaN);
            } else {
                membership[row * k + steps[row]] = 1;
            }
        }
        return Assignments.decide(profiles.accounts(), names(), membership, limits.enoughFills(profiles),
                limits.probabilityMin());
    }

    @Override
    public List<Reason> reasons(FeatureMatrix profiles, int row) {
        double[] values = values(profiles, row);
        int step = step(values);
        var out = new ArrayList<Reason>();
        long present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
        for (int c = 0; c < values.length; c++) {
            if (!Double.isNaN(values[c])) {
                double steps = rungs.get(c).points(values[c]) - (segments.size() - 1) / 2.0;
                out.add(new Reason(columns().get(c), values[c], medians.of(step, c), bookMedians[c],
                        steps / present));
            }
        }
        out.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
        return List.copyOf(out);
    }

    /// In ratios (natural log of the value plus one), for want of a scale.
    @Override
    public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        double[] values = values(profiles, row);
        int step = step(values);
        var out = new ArrayList<Change>();
        for (int c = 0; c < values.length && step >= 0; c++) {
            for (double threshold : rungs.get(c).thresholds()) {
                for (double to : new double[]{threshold, Math.nextDown(threshold)}) {
                    change(values, c, to, step).ifPresent(out::add);
                }
            }
        }
        return out.stream().min(Comparator.comparingDouble(Change::deviations));
    }

    private Optional<Change> change(double[] values, int c, double to, int step) {
        double[] other = values.clone();
        other[c] = to;
        int there = step(other);
        return Double.isNaN(values[c]) || there == step ? Optional.empty()
                : Optional.of(new Change(columns().get(c), values[c], to, segments.get(there).name(),
                        Math.abs(Transform.LOG1P.apply(to) - Transform.LOG1P.apply(values[c]))));
    }

    private int[] steps(FeatureMatrix profiles) {
        var out = new int[profiles.rows()];
        Arrays.setAll(out, row -> step(values(profiles, row)));
        return out;
    }

    private double[] values(FeatureMatrix profiles, int row) {
        return rungs.stream().mapToInt(r -> profiles.column(r.column()))
                .mapToDouble(c -> c < 0 ? Double.NaN : profiles.at(row, c)).toArray();
    }

    /// Mean points, halves rounded up; -1 when every column is absent.
    private int step(double[] values) {
        int points = 0;
        int present = 0;
        for (int c = 0; c < values.length; c++) {
            if (!Double.isNaN(values[c])) {
                points += rungs.get(c).points(values[c]);
                present++;
            }
        }
        return present == 0 ? -1 : (2 * points + present) / (2 * present);
    }
}
