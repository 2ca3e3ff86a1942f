package io.assay.core.policy.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Least squares of impact = c_s · curve(shape), one shape for all and a factor c_s for each segment, for a whole grid of
/// shapes at once.
///
/// For a shape, segment s has A = sum w f² and B = sum w f y, its best factor is B/A and the squares left are C - B²/A.
/// Sums of any group of observations add up, so drawing groups anew costs additions only, no powers: that is what makes
/// the resampling cheap. Between grid points the squares left, ln A and B follow parabolas.
final class CurveSums {
    private final double[] grid;
    private final int segments;

    /// One group's sums within one segment, by grid point: A, then B.
    private record Part(int group, int segment, double[] sums) {}

    /// Observations that are drawn together, by how.
    ///
    /// @param groups how many there are
    record Grouping(List<Part> parts, int groups) {}

    /// The best curve.
    ///
    /// @param shape of all segments
    /// @param factor by segment at that shape; NaN where a segment has no observation
    /// @param pooled factor of all segments together at that shape
    /// @param own best shape of each segment alone
    record Best(double shape, double[] factor, double pooled, double[] own) {}

    CurveSums(double[] grid, int segments) {
        this.grid = grid;
        this.segments = segments;
    }

    /// The observations by account, by block of time, and by both.
    record Ways(Grouping accounts, Grouping blocks, Grouping cells) {}

    /// @param accounts how many there are
    /// @param blocks how many there are
    Ways ways(Observed seen, Curve curve, int accounts, int blocks) {
        var cells = new TreeMap<Long, Part>();
        for (int i = 0; i < seen.size(); i++) {
            int segment = seen.segment()[i];
            var part = cells.computeIfAbsent((long) seen.account()[i] * blocks + seen.block()[i],
                    key -> new Part(0, segment, new double[2 * grid.length]));
            for (int k = 0; k < grid.length; k++) {
                double f = curve.at(i, grid[k]);
                part.sums[k] += seen.weight()[i] * f * f;
                part.sums[grid.length + k] += seen.weight()[i] * f * seen.impact()[i];
            }
        }
        var alone = new ArrayList<Part>();
        var byAccount = new TreeMap<Long, Part>();
        var byBlock = new TreeMap<Long, Part>();
        cells.forEach((key, cell) -> {
            alone.add(new Part(alone.size(), cell.segment(), cell.sums()));
            join(byAccount, (int) (key / blocks), cell);
            join(byBlock, (int) (key % blocks), cell);
        });
        return new Ways(new Grouping(List.copyOf(byAccount.values()), accounts),
                new Grouping(List.copyOf(byBlock.values()), blocks), new Grouping(alone, alone.size()));
    }

    private void join(TreeMap<Long, Part> parts, int group, Part cell) {
        var part = parts.computeIfAbsent((long) group * segments + cell.segment(),
                key -> new Part(group, cell.segment(), new double[2 * grid.length]));
        for (int k = 0; k < part.sums.length; k++) {
            part.sums[k] += cell.sums()[k];
        }
    }

    /// @param times how often each group counts
    Best best(Grouping grouping, int[] times) {
        var sums = new double[segments][2 * grid.length];
        for (var part : grouping.parts()) {
            int count = times[part.group()];
            double[] to = sums[part.segment()];
            for (int k = 0; k < to.length && count != 0; k++) {
                to[k] += count * part.sums()[k];
            }
        }
        var explained = new double[grid.length];
        var own = new double[segments];
        for (int s = 0; s < segments; s++) {
            double[] alone = explained(sums[s]);
            own[s] = shape(alone);
            for (int k = 0; k < grid.length; k++) {
                explained[k] += alone[k];
            }
        }
        double shape = shape(explained);
        var factor = new double[segments];
        double a = 0;
        double b = 0;
        for (int s = 0; s < segments; s++) {
            double sa = sums[s][0] > 0 ? StrictMath.exp(between(shape, sums[s], 0, true)) : 0;
            double sb = sa > 0 ? between(shape, sums[s], grid.length, false) : 0;
            factor[s] = sb / sa;
            a += sa;
            b += sb;
        }
        return new Best(shape, factor, b / a, own);
    }

    private double[] explained(double[] sums) {
        var out = new double[grid.length];
        for (int k = 0; k < out.length && sums[0] > 0; k++) {
            out[k] = sums[grid.length + k] * sums[grid.length + k] / sums[k];
        }
        return out;
    }

    /// Where the parabola through the highest point and its neighbours is highest; NaN when all are alike.
    private double shape(double[] explained) {
        int best = 0;
        for (int k = 1; k < explained.length; k++) {
            best = explained[k] > explained[best] ? k : best;
        }
        if (best == 0 || best == grid.length - 1) {
            return explained[best] > 0 ? grid[best] : Double.NaN;
        }
        double left = explained[best - 1];
        double right = explained[best + 1];
        double bend = left - 2 * explained[best] + right;
        double step = grid[1] - grid[0];
        return grid[best] + (bend < 0 ? (left - right) / (2 * bend) * step : 0);
    }

    private double between(double shape, double[] sums, int offset, boolean log) {
        double step = grid[1] - grid[0];
        int middle = (int) Math.min(grid.length - 2, Math.max(1, Math.round((shape - grid[0]) / step)));
        double t = (shape - grid[middle]) / step;
        double left = value(sums[offset + middle - 1], log);
        double here = value(sums[offset + middle], log);
        double right = value(sums[offset + middle + 1], log);
        return here + t * (right - left) / 2 + t * t * (left - 2 * here + right) / 2;
    }

    private static double value(double x, boolean log) {
        return log ? StrictMath.log(x) : x;
    }
}
