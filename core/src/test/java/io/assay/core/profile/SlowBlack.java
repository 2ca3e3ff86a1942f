package io.assay.core.profile;

/// Black's formula with a normal distribution summed term by term, and its volatility by halving: no arithmetic of ours.
record SlowBlack(boolean call, double forward, double strike, double years, double sigma) {
    /// Of the logarithm until expiry: a nanosecond before it the volatility of an ordinary premium is beyond any limit of its own.
    private static final double DEVIATION_MAX = 64;

    private double d1() {
        double s = sigma * Math.sqrt(years);
        return Math.log(forward / strike) / s + s / 2;
    }

    private double d2() {
        return d1() - sigma * Math.sqrt(years);
    }

    double price() {
        int w = call ? 1 : -1;
        return w * (forward * normal(w * d1()) - strike * normal(w * d2()));
    }

    double delta() {
        return call ? normal(d1()) : -normal(-d1());
    }

    double gamma() {
        return density(d1()) / (forward * sigma * Math.sqrt(years));
    }

    /// Per 1.0 of volatility.
    double vega() {
        return forward * density(d1()) * Math.sqrt(years);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /// Phi(x) = 1/2 + phi(x)·(x + x^3/3 + x^5/(3·5) + ...); far out, by the continued fraction of Mills' ratio.
    static double normal(double x) {
        if (Math.abs(x) > 4) {
            double fraction = 0;
            for (int k = 60; k > 0; k--) {
                fraction = k / (Math.abs(x) + fraction);
            }
            double tail = density(x) / (Math.abs(x) + fraction);
            return x > 0 ? 1 - tail : tail;
        }
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-20; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + density(x) * sum;
    }

    /// Volatility of a premium, NaN when none explains it.
    static double volatility(boolean call, double forward, double strike, double years, double premium) {
        double intrinsic = Math.max(0, call ? forward - strike : strike - forward);
        if (!(premium - intrinsic > 0) || premium >= (call ? forward : strike) || !(years > 0)) {
            return Double.NaN;
        }
        // the option of the same strike that is out of the money is worth the rest
        boolean outCall = forward < strike;
        double low = 0;
        double high = DEVIATION_MAX / Math.sqrt(years);
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            double price = new SlowBlack(outCall, forward, strike, years, middle).price();
            if (price < premium - intrinsic) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
