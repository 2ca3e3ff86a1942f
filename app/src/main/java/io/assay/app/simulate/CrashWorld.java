package io.assay.app.simulate;

import io.assay.core.policy.margin.BehaviourTerms;
import io.assay.core.policy.margin.ShortfallMargin;
import io.assay.core.policy.margin.waterfall.StressedDepth;
import io.assay.core.policy.margin.waterfall.WaterfallTerms;

/// A venue of three instruments on the evening of 10 October 2025, made up: accounts of planted behaviour, a fall of the value
/// that lasts minutes, a book that collapses and comes back, and what margins do to it.
///
/// Amounts are USD; margins and losses of an account are counted in *units of risk*, the sum over instruments of volatility
/// a day times position.
///
/// @param accounts how many
/// @param spread how far behaviours differ: 1 as planted, 0 all alike
/// @param told whether an account's looks have to do with its behaviour
/// @param crossed whether a segment's risk is learnt from other accounts of it than those it is asked of
/// @param sizeSd deviation of the logarithm of positions
/// @param fall median fall of the value in daily volatilities, before any forced order
/// @param fund cash of the default fund, USD
/// @param book how the market takes forced orders
/// @param waterfall how far each step goes
/// @param terms of the add-on by behaviour
/// @param rule stress weight and level of the shortfall margin
public record CrashWorld(int accounts, double spread, boolean told, boolean crossed, double sizeSd, double fall,
        double fund,
        StressedDepth.Terms book, WaterfallTerms waterfall, BehaviourTerms terms, ShortfallMargin rule) {
    /// Instruments: the two largest and the rest of the market as one.
    static final int INSTRUMENTS = 3;
    /// Volatility a day.
    static final double[] SIGMA = {0.025, 0.04, 0.07};
    /// USD traded on a usual day.
    static final double[] VOLUME = {8e9, 5e9, 5e9};
    /// How much of the fall each takes, in its own daily volatilities.
    static final double[] SHARE = {1.25, 1.42, 2.55};
    /// Leverage the preset allows: one daily volatility is its margin.
    static final double[] LEVERAGE = {40, 25, 100 / 7.0};
    /// Value of all positions, USD.
    static final double OPEN = 21e9;
    /// Least margin by law, as a part of a position.
    static final double FLOOR = 0.02;
    static final double STEP_S = 10;
    static final double HORIZON_DAYS = 0.25;
    private static final double UNITS_PER_USD = 1e6;
    private static final double LEVEL = 0.975;

    public static final CrashWorld DEFAULT = new CrashWorld(1200, 1, true, false, 2.34, 2.8, 1e9,
            new StressedDepth.Terms(1, 1800, 900, 0.8, 2, 0.05, 230),
            new WaterfallTerms(STEP_S, 0.3, 0.2, 10, UNITS_PER_USD),
            new BehaviourTerms(LEVEL, HORIZON_DAYS, 0.1, 30, 1, 0, 0, 0.3, 1.5),
            new ShortfallMargin(LEVEL, 0.97, 0.3, 4, 0, Double.POSITIVE_INFINITY));

    public CrashWorld {
        if (accounts < 100 || !(spread >= 0 && sizeSd >= 0 && fall >= 0 && fund >= 0)) {
            throw new IllegalArgumentException("a hundred accounts at least and nothing negative: " + accounts + ", "
                    + spread + ", " + sizeSd + ", " + fall + ", " + fund);
        }
    }

    public CrashWorld withAccounts(int others) {
        return new CrashWorld(others, spread, told, crossed, sizeSd, fall, fund, book, waterfall, terms, rule);
    }

    public CrashWorld withSpread(double other) {
        return new CrashWorld(accounts, other, told, crossed, sizeSd, fall, fund, book, waterfall, terms, rule);
    }

    /// The same accounts, whose looks tell nothing.
    public CrashWorld untold() {
        return new CrashWorld(accounts, spread, false, crossed, sizeSd, fall, fund, book, waterfall, terms, rule);
    }

    /// Half of the accounts are asked what the other half of their segment lost before.
    public CrashWorld learntFromOthers() {
        return new CrashWorld(accounts, spread, told, true, sizeSd, fall, fund, book, waterfall, terms, rule);
    }

    public CrashWorld withFall(double other) {
        return new CrashWorld(accounts, spread, told, crossed, sizeSd, other, fund, book, waterfall, terms, rule);
    }

    public CrashWorld withFund(double other) {
        return new CrashWorld(accounts, spread, told, crossed, sizeSd, fall, other, book, waterfall, terms, rule);
    }

    /// @param other weight of the stressed windows in margins
    public CrashWorld withWeight(double other) {
        return new CrashWorld(accounts, spread, told, crossed, sizeSd, fall, fund, book, waterfall, terms,
                new ShortfallMargin(rule.level(), rule.lambda(), other, rule.stress(), rule.floor(), rule.rise()));
    }

    /// The same, where forced orders move no price.
    CrashWorld withoutImpact() {
        var b = book;
        return new CrashWorld(accounts, spread, told, crossed, sizeSd, fall, fund,
                new StressedDepth.Terms(0, b.memoryS(),
                        b.recoveryS(), b.fright(), b.eaten(), b.least(), b.resilience()),
                waterfall, terms, rule);
    }
}
