package io.assay.core.policy.margin;

/// How hard a margin swings over a cycle, on a fixed portfolio: Murphy, Vasios and Vause (2014), "An investigation into
/// the procyclicality of risk-based initial margin models", Bank of England.
///
/// @param peakToTrough largest over smallest margin, >= 1
/// @param day largest rise over one day, as a ratio
/// @param week over five days
/// @param month over thirty days
public record Cyclicality(double peakToTrough, double day, double week, double month) {
    private static final int WEEK = 5;
    private static final int MONTH = 30;

    /// @param margins one a day, all positive, at least one
    public static Cyclicality of(double[] margins) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double margin : margins) {
            if (!(margin > 0) || Double.isInfinite(margin)) {
                throw new IllegalArgumentException("margins must be positive: " + margin);
            }
            least = Math.min(least, margin);
            most = Math.max(most, margin);
        }
        if (margins.length == 0) {
            throw new IllegalArgumentException("no margins");
        }
        return new Cyclicality(most / least, rise(margins, 1), rise(margins, WEEK), rise(margins, MONTH));
    }

    /// Largest margin over that of n days before; NaN where the course is shorter.
    public static double rise(double[] margins, int days) {
        double most = Double.NaN;
        for (int t = days; t < margins.length; t++) {
            double ratio = margins[t] / margins[t - days];
            most = Double.isNaN(most) ? ratio : Math.max(most, ratio);
        }
        return most;
    }
}
