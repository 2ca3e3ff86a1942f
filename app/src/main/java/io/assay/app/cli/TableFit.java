package io.assay.app.cli;

import io.assay.app.config.UserError;
import io.assay.app.ingest.NumberTable;
import io.assay.core.precision.AdjustedRand;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Feature;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.MixtureConfig;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.Rfm;
import io.assay.core.segment.Segment;
import io.assay.core.segment.Segmenter;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.VolumeTiers;
import io.assay.core.segment.mixture.Gap;
import io.assay.core.segment.mixture.Grouping;
import io.assay.core.segment.mixture.KMeansFit;
import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.PartScores;
import io.assay.core.segment.mixture.Pieces;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Divides a table into segments and measures the division: the work behind `assay segment fit`.
final class TableFit {
    private static final int ITERATIONS_MAX = 1_000;
    private static final double STRENGTH_MIN = 0.8;
    private static final int RESAMPLE_STARTS = 10;

    private final FitFlags flags;
    private final NumberTable table;
    private final Points points;
    private final Points some;
    private final Pieces pieces;
    private final List<String> notes = new ArrayList<>();

    private TableFit(FitFlags flags, NumberTable table, Pieces pieces) {
        this.flags = flags;
        this.table = table;
        this.pieces = pieces;
        points = flags.scale.apply(Points.of(table.values(), table.columns().size()));
        some = thinned(points, flags.sample);
    }

    /// @param counts measures by number of segments, empty when none was asked for
    record Report(String method, NumberTable table, List<Division> divisions, List<Division.ByCount> counts,
            List<String> notes) {}

    static Report of(FitFlags flags, NumberTable table, Pieces pieces) {
        var fit = new TableFit(flags, table, pieces);
        fit.enoughRows();
        fit.table.leftOut().forEach(name -> fit.notes.add(name + " holds no numbers and was left out"));
        long absent = Arrays.stream(table.values()).filter(Double::isNaN).count();
        if (absent > 0) {
            fit.notes.add(
                    absent + " cells are empty; rows with such cells take no part in within, silhouette, CH and Dunn");
        }
        if (fit.some.rows() < fit.points.rows()) {
            fit.notes.add(
                    String.format(Locale.ROOT, "of %d rows %d, evenly spread, choose the number of segments and serve"
                            + " the measures that compare pairs of rows", fit.points.rows(), fit.some.rows()));
        }
        return switch (flags.method()) {
            case MIXTURE -> fit.mixture();
            case K_MEANS -> fit.kMeans();
            case HILLS -> fit.segmenter(new GaussianMixture(MixtureConfig.DEFAULT
                    .withFeatures(table.columns().stream().map(c -> new Feature(c, Transform.IDENTITY)).toList())
                    .withLimits(new AbstentionLimits(0, AbstentionLimits.DEFAULT.probabilityMin()))));
            case TIERS ->
                    fit.segmenter(new VolumeTiers(VolumeTiers.DEFAULT.thresholds(), 0, NO_LIMITS), "notional_usd");
            case RFM -> fit.segmenter(new Rfm(Rfm.DEFAULT.recency(), Rfm.DEFAULT.frequency(), Rfm.DEFAULT.money(),
                    NO_LIMITS), Rfm.DEFAULT.recency(), Rfm.DEFAULT.frequency(), Rfm.DEFAULT.money());
            case ONE -> fit.segmenter(new OneSegment());
        };
    }

    private static final AbstentionLimits NO_LIMITS = new AbstentionLimits(0, 0);

    private void enoughRows() {
        int wanted = flags.counts()[0];
        if (points.rows() <= wanted) {
            throw UserError.usage("too few rows: " + points.rows() + " for " + wanted + " segments")
                    .at("--k " + flags.counts).next("ask for fewer segments, or give more rows");
        }
    }

    private Report mixture() {
        int[] range = flags.counts();
        int most = Math.min(range[1], some.rows() - 1);
        var divisions = new ArrayList<Division>();
        var grids = new ArrayList<MixtureGrid.Result>();
        for (boolean noise : flags.noise ? new boolean[]{false, true} : new boolean[]{false}) {
            var settings = new MixtureGrid.Settings(flags.families(), range[0], most, noise, true, flags.starts(),
                    flags.ridge, flags.tolerance, ITERATIONS_MAX, flags.seed);
            var grid = MixtureGrid.fit(some, settings, pieces);
            grids.add(grid);
            var best = grid.best().orElseThrow(() -> UserError.usage("no mixture could be fitted")
                    .at("--family " + String.join(",", flags.families) + " --k " + flags.counts)
                    .because("in every fit a segment shrank to a point, a line or a plane")
                    .next("try --ridge 0.01 --scale robust, fewer segments, or a simpler family such as EEI"));
            divisions
                    .add(division(noise ? "mixture with noise" : "mixture", settings, grid, onAllRows(best, settings)));
        }
        var counts = byCount(k -> {
            var own = grids.getFirst().cells().stream().filter(c -> c.components() == k && c.solution().isPresent())
                    .max((a, b) -> Double.compare(a.solution().orElseThrow().bic(), b.solution().orElseThrow().bic()));
            return own
                    .map(c -> Grouping.mixture(c.family(), k, Math.min(flags.starts(), RESAMPLE_STARTS), flags.ridge));
        }, k -> Optional.empty(), range[0], most);
        return new Report(flags.method().title(), table, divisions, counts, notes);
    }

