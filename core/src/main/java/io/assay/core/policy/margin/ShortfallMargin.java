package io.assay.core.policy.margin;

/// Expected-shortfall margin of one unit of risk, a day at a time, that does not amplify a crash.
///
/// Volatility is exponentially weighted: `var' = lambda·var + (1 - lambda)·r²`. The margin of a day is
/// `factor·((1 - weight)·sigma + weight·stress)`; it rises by no more than `rise` a day; it is never under the floor. The
/// floor is applied last. What the speed limit holds back is reported, because somebody carries it.
///
/// @param level of expected shortfall, 0.975
/// @param lambda memory of volatility, 0.97
/// @param weight of the stressed volatility, 0 to 1
/// @param stress stressed volatility a day
/// @param floor least margin
/// @param rise largest relative rise a day; infinite = no limit
public record ShortfallMargin(double level, double lambda, double weight, double stress, double floor, double rise) {
    public ShortfallMargin {
        if (!(lambda > 0 && lambda < 1 && weight >= 0 && weight <= 1 && stress >= 0 && floor >= 0 && rise > 0)) {
            throw new IllegalArgumentException(
                    "memory lies between 0 and 1, the weight from 0 to 1, the limit of the rise above 0");
        }
        Shortfall.normal(level);
    }

    /// A day of a course.
    ///
    /// @param sigma volatility known at its end
    /// @param margin asked for
    /// @param held what the speed limit holds back
    public record Day(double sigma, double margin, double held) {}

    /// The margin before limits.
    public double model(double sigma) {
        return Shortfall.normal(level) * ((1 - weight) * sigma + weight * stress);
    }

    /// The first day, at a volatility that has lasted.
    public Day start(double sigma) {
        return new Day(sigma, Math.max(floor, model(sigma)), 0);
    }

    /// The day after, once its return is known.
    ///
    /// @param change return of the day, 0.01 = 1 %
    public Day next(Day before, double change) {
        return to(before, Math.sqrt(lambda * before.sigma * before.sigma + (1 - lambda) * change * change));
    }

    private Day to(Day before, double sigma) {
        double wanted = Math.max(floor, model(sigma));
        double margin = Math.max(floor, Math.min(wanted, before.margin * (1 + rise)));
        return new Day(sigma, margin, wanted - margin);
    }
}
