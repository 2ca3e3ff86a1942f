package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is to be known of the data before a number made of them is trusted.
///
/// @param horizons names of the moments at which fills are judged, ascending
/// @param judges what judges each instrument, busiest first; of very many only the first
/// @param instruments how many there are, listed or not
public record QualitySection(List<Note> notes, List<String> horizons, List<Judge> judges, int instruments,
        Positions positions) {
    static final int JUDGES_MAX = 60;

    public QualitySection {
        notes = List.copyOf(notes);
        horizons = List.copyOf(horizons);
        judges = List.copyOf(judges);
        if (judges.size() > JUDGES_MAX || judges.size() > instruments) {
            throw new IllegalArgumentException(
                    judges.size() + " of " + instruments + " instruments, at most " + JUDGES_MAX);
        }
    }

    /// The first of the judges, which come busiest first.
    public static QualitySection of(List<Note> notes, List<String> horizons, List<Judge> all, Positions positions) {
        return new QualitySection(notes, horizons, all.subList(0, Math.min(JUDGES_MAX, all.size())), all.size(),
                positions);
    }

    /// Something a reader should know about the data: a gap, a stale reference, a censored horizon.
    ///
    /// @param area what it is about: gaps, chains, positions, clock, units, references, rows
    /// @param level how much it should worry: fine, note, warning
    /// @param count how often it occurred
    /// @param outOf of how many; empty where nothing is counted beside it
    public record Note(String area, String level, String what, long count, Optional<Long> outOf, String meaning) {}

    /// What judges the fills of one instrument.
    ///
    /// @param source quotes, books, marks or prints, with their venue where it is known
    /// @param clock whose time fills and source are compared on
    /// @param judged fills that had a reference, by horizon
    public record Judge(String instrument, String source, String clock, long fills, List<Long> judged) {
        public Judge {
            judged = List.copyOf(judged);
        }
    }

    /// Positions the venue reported beside those that fills add up to.
    ///
    /// @param compared reports on instruments with fills
    /// @param differing of them
    /// @param worst those with the largest difference in money, largest first
    public record Positions(long compared, long differing, List<Difference> worst) {
        static final int WORST_MAX = 20;
        public static final Positions NONE = new Positions(0, 0, List.of());

        public Positions {
            worst = List.copyOf(worst.subList(0, Math.min(WORST_MAX, worst.size())));
        }
    }

    /// One report that fills do not add up to; amounts in base units, or face of an inverse contract.
    ///
    /// @param when the report was made, in words
    /// @param worth of the difference at the price of the fill, in quote currency
    /// @param basis what the rebuilt position rests on
    /// @param lastTrade trade id of the last fill before the report, empty when it has none
    /// @param lastAt when that fill was made, or that there was none
    public record Difference(String account, String instrument, String when, String reported, String rebuilt,
            String difference, OptionalDouble worth, String basis, String lastTrade, String lastAt) {
        public Difference {
            account = Text.cut(account, Text.NAME_MAX);
        }
    }
}
