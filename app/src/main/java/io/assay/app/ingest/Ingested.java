package io.assay.app.ingest;

import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Reject;
import java.util.List;
import java.util.SortedSet;

/// Everything a set of files said.
///
/// @param instruments description of each instrument number of the log
/// @param liquidations notices the venue gave beside the fills, each once
/// @param transfers distinct deposits and withdrawals; no feature of this version uses them
/// @param repeated rows without trade ids that equal an earlier row of their file, kept as fills of their own
/// @param unknownFields names of fields nothing reads
/// @param warnings plain sentences
public record Ingested(List<SourceFile> files, FillLog log, List<Instrument> instruments,
        List<LiquidationNotice> liquidations, long transfers, long repeated, List<Reject> rejects,
        SortedSet<String> unknownFields,
        List<String> warnings) {

    /// One file that was read.
    ///
    /// @param read rows of all kinds: fills, notices, rejects
    /// @param fills of them
    /// @param notices of them, distinct
    /// @param noticesAgain of them, read before
    /// @param rejected of them, while decoding
    public record SourceFile(String name, String format, String sha256, long bytes, long read, long fills,
            long notices, long noticesAgain, long rejected) {}
}
