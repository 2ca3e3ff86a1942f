package io.assay.core.profile;

/// The path of an account's profit, marked to market on the minute grid, fees and funding in it: the worst UTC day
/// and the deepest fall from an earlier height. It begins at zero when the watch does; a day watched in part counts as it is.
final class Wealth {
    private static final long DAY_NS = 86_400_000_000_000L;

    private double profit;
    private double peak;
    private double drawdown;
    private double dayStart;
    private double worst = Double.NaN;
    private long nowNs;

    void begin(long atNs) {
        nowNs = atNs;
    }

    /// Profit changes by `gain` until a moment no later than the next midnight.
    void to(long atNs, double gain) {
        profit += gain;
        peak = Math.max(peak, profit);
        drawdown = Math.max(drawdown, peak - profit);
        midnights(atNs);
    }

    /// Nothing changes until a moment.
    void still(long atNs) {
        midnights(atNs);
    }

    private void midnights(long atNs) {
        long days = Math.floorDiv(atNs, DAY_NS) - Math.floorDiv(nowNs, DAY_NS);
        for (long day = 0; day < Math.min(2, days); day++) {
            endDay(profit);
        }
        nowNs = atNs;
    }

    private void endDay(double profitThen) {
        double day = profitThen - dayStart;
        worst = Double.isNaN(worst) ? day : Math.min(worst, day);
        dayStart = profitThen;
    }

    /// One plain line held from grid point `first` to `last`.
    void line(MarkGrid grid, double quantity, long first, long last) {
        int a = grid.entry(first);
        int b = grid.entry(last);
        double from = profit;
        double begin = grid.path(a);
        var range = grid.range(a, b);
        double low = quantity > 0 ? range.low() : range.high();
        double high = quantity > 0 ? range.high() : range.low();
        drawdown = Math.max(drawdown, peak - (from + quantity * (low - begin)));
        drawdown = Math.max(drawdown, quantity > 0 ? quantity * range.fall() : -quantity * range.rise());
        peak = Math.max(peak, from + quantity * (high - begin));
        long lastDay = Math.floorDiv(last * grid.stepNs(), DAY_NS);
        for (long day = Math.floorDiv(nowNs, DAY_NS) + 1; day <= lastDay; day++) {
            long midnight = day * DAY_NS / grid.stepNs();
            endDay(from + quantity * (grid.path(grid.entry(midnight)) - begin));
        }
        profit = from + quantity * (grid.path(b) - begin);
        nowNs = last * grid.stepNs();
    }

    double drawdown() {
        return drawdown;
    }

    /// Profit of the worst day, the present one included.
    double worstDay() {
        double today = profit - dayStart;
        boolean atMidnight = Math.floorMod(nowNs, DAY_NS) == 0 && !Double.isNaN(worst);
        return atMidnight ? worst : Double.isNaN(worst) ? today : Math.min(worst, today);
    }
}
