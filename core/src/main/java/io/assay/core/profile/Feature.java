package io.assay.core.profile;

import static io.assay.core.profile.FeatureGroup.CARRY;
import static io.assay.core.profile.FeatureGroup.DELTA;
import static io.assay.core.profile.FeatureGroup.FREQUENCY;
import static io.assay.core.profile.FeatureGroup.LIQUIDITY;
import static io.assay.core.profile.FeatureGroup.RISK;
import static io.assay.core.profile.FeatureGroup.SIZE;
import static io.assay.core.profile.FeatureGroup.TOXICITY;
import static io.assay.core.profile.FeatureGroup.VALUE;
import static io.assay.core.profile.FeatureGroup.VOLATILITY;
import static io.assay.core.profile.Transform.ASINH;
import static io.assay.core.profile.Transform.IDENTITY;
import static io.assay.core.profile.Transform.LOG1P;
import static io.assay.core.profile.Transform.LOGIT;

import java.util.EnumSet;
import java.util.Set;

/// The feature catalogue: every family of features, with all that tables, tooltips and gates need to
/// know about it. Columns, DDL, JSON keys and the reference page derive from it ([Column]).
///
/// "Flow" are the voluntary fills of the window; positions and profits use all fills.
public enum Feature {
    FILLS("fills", "1", FREQUENCY, LOG1P, "Never absent.", "Number of flow fills."),
    ORDERS("orders", "1", FREQUENCY, LOG1P, "Absent when a flow fill names no order.",
            "Number of distinct orders among the flow fills."),
    ACTIVE_DAYS("active_days", "days", FREQUENCY, LOG1P, "Absent without flow.",
            "UTC days with at least one flow fill."),
    FILLS_PER_ACTIVE_DAY("fills_per_active_day", "1/day", FREQUENCY, LOG1P, "Absent without flow.",
            "Flow fills over active days."),
    MEDIAN_GAP_S("median_gap_s", "s", FREQUENCY, LOG1P, "Absent under three orders.",
            "Median time between the first fills of successive orders, from logarithmic bins (relative error at most 0.4 %)."),
    BURSTINESS("burstiness", "1", FREQUENCY, IDENTITY, "Absent under three orders, or when all gaps are zero.",
            "(sd - mean) / (sd + mean) of the gaps between orders, population sd; -1 is a clock, 0 a Poisson process, 1 bursts (Goh and Barabasi 2008, eq. 1)."),
    HOUR_ENTROPY("hour_entropy", "1", FREQUENCY, IDENTITY, "Absent without notional.",
            "Shannon entropy of notional over the 24 UTC hours, over ln 24."),
    ORDER_TO_TRADE("order_to_trade", "1", FREQUENCY, LOG1P, "Absent when the source shows no orders, or without flow.",
            "Orders inserted, amendments and cancellations over flow fills."),
    NOTIONAL_USD("notional_usd", "USD", SIZE, LOG1P, "Absent when no flow fill can be valued in USD.",
            "Sum of price x quantity over flow fills."),
    MAKER_NOTIONAL_USD("maker_notional_usd", "USD", SIZE, LOG1P, "As notional_usd.",
            "The part of notional_usd whose orders rested in the book."),
    TAKER_NOTIONAL_USD("taker_notional_usd", "USD", SIZE, LOG1P, "As notional_usd.",
            "The part of notional_usd whose orders crossed the book."),
    UNVALUED_FILLS("unvalued_fills", "1", SIZE, LOG1P, "Never absent.",
            "Flow fills priced in a currency without a USD reference at that moment; they are in no amount."),
    MEAN_FILL_USD("mean_fill_usd", "USD", SIZE, LOG1P, "As notional_usd.", "notional_usd over the fills in it."),
    P95_FILL_USD("p95_fill_usd", "USD", SIZE, LOG1P, "As notional_usd.",
            "95th percentile (nearest rank) of fill notional, from logarithmic bins (relative error at most 0.4 %)."),
    GROSS_EXPOSURE_USD("gross_exposure_usd", "USD", SIZE, LOG1P, "Absent without a known position or a mark.",
            "Time mean of the sum over instruments of abs(delta)."),
    EQUITY_USD("equity_usd", "USD", SIZE, ASINH,
            "Absent when the source reports no equity, or in a coin without a price.",
            "Time mean of equity over all buckets, unrealised profit included; may be negative. Where it was reported only after the last fill, that report."),
    TURNOVER_PER_DAY("turnover_per_day", "1/day", SIZE, LOG1P, "Absent where equity_usd is absent or not above zero.",
            "notional_usd over equity_usd over the days the account was watched."),
    INSTRUMENTS("instruments", "1", SIZE, LOG1P, "Never absent.", "Distinct instruments among the flow fills."),
    CONCENTRATION("concentration", "1", SIZE, IDENTITY, "Absent without notional.",
            "Herfindahl index of notional over underlyings: 1 is all in one."),
    PRODUCT_SHARE_PERP("product_share_perp", "1", SIZE, LOGIT, "Absent without notional.",
            "Share of notional in perpetuals."),
    PRODUCT_SHARE_FUTURE("product_share_future", "1", SIZE, LOGIT, "Absent without notional.",
            "Share of notional in dated futures."),
    PRODUCT_SHARE_OPTION("product_share_option", "1", SIZE, LOGIT, "Absent without notional.",
            "Share of notional in options."),
    PRODUCT_SHARE_SPOT("product_share_spot", "1", SIZE, LOGIT, "Absent without notional.",
            "Share of notional in spot."),
    BUCKETS("buckets", "1", SIZE, LOG1P, "Absent when the source says nothing of buckets.",
            "Sub-accounts and margin compartments that hold ring-fenced capital."),
    BUCKET_CONCENTRATION("bucket_concentration", "1", SIZE, IDENTITY,
            "Absent without a bucket whose equity is above zero.",
            "Herfindahl index of mean equity over the buckets whose equity is above zero: 1 is all in one."),
    LEVERAGE_MEAN("leverage_mean", "1", RISK, LOG1P,
            "Absent where equity is not above zero, or was not known while anything could be held: a report after the last fill comes too late.",
            "Time mean of the positions' gross delta and the underlying notional of short options, over equity; collateral is no leverage."),
    LEVERAGE_MAX("leverage_max", "1", RISK, LOG1P, "As leverage_mean.", "Largest leverage that stood for any time."),
    LIQUIDATIONS("liquidations", "1", RISK, LOG1P, "Never absent.",
            "Seconds (UTC) in which the account was liquidated or its position taken over."),
    LIQUIDATED_SHARE("liquidated_share", "1", RISK, LOGIT, "Absent when no fill can be valued in USD.",
            "Notional of the account's own liquidations over the notional of all its fills."),
    WORST_DAY_USD("worst_day_usd", "USD", RISK, ASINH, "As gross_exposure_usd.",
            "Smallest profit of a UTC day, marked to market on the minute grid, after fees and funding; + is the account's gain."),
    MAX_DRAWDOWN_USD("max_drawdown_usd", "USD", RISK, LOG1P, "As gross_exposure_usd.",
            "Largest fall of profit from an earlier height, marked to market on the minute grid, after fees and funding."),
    MARGIN_USE("margin_use", "1", RISK, LOGIT,
            "Absent when the source reports no margin, or where equity is not above zero; a report after the last fill comes too late.",
            "Time mean of margin used over equity."),
    VOL_EXPOSURE_USD("vol_exposure_usd", "USD", VOLATILITY, LOG1P, "As gross_exposure_usd.",
            "sqrt(year / observed x sum over minutes of (sum over instruments of delta at the start x simple return)^2), year = 365 days: what a year of such minutes moves, one sd."),
    VOL_EXPOSURE_5M_USD("vol_exposure_5m_usd", "USD", VOLATILITY, LOG1P, "As gross_exposure_usd.",
            "The same over steps of five minutes: where it is far from vol_exposure_usd, prices bounce or lag."),
    VOL_EXPOSURE_SHARE("vol_exposure_share", "1", VOLATILITY, LOG1P,
            "Absent where equity_usd is absent or not above zero.",
            "vol_exposure_usd over equity_usd."),
    VEGA_USD("vega_usd", "USD", VOLATILITY, ASINH,
            "As gross_exposure_usd; an option without a volatility marks nothing.",
            "Time mean of vega for one volatility point (Black 1976); + gains when volatility rises."),
    GAMMA_USD("gamma_usd", "USD", VOLATILITY, ASINH, "As vega_usd.",
            "Time mean of what delta changes by when the underlying moves 1 % (Black 1976); + is long options."),
    MAKER_SHARE("maker_share", "1", LIQUIDITY, LOGIT, "Absent without notional of known liquidity.",
            "Maker notional over maker and taker notional."),
    CROSS_SHARE("cross_share", "1", LIQUIDITY, LOGIT, "As orders.",
            "Orders with at least one taker fill over all orders where the source shows orders, else over orders that filled."),
    POST_ONLY_SHARE("post_only_share", "1", LIQUIDITY, LOGIT, "Absent when no order's time in force is known.",
            "Post-only orders over orders whose time in force is known."),
    IOC_SHARE("ioc_share", "1", LIQUIDITY, LOGIT, "As post_only_share.",
            "Immediate-or-cancel and fill-or-kill orders over orders whose time in force is known."),
    SLIPPAGE_BP("slippage_bp", "bp", LIQUIDITY, ASINH, "Absent without a taker order that has a reference.",
            "Taker orders: average price of what they took against the reference strictly before their first taker fill, weighted by its notional; + is a cost to the account."),
    DELTA_USD("delta_usd", "USD", DELTA, ASINH, "As gross_exposure_usd.",
            "Time mean of net delta over all instruments; + is long."),
    ABS_DELTA_USD("abs_delta_usd", "USD", DELTA, LOG1P, "As gross_exposure_usd.", "Time mean of abs(net delta)."),
    NEUTRALITY("neutrality", "1", DELTA, LOGIT, "Absent when nothing was held.",
            "1 - integral of sum over underlyings of abs(net delta) over integral of sum over instruments of abs(delta)."),
    HOLDING_S("holding_s", "s", DELTA, LOG1P, "Absent when nothing was closed or a position is unknown.",
            "Integral of abs(position) dt over closed quantity per instrument, weighted by closed notional."),
    DELTA_HALF_LIFE_S("delta_half_life_s", "s", DELTA, LOG1P,
            "Absent unless net delta reverts (Dickey-Fuller test at 5 %) more slowly than the grid of a minute.",
            "ln 2 / kappa, the rate at which net delta returns to its mean, from its change regressed on its level, minute by minute, Kendall-corrected."),
    HOUSE_MARKOUT_BP("house_markout_bp", "bp", TOXICITY, ASINH,
            "Absent without a fill that has a reference at the horizon.",
            "What the other side of the account's flow gained: -d (m(t+h) - p) Q over notional; + is good for the house, h = 0 is spread capture."),
    ADVERSE_BP("adverse_bp", "bp", TOXICITY, ASINH, "Absent without a fill that has a reference at both ends.",
            "Adverse selection: move of the reference in the account's direction, d (m(t+h) - m(t)) Q over notional; + is bad for the house."),
    FUNDING_USD("funding_usd", "USD", CARRY, ASINH,
            "Absent when neither payments nor rates are known, or one cannot be converted.",
            "Funding received: the payments the source shows, else -position x mark x rate at each settlement; + is the account's gain."),
    CARRY_BP("carry_bp", "bp", CARRY, ASINH, "Absent when neither funding nor basis is known, or nothing was held.",
            "1e4 x (funding + basis accrual) over the integral of gross delta in days; a dated future's basis is taken to close evenly until expiry; + is the account's gain."),
    FEES_USD("fees_usd", "USD", VALUE, ASINH, "Absent when no fee is known.",
            "Fees of flow fills; + is received by the venue. A fee in a token converts at that token's reference of the moment."),
    UNCONVERTED_FEES("unconverted_fees", "1", VALUE, LOG1P, "Never absent.",
            "Flow fills whose fee is in a token without a USD reference at that moment; they are not in fees_usd."),
    REVENUE_PER_MILLION_USD("revenue_per_million_usd", "USD", VALUE, ASINH, "As fees_usd.",
            "1e6 x fees_usd over notional_usd."),
    REALISED_PNL_USD("realised_pnl_usd", "USD", VALUE, ASINH, "Absent when the source reports none.",
            "Profit the venue reports as realised, before fees, over all fills; + is the account's gain."),
    PNL_PER_MILLION_USD("pnl_per_million_usd", "USD", VALUE, ASINH, "As realised_pnl_usd.",
            "1e6 x realised_pnl_usd over notional_usd."),
    TOXIC_EXCESS_1S("toxic_excess_1s", "1", TOXICITY, IDENTITY,
            "Absent without a fill judged by quotes of every change whose horizon they reach.",
            "Share of flow fills that could be closed at a profit across the spread within 1 s, less that share of all time of the same UTC hour, instrument and side; + is bad for the house."),
    TOXIC_EXCESS_10S("toxic_excess_10s", "1", TOXICITY, IDENTITY, "As toxic_excess_1s.", "The same within 10 s."),
    TOXIC_EXCESS_60S("toxic_excess_60s", "1", TOXICITY, IDENTITY, "As toxic_excess_1s.", "The same within 60 s."),
    RESIDUAL_MARKOUT_BP("residual_markout_bp", "bp", TOXICITY, ASINH,
            "Absent without a fill that has a house markout, betas from 60 minutes before its hour, and a return of every hedge.",
            "House markout plus d N times the return of the hedge basket (the BTC and ETH perpetuals at the instrument's betas) over notional: what moved beyond the market; + is good for the house."),
    OPTION_MARKOUT_BP("option_markout_bp", "bp", TOXICITY, ASINH,
            "Absent without an option fill whose premium has a volatility and that has references at the horizon.",
            "What the other side of option flow gained, delta-hedged at the volatility paid: -d (V(t+h) - V - delta (S(t+h) - S)) Q over underlying notional; + is good for the house."),
    OPTION_MARKOUT_VOL("option_markout_vol", "vol points", TOXICITY, ASINH, "As option_markout_bp.",
            "-d (implied volatility at t+h less that paid), in points, weighted by underlying notional; + is good for the house."),
    CONTRACTS_PER_DAY("contracts_per_day", "1/day", SIZE, LOG1P, "Absent without flow.",
            "Contracts of flow fills over active days; of spot and where a contract is one unit, units of the base."),
    DAY_NET_SHARE("day_net_share", "1", DELTA, LOGIT, "Absent when no fill can be valued in USD.",
            "abs(net quantity of a UTC day) over quantity traded, by instrument, the mean over days weighted by notional: 1 is one-way, 0 is flat by the end."),
    DAY_NET_LEAN("day_net_lean", "1", DELTA, IDENTITY, "As day_net_share.",
            "Net quantity of a UTC day over quantity traded, weighted as day_net_share; + bought more."),
    DAY_SWING_SHARE("day_swing_share", "1", DELTA, LOGIT, "As day_net_share.",
            "Root mean square over the day's minutes of inventory less its level at the end, over quantity traded, weighted as day_net_share.");

