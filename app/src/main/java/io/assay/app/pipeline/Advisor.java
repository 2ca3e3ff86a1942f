package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.policy.quote.Freshness;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.policy.quote.WidthPolicy;
import io.assay.core.precision.Horizons;
import io.assay.core.precision.Offers;
import io.assay.core.precision.QuotedWidths;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.precision.WindowPlan;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Window;
import io.assay.core.segment.Assignments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the widths a run advises, by what named its champion: records of offers where they did, else the adverse
/// selection of the accounts at the assumed demand. What is published is then what was judged.
///
/// @param offers of the span whose cost was known at its end
/// @param basis what named the champion
/// @param adverseColumn column of the adverse selection of the flow that faces the house
/// @param asOfNs last moment whose data the widths know
record Advisor(FeatureMatrix profiles, Offers offers, Basis basis, String adverseColumn, RunConfig config,
        long asOfNs, String modelVersion) {

    /// @param span of the flow, last moment excluded
    static Advisor of(FeatureMatrix profiles, OfferFile file, Basis basis, RunConfig config, Window span,
            String modelVersion) {
        long known = span.toNs() - Horizons.lengthNs(config.value().horizon());
        var offers = file.within(new WindowPlan.Window(span.fromNs(), known), List.of(span.fromNs()));
        return new Advisor(profiles, offers, basis, adverseColumn(profiles, config.value().horizon()), config,
                span.toNs() - 1, modelVersion);
    }

    Advice on(Assignments given) {
        var value = config.value();
        var assumed = new LogisticQuote(value.alpha(), value.beta());
        var measured = measured(given.accounts(), given.segment(), given.segments());
        var widths = measured.map(told -> told.publish(config.profileOfUse(), asOfNs, modelVersion))
                .orElseGet(() -> assumed(given, assumed));
        return new Advice(widths, measured, assumed);
    }

    /// What was offered to each account in the span, USD.
    TreeMap<String, Double> offeredUsd() {
        var out = new TreeMap<String, Double>();
        for (int row = 0; row < offers.account().length; row++) {
            out.merge(offers.accounts().get(offers.account()[row]), offers.offeredUsd()[row], Double::sum);
        }
        return out;
    }

    /// Where the widths come from, when there are offers.
    List<String> notes(Advice advice) {
        if (!isByOffers()) {
            return List.of();
        }
        return List.of(advice.measured()
                .map(told -> String.format(Locale.ROOT,
                        "Half spreads come from the offers (%s), made at %.2f to %.2f bp, "
                                + "not from the assumed demand.",
                        basis, told.lowBp(), told.highBp()))
                .orElse("The offers tell no demand (one width, or nothing taken); half spreads come from the assumed "
                        + "demand."));
    }

    private boolean isByOffers() {
        return switch (basis) {
            case QUOTES, EXPERIMENT -> true;
            case HEDGE_ONLY, ASSUMED -> false;
        };
    }

    /// The demand of accounts put together in any way, where offers name the champion and tell one.
    Optional<QuotedWidths> measured(List<String> accounts, int[] group, List<String> groups) {
        return isByOffers()
                ? Optional.of(QuotedWidths.of(offers, basis == Basis.EXPERIMENT, accounts, group, groups,
                        Judgement.limits(config))).filter(QuotedWidths::isKnown)
                : Optional.empty();
    }

    private List<SegmentWidth> assumed(Assignments given, LogisticQuote demand) {
        var notional = adverseColumn.endsWith("_taker") ? "taker_notional_usd" : "notional_usd";
        var means = ShrunkMeans.of(given.segment(), given.segments().size(), column(notional), column(adverseColumn),
                column(adverseColumn + "_se"));
        var policy = new WidthPolicy(demand, Judgement.limits(config), config.profileOfUse(), Freshness.DEFAULT);
        return policy.publish(given.segments(), means, asOfNs, modelVersion, asOfNs);
    }

    private double[] column(String name) {
        return profiles.columnValues(profiles.column(name));
    }

    /// Adverse selection of taker flow, which faces the house; of all flow where nobody took.
    private static String adverseColumn(FeatureMatrix profiles, String horizon) {
        var taker = "adverse_bp_" + horizon + "_taker";
        int column = profiles.column(taker);
        for (int row = 0; row < profiles.rows(); row++) {
            if (column >= 0 && !Double.isNaN(profiles.at(row, column))) {
                return taker;
            }
        }
        return "adverse_bp_" + horizon;
    }
}
