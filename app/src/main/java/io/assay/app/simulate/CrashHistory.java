package io.assay.app.simulate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What accounts gained before the crash, in windows of six hours: fat-tailed moves common to all, each account responding to
/// its losses as it does. The last windows were stressed: volatility fourfold and the rest of the market worse than the largest,
/// though never as bad as what comes.
///
/// @param calm how many windows were not stressed
/// @param windows how many there are
/// @param gain by account and window, row-major, over the account's units of risk for six hours; + = gain
record CrashHistory(int calm, int windows, double[] gain) {
    /// Part of the variance of moves that is common to all instruments.
    static final double COMMON = 0.75;
    /// Volatility of a stressed window over a calm one's, and how much of it each instrument has.
    private static final double STRESS = 4;
    private static final double[] STRESS_SHARE = {0.9, 1, 1.4};
    private static final double STRESS_SD = 0.2;
    private static final int STEPS = 6;
    private static final int FREEDOM = 6;

    static CrashHistory draw(CrashPeople people, int calm, int stressed, SplittableRandom random) {
        var dice = new Dice(random);
        int k = CrashWorld.INSTRUMENTS;
        int windows = calm + stressed;
        var gain = new double[people.accounts() * windows];
        var weight = weights(people);
        for (int w = 0; w < windows; w++) {
            double[] move = moves(dice, w >= calm);
            for (int i = 0; i < people.accounts(); i++) {
                double sum = 0;
                double loss = 0;
                double worst = 0;
                double held = 1;
                for (int s = 0; s < STEPS; s++) {
                    double step = 0;
                    for (int j = 0; j < k; j++) {
                        step += weight[i * k + j] * move[s * k + j];
                    }
                    sum += held * step;
                    loss -= step;
                    if (loss > worst) {
                        worst = loss;
                        held = people.wanted(i, worst);
                    }
                }
                gain[i * windows + w] = sum;
            }
        }
        return new CrashHistory(calm, windows, gain);
    }

    /// Of all accounts of a segment; of everybody where it is negative.
    double[] calmGains(int[] segment, int of) {
        return gains(segment, of, 0, calm);
    }

    double[] stressedGains(int[] segment, int of) {
        return gains(segment, of, calm, windows);
    }

    private double[] gains(int[] segment, int of, int from, int to) {
        int[] who = IntStream.range(0, segment.length).filter(i -> of < 0 || segment[i] == of).toArray();
        var out = new double[who.length * (to - from)];
        for (int i = 0; i < who.length; i++) {
            System.arraycopy(gain, who[i] * windows + from, out, i * (to - from), to - from);
        }
        return out;
    }

    double gain(int account, int window) {
        return gain[account * windows + window];
    }

    /// Share of each instrument in the account's risk, signed.
    private static double[] weights(CrashPeople people) {
        var out = new double[people.position().length];
        for (int at = 0; at < out.length; at++) {
            int i = at / CrashWorld.INSTRUMENTS;
            int j = at % CrashWorld.INSTRUMENTS;
            out[at] = CrashWorld.SIGMA[j] * people.position(i, j) / people.unit(i);
        }
        return out;
    }

    /// Of a window, by step and instrument, in volatilities of six hours; the window's own volatility makes Student's t of it.
    private static double[] moves(Dice dice, boolean isStressed) {
        double chi = 0;
        for (int f = 0; f < FREEDOM; f++) {
            double z = dice.gaussian();
            chi += z * z;
        }
        double scale = Math.sqrt((FREEDOM - 2) / chi / STEPS);
        var share = new double[CrashWorld.INSTRUMENTS];
        for (int j = 0; j < share.length; j++) {
            share[j] = isStressed ? STRESS * dice.logNormal(STRESS_SHARE[j], STRESS_SD) : 1;
        }
        var out = new double[STEPS * CrashWorld.INSTRUMENTS];
        for (int s = 0; s < STEPS; s++) {
            double common = Math.sqrt(COMMON) * dice.gaussian();
            for (int j = 0; j < CrashWorld.INSTRUMENTS; j++) {
                out[s * CrashWorld.INSTRUMENTS + j] = share[j] * scale
                        * (common + Math.sqrt(1 - COMMON) * dice.gaussian());
            }
        }
        return out;
    }
}
