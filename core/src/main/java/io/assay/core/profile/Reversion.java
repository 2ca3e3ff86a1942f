package io.assay.core.profile;

/// How fast net delta returns to its mean: the change over each minute regressed on the level before it.
///
/// `x(i+1) - x(i) = a + b·x(i) + e`. phi = 1 + b estimated by least squares is too small by (1 + 3·phi)/n (Kendall 1954,
/// "Note on bias in the estimation of autocorrelation", Biometrika 41), which is given back. kappa = -ln(phi) a minute,
/// as for an Ornstein-Uhlenbeck process seen once a minute; half-life = ln 2 / kappa. kappa > 0 is tested one-sided at 5 %
/// against a unit root, where the t ratio of b is not Student's but Dickey and Fuller's: critical value by MacKinnon (2010),
/// "Critical values for cointegration tests", Queen's working paper 1227, table 2, constant and no trend. Absent
/// too where phi <= 0 (returns faster than a minute can show) and where the level hardly moved.
final class Reversion {
    /// Fewer steps say nothing.
    static final int STEPS_MIN = 30;
    /// Levels whose deviation is below a millionth of their size are one level.
    private static final double STILL = 1e-12;

    private long n;
    private double sumX;
    private double sumXx;
    private double sumD;
    private double sumXd;
    private double sumDd;

    void step(double x, double next) {
        double d = next - x;
        n++;
        sumX += x;
        sumXx += x * x;
        sumD += d;
        sumXd += x * d;
        sumDd += d * d;
    }

    void flat(long steps) {
        n += steps;
    }

    void still(double x, long steps) {
        n += steps;
        sumX += x * steps;
        sumXx += x * x * steps;
    }

    /// Steps over which one plain line of a quantity is held.
    void line(MarkGrid grid, double w, long first, long last) {
        int a = grid.entry(first);
        int b = grid.entry(last);
        n += last - first;
        sumX += w * grid.area(first, last);
        sumXx += w * w * grid.squareArea(first, last);
        sumD += w * (grid.delta(b) - grid.delta(a));
        sumXd += w * w * grid.lagged(a, b);
        sumDd += grid.isInverse() ? 0 : w * w * grid.moves(a, b);
    }

    /// Half-life in seconds, NaN when absent.
    double halfLifeS() {
        double sxx = sumXx - sumX * sumX / n;
        if (n < STEPS_MIN || !(sxx > STILL * sumXx)) {
            return Double.NaN;
        }
        double sxd = sumXd - sumX * sumD / n;
        double sdd = sumDd - sumD * sumD / n;
        double slope = sxd / sxx;
        double residual = Math.max(0, sdd - slope * sxd) / (n - 2);
        double phi = 1 + slope;
        double corrected = phi + (1 + 3 * phi) / n;
        boolean reverts = slope < critical((double) n) * Math.sqrt(residual / sxx);
        if (!reverts || !(corrected > 0) || corrected >= 1) {
            return Double.NaN;
        }
        return 60 * StrictMath.log(2) / -StrictMath.log(corrected);
    }

    private static double critical(double n) {
        return -2.86154 - 2.8903 / n - 4.234 / (n * n) - 40.040 / (n * n * n);
    }
}