    private final String columnName;
    private final String unit;
    private final FeatureGroup group;
    private final Transform transform;
    private final String missing;
    private final String definition;

    Feature(String columnName, String unit, FeatureGroup group, Transform transform, String missing,
            String definition) {
        this.columnName = columnName;
        this.unit = unit;
        this.group = group;
        this.transform = transform;
        this.missing = missing;
        this.definition = definition;
    }

    /// Column name; of a family over horizons the part before the horizon.
    public String columnName() {
        return columnName;
    }

    public String unit() {
        return unit;
    }

    public FeatureGroup group() {
        return group;
    }

    /// Applied before statistics are done with the feature.
    public Transform transform() {
        return transform;
    }

    /// When the feature is absent. A consumer never reads that as zero.
    public String missing() {
        return missing;
    }

    /// One sentence, with the sign rule where there is one.
    public String definition() {
        return definition;
    }

    public boolean hasHorizons() {
        return hasCuts() || this == RESIDUAL_MARKOUT_BP || this == OPTION_MARKOUT_BP || this == OPTION_MARKOUT_VOL;
    }

    /// Whether a family over horizons is cut by liquidity, and shrunk; the others have value, error and count.
    public boolean hasCuts() {
        return this == HOUSE_MARKOUT_BP || this == ADVERSE_BP;
    }

    /// Whether a family has a member at a horizon: moves need time.
    public boolean hasMember(Horizon horizon) {
        return horizon != Horizon.AT_ONCE || (this != ADVERSE_BP && this != RESIDUAL_MARKOUT_BP);
    }

    /// What the feature may decide. What an account earned or paid never prices it.
    public Set<Purpose> purposes() {
        return switch (group) {
            case FREQUENCY, LIQUIDITY -> EnumSet.of(Purpose.PRICING, Purpose.BUDGET, Purpose.VALUE, Purpose.ANALYTICS);
            case RISK -> EnumSet.of(Purpose.MARGIN, Purpose.VALUE, Purpose.ANALYTICS);
            case SIZE, DELTA, VOLATILITY ->
                    EnumSet.of(Purpose.PRICING, Purpose.MARGIN, Purpose.VALUE, Purpose.ANALYTICS);
            case TOXICITY -> EnumSet.of(Purpose.PRICING, Purpose.VALUE, Purpose.ANALYTICS);
            case CARRY, VALUE -> EnumSet.of(Purpose.VALUE, Purpose.ANALYTICS);
        };
    }
}
