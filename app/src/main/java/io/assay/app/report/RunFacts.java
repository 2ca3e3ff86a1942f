package io.assay.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What was read, what became of it, and what makes the run repeatable.
///
/// @param from time of the first fill, UTC
/// @param to time of the last fill, UTC
/// @param prints trades of the market, each seen from both sides
/// @param notionalUsd notional of all flow fills, USD
/// @param digest SHA-256 of the canonical output
/// @param profileOfUse `analytics`, `dealer` or `venue`
/// @param warnings whole sentences, most important first
public record RunFacts(String title, Inputs inputs, Instant from, Instant to, Accounting accounting, long accounts,
        long fills, long prints, double notionalUsd, String digest, long seed,
        String version, Duration elapsed, String profileOfUse, List<String> warnings) {
    public RunFacts {
        warnings = List.copyOf(warnings);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("span ends at " + to + " before it starts at " + from);
        }
    }

    /// One input file.
    public record InputFile(String name, String format, long rows, String sha256) {}

    /// The inputs of the run; of very many only the first are listed.
    ///
    /// @param total how many there were, listed or not
    public record Inputs(List<InputFile> listed, int total) {
        static final int LISTED_MAX = 100;

        public Inputs {
            listed = List.copyOf(listed);
            if (listed.size() > LISTED_MAX || listed.size() > total) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%d of %d inputs listed, at most %d", listed.size(), total,
                                LISTED_MAX));
            }
        }

        public static Inputs of(List<InputFile> all) {
            return new Inputs(all.subList(0, Math.min(all.size(), LISTED_MAX)), all.size());
        }
    }

    /// The accounting identity: every row read is in exactly one of the other six counts.
    public record Accounting(long read, long applied, long duplicate, long late, long pending, long quarantined,
            long skipped) {
        /// Rows that no count claims; anything but 0 is an error of ours, which the report shows loudly.
        public long unaccounted() {
            return read - applied - duplicate - late - pending - quarantined - skipped;
        }
    }
}
