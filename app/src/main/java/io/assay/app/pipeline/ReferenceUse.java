package io.assay.app.pipeline;

import io.assay.app.report.QualitySection;
import io.assay.core.event.Fills;
import io.assay.core.market.Market;
import io.assay.core.market.Reference;
import io.assay.core.market.ReferenceCoverage;
import io.assay.core.profile.Horizon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What judges the fills of one instrument, and how many of them.
record ReferenceUse(String instrument, Reference reference, ReferenceCoverage coverage) {

    /// Instruments that have fills, busiest first.
    static List<ReferenceUse> of(Fills fills, Market market, List<ReferenceCoverage> coverage) {
        var uses = new ArrayList<ReferenceUse>();
        for (int number = 0; number < coverage.size(); number++) {
            if (coverage.get(number).fills() > 0) {
                uses.add(new ReferenceUse(fills.instruments().get(number).name(), market.reference(number),
                        coverage.get(number)));
            }
        }
        uses.sort(Comparator.comparingLong((ReferenceUse use) -> use.coverage.fills()).reversed()
                .thenComparing(ReferenceUse::instrument));
        return uses;
    }

    boolean judgesNothing() {
        return coverage.judged().stream().allMatch(count -> count == 0);
    }

    /// As in "quotes of deribit".
    String source() {
        if (judgesNothing()) {
            return "nothing";
        }
        var kind = reference.kind().name().toLowerCase(Locale.ROOT);
        return reference.venue().isEmpty() ? kind : kind + " of " + reference.venue();
    }

    String clock() {
        return switch (reference.clock()) {
            case EVENT -> "event";
            case RECEIVED -> "receive";
        };
    }

    /// As in "quotes of deribit, event clock".
    String words() {
        return judgesNothing() ? source() : source() + ", " + clock() + " clock";
    }

    /// One finding a horizon.
    List<DataQuality.Finding> findings() {
        var findings = new ArrayList<DataQuality.Finding>();
        for (var horizon : Horizon.values()) {
            long judged = coverage.judged().get(horizon.ordinal());
            findings.add(new DataQuality.Finding("references", DataQuality.level(judged, coverage.fills()),
                    "fills judged by " + words(), new DataQuality.About("", instrument, horizon.suffix()), judged,
                    Optional.of(coverage.fills()), DataQuality.meaning(judged, coverage.fills())));
        }
        return findings;
    }

    QualitySection.Judge judge() {
        return new QualitySection.Judge(instrument, source(), judgesNothing() ? "" : clock(), coverage.fills(),
                coverage.judged());
    }
}
