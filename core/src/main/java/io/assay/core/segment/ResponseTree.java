package io.assay.core.segment;

import io.assay.core.segment.tree.CutTree;
import io.assay.core.segment.tree.LeafMeans;
import io.assay.core.segment.tree.Roles;
import io.assay.core.segment.tree.TreeChoice;
import io.assay.core.segment.tree.TreeRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Segments that differ in what their accounts do to the house next: a tree of cuts on profile features, grown to
/// tell responses of the following window apart.
///
/// It learns from the lessons of its training set only ([Lesson]): features of one window, responses of the next,
/// each weighted by its precision `1/(se² + tau²)`. Growing, judging and estimating use accounts and, where there
/// are enough lessons, windows of their own ([Roles]); cuts follow
/// [TreeGrower][io.assay.core.segment.tree.TreeGrower], pruning [TreeChoice]. An absent
/// feature is never a number: each cut says where accounts without it go, and "known or not" is a cut itself.
///
/// "One segment" is an answer: when no cut holds on accounts that did not make it, or when there is no lesson.
public record ResponseTree(TreeConfig config) implements Segmenter {
    public static final String METHOD = "tree";

    private static final int LEAVES_MIN = 2;

    public ResponseTree() {
        this(TreeConfig.DEFAULT);
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var lessons = training.lessons();
        if (lessons.isEmpty()) {
            return undivided(List.of(), "no earlier window has a next one: there is no response to learn from");
        }
        var notes = new ArrayList<String>();
        var raw = LessonRows.of(lessons, config.features(), config.responses(), config.limits(), notes);
        var apart = Roles.of(raw, config, lessons.size(), seed);
        var roles = apart.growing().length < LEAVES_MIN * config.accountsMin() ? apart.together() : apart;
        int growing = roles.growing().length;
        if (growing < LEAVES_MIN * config.accountsMin() || raw.columns().isEmpty()) {
            return undivided(notes, String.format(Locale.ROOT,
                    "%d accounts with a response are too few to grow on, %d are needed", growing,
                    LEAVES_MIN * config.accountsMin()));
        }
        notes.add(roles.words());
        notes.addAll(empty(raw));
        var rows = raw.weighed(roles.growing(), notes);
        return rows.responses() == 0 ? undivided(notes, "no response is left to tell apart")
                : fit(training, rows, roles, raw.accountsAt(roles.growing(), lessons.size() - 1), notes);
    }

    private Segmentation fit(TrainingSet training, TreeRows rows, Roles roles, List<String> shapers,
            List<String> notes) {
        var choice = TreeChoice.of(rows, roles, config);
        var tree = choice.tree();
        if (tree.leaves() < LEAVES_MIN) {
            return undivided(notes, "no cut holds on accounts that did not make it");
        }
        notes.add(String.format(Locale.ROOT,
                "%d leaves take away %.3g of the loss of one segment, +- %.2g, on accounts that did not make them",
                tree.leaves(), choice.gain(), choice.error()));
        var means = LeafMeans.of(tree, rows.at(roles.estimating()));
        int[] used = Arrays.stream(tree.feature()).filter(f -> f >= 0).distinct().sorted().toArray();
        return new TreeSegmentation(renumbered(tree, used), means,
                Arrays.stream(used).mapToObj(config.features()::get).toList(), training, rows.names(),
                means.leading(tree, rows.share()), config.limits(), shapers, notes);
    }

    /// The same tree with only the features it uses.
    private static CutTree renumbered(CutTree tree, int[] used) {
        int[] feature = Arrays.stream(tree.feature()).map(f -> f < 0 ? f : Arrays.binarySearch(used, f)).toArray();
        return new CutTree(feature, tree.threshold(), tree.absentBelow(), tree.below(), tree.above());
    }

    private List<String> empty(TreeRows.Raw raw) {
        var names = IntStream.range(0, raw.x().length)
                .filter(f -> Arrays.stream(raw.x()[f]).allMatch(Double::isNaN))
                .mapToObj(f -> config.features().get(f).column()).toList();
        return names.isEmpty() ? List.of() : List.of("absent in every lesson: " + String.join(", ", names));
    }

    private static Segmentation undivided(List<String> notes, String reason) {
        var all = new ArrayList<>(notes);
        all.add(reason);
        return new Undivided(METHOD, List.copyOf(all));
    }
}
