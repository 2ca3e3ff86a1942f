package io.assay.app.ingest;

import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Reject;
import io.assay.core.event.Transfer;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.SpotTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gathers what the decoders of all files hand over, file by file.
final class Collector implements EventSink {
    final FillLog log = new FillLog();
    final SpotTokens tokens = new SpotTokens();
    final List<LiquidationNotice> liquidations = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final TreeSet<String> unknownFields = new TreeSet<>();
    final Map<String, Set<InstrumentKind>> kinds = new HashMap<>();
    long transfers;
    long repeated;

    /// A notice and which of its equals within one file it is: equal ones in two files are one.
    private record Seen(Event notice, int occurrence) {}

    private final Set<Seen> seen = new HashSet<>();
    private final Map<Event, Integer> inThisFile = new HashMap<>();
    private String source = "";
    private long fills;
    private long notices;
    private long noticesAgain;
    private long rejected;
    private final SortedMap<String, Long> perAccount = new TreeMap<>();

    void begin(String source) {
        this.source = source;
        inThisFile.clear();
        perAccount.clear();
        fills = 0;
        notices = 0;
        noticesAgain = 0;
        rejected = 0;
    }

    long read() {
        return fills + notices + noticesAgain + rejected;
    }

    /// What the file begun last held.
    Ingested.SourceFile end(String format, String sha256, long bytes) {
        return new Ingested.SourceFile(source, format, sha256, bytes, read(), fills, notices, noticesAgain, rejected);
    }

    /// Fills of each account in the file begun last.
    SortedMap<String, Long> fillsPerAccount() {
        return perAccount;
    }

    @Override
    public void event(Event event, long line) {
        switch (event) {
            case Fill fill -> {
                fills++;
                repeated += fill.occurrence() > 1 ? 1 : 0;
                log.add(fill, source, line);
                tokens.observe(fill);
                perAccount.merge(fill.account(), 1L, Long::sum);
            }
            case LiquidationNotice notice -> {
                if (isNew(notice)) {
                    liquidations.add(notice);
                }
            }
            case Transfer transfer -> transfers += isNew(transfer) ? 1 : 0;
        }
    }

    private boolean isNew(Event notice) {
        int occurrence = inThisFile.merge(notice, 1, Integer::sum);
        boolean isNew = seen.add(new Seen(notice, occurrence));
        notices += isNew ? 1 : 0;
        noticesAgain += isNew ? 0 : 1;
        return isNew;
    }

    @Override
    public void reject(Reject reject) {
        rejected++;
        rejects.add(reject);
    }

    @Override
    public void describe(String instrument, InstrumentKind kind) {
        kinds.computeIfAbsent(instrument, name -> new HashSet<>()).add(kind);
    }

    @Override
    public void unknownField(String name) {
        unknownFields.add(name);
    }
}
