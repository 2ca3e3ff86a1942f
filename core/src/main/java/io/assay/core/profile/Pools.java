package io.assay.core.profile;

import java.util.Arrays;

/// What one account adds to the [Pool]s of one instrument class, at every horizon.
final class Pools {
    private static final int HORIZONS = Horizon.values().length;

    final double[] gain = new double[HORIZONS];
    final double[] notional = new double[HORIZONS];
    final double[] gainSquaredOverNotional = new double[HORIZONS];
    final double[] notionalSquared = new double[HORIZONS];

    Pools copy() {
        var copy = new Pools();
        System.arraycopy(gain, 0, copy.gain, 0, HORIZONS);
        System.arraycopy(notional, 0, copy.notional, 0, HORIZONS);
        System.arraycopy(gainSquaredOverNotional, 0, copy.gainSquaredOverNotional, 0, HORIZONS);
        System.arraycopy(notionalSquared, 0, copy.notionalSquared, 0, HORIZONS);
        return copy;
    }

    void add(int horizon, double u, double size) {
        gain[horizon] += u;
        notional[horizon] += size;
        gainSquaredOverNotional[horizon] += u * u / size;
        notionalSquared[horizon] += size * size;
    }

    /// Gives the horizons after one its notionals.
    void spread(int lead) {
        Arrays.fill(notional, lead, HORIZONS, notional[lead]);
        Arrays.fill(notionalSquared, lead, HORIZONS, notionalSquared[lead]);
    }

    void addTo(Pool pool, int horizon) {
        pool.gain += gain[horizon];
        pool.notional += notional[horizon];
        pool.gainSquaredOverNotional += gainSquaredOverNotional[horizon];
        pool.notionalSquared += notionalSquared[horizon];
    }

    double notionalSquared(int horizon) {
        return notionalSquared[horizon];
    }

    /// Whether there is any fill.
    boolean has(int horizon) {
        return notional[horizon] != 0;
    }
}
