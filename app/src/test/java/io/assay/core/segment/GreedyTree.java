package io.assay.core.segment;

import io.assay.core.precision.Candidate;
import io.assay.core.segment.tree.CutTree;
import io.assay.core.segment.tree.LeafMeans;
import io.assay.core.segment.tree.Roles;
import io.assay.core.segment.tree.TreeGrower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The response tree without honesty: every account grows it and estimates its leaves, nobody else judges how far it is
/// cut back, so it keeps all of its three levels.
public final class GreedyTree implements Candidate {
    public static final String METHOD = "greedy tree";
    private static final int DEPTH = 3;

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean isBaseline() {
        return false;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var d = TreeConfig.DEFAULT;
        var config = new TreeConfig(d.features(), d.responses(), DEPTH, d.leavesMax(), d.accountsMin(),
                d.reliabilityMin(), d.folds(), d.standardErrors(), d.estimateShare(), d.limits());
        var notes = new ArrayList<String>();
        var raw = LessonRows.of(training.lessons(), config.features(), config.responses(), config.limits(), notes);
        var roles = Roles.of(raw, config, training.lessons().size(), seed);
        int[] all = IntStream.range(0, roles.part().length).toArray();
        var rows = raw.weighed(all, notes).at(all);
        var tree = TreeGrower.grow(rows, config, all.length).tree();
        int[] used = Arrays.stream(tree.feature()).filter(f -> f >= 0).distinct().sorted().toArray();
        if (used.length == 0) {
            return new Undivided(METHOD, List.of("no cut"));
        }
        int[] feature = Arrays.stream(tree.feature()).map(f -> f < 0 ? f : Arrays.binarySearch(used, f)).toArray();
        var cut = new CutTree(feature, tree.threshold(), tree.absentBelow(), tree.below(), tree.above());
        var means = LeafMeans.of(tree, rows);
        return new TreeSegmentation(cut, means, Arrays.stream(used).mapToObj(config.features()::get).toList(), training,
                rows.names(), means.leading(tree, rows.share()), config.limits(), List.of(), notes);
    }
}
