package io.assay.core.policy.margin.waterfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Liquidation episodes of a venue: how large they are and how they follow each other.
///
/// An episode is all that one liquidation closed. Its size is heavy-tailed: beside the deviation of logarithms stands the tail
/// index of Hill (Annals of Statistics 3, 1975) over the largest twentieth, `k/sum ln(x_i/x_(k+1))`, standard error index/sqrt(k);
/// a size with index 1 or less has no mean. A stretch ends where nothing happens for an hour: what lies between
/// two stretches was calm or not recorded, nobody can tell which.
///
/// @param count of episodes
/// @param total value closed, USD
/// @param median and other quantiles of size, USD
/// @param logSd deviation of the natural logarithm of size
/// @param tailIndex absent (NaN) with fewer than 20 in the tail
/// @param tailError its standard error
/// @param stretches in order of time
public record Episodes(int count, double total, double median, double p90, double p99, double largest, double logSd,
        double tailIndex, double tailError, List<Stretch> stretches) {
    private static final long PAUSE_MS = 3_600_000;
    private static final long BUSY_MS = 2_400_000;
    private static final int TAIL_LEAST = 20;
    private static final int TAIL_PART = 20;

    public Episodes {
        stretches = List.copyOf(stretches);
    }

    /// Episodes without an hour's pause between them.
    ///
    /// @param fromMs first episode
    /// @param toMs last episode
    /// @param count of episodes
    /// @param total value closed, USD
    /// @param busiest part of the value in the busiest forty minutes
    /// @param succession of episodes, base constant over the stretch; empty with few
    public record Stretch(long fromMs, long toMs, int count, double total, double busiest,
            Optional<Hawkes> succession) {}

    /// @param timeMs of each episode, ascending
    /// @param usd value closed, positive
    public static Episodes of(long[] timeMs, double[] usd) {
        if (timeMs.length == 0 || timeMs.length != usd.length) {
            throw new IllegalArgumentException("a time and a value an episode, and one at least: " + timeMs.length
                    + ", " + usd.length);
        }
        for (int i = 0; i < usd.length; i++) {
            if (!(usd[i] > 0) || Double.isInfinite(usd[i]) || (i > 0 && timeMs[i] < timeMs[i - 1])) {
                throw new IllegalArgumentException("values are positive and times ascend: " + usd[i] + " at "
                        + timeMs[i]);
            }
        }
        double[] sorted = usd.clone();
        Arrays.sort(sorted);
        int tail = sorted.length / TAIL_PART;
        double index = tail < TAIL_LEAST ? Double.NaN : tailIndex(sorted, tail);
        return new Episodes(usd.length, Arrays.stream(sorted).sum(), at(sorted, 0.5), at(sorted, 0.9),
                at(sorted, 0.99), sorted[sorted.length - 1], logSd(sorted), index, index / Math.sqrt(tail),
                stretches(timeMs, usd));
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    private static double logSd(double[] sorted) {
        double[] logs = Arrays.stream(sorted).map(StrictMath::log).toArray();
        double mean = Arrays.stream(logs).sum() / logs.length;
        return StrictMath.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / logs.length);
    }

    private static double tailIndex(double[] sorted, int k) {
        double edge = sorted[sorted.length - 1 - k];
        return k / IntStream.range(sorted.length - k, sorted.length)
                .mapToDouble(i -> StrictMath.log(sorted[i] / edge)).sum();
    }

    private static List<Stretch> stretches(long[] timeMs, double[] usd) {
        var out = new ArrayList<Stretch>();
        int from = 0;
        for (int i = 1; i <= timeMs.length; i++) {
            if (i == timeMs.length || timeMs[i] - timeMs[i - 1] > PAUSE_MS) {
                out.add(stretch(Arrays.copyOfRange(timeMs, from, i), Arrays.copyOfRange(usd, from, i)));
                from = i;
            }
        }
        return out;
    }

    private static Stretch stretch(long[] timeMs, double[] usd) {
        long first = timeMs[0];
        long last = timeMs[timeMs.length - 1];
        double total = Arrays.stream(usd).sum();
        double[] seconds = Arrays.stream(timeMs).mapToDouble(t -> (t - first) / 1000.0).toArray();
        double span = (last - first) / 1000.0;
        var succession = span > 0 ? Hawkes.of(seconds, span, span) : Optional.<Hawkes>empty();
        return new Stretch(first, last, usd.length, total, busiest(timeMs, usd) / total, succession);
    }

    private static double busiest(long[] timeMs, double[] usd) {
        double within = 0;
        double most = 0;
        int from = 0;
        for (int i = 0; i < usd.length; i++) {
            within += usd[i];
            while (timeMs[i] - timeMs[from] > BUSY_MS) {
                within -= usd[from];
                from++;
            }
            most = Math.max(most, within);
        }
        return most;
    }
}
