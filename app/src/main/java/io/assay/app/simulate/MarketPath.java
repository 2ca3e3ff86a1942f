package io.assay.app.simulate;

/// The efficient log price of one underlying.
///
/// Four things move it, with these shares of the daily variance: a drift whose remaining size decays over
/// one to three minutes ([#driftLeft], 45 %), jumps that quotes learn of a fraction of a second late
/// ([#pendingJump], 30 %), and diffusion, half of it common to all underlyings (25 %). Trades add a permanent
/// response. Volatility itself follows a log Ornstein-Uhlenbeck process with a half-life of about an hour.
///
/// The drift is exact in the mean: with `a` left, the expected move over `h` is `a (1 - exp(-h / tau))`
/// however the time between is cut into steps.
final class MarketPath {
    private static final double DRIFT_SHARE = 0.45;
    private static final double JUMP_SHARE = 0.30;
    private static final double DIFFUSION_SHARE = 0.25;
    private static final double COMMON_SHARE = 0.5;
    private static final double MEAN_JUMP_GAP_S = 60;
    private static final double VOL_TAU_S = 5_000;
    private static final double VOL_SD = 0.35;
    private static final double DAY_S = 86_400;

    private final CommonFactor factor;
    private final Dice dice;
    private final double driftTauS;
    private final double driftSd;
    private final double jumpSd;
    private final double diffusionSd;
    private double logPrice;
    private double drift;
    private double logVol;
    private double pendingJump;
    private long lastNs;
    private double lastFactor;

    MarketPath(Listings.Root root, CommonFactor factor, Dice dice, long startNs) {
        this.factor = factor;
        this.dice = dice;
        this.lastNs = startNs;
        double dayVol = root.dayVolPct() / 100 * dice.logNormal(1, 0.15);
        double perSecond = dayVol * dayVol / DAY_S / StrictMath.exp(2 * VOL_SD * VOL_SD);
        this.driftTauS = dice.between(70, 150);
        this.driftSd = Math.sqrt(DRIFT_SHARE * perSecond * driftTauS / 2);
        this.jumpSd = Math.sqrt(JUMP_SHARE * perSecond * MEAN_JUMP_GAP_S);
        this.diffusionSd = Math.sqrt(DIFFUSION_SHARE * perSecond);
        this.logPrice = StrictMath.log(root.price()) + 0.08 * dice.gaussian();
        this.drift = driftSd * dice.gaussian();
        this.logVol = VOL_SD * dice.gaussian();
    }

    /// Moves to this time; earlier times change nothing.
    void advance(long timeNs) {
        double dt = (timeNs - lastNs) * 1e-9;
        if (dt <= 0) {
            return;
        }
        lastNs = timeNs;
        double volKept = StrictMath.exp(-dt / VOL_TAU_S);
        logVol = logVol * volKept + VOL_SD * Math.sqrt(1 - volKept * volKept) * dice.gaussian();
        double vol = vol();
        double kept = StrictMath.exp(-dt / driftTauS);
        double common = factor.at(timeNs);
        logPrice += drift * (1 - kept) + vol * diffusionSd * (Math.sqrt(COMMON_SHARE) * (common - lastFactor)
                + Math.sqrt((1 - COMMON_SHARE) * dt) * dice.gaussian());
        drift = drift * kept + vol * driftSd * Math.sqrt(1 - kept * kept) * dice.gaussian();
        lastFactor = common;
    }

    double logPrice() {
        return logPrice;
    }

    /// Log return still to come from the drift.
    double driftLeft() {
        return drift;
    }

    /// Stationary deviation of [#driftLeft] at average volatility.
    double driftSd() {
        return driftSd;
    }

    double driftTauS() {
        return driftTauS;
    }

    /// Log return that the quotes do not know yet, 0 when there is none.
    double pendingJump() {
        return pendingJump;
    }

    double jumpSd() {
        return jumpSd;
    }

    /// Draws the next jump, at most six deviations in size, and keeps it pending.
    void startJump() {
        double size = dice.exponential(jumpSd / Math.sqrt(2));
        pendingJump = dice.sign() * vol() * Math.min(size, 6 * jumpSd);
    }

    /// The quotes learn of the jump.
    void revealJump() {
        logPrice += pendingJump;
        pendingJump = 0;
    }

    double nextJumpGapS() {
        return dice.exponential(MEAN_JUMP_GAP_S);
    }

    void respond(double logReturn) {
        logPrice += logReturn;
    }

    /// Log return expected over this many seconds from what is known now, without what later trades add.
    double expectedMove(double seconds) {
        return pendingJump + drift * (1 - StrictMath.exp(-seconds / driftTauS));
    }

    private double vol() {
        return StrictMath.exp(logVol);
    }

    /// A standard Brownian motion that all underlyings share, by the second.
    static final class CommonFactor {
        private final Dice dice;
        private double value;
        private long lastNs;

        CommonFactor(Dice dice, long startNs) {
            this.dice = dice;
            this.lastNs = startNs;
        }

        double at(long timeNs) {
            double dt = (timeNs - lastNs) * 1e-9;
            if (dt > 0) {
                value += Math.sqrt(dt) * dice.gaussian();
                lastNs = timeNs;
            }
            return value;
        }
    }
}
