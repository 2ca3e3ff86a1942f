package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.policy.quote.Freshness;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthPolicy;
import io.assay.core.precision.ClosedPair;
import io.assay.core.precision.Horizons;
import io.assay.core.precision.Offers;
import io.assay.core.precision.QuotedWidths;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.precision.WindowPlan;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Window;
import io.assay.core.segment.Segmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the widths a run advises, by what named its champion: records of offers where they did, else the adverse
/// selection of the accounts at the assumed demand. They are made as those were that were judged ([ClosedPair]): of the last
/// window, each account in the segment it was known in before. What is published is then what was judged.
///
/// @param closed windows of the span, in order of time
/// @param offers of the whole span whose cost was known at its end
/// @param basis what named the champion
/// @param adverseColumn column of the adverse selection of the flow that faces the house
/// @param asOfNs last moment whose data the widths know
record Advisor(List<WindowProfiles> closed, Offers offers, Basis basis, String adverseColumn, RunConfig config,
        long asOfNs, String modelVersion) {

    /// @param profiles of the whole span
    /// @param windows it is cut into
    static Advisor of(FeatureMatrix profiles, Windows windows, OfferFile file, Basis basis, RunConfig config,
            Window span,
            String modelVersion) {
        long known = span.toNs() - Horizons.lengthNs(config.value().horizon());
        var closed = new ArrayList<>(windows.profiles());
        var last = closed.removeLast();
        closed.add(last.withOffers(within(file, last.fromNs(), known)));
        return new Advisor(List.copyOf(closed), within(file, span.fromNs(), known), basis,
                adverseColumn(profiles, config.value().horizon()), config, span.toNs() - 1, modelVersion);
    }

    private static Offers within(OfferFile file, long fromNs, long toNs) {
        return file.within(new WindowPlan.Window(fromNs, toNs), List.of(fromNs));
    }

    /// The same when all widths are made: the windows, with a profile of every account in each, are let go.
    Advisor done() {
        return new Advisor(List.of(), offers, basis, adverseColumn, config, asOfNs, modelVersion);
    }

    /// Widths for the segments of a fit.
    Advice on(Segmentation fit) {
        var value = config.value();
        var demand = new LogisticQuote(value.alpha(), value.beta());
        var pair = ClosedPair.of(fit, closed);
        var measured = isByOffers()
                ? Optional.of(pair.quoted(isByLot(), Judgement.limits(config))).filter(QuotedWidths::isKnown)
                : Optional.<QuotedWidths>empty();
        var widths = measured.map(told -> told.publish(config.profileOfUse(), asOfNs, modelVersion))
                .orElseGet(() -> new WidthPolicy(demand, Judgement.limits(config), config.profileOfUse(),
                        Freshness.DEFAULT).publish(fit.names(), pair.adverse(value.horizon()), asOfNs, modelVersion,
                                asOfNs));
        return new Advice(widths, measured, demand);
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

    /// The demand of accounts put together in any way over the whole span, where offers name the champion and tell one.
    Optional<QuotedWidths> measured(List<String> accounts, int[] group, List<String> groups) {
        return isByOffers()
                ? Optional.of(QuotedWidths.of(offers, isByLot(), accounts, group, groups, Judgement.limits(config)))
                        .filter(QuotedWidths::isKnown)
                : Optional.empty();
    }

    private boolean isByLot() {
        return basis == Basis.EXPERIMENT;
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
