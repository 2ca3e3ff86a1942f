package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What becomes of the parts of a table when other rows had been drawn: three measures that R's package fpc knows too.
public final class Resampling {
    private Resampling() {}

    /// How rows are drawn anew.
    public enum Draw {
        /// As many as there are, with replacement.
        BOOTSTRAP,
        /// Half of them, without.
        SUBSET
    }

    /// @param mean over resamples of the largest Jaccard coefficient with a part of the new fit
    /// @param dissolved resamples in which it was at most a half
    public record Jaccard(double mean, int dissolved) {}

    /// Stability of each part (Hennig 2007): a new fit on drawn rows is compared on those rows. A row drawn twice is fitted and
    /// counted once, as fpc's `clusterboot` does (`multipleboot = FALSE`). Dissolved are counted over the first resamples only,
    /// of which the caller knows how many there are.
    ///
    /// @param labels parts of all rows under the fit in question
    public static List<Jaccard> jaccard(Points points, int[] labels, int parts, Grouping grouping, Draw draw,
            Repeats resamples, SplittableRandom random, Pieces pieces) {
        var all = resamples.each(() -> {
            var own = random.split();
            return () -> best(points, labels, parts, grouping, drawn(points.rows(), draw, own), own);
        }, pieces);
        return IntStream.range(0, parts).mapToObj(p -> {
            double[] values = all.stream().mapToDouble(v -> v[p]).filter(v -> !Double.isNaN(v)).toArray();
            long dissolved = all.stream().limit(resamples.least()).filter(v -> v[p] <= 0.5).count();
            return new Jaccard(values.length == 0 ? Double.NaN : Robust.mean(values), Math.toIntExact(dissolved));
        }).toList();
    }

    /// Prediction strength (Tibshirani and Walther 2005): the smallest share of pairs of a part that the fit on the other
    /// half keeps together, mean over both directions and random halvings. 1 for one part, and for a row by itself,
    /// as in fpc.
    public static double predictionStrength(Points points, int parts, Grouping grouping, Repeats halvings,
            SplittableRandom random, Pieces pieces) {
        var all = halvings.each(() -> {
            var own = random.split();
            return () -> new double[]{strength(points, parts, grouping, own)};
        }, pieces);
        return Robust.mean(all.stream().mapToDouble(v -> v[0]).toArray());
    }

    /// Instability (Fang and Wang 2012): share of the pairs of rows that one of two fits, each on its own bootstrap sample,
    /// holds together and the other does not; mean over `pairs` pairs of samples. Smaller is better. Counted as fpc's
    /// `nselectboot` does, one direction at a time, which is half the distance of the paper.
    public static double instability(Points points, Grouping grouping, int pairs, SplittableRandom random,
            Pieces pieces) {
        var work = new ArrayList<Supplier<Double>>();
        for (int b = 0; b < pairs; b++) {
            var own = random.split();
            work.add(() -> {
                int[] one = grouping.fit(points.at(drawn(points.rows(), Draw.BOOTSTRAP, own)), own).labels(points);
                int[] other = grouping.fit(points.at(drawn(points.rows(), Draw.BOOTSTRAP, own)), own).labels(points);
                return disagreement(one, other);
            });
        }
        return Robust.mean(pieces.each(work).stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double strength(Points points, int parts, Grouping grouping, SplittableRandom random) {
        int[] order = Sample.shuffled(points.rows(), random);
        int middle = order.length / 2;
        var a = points.at(Arrays.copyOfRange(order, 0, middle));
        var b = points.at(Arrays.copyOfRange(order, middle, order.length));
        var ofA = grouping.fit(a, random);
        var ofB = grouping.fit(b, random);
        return (PredictionStrength.of(ofA.labels(a), ofB.labels(a), parts, 1)
                + PredictionStrength.of(ofB.labels(b), ofA.labels(b), parts, 1)) / 2;
    }

    private static double[] best(Points points, int[] labels, int parts, Grouping grouping, int[] drawn,
            SplittableRandom random) {
        int[] distinct = Arrays.stream(drawn).distinct().toArray();
        var sample = points.at(distinct);
        int[] after = grouping.fit(sample, random).labels(sample);
        int found = Arrays.stream(after).max().orElse(0) + 1;
        var both = new int[parts][found];
        var before = new int[parts];
        for (int i = 0; i < distinct.length; i++) {
            both[labels[distinct[i]]][after[i]]++;
            before[labels[distinct[i]]]++;
        }
        int[] sizes = Grouping.sizes(after, found);
        return IntStream.range(0, parts).mapToDouble(p -> before[p] == 0 ? Double.NaN
                : IntStream.range(0, found)
                        .mapToDouble(f -> (double) both[p][f] / (before[p] + sizes[f] - both[p][f])).max().orElse(0))
                .toArray();
    }

    /// Ascending, so that what is drawn has an order that says nothing.
    private static int[] drawn(int rows, Draw draw, SplittableRandom random) {
        return switch (draw) {
            case BOOTSTRAP -> IntStream.range(0, rows).map(i -> random.nextInt(rows)).sorted().toArray();
            case SUBSET -> Sample.of(rows, rows / 2, random);
        };
    }

    private static double disagreement(int[] a, int[] b) {
        long apart = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                apart += (a[i] == a[j]) == (b[i] == b[j]) ? 0 : 1;
            }
        }
        return apart / ((double) a.length * a.length);
    }
}
