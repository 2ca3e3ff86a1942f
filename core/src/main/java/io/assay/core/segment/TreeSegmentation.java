package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Robust;
import io.assay.core.segment.tree.Boxes;
import io.assay.core.segment.tree.CutTree;
import io.assay.core.segment.tree.LeafMeans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a [ResponseTree] finds: the leaves as segments, the one of the smallest response first: of the response they
/// tell apart best ([LeafMeans#leading]).
final class TreeSegmentation implements Segmentation {
    private final CutTree tree;
    private final LeafMeans means;
    private final int leading;
    private final Boxes boxes;
    private final List<Feature> features;
    private final FeatureErrors errors;
    private final List<Segment> segments;
    private final List<String> notes;
    private final List<String> shapers;
    private final AbstentionLimits limits;
    private final Medians medians;
    private final double[] bookMedian;
    private final double[] spread;

    /// @param features those the tree cuts on, by the numbers it uses for them
    /// @param responses columns of the responses
    /// @param leading which of them orders the segments and gives the reasons
    /// @param shapers accounts whose responses of the last lesson grew the tree, ascending
    TreeSegmentation(CutTree tree, LeafMeans means, List<Feature> features, TrainingSet training,
            List<String> responses, int leading, AbstentionLimits limits, List<String> shapers, List<String> notes) {
        this.tree = tree;
        this.means = means;
        this.leading = leading;
        this.features = List.copyOf(features);
        this.limits = limits;
        this.shapers = List.copyOf(shapers);
        this.notes = List.copyOf(notes);
        boxes = Boxes.of(tree, leaves(tree, means, leading), features.size());
        errors = FeatureErrors.of(features, training.lessons());
        var profiles = training.profiles();
        var sometimesAbsent = new boolean[features.size()];
        for (int f = 0; f < sometimesAbsent.length; f++) {
            sometimesAbsent[f] = sorted(profiles, features.get(f), false).length < profiles.rows();
        }
        segments = TreeNames.of(boxes, features, sometimesAbsent, means, responses, leading);
        medians = Medians.of(names(), columns(), profiles, IntStream.range(0, profiles.rows())
                .map(row -> segmentOf(profiles, row)).toArray());
        bookMedian = features.stream().mapToDouble(f -> Robust.median(sorted(profiles, f, false))).toArray();
        spread = features.stream().mapToDouble(f -> Robust.spread(sorted(profiles, f, true))).toArray();
    }

    private static int[] leaves(CutTree tree, LeafMeans means, int leading) {
        return IntStream.range(0, tree.nodes()).filter(tree::isLeaf).boxed()
                .sorted(Comparator.comparingDouble(leaf -> means.mean(leaf, leading))).mapToInt(leaf -> leaf).toArray();
    }

    private static double[] sorted(FeatureMatrix profiles, Feature feature, boolean isTransformed) {
        int column = profiles.column(feature.column());
        double[] raw = column < 0 ? new double[0] : profiles.columnValues(column);
        return Robust.present(isTransformed ? Arrays.stream(raw).map(feature.transform()::apply).toArray() : raw);
    }

    @Override
    public String method() {
        return ResponseTree.METHOD;
    }

    @Override
    public List<Segment> segments() {
        return segments;
    }

    @Override
    public List<String> columns() {
        return features.stream().map(Feature::column).toList();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<String> shapers() {
        return shapers;
    }

    /// With a confidence limit over one half, whoever is assigned is in the box he lies in.
    @Override
    public Assignments assign(FeatureMatrix profiles) {
        return Assignments.decide(profiles.accounts(), names(), errors.membership(profiles, boxes),
                limits.enoughFills(profiles), limits.probabilityMin());
    }

    /// The leading response expected of the account changes at each cut on its way down; each change is booked to the
    /// feature of its cut. What is booked sums to the mean of its leaf less that of all accounts, both by accounts
    /// that did not shape the tree. A feature the account lacks is booked too: it, too, sent the account its way.
    @Override
    public List<Reason> reasons(FeatureMatrix profiles, int row) {
        double[] values = values(profiles, row);
        int segment = boxes.at(values);
        var booked = new double[values.length];
        var isBooked = new boolean[values.length];
        for (int node = 0; !tree.isLeaf(node);) {
            int f = tree.feature()[node];
            int child = tree.child(node, values[f]);
            booked[f] += means.mean(child, leading) - means.mean(node, leading);
            isBooked[f] = true;
            node = child;
        }
        var out = new ArrayList<Reason>();
        for (int f = 0; f < values.length; f++) {
            if (isBooked[f]) {
                out.add(new Reason(features.get(f).column(), values[f], medians.of(segment, f), bookMedian[f],
                        booked[f]));
            }
        }
        out.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
        return List.copyOf(out);
    }

    /// Exact: a box is one feature away when no other feature keeps the account out of it, and its edge is then the
    /// nearest value that lies inside.
    @Override
    public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        double[] values = values(profiles, row);
        var out = new ArrayList<Change>();
        for (int box = 0; box < boxes.count(); box++) {
            int f = boxes.outside(box, values);
            if (f >= 0 && !Double.isNaN(values[f]) && boxes.low()[box][f] < Double.POSITIVE_INFINITY) {
                double to = values[f] < boxes.low()[box][f] ? boxes.low()[box][f]
                        : Math.nextDown(boxes.high()[box][f]);
                var transform = features.get(f).transform();
                double distance = Math.abs(transform.apply(to) - transform.apply(values[f]));
                out.add(new Change(features.get(f).column(), values[f], to, segments.get(box).name(),
                        spread[f] > 0 ? distance / spread[f] : distance));
            }
        }
        return out.stream().min(Comparator.comparingDouble(Change::deviations));
    }

    /// The segment whose box an account lies in, however near its edges.
    int segmentOf(FeatureMatrix profiles, int row) {
        return boxes.at(values(profiles, row));
    }

    private double[] values(FeatureMatrix profiles, int row) {
        return features.stream().mapToInt(f -> profiles.column(f.column()))
                .mapToDouble(c -> c < 0 ? Double.NaN : profiles.at(row, c)).toArray();
    }
}
