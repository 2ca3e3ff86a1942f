package io.assay.core.policy.impact;

/// Fills of one account in one instrument that belong to one intention: the same side, and no pause longer than the gap.
///
/// @param account number of the account
/// @param instrument number of the instrument
/// @param sign +1 bought, -1 sold
/// @param fromNs first fill
/// @param toNs last fill
/// @param children moments of trading; fills of one moment are one child
/// @param fills executions
/// @param quantity in the unit of the instrument's quantity, > 0
/// @param size quantity over the volume of the day, NaN when that is not known
/// @param participation quantity over what the market traded meanwhile, NaN when that is not known
/// @param volatility of the day, a fraction; NaN when it is not known
/// @param settleNs how long after the last fill its end was looked at
/// @param impact from the price before the first fill to that at the end, + when it moved the way that was traded, in
///     daily volatilities; NaN when it cannot be told
/// @param later the same at each of [Metaorders#LATER] after the end; NaN where it cannot be told
/// @param absence why it is not in a law; [Absence#NONE] when it is
public record Metaorder(int account, int instrument, int sign, long fromNs, long toNs, int children, int fills,
        double quantity, double size, double participation, double volatility, long settleNs,
        double impact, double[] later,
        Absence absence) {
    private static final double DAY_NS = 86_400e9;

    /// Why a metaorder says nothing of impact.
    public enum Absence {
        /// It does.
        NONE("in the law"),
        /// Fewer moments of trading than a metaorder has.
        TOO_FEW_CHILDREN("traded at too few moments"),
        /// What judges a fill was not there or too old before the first one.
        NO_PRICE_BEFORE("no reference price before its first fill"),
        /// The same at the end, or the data end before.
        NO_PRICE_AT_END("no reference price at its end"),
        /// Too few returns on the day.
        NO_VOLATILITY("the day's volatility is not known"),
        /// Too little of the day was seen.
        NO_VOLUME("the day's volume is not known");

        private final String words;

        Absence(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Time from the first fill to the last, in days.
    public double days() {
        return (toNs - fromNs) / DAY_NS;
    }
}
