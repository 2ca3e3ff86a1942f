package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.report.Interval;
import io.assay.app.report.OffersSection;
import io.assay.core.policy.quote.demand.PilotTerms;
import io.assay.core.policy.quote.demand.QuoteFunnel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Requests, what became of them and what a pilot would need, for the page.
///
/// @param segmentOf number on the page of a segment by its name, -1 for none
record OffersMaker(Run run, ToIntFunction<String> segmentOf) {
    /// Share of requests taken today, where only those that were taken are known.
    private static final double HIT = 0.3;

    OffersSection section() {
        var basis = run.shown().advisor().basis().name();
        if (run.config().offers().isEmpty()) {
            return section(0, "", List.of(), basis, Optional.empty());
        }
        try {
            var file = QuoteFile.read(run.config().offers().get());
            return section(file.records().size(), "", funnel(file), basis, Optional.of(file));
        } catch (UserError e) {
            return section(0, e.what(), List.of(), basis, Optional.empty());
        }
    }

    private OffersSection section(long requests, String fault, List<OffersSection.Funnel> funnel, String basis,
            Optional<QuoteFile> file) {
        String noPilot = noPilot(basis);
        return new OffersSection(requests, fault, funnel, basis, HIT, run.config().value().beta(),
                noPilot.isEmpty() ? pilots(file) : List.of(), noPilot);
    }

    /// Why no pilot is laid out; empty where one is.
    private String noPilot(String basis) {
        if (basis.equals("EXPERIMENT")) {
            return "Widths were drawn by lot: the value on the card rests on an experiment, and no pilot is needed.";
        }
        return PilotFacts.isTooShort(run.from(), run.to()) ? "No pilot is laid out: " + PilotFacts.TOO_SHORT + "." : "";
    }

    private List<OffersSection.Pilot> pilots(Optional<QuoteFile> file) {
        var assumed = new PilotFacts.Assumed(HIT, run.config().value().beta(), Double.NaN);
        var facts = file.map(offers -> PilotFacts.of(offers, known(), Map.of(), assumed))
                .orElseGet(() -> PilotFacts.of(run.profiles(), run.shown().assignments().segments(),
                        run.shown().assignments().segment(), assumed));
        var terms = terms();
        var rows = PilotPlan.rows(facts, terms.withDaySd(facts.daySd().orElse(terms.daySd())));
        var pilots = new ArrayList<OffersSection.Pilot>();
        for (int i = 0; i < rows.size(); i++) {
            pilots.add(pilot(rows.get(i), facts.basis().get(i)));
        }
        pilots.sort(Comparator.comparingInt(OffersSection.Pilot::segment));
        return pilots;
    }

    /// Rungs keep the limits of the policy.
    private PilotTerms terms() {
        var usual = PilotTerms.DEFAULT;
        double low = run.config().policy().minHalfSpreadBp();
        double high = run.config().policy().maxHalfSpreadBp();
        return low < high
                ? new PilotTerms(usual.rungs(), usual.reach(), usual.share(), usual.unit(), usual.tellBeta(),
                        usual.tellUsd(), usual.power(), usual.daySd(), low, high)
                : usual;
    }

    private OffersSection.Pilot pilot(PilotPlan.Row row, String demand) {
        var segment = row.segment();
        return new OffersSection.Pilot(segment.name(), segmentOf.applyAsInt(segment.name()), demand,
                known(segment.todayBp()),
                row.design().map(design -> Arrays.stream(design.ladderBp()).boxed().toList()).orElse(List.of()),
                known(row.design().map(design -> (double) design.requests())),
                known(row.design().map(design -> (double) design.days())),
                known(row.design().map(design -> design.costUsd())),
                known(row.design().map(design -> design.worstUsd())), row.reason());
    }

    private List<OffersSection.Funnel> funnel(QuoteFile file) {
        var known = known();
        return QuoteFunnel.of(file.records(), known.byAccount(), known.names(), QuoteFunnel.Cut.NONE).stream()
                .map(this::funnel).toList();
    }

    private OffersSection.Funnel funnel(QuoteFunnel.Row row) {
        var look = row.lastLook();
        return new OffersSection.Funnel(row.segment(), segmentOf.applyAsInt(row.segment()), row.accounts(),
                row.requests(), row.quoted().count(), row.unknown(), interval(row.hit().share()),
                known(row.wonCoverBp()), known(row.lostCoverBp()), interval(look.rejected().share()),
                known(look.holdAcceptedMs()), interval(look.asymmetryBp()));
    }

    /// Segments in the order of the page.
    private KnownSegments known() {
        var assignments = run.shown().assignments();
        var names = assignments.segments().stream().filter(name -> segmentOf.applyAsInt(name) >= 0)
                .sorted(Comparator.comparingInt(segmentOf)).toList();
        var byAccount = new TreeMap<String, String>();
        for (int row = 0; row < assignments.segment().length; row++) {
            if (assignments.segment()[row] >= 0) {
                byAccount.put(run.profiles().accounts().get(row),
                        assignments.segments().get(assignments.segment()[row]));
            }
        }
        return new KnownSegments(byAccount, names);
    }

    private static Optional<Interval> interval(io.assay.core.policy.quote.demand.Interval of) {
        return Double.isFinite(of.low()) && Double.isFinite(of.high())
                ? Optional.of(new Interval(of.estimate(), of.low(), of.high())) : Optional.empty();
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble known(Optional<Double> value) {
        return known(value.orElse(Double.NaN));
    }
}
