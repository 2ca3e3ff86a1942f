package io.assay.app.simulate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Accounts of a [CrashWorld]: what they hold, how they respond to losses, what they look like from outside.
///
/// | behaviour | share | responds to a loss of one unit | holds |
/// |---|---|---|---|
/// | HOLDER | 0.35 | not | all three, mostly long |
/// | CUTTER | 0.25 | keeps exp(-1) of the position | all three, long and short |
/// | AVERAGER | 0.20 | adds 0.4 of the position | mostly the rest of the market, long, with little to spare |
/// | PAIR | 0.20 | hardly | the rest of the market against the largest |
///
/// @param kind planted behaviour, by account
/// @param response to losses: > 0 adds, < 0 cuts
/// @param position signed USD, by account and instrument, row-major
/// @param cushion what the account puts up of its own accord, in units of risk
/// @param look the behaviour it looks like
record CrashPeople(int[] kind, double[] response, double[] position, double[] cushion, int[] look) {
    /// Planted behaviours, and the centre of each in the columns of [CrashLooks].
    enum Kind {
        HOLDER(0.35, 0, 0.10, 0.80, 1.6),
        CUTTER(0.25, -1.0, 0.30, 0.65, 1.2),
        AVERAGER(0.20, 0.4, 0.12, 0.90, 1.2),
        PAIR(0.20, 0, 0.10, 0.90, 1.4);

        private final double share;
        private final double response;
        private final double responseSd;
        private final double isLong;
        private final double cushion;

        Kind(double share, double response, double responseSd, double isLong, double cushion) {
            this.share = share;
            this.response = response;
            this.responseSd = responseSd;
            this.isLong = isLong;
            this.cushion = cushion;
        }
    }

    private static final double[][] MIX = {{0.5, 0.3, 0.2}, {0.4, 0.3, 0.3}, {0.15, 0.2, 0.65}, {0, 0, 1}};
    private static final double CUSHION_SD = 0.5;
    /// Nobody holds more than this part of all positions.
    private static final double LARGEST = 0.016;
    /// No addition beyond this loss.
    private static final double ADDS_UP_TO = 4;

    static CrashPeople draw(CrashWorld world, SplittableRandom random) {
        var dice = new Dice(random);
        int n = world.accounts();
        var kind = new int[n];
        var response = new double[n];
        var position = new double[n * CrashWorld.INSTRUMENTS];
        var cushion = new double[n];
        double[] size = sizes(world, dice);
        for (int i = 0; i < n; i++) {
            kind[i] = pick(dice.uniform());
            var like = Kind.values()[kind[i]];
            response[i] = world.spread() * (like.response + like.responseSd * dice.gaussian());
            cushion[i] = dice.logNormal(like.cushion, CUSHION_SD);
            hold(like, size[i], position, i, dice);
        }
        return new CrashPeople(kind, response, position, cushion, world.told() ? kind : shuffled(kind, dice));
    }

    int accounts() {
        return kind.length;
    }

    double position(int account, int instrument) {
        return position[account * CrashWorld.INSTRUMENTS + instrument];
    }

    /// Volatility a day times position, summed over instruments: the preset's margin too.
    double unit(int account) {
        double sum = 0;
        for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
            sum += CrashWorld.SIGMA[k] * Math.abs(position(account, k));
        }
        return sum;
    }

    double gross(int account) {
        double sum = 0;
        for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
            sum += Math.abs(position(account, k));
        }
        return sum;
    }

    /// What part of its first position an account wants to hold after its largest loss so far, in units of six hours.
    double wanted(int account, double loss) {
        double b = response[account];
        return b >= 0 ? 1 + b * Math.min(loss, ADDS_UP_TO) : StrictMath.exp(b * loss);
    }

    private static int pick(double u) {
        double left = u;
        for (var kind : Kind.values()) {
            left -= kind.share;
            if (left < 0) {
                return kind.ordinal();
            }
        }
        return Kind.values().length - 1;
    }

    /// Log-normal, the largest cut, together [CrashWorld#OPEN].
    private static double[] sizes(CrashWorld world, Dice dice) {
        double[] raw = IntStream.range(0, world.accounts()).mapToDouble(i -> dice.logNormal(1, world.sizeSd()))
                .toArray();
        for (int round = 0; round < 200; round++) {
            double sum = 0;
            for (double size : raw) {
                sum += size;
            }
            for (int i = 0; i < raw.length; i++) {
                raw[i] = Math.min(LARGEST * CrashWorld.OPEN, raw[i] / sum * CrashWorld.OPEN);
            }
        }
        return raw;
    }

    private static void hold(Kind like, double size, double[] position, int i, Dice dice) {
        int side = dice.chance(like.isLong) ? 1 : -1;
        int at = i * CrashWorld.INSTRUMENTS;
        if (like == Kind.PAIR) {
            // Both legs of the same risk.
            double alt = size * CrashWorld.SIGMA[0] / (CrashWorld.SIGMA[0] + CrashWorld.SIGMA[2]);
            position[at + 2] = side * alt;
            position[at] = -side * (size - alt);
            return;
        }
        double[] mix = MIX[like.ordinal()];
        double part = dice.chance(0.7) ? 1 : dice.between(0.5, 1);
        position[at + pickOf(mix, dice)] += side * size * part;
        position[at + pickOf(mix, dice)] += side * size * (1 - part);
    }

    private static int pickOf(double[] mix, Dice dice) {
        double u = dice.uniform();
        return u < mix[0] ? 0 : u < mix[0] + mix[1] ? 1 : 2;
    }

    private static int[] shuffled(int[] kind, Dice dice) {
        int[] out = kind.clone();
        for (int i = out.length - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            int kept = out[i];
            out[i] = out[j];
            out[j] = kept;
        }
        return out;
    }
}
