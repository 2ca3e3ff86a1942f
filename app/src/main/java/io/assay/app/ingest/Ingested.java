package io.assay.app.ingest;

import io.assay.core.event.AccountLog;
import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.market.MarketLog;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/// Everything a set of files said.
///
/// @param instruments description of each instrument number of the log
/// @param market quotes, books, prints, marks and funding rates
/// @param marketAgain rows about the market that say what others said, by source
/// @param quoted descriptions of the instruments the market log names, by name
/// @param accounts what was said of accounts beside their fills
/// @param repeated rows without trade ids that equal an earlier row of their file, kept as fills of their own
/// @param rejects rows that said nothing usable, each with its reason, as many as are listed
/// @param unlisted rejects beyond those, by reason
/// @param skipped rows that hold nothing Assay uses, by what they are
/// @param personal personal data dropped while decoding, by field
/// @param unknownFields names of fields nothing reads
/// @param warnings plain sentences
/// @param notes which names were taken for one instrument, by which rule, and which were left apart; plain sentences
public record Ingested(List<SourceFile> files, FillLog log, List<Instrument> instruments, MarketLog market,
        SortedMap<String, Long> marketAgain, SortedMap<String, Instrument> quoted, AccountLog accounts, long repeated,
        List<Reject> rejects, Map<Reason, Long> unlisted,
        SortedMap<String, Long> skipped, SortedMap<String, Long> personal, SortedSet<String> unknownFields,
        List<String> warnings, List<String> notes) {

    /// One file that was read.
    ///
    /// @param name of the file, or `archive!entry`
    /// @param sha256 of its bytes; of an entry's bytes without the archive's packing
    /// @param read facts and rows of all kinds: what follows, added up
    /// @param fills of them
    /// @param notices other facts about accounts, distinct, and about the market
    /// @param noticesAgain of them, read before
    /// @param rejected of them, while decoding
    /// @param skipped rows that hold nothing Assay uses
    public record SourceFile(String name, String format, String sha256, long bytes, long read, long fills,
            long notices, long noticesAgain, long rejected, long skipped) {}
}