    private MixtureGrid.Cell onAllRows(MixtureGrid.Cell best, MixtureGrid.Settings settings) {
        if (some.rows() == points.rows()) {
            return best;
        }
        var refined = best.solution()
                .flatMap(s -> MixtureGrid.refine(points, best.family(), s, settings, pieces));
        return refined.isPresent() ? new MixtureGrid.Cell(best.family(), best.components(), refined) : best;
    }

    private Division division(String title, MixtureGrid.Settings settings, MixtureGrid.Result grid,
            MixtureGrid.Cell chosen) {
        var solution = chosen.solution().orElseThrow();
        int k = solution.components();
        int[] labels = MixtureGrid.labels(MixtureGrid.membership(points, points, solution), k);
        int[] own = Arrays.stream(labels).map(l -> l == k ? -1 : l).toArray();
        var names = IntStream.rangeClosed(1, k).mapToObj(i -> "segment " + i).toList();
        var grouping = Grouping.mixture(chosen.family(), k, settings.starts(), flags.ridge);
        return measured(title, grid.cells(), Optional.of(chosen), names, own, Optional.of(grouping));
    }

    private Report kMeans() {
        int[] range = flags.counts();
        int most = Math.min(range[1], points.rows() - 1);
        var fits = new ArrayList<KMeansFit>();
        for (int k = range[0]; k <= most; k++) {
            fits.add(KMeansFit.of(points, k, flags.seeding(), flags.starts(), new SplittableRandom(flags.seed + k)));
        }
        var counts = byCount(k -> Optional.of(flags.quickKMeans(k)),
                k -> Optional.of(fits.get(k - range[0])), range[0], most);
        int chosen = chosen(counts, range[0], most);
        var names = IntStream.rangeClosed(1, chosen).mapToObj(i -> "segment " + i).toList();
        var division = measured("k-means", List.of(), Optional.empty(), names, fits.get(chosen - range[0]).labels(),
                Optional.of(Grouping.kMeans(chosen, flags.seeding(), flags.starts())));
        return new Report(flags.method().title(), table, List.of(division), counts, notes);
    }

    /// By prediction strength where it was measured, else by silhouette.
    private int chosen(List<Division.ByCount> counts, int least, int most) {
        if (least == most) {
            return least;
        }
        if (flags.strength > 0) {
            return counts.stream().filter(c -> c.strength() >= STRENGTH_MIN).mapToInt(Division.ByCount::count).max()
                    .orElse(least);
        }
        return counts.stream().filter(c -> !Double.isNaN(c.silhouette()))
                .max((a, b) -> Double.compare(a.silhouette(), b.silhouette())).map(Division.ByCount::count)
                .orElse(least);
    }

    private List<Division.ByCount> byCount(IntFunction<Optional<Grouping>> grouping,
            IntFunction<Optional<KMeansFit>> kMeans, int least, int most) {
        var gaps = flags.gap > 0 && kMeans.apply(most).isPresent()
                ? Gap.kMeans(complete(), most, flags.gap, flags.starts(), new SplittableRandom(flags.seed), pieces)
                : List.<Gap.Of>of();
        var out = new ArrayList<Division.ByCount>();
        boolean measured = flags.strength > 0 || flags.instability > 0;
        for (int k = least; k <= most && (measured || kMeans.apply(k).isPresent()); k++) {
            var scores = kMeans.apply(k).map(f -> scores(f.labels(points), f.parts()));
            var how = grouping.apply(k);
            int parts = k;
            double strength =
                    flags.strength == 0 ? Double.NaN : k == 1 ? 1 : how.map(g -> Resampling.predictionStrength(some,
                            parts, g, flags.repeats(flags.strength, some.rows()), new SplittableRandom(flags.seed),
                            pieces)).orElse(Double.NaN);
            double instability =
                    flags.instability == 0 || k == 1 ? Double.NaN : how.map(g -> Resampling.instability(some, g,
                            flags.instability, new SplittableRandom(flags.seed), pieces)).orElse(Double.NaN);
            out.add(new Division.ByCount(k, scores.map(PartScores::withinSquares).orElse(Double.NaN),
                    scores.map(PartScores::silhouette).orElse(Double.NaN),
                    scores.map(PartScores::calinskiHarabasz).orElse(Double.NaN),
                    gaps.isEmpty() ? Double.NaN : gaps.get(k - 1).gap(),
                    gaps.isEmpty() ? Double.NaN : gaps.get(k - 1).error(), strength, instability));
        }
        if (flags.strength > 0) {
            int held = out.stream().filter(c -> c.strength() >= STRENGTH_MIN).mapToInt(Division.ByCount::count).max()
                    .orElse(1);
            notes.add(held == 1 ? "no segments: no number above one has a prediction strength of " + STRENGTH_MIN
                    : held + " segments have a prediction strength of at least " + STRENGTH_MIN);
        }
        return out;
    }

