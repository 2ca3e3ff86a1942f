package io.assay.core.segment.toxicity;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A made-up book of accounts some of which are toxic, watched trade by trade: who is called, when, and how often
/// wrongly. Beside the watch runs a method that knows the effect and the noise, likelihood ratios under the same rule.
///
/// Accounts trade in turn. Harmless accounts have a mean move of zero: the hardest case, for any gain of the house only
/// lowers their evidence.
public final class DiscoveryTrial {
    private final Setting setting;
    private final WatchConfig watch;

    /// How moves scatter. Each has the same standard deviation, ARCH in the long run.
    public enum Noise {
        /// Independent and normal.
        NORMAL,
        /// Student's t with three degrees of freedom: infinite kurtosis.
        HEAVY,
        /// Variance 0.1 + 0.9 of the last square: calm, then storms (Engle 1982).
        ARCH,
        /// Exponential, with rare large gains of the house: small costs most of the time mean nothing.
        SKEWED,
        /// Half the variance is one market move that all accounts share, each on its side.
        COMMON
    }

    /// @param accounts in the book
    /// @param toxic of them, the first ones
    /// @param effectBp mean move against the house of a toxic account
    /// @param sdBp standard deviation of a move
    /// @param trades of each account
    /// @param gap time from one trade to the next, in horizons: under 1, trades overlap
    public record Setting(int accounts, int toxic, double effectBp, double sdBp, int trades, double gap, Noise noise) {
        /// Two thousand accounts, one in twenty toxic with 0.5 bp of 2 bp, 350 trades apart.
        public static final Setting DEFAULT = new Setting(2000, 100, 0.5, 2, 350, 1, Noise.NORMAL);

        public Setting {
            if (accounts < 1 || toxic < 0 || toxic > accounts || trades < 1 || !(sdBp > 0) || !(gap > 0)) {
                throw new IllegalArgumentException(accounts + " accounts, " + toxic + " toxic, sd " + sdBp + " bp, "
                        + trades + " trades, gap " + gap);
            }
        }

        public Setting withNoise(Noise other) {
            return new Setting(accounts, toxic, effectBp, sdBp, trades, gap, other);
        }

        public Setting withGap(double other) {
            return new Setting(accounts, toxic, effectBp, sdBp, trades, other, noise);
        }
    }

    /// How often a method was right and wrong.
    ///
    /// @param found by number of trades, toxic accounts called by then
    /// @param wrong by number of trades, harmless accounts called by then
    public record Tally(int[] found, int[] wrong) {
        /// Share of wrong calls among all calls after so many trades, 0 without any.
        public double wrongShare(int trades) {
            int calls = found[trades] + wrong[trades];
            return calls == 0 ? 0 : wrong[trades] / (double) calls;
        }
    }

    /// @param watch the method of ours
    /// @param informed likelihood ratios that know effect and noise, on the same rule
    public record Result(Tally watch, Tally informed) {}

    public DiscoveryTrial(Setting setting, WatchConfig watch) {
        this.setting = setting;
        this.watch = watch;
    }

    public Result run(SplittableRandom random) {
        int n = setting.trades();
        var moves = new double[setting.accounts()][];
        var common = new double[n];
        Arrays.setAll(common, i -> random.nextGaussian());
        for (int account = 0; account < moves.length; account++) {
            moves[account] = moves(account, common, random.split());
        }
        var mine = new ToxicityWatch(watch, setting.accounts());
        var informed = new Discoveries(setting.accounts(), watch.falseShare());
        var logRatios = new double[setting.accounts()];
        var watched = new Tally(new int[n + 1], new int[n + 1]);
        var best = new Tally(new int[n + 1], new int[n + 1]);
        for (int trade = 1; trade <= n; trade++) {
            for (int account = 0; account < moves.length; account++) {
                double move = moves[account][trade - 1];
                if (!Double.isNaN(move)) {
                    count(mine.observe(account, trade, move), watched, trade);
                    if (!informed.isFound(account)) {
                        logRatios[account] += logRatio(move);
                        count(informed.offer(account, logRatios[account]), best, trade);
                    }
                }
            }
        }
        return new Result(summed(watched), summed(best));
    }

    /// ln of the density of a toxic account's move over that of a harmless one's, both normal.
    private double logRatio(double move) {
        double variance = setting.sdBp() * setting.sdBp();
        return setting.effectBp() * (move - setting.effectBp() / 2) / variance;
    }

    private void count(Iterable<Integer> called, Tally tally, int trade) {
        for (int account : called) {
            (account < setting.toxic() ? tally.found() : tally.wrong())[trade]++;
        }
    }

    private static Tally summed(Tally tally) {
        for (int trade = 1; trade < tally.found().length; trade++) {
            tally.found()[trade] += tally.found()[trade - 1];
            tally.wrong()[trade] += tally.wrong()[trade - 1];
        }
        return tally;
    }

    /// Moves of one account in bp, by the trade at which each is known; NaN where a trade makes no window known.
    private double[] moves(int account, double[] common, SplittableRandom random) {
        double mean = account < setting.toxic() ? setting.effectBp() : 0;
        double[] noise = setting.gap() < 1 ? windows(random) : noise(common, random);
        Arrays.setAll(noise, i -> mean + setting.sdBp() * noise[i]);
        return noise;
    }

    private double[] noise(double[] common, SplittableRandom random) {
        var out = new double[setting.trades()];
        double variance = 1;
        for (int i = 0; i < out.length; i++) {
            double z = random.nextGaussian();
            out[i] = switch (setting.noise()) {
                case NORMAL -> z;
                case HEAVY -> z / Math.sqrt(chiSquared3(random));
                case ARCH -> z * Math.sqrt(variance);
                case SKEWED -> 1 + StrictMath.log(1 - random.nextDouble());
                case COMMON -> Math.sqrt(0.5) * ((random.nextBoolean() ? 1 : -1) * common[i] + z);
            };
            variance = 0.1 + 0.9 * out[i] * out[i];
        }
        return out;
    }

    /// Three degrees of freedom; dividing a normal by its root has variance one.
    private static double chiSquared3(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double z = random.nextGaussian();
            sum += z * z;
        }
        return sum;
    }

    /// Trades that overlap: each sees the same price over its horizon, and windows are made of them.
    private double[] windows(SplittableRandom random) {
        int n = setting.trades();
        long stepNs = 1_000_000L;
        long gapNs = Math.max(1, Math.round(watch.horizonNs() * setting.gap() / stepNs));
        int horizon = Math.toIntExact(watch.horizonNs() / stepNs / gapNs);
        var path = new double[n + horizon + 1];
        for (int i = 1; i < path.length; i++) {
            path[i] = path[i - 1] + random.nextGaussian() / Math.sqrt(horizon);
        }
        var out = new double[n];
        Arrays.fill(out, Double.NaN);
        var windows = new MoveWindows(horizon);
        for (int i = 0; i < n; i++) {
            windows.add(i, (path[i + horizon] - path[i]) * 1e-4, 1);
        }
        for (var window : windows.windows()) {
            if (window.knownNs() < n) {
                out[Math.toIntExact(window.knownNs())] = window.againstHouseBp();
            }
        }
        return out;
    }
}
