package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Gaussian mixtures of any table of numbers: every covariance family with every number of components, compared by the
/// Bayesian information criterion. What the segmenter does without asking, laid open for whoever wants
/// to hold it against another program: no transform, no ridge unless asked for, a hierarchy to start from as mclust has, its stopping rule and its signs.
public final class MixtureGrid {
    private static final String HIERARCHY = "hierarchy";
    private static final int LLOYD = 20;
    private static final int FIRST_STEPS = 4;
    private static final int FINALISTS = 2;
    private static final double NOISE_START = 0.05;
    private static final double RECIPROCAL_CONDITION_MIN = 2.2e-16;

    private final Settings settings;
    private final Points points;
    private final Em.Rows rows;

    private MixtureGrid(Points points, Settings settings) {
        this.settings = settings;
        this.points = points;
        rows = Em.Rows.of(points);
    }

    /// @param families to try, in order; of equal criteria the earlier wins
    /// @param least smallest number of components
    /// @param most largest
    /// @param noise whether uniform noise over the box of the data stands beside the components
    /// @param hierarchical whether to start from a model-based hierarchy ([Hierarchy]) where the table is small enough
    /// @param starts k-means++ starts beside it, of standardised columns and of columns as they are in turn
    /// @param ridge variance added to every feature, 0 for none
    /// @param tolerance relative gain of the log-likelihood below which a climb ends; mclust takes 1e-5
    /// @param iterationsMax of one climb
    /// @param seed of the k-means++ starts
    public record Settings(List<Covariance> families, int least, int most, boolean noise, boolean hierarchical,
            int starts, double ridge, double tolerance, int iterationsMax, long seed) {
        public Settings {
            families = List.copyOf(families);
            if (families.isEmpty() || least < 1 || most < least || starts < 0 || iterationsMax < 1) {
                throw new IllegalArgumentException(
                        "families, 1 <= least <= most, starts >= 0 and iterations >= 1 wanted,"
                                + " got " + families + ", " + least + ", " + most + ", " + starts + ", "
                                + iterationsMax);
            }
            if (!(ridge >= 0) || !(tolerance >= 0) || (starts == 0 && !hierarchical)) {
                throw new IllegalArgumentException("ridge and tolerance >= 0 and some start wanted, got " + ridge + ", "
                        + tolerance);
            }
        }
    }

    /// @param solution absent where every start ended in a component without width
    public record Cell(Covariance family, int components, Optional<Solution> solution) {}

    /// A fitted mixture.
    ///
    /// @param weights of the components; with `noise` they sum to one
    /// @param means row-major, one row a component
    /// @param covariances row-major, one matrix a component
    /// @param noise weight of the noise, 0 without
    /// @param logLikelihood natural log
    /// @param parameters free ones; noise counts two, its weight and its volume
    /// @param bic `2·logL - parameters·ln n`: larger is better
    /// @param iterations of the winning climb
    /// @param start that won: `hierarchy`, or `k-means++ 3`
    public record Solution(double[] weights, double[] means, double[] covariances, double noise, double logLikelihood,
            int parameters, double bic, int iterations, String start) {
        public int components() {
            return weights.length;
        }
    }

    /// @param cells by number of components, then family
    /// @param rows that have any value
    public record Result(List<Cell> cells, int rows) {
        /// The cell of the largest criterion, none where nothing could be fitted.
        public Optional<Cell> best() {
            Cell best = null;
            for (var cell : cells) {
                double bic = cell.solution().map(Solution::bic).orElse(Double.NaN);
                if (!Double.isNaN(bic) && (best == null || bic > best.solution().orElseThrow().bic())) {
                    best = cell;
                }
            }
            return Optional.ofNullable(best);
        }
    }

    /// Fits every cell of the grid.
    public static Result fit(Points points, Settings settings, Pieces pieces) {
        var grid = new MixtureGrid(points, settings);
        int[] counts = IntStream.rangeClosed(settings.least(), settings.most()).toArray();
        var starts = pieces.each(grid.starts(counts));
        var work = new ArrayList<Supplier<Cell>>();
        for (int i = 0; i < counts.length; i++) {
            int k = counts[i];
            var own = starts.get(i);
            for (var family : settings.families()) {
                work.add(() -> new Cell(family, k, grid.fit(family, k, own)));
            }
        }
        return new Result(pieces.each(work), grid.rows.count());
    }

    /// Climbs on from a solution on other rows, such as all of them after a sample.
    public static Optional<Solution> refine(Points points, Covariance family, Solution from, Settings settings,
            Pieces pieces) {
        var grid = new MixtureGrid(points, settings);
        return grid.climb(family, grid.components(from), from.start(), pieces);
    }

    /// Posterior probability of each component and, last, of the noise, row-major; NaN for rows without values.
    public static double[] membership(Points training, Points points, Solution solution) {
        int k = solution.components();
        var grid = new Em.Rows(Patterns.of(points), Noise.over(training), points.dims(), 0);
        var components = components(solution, points.dims());
        double[] logs = new Density(components).weighted(points);
        var out = new double[points.rows() * (k + 1)];
        Arrays.fill(out, Double.NaN);
        for (var pattern : grid.patterns().groups()) {
            double noise = components.noise() > 0
                    ? StrictMath.log(components.noise()) + grid.noise().logDensity(pattern.observed())
                    : Double.NEGATIVE_INFINITY;
            for (int row : pattern.rows()) {
                System.arraycopy(logs, row * k, out, row * (k + 1), k);
                out[row * (k + 1) + k] = noise;
                LogSum.normalise(out, row * (k + 1), k + 1);
            }
        }
        return out;
    }

