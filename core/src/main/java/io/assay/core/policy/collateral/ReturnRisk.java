package io.assay.core.policy.collateral;

/// Volatility and correlation of returns a day, exponentially weighted (RiskMetrics technical document, 4th ed., 1996,
/// section 5.2): the return of i days ago weighs `lambda^i`, weights add up to one, means are taken as zero. Days on which
/// a return is absent (NaN) count nowhere.
///
/// @param lambda memory, above 0 to 1; 1 weighs all days alike
/// @param daysMin under which there is no figure
/// @param stressDays length of the worst stretch that stressed volatility is taken from
public record ReturnRisk(double lambda, int daysMin, int stressDays) {
    /// The daily memory of RiskMetrics.
    public static final ReturnRisk DEFAULT = new ReturnRisk(0.94, 20, 20);

    public ReturnRisk {
        if (!(lambda > 0 && lambda <= 1) || daysMin < 2 || stressDays < 2) {
            throw new IllegalArgumentException("memory lies above 0 and up to 1, stretches have at least 2 days: "
                    + lambda + ", " + daysMin + ", " + stressDays);
        }
    }

    /// Volatility as of the last day, NaN with too few days.
    public double sigma(double[] returns) {
        return Math.sqrt(mean(returns, returns));
    }

    /// Correlation as of the last day, over days that have both; NaN with too few, or where one does not move.
    public double correlation(double[] a, double[] b) {
        var x = a.clone();
        var y = b.clone();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                x[i] = Double.NaN;
                y[i] = Double.NaN;
            }
        }
        double own = Math.sqrt(mean(x, x)) * Math.sqrt(mean(y, y));
        double rho = own > 0 ? mean(x, y) / own : Double.NaN;
        return Double.isNaN(rho) ? Double.NaN : Math.max(-1, Math.min(1, rho));
    }

    /// Root mean square of the worst stretch of days that have returns; NaN with too few.
    public double stressSigma(double[] returns) {
        double worst = Double.NaN;
        var recent = new double[stressDays];
        double sum = 0;
        int seen = 0;
        for (double one : returns) {
            if (!Double.isNaN(one)) {
                sum += one * one - recent[seen % stressDays];
                recent[seen % stressDays] = one * one;
                seen++;
                if (seen >= stressDays) {
                    double mean = Math.max(0, sum) / stressDays;
                    worst = Double.isNaN(worst) ? mean : Math.max(worst, mean);
                }
            }
        }
        return Math.sqrt(worst);
    }

    private double mean(double[] a, double[] b) {
        double sum = 0;
        double weights = 0;
        int days = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                sum = lambda * sum + a[i] * b[i];
                weights = lambda * weights + 1;
                days++;
            }
        }
        return days < daysMin ? Double.NaN : sum / weights;
    }
}
