package io.assay.app.simulate;

/// What an account is made to be. The numbers are medians or centres; every account draws its own around
/// them, so that kinds overlap in any one feature and separate only in several.
///
/// | field | meaning |
/// |---|---|
/// | `share` | part of all accounts before each seed's own variation; 0 = only in a structureless world |
/// | `activity`, `activitySpread` | fills wanted, relative to other kinds: median and scale of a Student-t in logs |
/// | `orderUsd`, `orderSpread` | order notional in USD across accounts: likewise |
/// | `restShare`, `restSpread` | part of orders that rest in the book: logit-normal centre and sigma |
/// | `fillsPerArrival` | fills one decision leads to, about; turns activity into a rate of decisions |
/// | `isHuman` | sleeps a third of the day, at hours of its own |
public enum Kind {
    /// Knows the drift of the next minutes and trades in its direction, across the spread.
    INFORMED_TAKER("informed_taker", 0.09, 1.20, 0.45, 9_000, 0.55, 0.12, 0.5, 1.5, false),
    /// Sees jumps a fraction of a second before the quotes do.
    LATENCY_TAKER("latency_taker", 0.07, 1.40, 0.45, 4_500, 0.50, 0.10, 0.5, 1.4, false),
    /// Quotes both sides, leans against its inventory, seldom crosses.
    MARKET_MAKER("market_maker", 0.07, 9.00, 0.80, 6_000, 0.50, 0.95, 0.5, 1.0, false),
    /// Long spot, short the perpetual of the same underlying, equal amounts; adjusts now and then.
    BASIS_HEDGER("basis_hedger", 0.10, 1.10, 0.40, 14_000, 0.60, 0.60, 0.3, 9.0, false),
    /// Small orders, no information, mostly across the spread.
    DIRECTIONAL_RETAIL("directional_retail", 0.45, 1.05, 0.48, 350, 0.80, 0.15, 0.5, 1.1, true),
    /// Works large parents in slices, with impact of its own and a little skill.
    DIRECTIONAL_INSTITUTION("directional_institution", 0.14, 1.40, 0.55, 45_000, 0.60, 0.40, 0.4, 20.0, false),
    /// A few resting orders over long gaps, and what is bought is kept.
    DORMANT("dormant", 0.08, 0.54, 0.15, 1_600, 0.70, 0.70, 0.4, 1.2, true),
    /// Takes and quotes, each account by its own continuous mixture: the only kind of a structureless world.
    MIXED("mixed", 0.0, 1.0, 0.7, 3_000, 1.0, 0.50, 0.8, 1.2, false);

    private final String label;
    private final double share;
    private final double activity;
    private final double activitySpread;
    private final double orderUsd;
    private final double orderSpread;
    private final double restShare;
    private final double restSpread;
    private final double fillsPerArrival;
    private final boolean isHuman;

    Kind(String label, double share, double activity, double activitySpread, double orderUsd, double orderSpread,
            double restShare, double restSpread, double fillsPerArrival, boolean isHuman) {
        this.label = label;
        this.share = share;
        this.activity = activity;
        this.activitySpread = activitySpread;
        this.orderUsd = orderUsd;
        this.orderSpread = orderSpread;
        this.restShare = restShare;
        this.restSpread = restSpread;
        this.fillsPerArrival = fillsPerArrival;
        this.isHuman = isHuman;
    }

    /// The name in the truth table and on the command line.
    public String label() {
        return label;
    }

    double share() {
        return share;
    }

    boolean isPlanted() {
        return share > 0;
    }

    boolean isHuman() {
        return isHuman;
    }

    double fillsPerArrival() {
        return fillsPerArrival;
    }

    double drawActivity(Dice dice) {
        return dice.heavyLogNormal(activity, activitySpread);
    }

    double drawOrderUsd(Dice dice) {
        return dice.heavyLogNormal(orderUsd, orderSpread);
    }

    double drawRestShare(Dice dice) {
        return dice.logitNormal(restShare, restSpread);
    }

    /// The kind of this label.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Kind parse(String label) {
        for (Kind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no account kind '" + label + "'");
    }
}
