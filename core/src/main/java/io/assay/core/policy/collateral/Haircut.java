package io.assay.core.policy.collateral;

import io.assay.core.market.Normal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What is cut from the price of an asset because it may have to be sold when the account that posted it has failed.
///
/// The asset is worth, as a part of its price and with the confidence asked for,
///
/// ```
/// (1 - gap)·(1 - spread/2)·exp(-k·sigma·sqrt(T))
/// ```
///
/// - **T** days, the holding period with revaluation as [HoldingPeriod] has it: `max(days, held/(participation·depth)) +
///   revaluation - 1`. What is held takes that long to sell when no more than a part of stressed depth is taken.
/// - **sigma** a day, `max(now, (1 - weight)·now + weight·stress)`: stress may raise it and never lowers it.
/// - **k** the quantile of the asset's fall given that the exposure it secures has lost `z_s` of its deviations, both
///   jointly normal with correlation rho: `rho·z_s + sqrt(1 - rho²)·z`. That rises to `sqrt(z² + z_s²)` at
///   `rho = z_s/sqrt(z² + z_s²)` and is held there, so that no estimate of a higher correlation lowers a haircut; a
///   negative one brings no relief, since it may not last until it is needed. An unknown one counts as the worst.
/// - **gap** a fall in one step that volatility does not show: a stablecoin off its peg.
///
/// The haircut is never under its floor, and all of the price where the asset is the account's own promise.
///
/// @param value of the haircut, 0 to 1
/// @param quantile k
/// @param sigma a day
/// @param sellingDays held / (participation·depth)
/// @param days T
public record Haircut(double value, double quantile, double sigma, double sellingDays, double days) {
    /// Ratios are cut to six digits, against the account.
    public static final int RATIO_SCALE = 6;

    /// What a house asks of all assets.
    ///
    /// @param confidence that what is sold brings its value after the haircut, 0.5 to under 1
    /// @param stressConfidence that the exposure does not lose more by the time the account fails, likewise
    /// @param days holding period, >= 1
    /// @param revaluationDays between comparisons of exposure and collateral, >= 1
    /// @param participation part of stressed depth a sale may take, above 0 to 1
    /// @param stressWeight of stressed volatility, 0 to 1
    public record Terms(double confidence, double stressConfidence, double days, double revaluationDays,
            double participation, double stressWeight) {
        /// 99 % and one day: a venue that compares at all times.
        public static final Terms DEFAULT = new Terms(0.99, 0.99, 1, 1, 0.1, 0.25);

        public Terms {
            Normal.quantile(confidence);
            Normal.quantile(stressConfidence);
            if (!(days >= 1 && revaluationDays >= 1) || !Double.isFinite(days + revaluationDays)) {
                throw new IllegalArgumentException("days and revaluation are at least 1, got " + days + " and "
                        + revaluationDays);
            }
            if (!(participation > 0 && participation <= 1)) {
                throw new IllegalArgumentException("participation lies above 0 and up to 1, got " + participation);
            }
            if (!(stressWeight >= 0 && stressWeight <= 1)) {
                throw new IllegalArgumentException("stress weight lies from 0 to 1, got " + stressWeight);
            }
        }
    }

    /// What is known of an asset; NaN where it is not.
    ///
    /// @param held USD
    /// @param sigma volatility a day
    /// @param stressSigma the same in stress
    /// @param depth USD a day the market takes in stress; infinite for what is never sold
    /// @param correlation of its return with the gain of the exposure it secures: + falls when the account loses
    /// @param spread between bid and ask in stress, as a part of the price, 0 to under 1
    /// @param gap part of the price that may be lost in one step, 0 to 1
    /// @param floor least haircut, 0 to 1
    /// @param own whether the account itself issued it
    public record Facts(String asset, double held, double sigma, double stressSigma, double depth, double correlation,
            double spread, double gap, double floor, boolean own) {
        public Facts {
            requirePart(asset, "floor", floor);
            requirePart(asset, "gap", gap);
            requirePart(asset, "spread", spread);
            if (!(held >= 0) || Double.isInfinite(held)) {
                throw new IllegalArgumentException(asset + ": held is a number of at least 0, got " + held);
            }
            if (sigma < 0 || stressSigma < 0 || depth < 0 || correlation < -1 || correlation > 1) {
                throw new IllegalArgumentException(asset + ": volatilities and depth are not negative, correlation lies"
                        + " from -1 to 1: " + sigma + ", " + stressSigma + ", " + depth + ", " + correlation);
            }
        }
    }

    /// A haircut, or all that stands in its way.
    public sealed interface Answer {
        /// There is one.
        record Known(Haircut haircut) implements Answer {}

        /// There is none: the asset is not accepted until somebody knows.
        record Absent(List<Missing> missing) implements Answer {
            public Absent {
                missing = List.copyOf(missing);
            }
        }
    }

    public static Answer of(Terms terms, Facts facts) {
        var missing = missing(terms, facts);
        return missing.isEmpty() ? new Answer.Known(known(terms, facts)) : new Answer.Absent(missing);
    }

    private static List<Missing> missing(Terms terms, Facts facts) {
        var out = new ArrayList<Missing>();
        if (Double.isNaN(facts.sigma)) {
            out.add(new Missing(facts.asset, Missing.Reason.MISSING_VOL, "sigma is not known"));
        }
        if (Double.isNaN(facts.stressSigma) && terms.stressWeight > 0) {
            out.add(new Missing(facts.asset, Missing.Reason.MISSING_VOL, "stress_sigma is not known"));
        }
        if (Double.isNaN(facts.depth)) {
            out.add(new Missing(facts.asset, Missing.Reason.MISSING_DEPTH, "depth is not known"));
        }
        return out;
    }

    private static Haircut known(Terms terms, Facts facts) {
        double sigma = terms.stressWeight == 0 ? facts.sigma
                : Math.max(facts.sigma,
                        (1 - terms.stressWeight) * facts.sigma + terms.stressWeight * facts.stressSigma);
        double selling = facts.held == 0 ? 0 : facts.held / (terms.participation * facts.depth);
        double days = Math.max(terms.days, selling) + terms.revaluationDays - 1;
        double k = quantile(terms, facts.correlation);
        double fall = sigma == 0 ? 0 : k * sigma * Math.sqrt(days);
        double left = (1 - facts.gap) * (1 - facts.spread / 2) * StrictMath.exp(-fall);
        double cut = facts.own ? 1 : Math.min(1, Math.max(facts.floor, 1 - left));
        return new Haircut(cut, k, sigma, selling, days);
    }

    /// k of a correlation; NaN counts as the worst.
    static double quantile(Terms terms, double correlation) {
        double z = Normal.quantile(terms.confidence);
        double stress = Normal.quantile(terms.stressConfidence);
        double worst = Math.sqrt(z * z + stress * stress);
        if (worst == 0) {
            return 0;
        }
        double top = stress / worst;
        double rho = Double.isNaN(correlation) ? top : Math.min(top, Math.max(0, correlation));
        return rho * stress + Math.sqrt(1 - rho * rho) * z;
    }

    /// What counts of the price, cut to six digits against the account.
    public BigDecimal ratio() {
        return new BigDecimal(1 - value).setScale(RATIO_SCALE, RoundingMode.DOWN).stripTrailingZeros();
    }

    private static void requirePart(String asset, String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(asset + ": " + name + " lies from 0 to 1, got " + value);
        }
    }
}
