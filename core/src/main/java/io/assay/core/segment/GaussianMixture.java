package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Components;
import io.assay.core.segment.mixture.Confusion;
import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureSearch;
import io.assay.core.segment.mixture.Modes;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Segments as separate hills of a Gaussian mixture over transformed features.
///
/// 1. Features are transformed, centred and scaled robustly ([FeatureSpace]).
/// 2. BIC chooses the number of Gaussians and their family; with a few more of them this is the density ([MixtureSearch]).
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
        return fit(training, seed, Optional.empty());
    }

    /// As many Gaussians of the same family as before, from new starts and from the earlier ones, whichever is more likely
    /// ([MixtureSearch#again]); the shallowest valleys are then filled until as many segments are left as there were. Neither BIC
    /// nor a gate is asked again. A segmentation of another method has no
    /// Gaussians to go by: the number is then chosen as ever.
    @Override
    public Segmentation refit(TrainingSet training, Segmentation earlier, long seed) {
        if (earlier instanceof Renamed renamed) {
            return refit(training, renamed.fit(), seed);
        }
        return earlier.segments().size() == 1
                ? new Undivided(METHOD, List.of("one segment, as in the earlier fit"))
                : fit(training, seed, Optional.of(earlier).filter(MixtureSegmentation.class::isInstance)
                        .map(MixtureSegmentation.class::cast));
    }

    private Segmentation fit(TrainingSet training, long seed, Optional<MixtureSegmentation> earlier) {
        var rows = eligible(training.profiles());
        var space = FeatureSpace.fit(rows, config.features(), FeatureSpace.Scaling.ROBUST);
        var notes = new ArrayList<>(space.dropped());
        if (rows.rows() < ROWS_MIN || space.dims() == 0) {
            notes.add(String.format(Locale.ROOT, "%d accounts with %d usable features are too few to look for segments",
                    rows.rows(), space.dims()));
            return new Undivided(METHOD, List.copyOf(notes));
        }
        var random = new SplittableRandom(seed);
        return earlier.isEmpty() ? fit(rows, space, notes, random) : refit(rows, space, earlier.get(), random);
    }

    private Segmentation fit(FeatureMatrix rows, FeatureSpace space, List<String> notes, SplittableRandom random) {
        var search = new MixtureSearch(config);
        var selection = space.points(rows.rowsAt(Sample.of(rows.rows(), config.selectionRows(), random)));
        var found = search.best(selection, random);
        var spare = search.spare(selection, found.components().count(), found.family(), random);
        var fitted = rows.rowsAt(Sample.of(rows.rows(), config.fitRows(), random));
        var points = space.points(fitted);
        var density = search.refine(spare, points);
        var decision = new SegmentCount(config, search).decide(density, found, selection, random);
        note(notes, rows.rows(), selection.rows(), points.rows(), found, decision);
        return segmentation(new Fitted(fitted, points, density, spare.family()), space, decision.level(), notes,
                random);
    }

    private Segmentation refit(FeatureMatrix rows, FeatureSpace space, MixtureSegmentation earlier,
            SplittableRandom random) {
        var search = new MixtureSearch(config);
        var fitted = rows.rowsAt(Sample.of(rows.rows(), config.fitRows(), random));
        var points = space.points(fitted);
        var chosen = fitted.rowsAt(Sample.of(fitted.rows(), config.selectionRows(), random));
        var selection = space.points(chosen);
        var found = search.again(selection, earlier.parts(chosen), earlier.components(), earlier.family(), random);
        var density = search.refine(found, points);
        var level = level(density, points, earlier.segments().size());
        return segmentation(new Fitted(fitted, points, density, found.family()), space, level, List.of(), random);
    }

    /// Hills with the shallowest valleys filled until so many are left; where there are fewer hills, Gaussians with those
    /// most often taken for each other merged.
    private Modes.Level level(Components density, Points points, int segments) {
        var hills = new Modes(density).levels(config.shareMin() / 2);
        var levels = hills.getFirst().groups() < segments
                ? new Confusion(density, points).levels(config.shareMin() / 2) : hills;
        return Modes.Level.atMost(segments, levels);
    }

    /// @param points the rows in the space of the fit
    private record Fitted(FeatureMatrix rows, Points points, Components density, Covariance family) {}

    private Segmentation segmentation(Fitted fitted, FeatureSpace space, Modes.Level level, List<String> notes,
            SplittableRandom random) {
        var points = fitted.points();
        var one = new MixtureSearch(config).fixed(points, 1, Covariance.VVV, 1, random).components();
        var model = MixtureModel.of(space, fitted.density(), one, bySize(fitted.density(), level, points), points);
        return MixtureSegmentation.of(model, fitted.family(), config.limits(), fitted.rows(), List.copyOf(notes));
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
        notes.add(String.format(Locale.ROOT, "BIC chose %d Gaussians (%s); with some to spare they form %d hills",
                found.components().count(),
                found.family(), decision.hills()));
        if (decision.onePeak() < 1) {
            notes.add(String.format(Locale.ROOT,
                    "p-value of a single peak, by the clearest valley of one half in the other: %.3g",
                    decision.onePeak()));
        }
        for (var s : decision.strength()) {
            notes.add(String.format(Locale.ROOT, "prediction strength of %d segments: %.3f", s.segments(),
                    s.strength()));
        }
        if (decision.level().groups() == 1) {
            notes.add("no separate segments: the book is one hill, or its hills are not there again in halves");
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
