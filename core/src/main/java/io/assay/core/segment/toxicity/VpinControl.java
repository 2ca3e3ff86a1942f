package io.assay.core.segment.toxicity;

import io.assay.core.segment.toxicity.Vpin.Bar;
import io.assay.core.segment.toxicity.Vpin.Config;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How much VPIN says of the next move that volume and realised volatility do not (after Andersen and Bondarenko 2014).
///
/// By rank correlation with abs(return) over the next slice: whole, and with the realised volatility of the slices VPIN is
/// taken over, that of the last slice and the time both took (the pace of volume) taken out. Where the share of informed
/// trades is constant, nothing should be left.
///
/// @param slices compared
/// @param whole rank correlation of VPIN and what follows
/// @param partial the same with volume and volatility taken out
public record VpinControl(int slices, double whole, double partial) {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DAY = 1440;

    /// Of a sample.
    public static VpinControl of(List<Bar> bars, Config config) {
        var slices = Vpin.of(bars, config);
        int first = config.run();
        int n = slices.size() - 1 - first;
        if (n < 20) {
            return new VpinControl(Math.max(0, n), Double.NaN, Double.NaN);
        }
        double[] squares = squares(bars, slices);
        var vpin = new double[n];
        var next = new double[n];
        var longVolatility = new double[n];
        var lastVolatility = new double[n];
        var longPace = new double[n];
        var lastPace = new double[n];
        for (int i = 0; i < n; i++) {
            int at = first + i;
            vpin[i] = slices.get(at).vpin();
            next[i] = Math.abs(StrictMath.log(slices.get(at + 1).price() / slices.get(at).price()));
            longVolatility[i] = Arrays.stream(squares, at - config.run() + 1, at + 1).sum();
            lastVolatility[i] = squares[at];
            longPace[i] = slices.get(at).endNs() - slices.get(at - config.run()).endNs();
            lastPace[i] = slices.get(at).endNs() - slices.get(at - 1).endNs();
        }
        return new VpinControl(n, PartialRank.correlation(vpin, next),
                PartialRank.partial(vpin, next, longVolatility, lastVolatility, longPace, lastPace));
    }

    /// A market in which one trade in five is informed, always: minute bars whose volatility wanders and whose volume
    /// goes with it.
    ///
    /// @param days of 1,440 minutes
    public static List<Bar> constantShare(int days, SplittableRandom random) {
        var bars = new ArrayList<Bar>();
        double logVolatility = 0;
        double logPrice = 0;
        for (int minute = 0; minute < days * DAY; minute++) {
            logVolatility = 0.999 * logVolatility + 0.6 * Math.sqrt(1 - 0.999 * 0.999) * random.nextGaussian();
            double volatility = 5e-4 * StrictMath.exp(logVolatility);
            double z = random.nextGaussian();
            double volume = 100 * StrictMath.exp(logVolatility + 0.5 * random.nextGaussian());
            logPrice += volatility * z;
            double lean = Math.max(-1, Math.min(1, 0.2 * z + 0.3 * random.nextGaussian()));
            bars.add(new Bar((minute + 1L) * MINUTE_NS, 100 * StrictMath.exp(logPrice), volume,
                    volume * (1 + lean) / 2));
        }
        return bars;
    }

    /// Sums of squared returns of the bars by slice; a bar belongs to the slice in which it ends.
    private static double[] squares(List<Bar> bars, List<Vpin.Slice> slices) {
        var out = new double[slices.size()];
        int slice = 0;
        for (int i = 1; i < bars.size(); i++) {
            while (slice < out.length && slices.get(slice).endNs() < bars.get(i).endNs()) {
                slice++;
            }
            double r = StrictMath.log(bars.get(i).price() / bars.get(i - 1).price());
            if (slice < out.length) {
                out[slice] += r * r;
            }
        }
        return out;
    }
}
