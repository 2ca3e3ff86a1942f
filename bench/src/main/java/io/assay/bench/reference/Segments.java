package io.assay.bench.reference;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.Pieces;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The mixture of the reference job: Gaussians with full covariances over five columns every peer has, how many of 1 to
/// [#MOST] by BIC, on accounts of [#FILLS_MIN] fills or more that have all five.
///
/// The number is chosen on a sample, the mixture then climbs on all rows: the settings of `assay segment fit`.
record Segments(FeatureMatrix profiles, int[] rows, double[] membership, int count, double logLikelihood) {
    static final int MOST = 8;
    static final int FILLS_MIN = 30;
    private static final int SAMPLE = 5_000;
    private static final int STARTS = 10;
    private static final long SEED = 20_261_122;
    static final List<String> COLUMNS = List.of("fills", "mean_fill_usd", "house_markout_bp_10s",
            "house_markout_bp_1m", "house_markout_bp_5m");
    /// Columns before this one go through log1p, the others through asinh.
    private static final int AMOUNTS = 2;

    static Segments of(FeatureMatrix profiles, ExecutorService threads) {
        var chosen = profiles.select(COLUMNS);
        int[] rows = IntStream.range(0, chosen.rows()).filter(row -> chosen.at(row, 0) >= FILLS_MIN
                && Arrays.stream(chosen.row(row)).noneMatch(Double::isNaN)).toArray();
        var points = scaled(chosen, rows);
        var settings = new MixtureGrid.Settings(List.of(Covariance.VVV), 1, MOST, false, true, STARTS, 0, 1e-5, 1_000,
                SEED);
        var pieces = pieces(threads);
        var some = points.at(Sample.of(rows.length, SAMPLE, new SplittableRandom(SEED)));
        var best = MixtureGrid.fit(some, settings, pieces).best().orElseThrow();
        var found = best.solution().orElseThrow();
        var solution = MixtureGrid.refine(points, best.family(), found, settings, pieces).orElse(found);
        return new Segments(profiles, rows, MixtureGrid.membership(points, points, solution), solution.components(),
                solution.logLikelihood());
    }

    private static Points scaled(FeatureMatrix chosen, int[] rows) {
        int dims = COLUMNS.size();
        var values = new double[rows.length * dims];
        for (int d = 0; d < dims; d++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < rows.length; i++) {
                double raw = chosen.at(rows[i], d);
                double value = d < AMOUNTS ? StrictMath.log1p(raw)
                        : Math.signum(raw) * StrictMath.log(Math.abs(raw) + StrictMath.sqrt(raw * raw + 1));
                values[i * dims + d] = value;
                sum += value;
            }
            double mean = sum / rows.length;
            for (int i = 0; i < rows.length; i++) {
                squares += Math.pow(values[i * dims + d] - mean, 2);
            }
            double deviation = Math.sqrt(squares / rows.length);
            for (int i = 0; i < rows.length; i++) {
                values[i * dims + d] = (values[i * dims + d] - mean) / deviation;
            }
        }
        return Points.of(values, dims);
    }

    private static Pieces pieces(ExecutorService threads) {
        return pieces -> {
            var running = new ArrayList<Future<Object>>();
            pieces.forEach(piece -> running.add(threads.submit(piece::get)));
            return running.stream().map(Segments::result).toList();
        };
    }

    private static Object result(Future<Object> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a piece of the mixture failed", e);
        }
    }

    /// One row an account: its segment and how probable that is; those that took no part have none.
    Optional<Path> write(Path file) throws IOException {
        var segment = new int[profiles.rows()];
        var probability = new double[profiles.rows()];
        Arrays.fill(segment, -1);
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < count; k++) {
                double p = membership[i * (count + 1) + k];
                if (p > probability[rows[i]]) {
                    probability[rows[i]] = p;
                    segment[rows[i]] = k;
                }
            }
        }
        try (var lines = Files.newBufferedWriter(file)) {
            lines.write("account,segment,probability\n");
            for (int row = 0; row < segment.length; row++) {
                lines.write(profiles.accounts().get(row) + ","
                        + (segment[row] < 0 ? "," : segment[row] + "," + probability[row]) + "\n");
            }
        }
        return Optional.of(file);
    }
}
