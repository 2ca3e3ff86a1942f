package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Components;
import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureSearch;
import io.assay.core.segment.mixture.Modes;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Segments as separate hills of a Gaussian mixture over transformed features.
///
/// 1. Features are transformed, centred and scaled robustly ([FeatureSpace]).
/// 2. BIC chooses the number of Gaussians and their family ([MixtureSearch]): this is the density.
/// 3. Gaussians of one hill become one segment, and the segments must be found again in halves of the
///    accounts ([SegmentCount]). One segment is a possible answer.
/// 4. The probability of a segment is the sum over its Gaussians.
///
/// Accounts under the limit on fills take no part in the fit.
public record GaussianMixture(MixtureConfig config) implements Segmenter {
    public static final String METHOD = "mixture";

    private static final int ROWS_MIN = 50;

    public GaussianMixture() {
        this(MixtureConfig.DEFAULT);
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var random = new SplittableRandom(seed);
        var rows = eligible(training.profiles());
        var space = FeatureSpace.fit(rows, config.features(), FeatureSpace.Scaling.ROBUST);
        var notes = new ArrayList<>(space.dropped());
        if (rows.rows() < ROWS_MIN || space.dims() == 0) {
            notes.add(String.format(Locale.ROOT, "%d accounts with %d usable features are too few to look for segments",
                    rows.rows(),
                    space.dims()));
            return new Undivided(METHOD, List.copyOf(notes));
        }
        return fit(rows, space, notes, random);
    }

    private Segmentation fit(FeatureMatrix rows, FeatureSpace space, List<String> notes, SplittableRandom random) {
        var search = new MixtureSearch(config);
        var selection = space.points(rows.rowsAt(Sample.of(rows.rows(), config.selectionRows(), random)));
        var found = search.best(selection, random);
        var fitted = rows.rowsAt(Sample.of(rows.rows(), config.fitRows(), random));
        var points = space.points(fitted);
        var refined = new MixtureSearch.Found(search.refine(found, points), found.family(), found.bic(),
                found.logLikelihood());
        var decision = new SegmentCount(config, search).decide(refined, selection, random);
        note(notes, rows.rows(), selection.rows(), points.rows(), found, decision);
        var one = search.fixed(points, 1, Covariance.VVV, 1, random).components();
        var model = MixtureModel.of(space, refined.components(), one,
                bySize(refined.components(), decision.level(), points), points);
        return MixtureSegmentation.of(model, config.limits(), fitted, List.copyOf(notes));
    }

    private FeatureMatrix eligible(FeatureMatrix profiles) {
        boolean[] enough = config.limits().enoughFills(profiles);
        int[] rows = java.util.stream.IntStream.range(0, enough.length).filter(i -> enough[i]).toArray();
        return profiles.rowsAt(rows);
    }

    private static void note(List<String> notes, int all, int selected, int fitted, MixtureSearch.Found found,
            SegmentCount.Decision decision) {
        if (selected < all) {
            notes.add(String.format(Locale.ROOT,
                    "the number of segments was chosen on a sample of %d of %d accounts, the mixture fitted on %d",
                    selected, all, fitted));
        }
        notes.add(String.format(Locale.ROOT, "BIC chose %d Gaussians (%s); they form %d hills",
                found.components().count(),
                found.family(), decision.hills()));
        for (var s : decision.strength()) {
            notes.add(String.format(Locale.ROOT, "prediction strength of %d segments: %.3f", s.segments(),
                    s.strength()));
        }
        if (decision.level().groups() == 1) {
            notes.add("no separate segments: the book is one hill, or its hills are not found again in halves");
        }
    }

    /// The same grouping, numbered by falling number of accounts (ties: the lower number first).
    private static Modes.Level bySize(Components components, Modes.Level level, Points points) {
        var size = new int[level.groups()];
        for (int label : SegmentCount.labels(components, level, points)) {
            size[label]++;
        }
        int[] rank = new int[size.length];
        for (int g = 0; g < rank.length; g++) {
            for (int h = 0; h < rank.length; h++) {
                rank[g] += size[h] > size[g] || (size[h] == size[g] && h < g) ? 1 : 0;
            }
        }
        return new Modes.Level(Arrays.stream(level.group()).map(g -> rank[g]).toArray(), level.groups(),
                level.valley());
    }
}
