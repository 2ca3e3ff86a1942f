package io.assay.app.pipeline;

import io.assay.app.report.QualitySection;
import io.assay.core.profile.Horizon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to be known of the data before a number made of them is trusted.
///
/// @param findings about the data as a whole
/// @param references what judges each instrument, busiest first
/// @param gaps reports of positions that fills do not add up to, largest first
record DataQuality(List<Finding> findings, List<ReferenceUse> references, long reports, List<PositionGap> gaps) {
    /// How much a finding should worry.
    enum Level {
        FINE, NOTE, WARNING
    }

    /// What a finding is about; empty where it is about all of them.
    record About(String account, String instrument, String horizon) {
        static final About ALL = new About("", "", "");
    }

    /// @param area what it is about: gaps, chains, positions, clock, units, references, rows
    /// @param count how often
    /// @param outOf of how many; empty where the count stands alone
    /// @param meaning what it does to the numbers
    record Finding(String area, Level level, String what, About about, long count, Optional<Long> outOf,
            String meaning) {}

    static DataQuality of(Run run) {
        var fills = run.tape().fills();
        var references = ReferenceUse.of(fills, run.tape().market(), run.checks().coverage());
        var gaps = PositionGap.of(fills, run.checks().positions());
        return new DataQuality(new QualityFindings(run, references, gaps).all(), references,
                run.checks().positions().size(), gaps);
    }

    /// Every finding, those about one instrument or one report after all others.
    List<Finding> all() {
        return Stream.of(findings.stream(), references.stream().flatMap(use -> use.findings().stream()),
                gaps.stream().map(PositionGap::finding)).flatMap(part -> part).toList();
    }

    QualitySection section() {
        var notes = new ArrayList<QualitySection.Note>();
        for (var finding : findings) {
            notes.add(new QualitySection.Note(finding.area(), finding.level().name().toLowerCase(Locale.ROOT),
                    finding.what(), finding.count(), finding.outOf(), finding.meaning()));
        }
        return QualitySection.of(notes, Arrays.stream(Horizon.values()).map(Horizon::suffix).toList(),
                references.stream().map(ReferenceUse::judge).toList(),
                new QualitySection.Positions(reports, gaps.size(),
                        gaps.stream().map(PositionGap::difference).toList()));
    }

    /// How much it should worry that so many fills of all can be judged.
    static Level level(long judged, long fills) {
        return judged == 0 ? Level.NOTE : 2 * judged < fills ? Level.WARNING : Level.FINE;
    }

    static String meaning(long judged, long fills) {
        if (judged == 0) {
            return "the markout is absent: the data end before it, or nothing was seen by then";
        }
        return 2 * judged < fills
                ? "the markout rests on the smaller part of the fills, and perhaps not a typical one"
                : "the markout rests on most of the fills";
    }
}
