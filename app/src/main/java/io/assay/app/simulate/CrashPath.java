package io.assay.app.simulate;

import java.util.SplittableRandom;

/// How the value of the instruments goes on the evening of the crash, whatever anybody does about it: quiet, a fall within twenty
/// minutes, part of the way back.
///
/// @param move change of the logarithm of the value, by step and instrument
record CrashPath(double[][] move) {
    static final int STEPS = 720;
    private static final int QUIET = 120;
    private static final int FALL = 90;
    private static final int BACK = 240;
    /// Deviation of the logarithm of the fall from world to world, and of an instrument's from the world's.
    private static final double FALL_SD = 0.25;
    private static final double OWN_SD = 0.10;
    private static final double REGAINED = 0.3;
    /// Volatility within and outside the fall, over the usual.
    private static final double FRIGHT = 8;
    private static final double UNREST = 3;
    private static final double DAY_S = 86_400;

    static CrashPath draw(CrashWorld world, SplittableRandom random) {
        var dice = new Dice(random);
        double fall = dice.logNormal(world.fall(), FALL_SD);
        var drop = new double[CrashWorld.INSTRUMENTS];
        for (int k = 0; k < drop.length; k++) {
            drop[k] = CrashWorld.SIGMA[k] * CrashWorld.SHARE[k] * dice.logNormal(fall, OWN_SD);
        }
        var move = new double[STEPS][CrashWorld.INSTRUMENTS];
        for (int t = 0; t < STEPS; t++) {
            double down = hump(t - QUIET, FALL);
            double back = REGAINED * hump(t - QUIET - FALL, BACK);
            double wild = UNREST + (FRIGHT - UNREST) * FALL / 2.0 * down;
            double common = Math.sqrt(CrashHistory.COMMON) * dice.gaussian();
            for (int k = 0; k < drop.length; k++) {
                double noise = common + Math.sqrt(1 - CrashHistory.COMMON) * dice.gaussian();
                move[t][k] = drop[k] * (back - down)
                        + wild * CrashWorld.SIGMA[k] * Math.sqrt(CrashWorld.STEP_S / DAY_S) * noise;
            }
        }
        return new CrashPath(move);
    }

    /// Weights that rise and fall again over so many steps and sum to one.
    private static double hump(int step, int steps) {
        if (step < 0 || step >= steps) {
            return 0;
        }
        double x = (step + 0.5) / steps;
        return 6 * x * (1 - x) / steps;
    }
}
