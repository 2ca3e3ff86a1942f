package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A book whose kinds differ in what they bring: a true markout in bp, a mean logarithm of the volatility exposure and a
/// mean logarithm of the notional. Every window is six blocks of time; in each, accounts show their markout with noise of
/// their own and with noise that all accounts of a kind share. Each error stated is the true deviation.
///
/// @param markout mean true house markout by kind, bp
/// @param own deviation of true markouts within a kind, bp
/// @param exposure mean of `ln(vol_exposure_usd)` by kind; its deviation within a kind is 1
/// @param size mean of `ln(notional)` by kind
/// @param spread deviation of `ln(notional)` within a kind; half of it again from window to window and block to block
/// @param accounts how many, spread evenly over the kinds
/// @param noise deviation of an account's own noise in a window, bp
/// @param shared deviation of the noise of a kind in one block, bp
record ForetoldBook(double[] markout, double own, double[] exposure, double[] size, double spread, int accounts,
        double noise, double shared) {
    static final int BLOCKS = 6;
    static final List<String> COLUMNS = List.of("kind", "truth", "taker_notional_usd", "house_markout_bp_0_taker",
            "house_markout_bp_10s_taker", "house_markout_bp_10s_taker_se", "adverse_bp_10s_taker",
            "adverse_bp_10s_taker_se", "vol_exposure_usd");
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;

    /// The last window comes with its blocks.
    List<WindowProfiles> draw(int windows, long seed) {
        var random = new SplittableRandom(seed);
        double[] large = IntStream.range(0, accounts).mapToDouble(i -> size[kind(i)] + spread * random.nextGaussian())
                .toArray();
        double[] truth = IntStream.range(0, accounts)
                .mapToDouble(i -> markout[kind(i)] + own * random.nextGaussian()).toArray();
        var out = new ArrayList<WindowProfiles>();
        for (int w = 0; w < windows; w++) {
            var blocks = new Cell[BLOCKS][accounts];
            for (var block : blocks) {
                double[] common = Arrays.stream(markout).map(m -> shared * random.nextGaussian()).toArray();
                for (int i = 0; i < accounts; i++) {
                    double n = Math.exp(large[i] + 0.5 * spread * random.nextGaussian()) / BLOCKS;
                    double wide = noise * Math.sqrt(BLOCKS);
                    block[i] = new Cell(truth[i], n, truth[i] + common[kind(i)] + wide * random.nextGaussian(),
                            wide * wide + shared * shared);
                }
            }
            var window = new WindowProfiles(w * DAY_NS, (w + 1) * DAY_NS - HOUR_NS, matrix(summed(blocks), random));
            out.add(w < windows - 1 ? window
                    : window.withBlocks(Arrays.stream(blocks).map(block -> matrix(block, random)).toList()));
        }
        return out;
    }

    private int kind(int account) {
        return account % markout.length;
    }

    /// @param truth true markout of the account, bp
    /// @param variance of the markout shown about it, bp²
    private record Cell(double truth, double notional, double markout, double variance) {}

    private Cell[] summed(Cell[][] blocks) {
        var out = new Cell[accounts];
        for (int i = 0; i < accounts; i++) {
            double n = 0;
            double sum = 0;
            double variance = 0;
            for (var block : blocks) {
                n += block[i].notional;
                sum += block[i].notional * block[i].markout;
                variance += block[i].notional * block[i].notional * block[i].variance;
            }
            out[i] = new Cell(blocks[0][i].truth, n, sum / n, variance / (n * n));
        }
        return out;
    }

    private FeatureMatrix matrix(Cell[] cells, SplittableRandom random) {
        var names = new ArrayList<String>();
        var values = new double[cells.length][];
        for (int i = 0; i < cells.length; i++) {
            double se = Math.sqrt(cells[i].variance);
            double shown = cells[i].markout;
            names.add(String.format(Locale.ROOT, "a%06d", i));
            values[i] = new double[]{kind(i), cells[i].truth, cells[i].notional, 0.6, shown, se, 0.6 - shown, se,
                    Math.exp(exposure[kind(i)] + random.nextGaussian())};
        }
        return new FeatureMatrix(names, COLUMNS, Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }
}
