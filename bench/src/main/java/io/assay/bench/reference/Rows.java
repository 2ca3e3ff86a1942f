package io.assay.bench.reference;

import io.assay.app.store.PlainParquet;
import io.assay.core.event.FillSurvey;
import java.io.IOException;
import java.nio.file.Path;

/// Rows of a planted world, and how many of them the heap takes at a time. Bytes a row were measured
/// (docs/evidence/reference-job.md), and a quarter of the heap is left to what comes and goes.
record Rows(long fills, long quotes) {
    static final int AS_MANY_AS_IT_TAKES = -1;
    /// Of a fill when its share is judged: in order 25, by time and account 20, what judges it 28; and what is left of the last.
    private static final long FILL = 80;
    /// Of a quote as it arrives, with its quantities.
    private static final long QUOTE = 18;
    /// Of a quote in its series.
    private static final long REFERENCE = 6;
    /// Of an account that was folded.
    private static final long ACCOUNT = 2_500;
    private static final int SHARES_MAX = 256;

    /// As their footers tell.
    static Rows of(Path world) throws IOException {
        return new Rows(rows(world.resolve("fills.parquet")), rows(world.resolve("quotes.parquet")));
    }

    private static long rows(Path file) throws IOException {
        try (var columns = PlainParquet.open(file).orElseThrow()) {
            return columns.rows();
        }
    }

    /// Whether all fills can be there at once.
    boolean fitHeap() {
        return FILL * fills + (QUOTE + REFERENCE) * quotes <= room();
    }

    /// The fewest shares of the accounts whose fills can be there one after the other.
    int shares(FillSurvey survey, int accounts) {
        long room = room() - REFERENCE * quotes - ACCOUNT * accounts;
        for (int shares = 1; shares <= SHARES_MAX; shares++) {
            if (FILL * survey.largest(shares) <= room) {
                return shares;
            }
        }
        throw new IllegalStateException("a heap of " + Runtime.getRuntime().maxMemory() + " bytes is too small for "
                + quotes + " quotes and " + accounts + " accounts");
    }

    private static long room() {
        return Runtime.getRuntime().maxMemory() / 4 * 3;
    }
}
