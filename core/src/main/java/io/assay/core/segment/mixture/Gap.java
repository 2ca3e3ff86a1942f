package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The gap statistic (Tibshirani, Walther and Hastie 2001): how much tighter the parts are than those of rows without
/// structure, uniform in the box of the data along its principal axes. Tightness is the log of half the summed distances
/// inside parts, each over the part's size, as R's `clusGap` takes it unless told otherwise.
public final class Gap {
    private Gap() {}

    /// @param gap mean log of the structureless rows less that of the data; NaN where undefined
    /// @param error standard error of the simulation
    public record Of(int parts, double gap, double error) {}

    /// For 1 to `most` parts, by k-means.
    ///
    /// @param samples structureless tables to compare with
    public static List<Of> kMeans(Points points, int most, int samples, int starts, SplittableRandom random,
            Pieces pieces) {
        var work = new ArrayList<Supplier<double[]>>();
        var own = random.split();
        work.add(() -> logs(points, most, starts, own));
        var box = Box.of(points);
        for (int s = 0; s < samples; s++) {
            var next = random.split();
            work.add(() -> logs(box.draw(points.rows(), next), most, starts, next));
        }
        var logs = pieces.each(work);
        return IntStream.range(0, most).mapToObj(k -> {
            double[] others = logs.subList(1, logs.size()).stream().mapToDouble(l -> l[k]).toArray();
            double mean = Robust.mean(others);
            double squares =
                    Arrays.stream(others).map(l -> (l - mean) * (l - mean)).sequential().reduce(0, Double::sum);
            return new Of(k + 1, mean - logs.get(0)[k], Math.sqrt((1 + 1.0 / samples) * squares / samples));
        }).toList();
    }

    private static double[] logs(Points points, int most, int starts, SplittableRandom random) {
        return IntStream.rangeClosed(1, most).mapToDouble(k -> {
            int[] labels = KMeansFit.of(points, k, KMeansFit.Seeding.PLUS, starts, random).labels();
            return StrictMath.log(spread(points, labels, k));
        }).toArray();
    }

    private static double spread(Points points, int[] labels, int parts) {
        int dims = points.dims();
        var sums = new double[parts];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < i; j++) {
                if (labels[i] == labels[j]) {
                    sums[labels[i]] +=
                            Math.sqrt(KMeans.squared(points.values(), i * dims, points.values(), j * dims, dims));
                }
            }
        }
        int[] sizes = Grouping.sizes(labels, parts);
        double total = 0;
        for (int p = 0; p < parts; p++) {
            total += sizes[p] > 0 ? sums[p] / sizes[p] : 0;
        }
        return total;
    }

    /// The box of the data along its principal axes.
    ///
    /// @param axes as columns
    /// @param low smallest coordinate along each axis, from the mean
    private record Box(double[] mean, double[] axes, double[] low, double[] high) {
        static Box of(Points points) {
            int dims = points.dims();
            int n = points.rows();
            var mean = new double[dims];
            for (int i = 0; i < n * dims; i++) {
                mean[i % dims] += points.values()[i] / n;
            }
            var centred = new double[n * dims];
            Arrays.setAll(centred, i -> points.values()[i] - mean[i % dims]);
            var gram = new double[dims * dims];
            for (int r = 0; r < n; r++) {
                for (int i = 0; i < dims * dims; i++) {
                    gram[i] += centred[r * dims + i / dims] * centred[r * dims + i % dims];
                }
            }
            double[] axes = Eigen.of(gram, dims).vectors();
            double[] turned = Matrices.product(centred, axes, n, dims, dims);
            var low = new double[dims];
            var high = new double[dims];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < turned.length; i++) {
                low[i % dims] = Math.min(low[i % dims], turned[i]);
                high[i % dims] = Math.max(high[i % dims], turned[i]);
            }
            return new Box(mean, axes, low, high);
        }

        Points draw(int rows, SplittableRandom random) {
            int dims = mean.length;
            var out = new double[rows * dims];
            for (int r = 0; r < rows; r++) {
                for (int a = 0; a < dims; a++) {
                    double along = low[a] + (high[a] - low[a]) * random.nextDouble();
                    for (int d = 0; d < dims; d++) {
                        out[r * dims + d] += along * axes[d * dims + a];
                    }
                }
                for (int d = 0; d < dims; d++) {
                    out[r * dims + d] += mean[d];
                }
            }
            return Points.of(out, dims);
        }
    }
}
