package io.assay.core.segment.tree;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which rows grow the tree, which judge how far it is pruned, which estimate its leaves.
///
/// Accounts are dealt by their names and the seed: [#ESTIMATES], or one of the folds that grow and judge in turn. The
/// last lesson estimates, with accounts that do nothing else. The one before it judges the pruning, fold by fold, of trees
/// that the other folds grew on earlier lessons: there no account and no window has two roles. The tree that is kept is then
/// grown, to the size so judged, by all folds on all lessons but the last, the judging one too. With two lessons the
/// first grows and judges; with one, or where earlier ones have too few accounts to grow on, only accounts are apart.
///
/// @param lessons how many there are
/// @param part of each row: its fold, or [#ESTIMATES]
/// @param lesson of each row
public record Roles(int lessons, int[] part, int[] lesson) {
    static final int ESTIMATES = -1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// Deals the accounts of some rows.
    public static Roles of(TreeRows.Raw rows, TreeSettings config, int lessons, long seed) {
        var ofAccount = rows.accounts().stream().mapToInt(name -> part(name, config, seed)).toArray();
        return new Roles(lessons, IntStream.of(rows.account()).map(a -> ofAccount[a]).toArray(), rows.lesson());
    }

    private static int part(String account, TreeSettings config, long seed) {
        var random = new SplittableRandom(seed + account.hashCode() * GOLDEN);
        return random.nextDouble() < config.estimateShare() ? ESTIMATES : random.nextInt(config.folds());
    }

    /// The same accounts in the same roles, with windows no longer apart.
    public Roles together() {
        return new Roles(1, part, new int[lesson.length]);
    }

    /// Rows the final tree is grown on.
    public int[] growing() {
        return rows(row -> part[row] != ESTIMATES && lesson[row] <= judges());
    }

    /// Rows a tree is grown on whose pruning this fold judges.
    int[] growingWithout(int fold) {
        int last = lessons > 2 ? judges() - 1 : judges();
        return rows(row -> part[row] != ESTIMATES && part[row] != fold && lesson[row] <= last);
    }

    int[] judging(int fold) {
        return rows(row -> part[row] == fold && lesson[row] == judges());
    }

    /// Rows that estimate the leaves.
    public int[] estimating() {
        return rows(row -> part[row] == ESTIMATES && lesson[row] == lessons - 1);
    }

    /// How far apart the roles are, in a sentence.
    public String words() {
        return switch (lessons) {
            case 1 ->
                    "accounts that grew the tree and accounts that estimated its leaves are apart, windows are not: "
                            + "there is one pair of them, or too few accounts in the earlier ones; pruning was judged"
                            + " by accounts that had not grown what they judged";
            case 2 -> "two pairs of windows: the earlier grew the tree, its pruning judged by accounts that had not "
                    + "grown what they judged; the later estimated the leaves, with accounts of its own";
            default -> String.format(Locale.ROOT,
                    "%d pairs of windows: the last estimated the leaves, with accounts of "
                            + "its own; the one before judged the pruning of trees that other accounts grew on the earlier; "
                            + "the tree kept then grew on all but the last",
                    lessons);
        };
    }

    /// The lesson whose next window judges.
    private int judges() {
        return Math.max(0, lessons - 2);
    }

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, part.length).filter(wanted).toArray();
    }
}
