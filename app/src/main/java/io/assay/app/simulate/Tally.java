package io.assay.app.simulate;

/// What an account truly did and how informed its taker orders truly were: the expectation of the mid's move
/// given the hidden state of the market, so free of the noise any observer has.
final class Tally {
    /// Horizons of the truth table, in seconds.
    static final double[] HORIZONS_S = {1, 10, 60, 300, 1_800};
    static final String[] HORIZON_NAMES = {"1s", "10s", "1m", "5m", "30m"};

    private final double[] adverseUsd = new double[HORIZONS_S.length];
    private long fills;
    private double takerUsd;
    private double makerUsd;
    private boolean isLiquidated;

    /// Records a fill. Liquidations count as fills and as nothing else.
    void filled(boolean isFlow, boolean isTaker, double usd) {
        fills++;
        if (!isFlow) {
            return;
        }
        if (isTaker) {
            takerUsd += usd;
        } else {
            makerUsd += usd;
        }
    }

    /// Records a taker order whose expected mid move, in its direction, is `move` at one horizon.
    void took(int horizon, double usd, double move) {
        adverseUsd[horizon] += usd * move;
    }

    void liquidated() {
        isLiquidated = true;
    }

    long fills() {
        return fills;
    }

    double notionalUsd() {
        return takerUsd + makerUsd;
    }

    double makerUsd() {
        return makerUsd;
    }

    boolean isLiquidated() {
        return isLiquidated;
    }

    /// True adverse selection of its taker flow in bp, NaN when it never took.
    double adverseBp(int horizon) {
        return takerUsd > 0 ? 1e4 * adverseUsd[horizon] / takerUsd : Double.NaN;
    }
}
