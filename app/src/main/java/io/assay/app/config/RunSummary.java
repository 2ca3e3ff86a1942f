package io.assay.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// What a finished run tells the person who asked for it.
///
/// @param sources what became of every row, source by source
/// @param prints trades seen, each once however many of its sides were
/// @param chains how many links between fills of one account and instrument were checked
/// @param chainBreaks links that do not hold, by cause
/// @param rejects quarantined rows, by reason
/// @param segments those that hold accounts
/// @param unassigned accounts without a segment, by reason
/// @param verdict what the segmentation is worth: the answer, then why; empty where nothing was judged
/// @param earned what the method the verdict is about earned more than each yardstick
/// @param impact what trading did to prices
/// @param warnings what probably went wrong with the input, in plain sentences
/// @param notes what to know about the data before trusting a number, in plain sentences
/// @param digest SHA-256 of the canonical output, lower-case hex
/// @param written files of the result with their bytes, in order; empty on a dry run
/// @param next commands worth typing now
public record RunSummary(List<Source> sources, long accounts, long prints, List<Chains> chains,
        SortedMap<String, Long> chainBreaks, SortedMap<String, Long> rejects, List<SegmentLine> segments,
        List<SegmentLine> unassigned, List<String> verdict, Earned earned, Impact impact,
        List<String> warnings, List<String> notes,
        String digest,
        Path out, List<Written> written, double elapsedS, List<String> next) {

    public RunSummary {
        sources = List.copyOf(sources);
        chains = List.copyOf(chains);
        chainBreaks = Collections.unmodifiableSortedMap(new TreeMap<>(chainBreaks));
        rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
        segments = List.copyOf(segments);
        unassigned = List.copyOf(unassigned);
        verdict = List.copyOf(verdict);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        written = List.copyOf(written);
        next = List.copyOf(next);
    }

    /// The accounting identity of one source: read = applied + duplicate + late + pending + quarantined + skipped.
    ///
    /// @param skipped rows that are whole and hold nothing Assay uses (heartbeats, acknowledgements)
    public record Source(String name, String format, long read, long applied, long duplicate, long late, long pending,
            long quarantined, long skipped) {
        public Source {
            if (read != applied + duplicate + late + pending + quarantined + skipped) {
                throw new IllegalStateException(name + ": " + read + " rows read, but " + applied + " applied + "
                        + duplicate + " duplicate + " + late + " late + " + pending + " pending + " + quarantined
                        + " quarantined + " + skipped + " skipped");
            }
        }
    }

    /// Links of position chains over one kind of instrument: those checked, and those that hold exactly or within
    /// the venue's rounding.
    public record Chains(String kind, long links, long holding) {}

    /// One segment in one line; a share is 0 to 1, the half spread NaN where none is advised.
    public record SegmentLine(String name, long accounts, double notionalShare, double halfSpreadBp) {}

    /// What one method earned more than each yardstick by itself, on the judged window.
    ///
    /// @param method the champion, or the best challenger where there is none
    /// @param over one a yardstick, in the order of the card; empty where no value is known
    public record Earned(String method, List<Over> over) {
        public Earned {
            over = List.copyOf(over);
        }
    }

    /// A difference of gains of the house, net of churn, with its 95 % interval, USD per million of notional.
    public record Over(String yardstick, double usdPerMillion, double low, double high) {}

    /// What metaorders did to prices.
    ///
    /// @param sentence what was found, or why no law is told
    /// @param metaorders that say something of impact
    /// @param laws that of all first, then by segment; empty where none is told
    public record Impact(String sentence, long metaorders, List<Law> laws) {
        public Impact {
            laws = List.copyOf(laws);
        }
    }

    /// @param segment empty = all
    /// @param exponent of size over daily volume: estimate, low, high
    /// @param atOnePercent impact of 1 % of a day's volume, daily volatilities, likewise
    public record Law(String segment, long metaorders, long accounts, double[] exponent, double[] atOnePercent) {
        public Law {
            exponent = exponent.clone();
            atOnePercent = atOnePercent.clone();
        }

        @Override
        public double[] exponent() {
            return exponent.clone();
        }

        @Override
        public double[] atOnePercent() {
            return atOnePercent.clone();
        }
    }

    public record Written(String name, long bytes) {}

    /// All sources in one line of counts.
    public Source total() {
        return total(sources);
    }

    /// The same of any sources.
    public static Source total(List<Source> sources) {
        return new Source("total", "", sum(sources, Source::read), sum(sources, Source::applied),
                sum(sources, Source::duplicate), sum(sources, Source::late), sum(sources, Source::pending),
                sum(sources, Source::quarantined), sum(sources, Source::skipped));
    }

    private static long sum(List<Source> sources, ToLongFunction<Source> count) {
        return sources.stream().mapToLong(count).reduce(0, Math::addExact);
    }
}
