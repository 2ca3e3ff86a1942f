package io.assay.app.ingest;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.AccountLog;
import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import io.assay.core.event.Fill;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.QuoteBlock;
import io.assay.core.event.Reject;
import io.assay.core.market.MarketLog;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.Pages;
import io.assay.core.venue.SpotTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gathers what the decoders of all files hand over, file by file.
class Collector implements EventSink {
    private static final int UNKNOWN_MAX = 1_000;

    final FillLog log;
    final MarketLog market = new MarketLog();
    final AccountLog accounts = new AccountLog();
    final SpotTokens tokens = new SpotTokens();
    final RejectList refused = new RejectList();
    /// Those of the refused rows that are kept.
    final List<Reject> rejects = refused.kept();
    /// Names no decoder reads, the first thousand of them.
    final TreeSet<String> unknownFields = new TreeSet<>();
    /// What files said of each instrument, every different saying once.
    final Map<String, Set<Instrument>> described = new HashMap<>();
    /// Rows that hold nothing Assay uses, by what they are.
    final SortedMap<String, Long> skipped = new TreeMap<>();
    /// Personal data dropped while decoding, by field.
    final SortedMap<String, Long> personal = new TreeMap<>();
    /// Places of lists that came in pages.
    final Pages pages = new Pages();
    /// What decoders say a reader should know, each sentence once, in the order said.
    final Set<String> warnings = new LinkedHashSet<>();
    long repeated;

    private String source = "";
    private long fills;
    private long notices;
    private long noticesAgain;
    private long skippedHere;
    private final Set<String> named = new LinkedHashSet<>();
    /// Fills of the file begun last, by number of the account in the log, of the first rows of the log.
    private long[] perAccount = new long[16];
    private int counted;

    private final Keep keep;

    Collector() {
        this(new Keep.All());
    }

    /// @param keep what is kept of what is handed over
    Collector(Keep keep) {
        this.keep = keep;
        log = keep.log();
    }

    void begin(String source) {
        this.source = source;
        accounts.begin();
        Arrays.fill(perAccount, 0);
        counted = log.size();
        named.clear();
        fills = 0;
        notices = 0;
        noticesAgain = 0;
        refused.begin();
        skippedHere = 0;
    }

    long read() {
        return fills + notices + noticesAgain + refused.count() + skippedHere;
    }

    /// Whether rows of the file begun last belong to accounts other than the given one and its subaccounts
    /// (`account/0`).
    boolean namesOthersThan(String account) {
        countRows();
        return named.stream().anyMatch(name -> account.isEmpty()
                || (!name.equals(account) && !name.startsWith(account + "/")));
    }

    /// What the file begun last held.
    Ingested.SourceFile end(String format, String sha256, long bytes) {
        return new Ingested.SourceFile(source, format, sha256, bytes, read(), fills, notices, noticesAgain,
                refused.count(),
                skippedHere);
    }

    /// Fills of each account in the file begun last.
    SortedMap<String, Long> fillsPerAccount() {
        countRows();
        var byName = new TreeMap<String, Long>();
        for (int number = 0; number < perAccount.length; number++) {
            if (perAccount[number] > 0) {
                byName.put(log.accountName(number), perAccount[number]);
            }
        }
        return byName;
    }

    @Override
    public void event(Event event, long line) {
        switch (event) {
            case Fill fill -> {
                if (takes(fill.account())) {
                    fills++;
                    repeated += fill.occurrence() > 1 ? 1 : 0;
                    log.add(fill, source, line);
                    tokens.observe(fill);
                    added();
                }
            }
            case AccountEvent fact -> {
                boolean isNew = accounts.add(fact);
                notices += isNew ? 1 : 0;
                noticesAgain += isNew ? 0 : 1;
                named.add(fact.account());
            }
            case MarketEvent seen -> {
                market.add(seen, source);
                notices++;
            }
        }
    }

    @Override
    public boolean takes(String account) {
        return keep.takes(account);
    }

    @Override
    public void draft(FillDraft fill, long line) {
        if (takes(fill.account)) {
            fills++;
            log.add(fill, source, line);
            tokens.observe(fill);
            added();
        }
    }

    @Override
    public void fills(FillBlock block, int from, int to, long before) {
        if (keep.isWhole()) {
            take(block, from, to, before);
            return;
        }
        int row = from;
        while (row < to) {
            boolean taken = takes(block.accountName(row));
            int next = row + 1;
            while (next < to && (block.isSameAccount(row, next) || takes(block.accountName(next)) == taken)) {
                next++;
            }
            if (taken) {
                take(block, row, next, before);
            }
            row = next;
        }
    }

    private void take(FillBlock block, int from, int to, long before) {
        fills += to - from;
        log.append(block, from, to, source, before);
        tokens.observe(block, from, to);
        added();
    }

    @Override
    public void quotes(QuoteBlock block, int from, int to, long before) {
        if (!keep.quantities()) {
            Arrays.fill(block.scales(QuoteBlock.BID_QUANTITY), from, to, EventBlock.ABSENT);
            Arrays.fill(block.scales(QuoteBlock.ASK_QUANTITY), from, to, EventBlock.ABSENT);
        }
        market.append(block, from, to, source);
        notices += to - from;
    }

    /// Rows were added to the log, which need not keep them.
    private void added() {
        if (keep.isFull(log)) {
            countRows();
            keep.empty(log);
            counted = log.size();
        }
    }

    /// Counts the rows added to the log since they were counted last.
    private void countRows() {
        for (; counted < log.size(); counted++) {
            int account = log.accountOf(counted);
            if (account >= perAccount.length) {
                perAccount = Arrays.copyOf(perAccount, Math.max(account + 1, perAccount.length * 2));
            }
            if (perAccount[account]++ == 0) {
                named.add(log.accountName(account));
            }
        }
    }

    @Override
    public void reject(Reject reject) {
        refused.add(reject);
    }

    @Override
    public void skipped(String what, long line) {
        skippedHere++;
        skipped.merge(what, 1L, Long::sum);
    }

    @Override
    public void describe(Instrument instrument) {
        described.computeIfAbsent(instrument.name(), name -> new LinkedHashSet<>()).add(instrument);
    }

    @Override
    public void unknownField(String name) {
        if (unknownFields.size() < UNKNOWN_MAX) {
            unknownFields.add(name);
        }
    }

    @Override
    public void paged(String list, long place, long total, long height) {
        pages.add(list, place, total, height);
    }

    @Override
    public void warning(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void personal(String field) {
        personal.merge(field, 1L, Long::sum);
    }
}
