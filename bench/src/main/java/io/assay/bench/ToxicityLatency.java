package io.assay.bench;

import io.assay.core.market.Toxicity;
import io.assay.core.segment.toxicity.ForecastCourse;
import io.assay.core.segment.toxicity.OnlineLogistic;
import io.assay.core.segment.toxicity.ToxicForecast;
import io.assay.core.segment.toxicity.ToxicityWatch;
import io.assay.core.segment.toxicity.WatchConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How long one account is out of date when a label comes in: learn a label and forecast the next trade, and observe a
/// window of one of 2,000 accounts. Each step is timed by itself after a warm-up; what the clock costs is in the figures.
public final class ToxicityLatency {
    private static final int STEPS = 300_000;
    private static final int WARM = 100_000;
    private static final int ACCOUNTS = 2_000;

    private ToxicityLatency() {}

    public static void main(String[] args) {
        System.out.println("| step | p50 | p90 | p99 | p99.9 |\n|---|---|---|---|---|");
        print("learn a label and forecast, " + ForecastCourse.FEATURES + " features", forecasts());
        print("observe a window, 2,000 accounts", observations());
    }

    private static long[] forecasts() {
        var random = new SplittableRandom(1);
        var variances = new double[ForecastCourse.FEATURES];
        Arrays.fill(variances, 0.005);
        var forecast = new ToxicForecast(1, new OnlineLogistic(variances));
        double[][] features = IntStream.range(0, 1024)
                .mapToObj(i -> random.doubles(ForecastCourse.FEATURES, -1, 1).toArray()).toArray(double[][]::new);
        var took = new long[STEPS];
        double sum = forecast.predict(0, features[0]);
        for (int i = 1; i <= STEPS; i++) {
            var label = random.nextInt(3) == 0 ? Toxicity.TOXIC : Toxicity.HARMLESS;
            long begin = System.nanoTime();
            forecast.learn(i, label);
            sum += forecast.predict(i, features[i & 1023]);
            took[i - 1] = System.nanoTime() - begin;
        }
        return checked(sum, took);
    }

    private static long[] observations() {
        var random = new SplittableRandom(2);
        var watch = new ToxicityWatch(WatchConfig.DEFAULT, ACCOUNTS);
        var took = new long[STEPS];
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            int account = random.nextInt(ACCOUNTS);
            double move = 2 * random.nextGaussian() + (account < 100 ? 0.5 : 0);
            long begin = System.nanoTime();
            sum += watch.observe(account, i, move).size();
            took[i] = System.nanoTime() - begin;
        }
        return checked(sum, took);
    }

    /// The result is used, so that no work is left out.
    private static long[] checked(double sum, long[] took) {
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a forecast is no number");
        }
        return took;
    }

    private static void print(String step, long[] took) {
        long[] sorted = Arrays.stream(took, WARM, took.length).sorted().toArray();
        var line = new StringBuilder("| ").append(step).append(" |");
        for (double share : new double[]{0.5, 0.9, 0.99, 0.999}) {
            line.append(String.format(Locale.ROOT, " %.1f µs |", sorted[(int) (share * sorted.length)] / 1e3));
        }
        System.out.println(line);
    }
}