    private Report segmenter(Segmenter segmenter, String... columns) {
        if (columns.length > 0 && Arrays.stream(columns).noneMatch(table.columns()::contains)) {
            throw UserError.usage("no column this method reads").at("--method " + flags.methodName)
                    .because("it reads " + String.join(", ", columns))
                    .next("the table of profiles of a report has them");
        }
        var accounts = IntStream.range(0, table.rows()).mapToObj(r -> String.format(Locale.ROOT, "%09d", r)).toList();
        var profiles = new FeatureMatrix(accounts, table.columns(), table.values());
        var segmentation = segmenter.fit(new TrainingSet(profiles), flags.seed);
        notes.addAll(segmentation.notes());
        var names = segmentation.segments().stream().map(Segment::name).toList();
        int[] labels = segmentation.assign(profiles).segment();
        return new Report(flags.method().title(), table,
                List.of(measured(flags.method().title(), List.of(), Optional.empty(),
                        names, labels, Optional.empty())),
                List.of(), notes);
    }

    private Division measured(String title, List<MixtureGrid.Cell> grid, Optional<MixtureGrid.Cell> chosen,
            List<String> names, int[] labels, Optional<Grouping> grouping) {
        int parts = names.size();
        var bootstrap = List.<Resampling.Jaccard>of();
        var subset = List.<Resampling.Jaccard>of();
        if (flags.stability > 0 && grouping.isPresent() && Arrays.stream(labels).allMatch(l -> l >= 0)) {
            int[] own = thinned(labels, some.rows());
            var random = new SplittableRandom(flags.seed);
            var often = flags.repeats(flags.stability, some.rows());
            bootstrap = Resampling.jaccard(some, own, parts, grouping.get(), Resampling.Draw.BOOTSTRAP, often,
                    random, pieces);
            subset = Resampling.jaccard(some, own, parts, grouping.get(), Resampling.Draw.SUBSET, often,
                    random, pieces);
        }
        return new Division(title, grid, chosen, names, labels, means(labels, parts), scores(labels, parts),
                agreement(labels), named(labels, parts), bootstrap, subset);
    }

    private OptionalDouble agreement(int[] labels) {
        if (table.labels().isEmpty()) {
            return OptionalDouble.empty();
        }
        var known = table.labels().stream().distinct().toList();
        int[] truth = table.labels().stream().mapToInt(known::indexOf).toArray();
        return OptionalDouble.of(AdjustedRand.of(labels, truth));
    }

    private List<Division.Named> named(int[] labels, int parts) {
        var out = new TreeMap<String, long[]>();
        for (int row = 0; row < table.labels().size(); row++) {
            out.computeIfAbsent(table.labels().get(row), l -> new long[parts + 1])[labels[row] < 0 ? parts
                    : labels[row]]++;
        }
        return out.entrySet().stream().map(e -> new Division.Named(e.getKey(), e.getValue())).toList();
    }

    /// In the units of the table, over the values there are.
    private double[] means(int[] labels, int parts) {
        int dims = table.columns().size();
        var sums = new double[parts * dims];
        var counts = new long[parts * dims];
        for (int i = 0; i < table.values().length; i++) {
            double v = table.values()[i];
            if (labels[i / dims] >= 0 && !Double.isNaN(v)) {
                sums[labels[i / dims] * dims + i % dims] += v;
                counts[labels[i / dims] * dims + i % dims]++;
            }
        }
        Arrays.setAll(sums, i -> sums[i] / counts[i]);
        return sums;
    }

    /// Of rows that are assigned and whole, thinned to the sample.
    private PartScores scores(int[] labels, int parts) {
        int[] thin = thinned(labels, some.rows());
        int[] rows = IntStream.range(0, some.rows()).filter(r -> thin[r] >= 0 && isComplete(some, r)).toArray();
        return PartScores.of(some.at(rows), Arrays.stream(rows).map(r -> thin[r]).toArray(), parts);
    }

    private Points complete() {
        return some.at(IntStream.range(0, some.rows()).filter(r -> isComplete(some, r)).toArray());
    }

    private static boolean isComplete(Points points, int row) {
        for (int d = 0; d < points.dims(); d++) {
            if (Double.isNaN(points.values()[row * points.dims() + d])) {
                return false;
            }
        }
        return true;
    }

    private static Points thinned(Points points, int most) {
        return points.rows() <= most ? points
                : points.at(IntStream.range(0, most).map(i -> (int) ((long) i * points.rows() / most)).toArray());
    }

    private static int[] thinned(int[] labels, int most) {
        return labels.length <= most ? labels
                : IntStream.range(0, most).map(i -> labels[(int) ((long) i * labels.length / most)]).toArray();
    }
}