    /// Most probable component of each row; the number of components stands for noise, -1 for a row without values.
    public static int[] labels(double[] membership, int components) {
        var out = new int[membership.length / (components + 1)];
        Arrays.setAll(out, row -> Shares.best(membership, row, components + 1));
        return out;
    }

    private record Start(String name, int[] parts) {}

    /// For each number of components the partitions to start from, found once for all families.
    private List<Supplier<List<Start>>> starts(int[] counts) {
        int[] complete = IntStream.range(0, points.rows()).filter(this::isComplete).toArray();
        boolean small = complete.length <= Hierarchy.ROWS_MAX && complete.length > points.dims();
        var tree = settings.hierarchical() && small
                ? Optional
                        .of(Hierarchy.of(Hierarchy.turned(points.at(complete).values(), points.dims()), points.dims()))
                : Optional.<Hierarchy>empty();
        var random = new SplittableRandom(settings.seed());
        var out = new ArrayList<Supplier<List<Start>>>();
        for (int k : counts) {
            var own = random.split();
            out.add(() -> starts(k, complete, tree, own));
        }
        return out;
    }

    private List<Start> starts(int k, int[] complete, Optional<Hierarchy> tree, SplittableRandom random) {
        var out = new ArrayList<Start>();
        tree.filter(t -> complete.length >= k).ifPresent(t -> {
            int[] cut = t.cut(k);
            var parts = new int[points.rows()];
            Arrays.fill(parts, -1);
            for (int i = 0; i < complete.length; i++) {
                parts[complete[i]] = cut[i];
            }
            out.add(new Start(HIERARCHY, parts));
        });
        var raw = new KMeans(points.values(), points.dims());
        var scaled = new KMeans(TableScale.Z.apply(points).values(), points.dims());
        for (int s = 1; s <= (out.isEmpty() ? Math.max(1, settings.starts()) : settings.starts()); s++) {
            var means = s % 2 == 0 ? raw : scaled;
            out.add(new Start("k-means++ " + s, means.lloyd(means.start(k, random), k, LLOYD).nearest()));
        }
        return out;
    }

    private boolean isComplete(int row) {
        for (int d = 0; d < points.dims(); d++) {
            if (Double.isNaN(points.values()[row * points.dims() + d])) {
                return false;
            }
        }
        return true;
    }

    /// The hierarchy's start climbs to the end; of the others all climb a few steps and the best two to the end.
    private Optional<Solution> fit(Covariance family, int k, List<Start> starts) {
        var begun = new ArrayList<Begun>();
        Optional<Solution> best = Optional.empty();
        for (var start : starts) {
            if (start.name().equals(HIERARCHY)) {
                best = begin(family, k, start, 0)
                        .flatMap(b -> climb(family, b.at().components(), b.name(), Pieces.IN_TURN));
            } else {
                begin(family, k, start, FIRST_STEPS).ifPresent(begun::add);
            }
        }
        begun.sort(Comparator.comparingDouble(b -> -b.at().logLikelihood()));
        for (var one : begun.subList(0, Math.min(FINALISTS, begun.size()))) {
            var next = climb(family, one.at().components(), one.name(), Pieces.IN_TURN);
            if (next.isPresent() && (best.isEmpty() || isHigher(next.get(), best.get()))) {
                best = next;
            }
        }
        return best;
    }

    private record Begun(String name, Em.Fit at) {}

    /// By more than where a climb stops: two starts that reach one hilltop give the first one's figures.
    private boolean isHigher(Solution one, Solution other) {
        double hair = settings.tolerance() * (1 + Math.abs(other.logLikelihood()));
        return one.logLikelihood() > other.logLikelihood() + hair;
    }

    /// A start after some steps; none where it has a component without width.
    private Optional<Begun> begin(Covariance family, int k, Start start, int steps) {
        try {
            var from = withNoise(Partition.components(points, start.parts(), k, family, settings.ridge()));
            var em = new Em(rows, family, settings.ridge());
            return Optional.of(new Begun(start.name(), steps == 0 ? new Em.Fit(from, Double.NaN, 0)
                    : em.climbRelative(from, steps, settings.tolerance())));
        } catch (SingularException noWidth) {
            return Optional.empty();
        }
    }

    private Components withNoise(Components start) {
        double left = settings.noise() ? 1 - NOISE_START : 1;
        double[] weights = Arrays.stream(start.weights()).map(w -> w * left).toArray();
        return new Components(weights, start.means(), start.covariances(), 1 - left, start.dims());
    }

    private Optional<Solution> climb(Covariance family, Components start, String name, Pieces pieces) {
        try {
            var em = new Em(rows, family, settings.ridge(), pieces);
            var fit = em.climbRelative(start, settings.iterationsMax(), settings.tolerance());
            return isSound(fit.components()) ? Optional.of(solution(family, fit, name)) : Optional.empty();
        } catch (SingularException noWidth) {
            return Optional.empty();
        }
    }

    /// mclust gives up a fit when a covariance matrix is singular to the last digit.
    private static boolean isSound(Components components) {
        for (int c = 0; c < components.count(); c++) {
            double[] values = Eigen.of(components.covariance(c), components.dims()).values();
            if (!(values[values.length - 1] > RECIPROCAL_CONDITION_MIN * values[0])) {
                return false;
            }
        }
        return true;
    }

    private Solution solution(Covariance family, Em.Fit fit, String start) {
        var c = fit.components();
        int parameters = fit.parameters(family);
        return new Solution(c.weights(), c.means(), c.covariances(), c.noise(), fit.logLikelihood(), parameters,
                fit.bic(family, rows.count()), fit.iterations(), start);
    }

    private Components components(Solution solution) {
        return components(solution, points.dims());
    }

    private static Components components(Solution solution, int dims) {
        return new Components(solution.weights(), solution.means(), solution.covariances(), solution.noise(), dims);
    }
}
