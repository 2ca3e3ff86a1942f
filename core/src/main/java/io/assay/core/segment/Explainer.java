package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.LogSum;
import io.assay.core.segment.mixture.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why an account is in its segment and what would move it, for any method that scores places.
///
/// Reasons follow Aumann and Shapley's way of sharing a total among its causes: the account walks from the
/// median of the book to where it is, in [#WALK_STEPS] small steps, one feature after the other within each
/// step, and every change of the log-odds of its segment is booked to the feature that caused it. What is
/// booked sums to the whole change exactly, whatever the number of steps; absent features stay absent.
final class Explainer {
    private static final int WALK_STEPS = 4;
    private static final double REACH = 8;
    private static final double STRIDE = 0.5;
    private static final int BISECTIONS = 20;

    private final FeatureSpace space;
    private final Scores scores;
    private final int segments;
    private final Medians medians;

    Explainer(FeatureSpace space, Scores scores, int segments, Medians medians) {
        this.space = space;
        this.scores = scores;
        this.segments = segments;
        this.medians = medians;
    }

    /// Log scores of each segment at each place, row-major; larger is more probable; NaN without features.
    interface Scores {
        double[] at(Points points);
    }

    List<Reason> reasons(FeatureMatrix profiles, int row) {
        var place = space.points(profiles.rowsAt(new int[]{row}));
        int segment = Assignments.best(scores.at(place), 0, segments);
        if (segments < 2 || segment < 0) {
            return List.of();
        }
        double[] raw = space.raw(profiles, row);
        double[] booked = walk(place, segment);
        var out = new ArrayList<Reason>();
        for (int d = 0; d < space.dims(); d++) {
            if (!Double.isNaN(place.values()[d])) {
                out.add(new Reason(space.features().get(d).column(), raw[d], medians.of(segment, d),
                        space.rawMedian()[d], booked[d]));
            }
        }
        out.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
        return List.copyOf(out);
    }

    Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        var place = space.points(profiles.rowsAt(new int[]{row}));
        int segment = Assignments.best(scores.at(place), 0, segments);
        if (segments < 2 || segment < 0) {
            return Optional.empty();
        }
        Move best = null;
        for (int d = 0; d < space.dims(); d++) {
            if (!Double.isNaN(place.values()[d])) {
                best = closer(best, scan(place, segment, d));
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        double far = bisect(place, segment, best);
        int to = segmentAt(place, best.dim, far);
        return Optional.of(new Change(space.features().get(best.dim).column(), space.raw(profiles, row)[best.dim],
                space.toRaw(best.dim, place.values()[best.dim] + far), names(to), Math.abs(far)));
    }

    private String names(int segment) {
        return medians.names().get(segment);
    }

    /// @param near a step that does not leave the segment
    /// @param far the next step, which does
    private record Move(int dim, double near, double far) {}

    private static @Nullable Move closer(@Nullable Move a, Optional<Move> b) {
        return b.isPresent() && (a == null || Math.abs(b.get().far) < Math.abs(a.far)) ? b.get() : a;
    }

    /// The first stride along a feature, in either direction, that leaves the segment.
    private Optional<Move> scan(Points place, int segment, int dim) {
        int strides = (int) (REACH / STRIDE);
        var steps = new double[2 * strides];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (i / 2 + 1) * STRIDE * (i % 2 == 0 ? 1 : -1);
        }
        double[] at = scores.at(moved(place, dim, steps));
        for (int i = 0; i < steps.length; i++) {
            if (possible(place.values()[dim] + steps[i], dim) && Assignments.best(at, i, segments) != segment) {
                return Optional.of(new Move(dim, steps[i] - Math.copySign(STRIDE, steps[i]), steps[i]));
            }
        }
        return Optional.empty();
    }

    private boolean possible(double point, int dim) {
        var transform = space.features().get(dim).transform();
        double low = transform.lowest();
        double high = transform.highest();
        return (Double.isInfinite(low) || point >= space.toPoint(dim, low))
                && (Double.isInfinite(high) || point <= space.toPoint(dim, high));
    }

    private double bisect(Points place, int segment, Move move) {
        double near = move.near;
        double far = move.far;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (near + far) / 2;
            if (segmentAt(place, move.dim, middle) == segment) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }

    private int segmentAt(Points place, int dim, double step) {
        return Assignments.best(scores.at(moved(place, dim, new double[]{step})), 0, segments);
    }

    /// Copies of a place moved along one feature, off any pile.
    private static Points moved(Points place, int dim, double[] steps) {
        int dims = place.dims();
        var values = new double[steps.length * dims];
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(place.values(), 0, values, i * dims, dims);
            values[i * dims + dim] += steps[i];
        }
        var piled = new long[steps.length];
        Arrays.fill(piled, place.piled()[0] & ~(1L << dim));
        return new Points(values, piled, dims);
    }

    private double[] walk(Points place, int segment) {
        int dims = space.dims();
        int stops = WALK_STEPS * dims + 1;
        var path = new double[stops * dims];
        var now = new double[dims];
        for (int d = 0; d < dims; d++) {
            now[d] = Double.isNaN(place.values()[d]) ? Double.NaN : space.toPoint(d, space.rawMedian()[d]);
        }
        double[] from = now.clone();
        System.arraycopy(now, 0, path, 0, dims);
        for (int i = 1; i < stops; i++) {
            int d = (i - 1) % dims;
            int step = (i - 1) / dims + 1;
            now[d] = step == WALK_STEPS ? place.values()[d]
                    : from[d] + (place.values()[d] - from[d]) * step / WALK_STEPS;
            System.arraycopy(now, 0, path, i * dims, dims);
        }
        var piled = new long[stops];
        Arrays.fill(piled, place.piled()[0]);
        double[] at = scores.at(new Points(path, piled, dims));
        var booked = new double[dims];
        for (int i = 1; i < stops; i++) {
            booked[(i - 1) % dims] += logOdds(at, i, segment) - logOdds(at, i - 1, segment);
        }
        return booked;
    }

    private double logOdds(double[] at, int row, int segment) {
        double[] others = Arrays.copyOfRange(at, row * segments, (row + 1) * segments);
        double own = others[segment];
        others[segment] = Double.NEGATIVE_INFINITY;
        return own - LogSum.of(others, 0, segments);
    }
}
