package io.assay.app.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// The numbers the report shows that are not, or not only, columns of the feature catalogue. Where the
/// catalogue has a column of the same name, its definition stands.
enum ReportTerm {
    ACCOUNTS("accounts", "", "Clients as the venue names them, each counted once."),
    FILLS("executions", "", "Executions of the accounts. Of an account or a segment only flow counts: liquidations, "
            + "auto-deleveraging, settlement, dust and vault netting move positions but are not flow."),
    PRINTS("trades", "", "Trades of the market; a trade between two accounts of the input gives two fills."),
    NOTIONAL_USD("USD", "", "Price times quantity of the flow fills, in USD at the moment of the fill."),
    NOTIONAL_SHARE("%", "", "Part of the notional of all accounts."),
    MAKER_SHARE("%", "", "Part of the notional that the account provided as maker."),
    MEDIAN_HOLDING_S("time", "", "Median over the accounts of the mean time a position is held; accounts that closed "
            + "nothing are left out."),
    HOUSE_MARKOUT_BP("bp of notional", "+ the house gains, − it loses",
            "Gain of whoever took the other side of the account's fills, judged at the reference price one horizon "
                    + "later."),
    STANDARD_ERROR("as the value", "", "Sampling error of the value before it. Two standard errors to either side "
            + "cover the true value about 19 times in 20."),
    ADVERSE_BP("bp of notional", "+ the market moves with the account, against the house",
            "How far the reference price moves in the direction of the account's fills within the horizon; the spread "
                    + "is not in it."),
    HALF_SPREAD_BP("bp of price", "always 0 or more", "Advised distance from the reference price to one side of the "
            + "quote. The full width is twice that."),
    UNIFORM_HALF_SPREAD_BP("bp of price", "always 0 or more",
            "The half spread that would be quoted if all accounts were treated alike."),
    TIER("name", "",
            "Step of the pricing ladder the segment maps to. With an earlier run, an account keeps its tier until "
                    + "moving it is expected to earn more than a move costs."),
    HEDGE_ADVICE("words", "", "Whether to keep the risk of this flow inside the house or to pass it on."),
    SEGMENT("name", "", "Accounts to be treated alike. Abstained means that the data do not allow an assignment."),
    ABSTAINED("accounts", "", "Accounts no segment is given to: too few fills, or no segment likely enough. They get "
            + "the uniform policy and stay in every denominator."),
    PROBABILITY("%", "",
            "Probability that the account belongs to the segment it is assigned to, as the method states it; "
                    + "calibrated: as often true as it says, by windows that have closed. Absent where no two windows tell."),
    REASONS("words", "", "The features that speak most for the segment, against the segment's median."),
    SEGMENTS_K("segments", "", "How many segments the method found."),
    STABILITY("0 to 1", "higher is better", "Mean bootstrap Jaccard similarity: how much of a segment is found again "
            + "when the accounts are drawn anew. Below 0.6 a segment should not be believed."),
    SEPARATION_NATS("nats per account", "+ the segments describe accounts better than one segment",
            "Gain in log-likelihood over one segment, on accounts the fit has not seen."),
    PREDICTION_SKILL("1", "+ better than the best baseline, − worse",
            "One minus the ratio of squared errors, against the baseline best at it, when the next window is predicted "
                    + "account by account: its markout in bp, the logarithm of its volatility exposure, and what the "
                    + "house loses in USD. 1 is perfect, 0 no better than that baseline. The known noise of markout and loss "
                    + "is taken out; of volatility exposure none is known, so that even the truth stays below 1."),
    CHURN("%", "lower is better",
            "Part of the accounts that change their segment from one window to the next; below it "
                    + "the part whose tier changes when it does so only where that earns more than a move costs."),
    CALIBRATION_ERROR("1", "lower is better",
            "Mean distance between the probability stated and the share of accounts the next "
                    + "window puts in the same segment; below it after calibration on windows that had closed."),
    VALUE_USD_PER_MILLION("USD per million USD", "+ the house gains by segmenting",
            "Gain of the house from acting on the segments instead of treating all accounts alike, on a later window "
                    + "that was not used to build them."),
    OVER_EACH_USD_PER_MILLION("USD per million USD", "+ the method earns more than the yardstick",
            "Gain of the house by the method the verdict is about, less that by the yardstick, both net of churn, on the "
                    + "judged window. Each interval stands alone; in the verdict's words \"at least\" holds for all "
                    + "challengers tried at once and is lower, \"at most\" is the method's own."),
    CLIENT_COST_USD_PER_MILLION("USD per million USD", "+ the accounts pay more",
            "What the same change costs the accounts."),
    MATERIALITY_USD_PER_MILLION("USD per million USD", "always 0 or more",
            "A difference smaller than this is not worth acting on."),
    VALUE_BASIS("name", "", "What identifies the value: EXPERIMENT (randomised widths), QUOTES (quotes and fills on "
            + "record), HEDGE_ONLY (keep or pass on at a stated cost), ASSUMED (demand assumed over a stated range)."),
    STANDING("word", "", "Proven: worth more than materiality even at the lower end. Unproven: the interval straddles "
            + "materiality. Worthless: below it even at the upper end."),
    INTERVAL_95("as the value", "", "95 % interval: the range the true value lies in with 95 % confidence."),
    IMPACT_BP("bp", "+ the price moved the way that was traded",
            "How far the price has moved at the end of a metaorder, from the reference before its first fill: the square-root "
                    + "law, fitted to all metaorders at once, times the volatility of the instrument's day."),
    METAORDERS("metaorders", "",
            "Runs of an account's flow in one instrument and one side without a long pause, at two "
                    + "moments or more, whose impact, size and volatility are known."),
    IMPACT_LEFT("%", "", "Part of the impact at the end of a metaorder that is left some time after it. Over 100 % the "
            + "price went on the same way: the flow knew something, and moved nothing."),
    KYLE_LAMBDA("bp per million USD", "+ the price rises with net buying",
            "How far the price moves within a minute in which takers bought a million USD more than they sold (Kyle 1985), by "
                    + "regression, with errors that allow for correlation over time. It says what goes together, not what "
                    + "brings it about."),
    MEASURED_VOLUME("USD a day", "",
            "Volume the law is told in: of public trades where there are any, else of the fills; "
                    + "where those do not show both sides it is less than the market's."),
    HEDGE_PACE_BP("bp", "always 0 or more",
            "What a hedge at the desk's usual pace costs beyond the fixed cost of hedging: "
                    + "MEASURED by the law of impact for a hedge of that size, or ASSUMED to be the fixed cost once more."),
    ROWS_READ("rows", "", "Rows of the inputs; each ends in exactly one of applied, duplicate, late, pending, "
            + "quarantined or skipped."),
    ROWS_APPLIED("rows", "", "Rows that entered the computation."),
    ROWS_DUPLICATE("rows", "", "Rows that were there already."),
    ROWS_LATE("rows", "", "Rows that came after their time had been closed."),
    ROWS_PENDING("rows", "", "Rows that wait for the description of their instrument."),
    ROWS_QUARANTINED("rows", "", "Rows that could not be understood; rejects.csv has the "
            + "first 100,000 of them with their reasons."),
    ROWS_SKIPPED("rows", "", "Rows that are whole and hold nothing used here, as heartbeats; the findings say of what "
            + "kind."),
    SPREAD_BP("bp of mid", "", "Best ask less best bid over mid, averaged over time."),
    TICK_BP("bp of mid", "", "The smallest step of the price over mid, averaged over time; over the last price where "
            + "there are no books. Inferred: nobody states the tick, and it is the greatest common divisor of the prices "
            + "seen, which is above the true one when too few prices were seen."),
    ONE_TICK_SHARE("%", "", "Share of time at which the spread was one tick."),
    DEPTH_5BP_USD("USD", "", "What the book showed within 5 bp of mid, mean of both sides over time; absent where the "
            + "levels shown end nearer."),
    QUEUE_S("time", "",
            "Size at the best price over the rate at which trades take it: an upper bound of the wait, since "
                    + "cancellations are not counted."),
    ROUND_10_SHARE("%", "",
            "Share of trades at multiples of ten ticks; 10 % if prices did not gather on round numbers."),
    BALANCED_TICK("times the tick", "",
            "The tick that would balance spread and queue, over the tick there is: 2 eta, eta "
                    + "being the width of the uncertainty zones in ticks (Robert and Rosenbaum 2011), with its standard error. "
                    + "Over 1 the tick is finer than the market uses, under 1 it is too coarse. Not told from 0: less than two "
                    + "standard errors above it, so that the trades seen do not say."),
    REALISED_VOL("% a year", "",
            "Annualised volatility of minute returns; behind it the two-scale estimate, which bounce "
                    + "does not inflate (Zhang, Mykland and Ait-Sahalia 2005)."),
    HALF_SPREAD_TICKS("ticks", "", "The half spread for all, rounded outward to whole ticks of the instrument; "
            + "ticks that nobody states are inferred from prices."),
    DATA_QUALITY("data quality", "",
            "What was checked before a number was made of the data: gaps, position chains, reported positions, clocks, units, "
                    + "what judges fills and how many of them."),
    JUDGED_SHARE("%", "",
            "Part of the instrument's fills for which its reference had a price at that time after the fill; "
                    + "at 0, strictly before the fill. What is not judged is in no markout."),
    POSITION_CHECK("reports", "",
            "Positions the venue reports beside those that fills add up to since the report before, "
                    + "or since the first fill. A difference means fills that are missing, counted twice, or of another unit."),
    TOXIC("accounts", "",
            "Called because a bet against \"this flow costs the house nothing\" has won so much that, of all accounts "
                    + "called at whatever moment, a share of at most 5 % is expected to be called wrongly. Once called it stays."),
    EVIDENCE_LOG10("log10", "+ against the account",
            "Decimal logarithm of the e-value: what one unit staked against \"costs the house nothing\" had become when the "
                    + "account was called. 2 is a hundredfold."),
    TOXIC_COST_BP("bp of notional", "+ the house loses",
            "Mean move of the price against the house over windows of flow that do not overlap, each counting alike."),
    WATCH_WINDOWS("windows", "", "Windows of an account's flow that do not overlap: independent observations."),
    LINKS("pairs", "",
            "Two accounts that bought or sold the same instrument in the same slots of time more often than accounts that "
                    + "chose theirs freely would (Tumminello et al. 2012), at a false-discovery rate of 1 %: one hand behind both, "
                    + "a copy, or a common signal."),
    LADDER_INTERVAL("ticks", "",
            "Where the distance is expected with 95 % certainty, by the errors of what it rests on: adverse selection of all "
                    + "tiers, volatility, and demand where it is measured. An assumed demand is taken as given. None where one of "
                    + "these errors is unknown."),
    HIT_RATIO("%", "", "Part of the requests whose answer is known that the client took, those the house then rejected "
            + "too."),
    COVER_BP("bp of price", "+ the house quoted nearer than the next best",
            "Best other quote less the house's, mean: of requests the client took it is room that was left, of those it did not "
                    + "take, below 0, by how much the house was wider."),
    REJECTED_SHARE("%", "", "Part of the requests the client took that the house then rejected."),
    LAST_LOOK_BP("bp of price", "+ the house says no when the price has moved against it",
            "Mean move of the reference against the house before it rejects, less that before it accepts; below it the median "
                    + "time a request is held before a yes."),
    PILOT_COST_USD("USD", "+ it costs, below 0 it gains",
            "What the pilot earns less than today's width would, by the demand known; below it the same at the worst demand "
                    + "within its bounds."),
    DIGEST("SHA-256", "", "Fingerprint of the canonical output. The same input, configuration and seed give the same "
            + "digest on every machine."),
    SEED("number", "", "Start of every random draw in the run.");

    private final String unit;
    private final String sign;
    private final String definition;

    ReportTerm(String unit, String sign, String definition) {
        this.unit = unit;
        this.sign = sign;
        this.definition = definition;
    }

    /// The name it goes by on the page, in the style of a column.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The catalogue followed by the terms it lacks.
    static List<Definition> behind(List<Definition> catalogue) {
        var all = new ArrayList<>(catalogue);
        var known = new HashSet<String>();
        catalogue.forEach(definition -> known.add(definition.column()));
        for (var term : values()) {
            if (!known.contains(term.column())) {
                all.add(new Definition(term.column(), term.unit, term.sign, term.definition, "report"));
            }
        }
        return List.copyOf(all);
    }
}
