package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts a log of fills into canonical order: one result for any split, order or repetition of the input.
///
/// Rows are sorted by account, time and instrument; rows of one key (trade id and side, or for rows
/// without ids everything they say and the occurrence number) are one fill. Where such rows disagree,
/// the one that says more, then the smallest by content, stands and the others are rejected as
/// conflicts: the first *delivered* cannot stand, since delivery must not change the result. The
/// comparison covers everything a fill says, so rows it finds equal may be swapped. The standing row takes from the
/// others what it does not say itself. Fills of one account, instrument and instant follow their position chain
/// ([SameInstant]).
///
/// A fill the venue took back ([TradeBust]) counts as applied and is not among the fills, whichever of the two
/// arrived first.
public final class FillOrder {
    /// Pieces in which rows in order are looked through.
    private static final int PIECES = 64;

    private final FillLog log;
    private final Hands hands;
    private final List<Instrument> instruments;
    private final List<Reject> rejects = new ArrayList<>();
    private final Busts busts;
    private final long[] applied;
    private final long[] duplicate;
    private final long[] pending;
    private final long[] rejected;
    /// Whether every account's rows came in order of time and no two at one instant: then each is a fill of its own.
    private boolean rising = true;

    /// What all fills say together, where these are a share of them.
    private final Optional<FillSurvey> survey;

    private FillOrder(FillLog log, List<Instrument> instruments, List<TradeBust> busts, Optional<FillSurvey> survey,
            Hands hands) {
        this.survey = survey;
        this.log = log;
        this.hands = hands;
        this.instruments = instruments;
        this.busts = new Busts(busts);
        applied = new long[log.sources.size()];
        duplicate = new long[log.sources.size()];
        pending = new long[log.sources.size()];
        rejected = new long[log.sources.size()];
    }

    /// Takes the rows of the log over: it is ordered once.
    ///
    /// @param instruments description of each instrument number of the log, in that order
    public static Ordered of(FillLog log, List<Instrument> instruments) {
        return of(log, instruments, List.of());
    }

    /// @param busts trades the venue took back
    public static Ordered of(FillLog log, List<Instrument> instruments, List<TradeBust> busts) {
        return of(log, instruments, busts, Hands.ONE);
    }

    /// @param hands that look through the log and put its columns into order
    public static Ordered of(FillLog log, List<Instrument> instruments, List<TradeBust> busts, Hands hands) {
        return of(log, instruments, busts, Optional.empty(), hands);
    }

    /// Puts a share of the fills in order: all those of some accounts, none taken back.
    ///
    /// @param log made by the survey ([FillSurvey#log])
    /// @param survey of all fills
    /// @throws IllegalArgumentException where a row is none of a fill of its own: what others say of it may lie elsewhere
    public static Fills share(FillLog log, List<Instrument> instruments, FillSurvey survey, Hands hands) {
        int rows = log.size();
        var ordered = of(log, instruments, List.of(), Optional.of(survey), hands);
        if (ordered.fills().size() < rows) {
            throw new IllegalArgumentException("of " + rows + " rows " + ordered.fills().size()
                    + " are fills of their own: fills read in shares are told once, and every instrument is described");
        }
        return ordered.fills();
    }

    private static Ordered of(FillLog log, List<Instrument> instruments, List<TradeBust> busts,
            Optional<FillSurvey> survey, Hands hands) {
        if (instruments.size() != log.instruments.size()) {
            throw new IllegalArgumentException(instruments.size() + " descriptions for " + log.instruments.size()
                    + " instruments");
        }
        if (log.isTaken()) {
            throw new IllegalStateException("the fills of this log have been ordered");
        }
        return new FillOrder(log, instruments, busts, survey, hands).order();
    }

    private Ordered order() {
        var byAccount = new AccountRows(log, hands);
        int[] rows = byAccount.rows;
        int[] instrumentRanks = log.instruments.ranks();
        rising = !byAccount.sort((a, b) -> compare(a, b, instrumentRanks));
        int told = dropRetold(rows);
        int distinct = rising ? told : dropDuplicates(rows, told);
        var waiting = new TreeSet<String>();
        int described = dropBusted(rows, dropUndescribed(rows, distinct, waiting));
        var scales = survey.map(all -> new Scales(log, instruments, all))
                .orElseGet(() -> new Scales(log, instruments, rows, described, hands));
        int kept = scales.dropTooWide(rows, described, this::reject);
        int[] order = kept == rows.length ? rows : Arrays.copyOf(rows, kept);
        apply(order);
        int[] starts = byAccount.starts(order);
        if (!rising) {
            SameInstant.order(log, instruments, order, cuts(starts), hands);
        }
        var outOfOrder = FeedCheck.outOfOrder(log, hands);
        return new Ordered(
                Fills.of(log, instruments, new Fills.Places(order, byAccount.names(), starts), scales, hands),
                outcomes(), List.copyOf(waiting), rejects, busts.strays(), outOfOrder);
    }

    /// Counts the rows that stand.
    private void apply(int[] order) {
        if (log.sources.size() == 1) {
            applied[0] += order.length;
            return;
        }
        for (int row : order) {
            applied[log.sourceOf(row)]++;
        }
    }

    /// Rows in order cut at some accounts.
    private static int[] cuts(int[] starts) {
        var cuts = new int[PIECES + 1];
        for (int piece = 0; piece <= PIECES; piece++) {
            cuts[piece] = starts[Math.toIntExact((long) (starts.length - 1) * piece / PIECES)];
        }
        return cuts;
    }

    private Map<String, Ordered.Outcome> outcomes() {
        var outcomes = new LinkedHashMap<String, Ordered.Outcome>();
        for (int source = 0; source < log.sources.size(); source++) {
            outcomes.put(log.sources.name(source),
                    new Ordered.Outcome(applied[source], duplicate[source], pending[source], rejected[source]));
        }
        return outcomes;
    }

    private int compare(int a, int b, int[] instrumentRanks) {
        int byKey = compareKey(a, b, instrumentRanks);
        if (byKey != 0) {
            return byKey;
        }
        return comparePreference(a, b);
    }

    /// Which of two rows of one fill stands: the one that says more, then the smaller by content.
    private int comparePreference(int a, int b) {
        int byRichness = Integer.compare(richness(b), richness(a));
        int byContent = byRichness != 0 ? byRichness : compareContent(a, b);
        return byContent != 0 ? byContent : Long.compareUnsigned(log.receivedNs.get(a), log.receivedNs.get(b));
    }

    private int compareKey(int a, int b, int[] instrumentRanks) {
        int c = Long.compare(log.timeNs.get(a), log.timeNs.get(b));
        if (c == 0) {
            c = Integer.compare(instrumentRanks[log.instrumentOf(a)], instrumentRanks[log.instrumentOf(b)]);
        }
        if (c == 0) {
            c = log.tradeIds.compare(a, b);
        }
        if (c == 0) {
            c = Flags.side(log.flagsOf(a)).compareTo(Flags.side(log.flagsOf(b)));
        }
        if (c == 0 && log.tradeIds.isNone(a)) {
            c = compareContent(a, b);
        }
        return c != 0 ? c : Long.compare(log.occurrence.get(a), log.occurrence.get(b));
    }

    private int compareTrade(int a, int b) {
        int c = log.prices.compare(a, b);
        if (c == 0) {
            c = log.quantities.compare(a, b);
        }
        return c != 0 ? c : Flags.liquidity(log.flagsOf(a)).compareTo(Flags.liquidity(log.flagsOf(b)));
    }

    private int compareContent(int a, int b) {
        int c = compareTrade(a, b);
        if (c == 0) {
            c = log.positionsBefore.compare(a, b);
        }
        if (c == 0) {
            c = log.fees.compare(a, b);
        }
        if (c == 0) {
            c = log.realisedPnls.compare(a, b);
        }
        if (c == 0) {
            c = log.orderIds.compare(a, b);
        }
        if (c == 0) {
            c = Byte.compare(log.flagsOf(a), log.flagsOf(b));
        }
        if (c == 0) {
            c = Long.compare(log.block.get(a), log.block.get(b));
        }
        if (c == 0) {
            c = Long.compare(log.place.get(a), log.place.get(b));
        }
        return c != 0 ? c : currency(a).compareTo(currency(b));
    }

    private String currency(int row) {
        return log.currencyOf(row);
    }

    private int richness(int row) {
        return (log.block.get(row) >= 0 ? 8 : 0) + (log.positionsBefore.isAbsent(row) ? 0 : 4)
                + (log.fees.isAbsent(row) ? 0 : 1) + (log.orderIds.isNone(row) ? 0 : 1)
                + (Flags.liquidity(log.flagsOf(row)) == Liquidity.UNKNOWN ? 0 : 1)
                + (Flags.cause(log.flagsOf(row)) == Cause.NORMAL ? 0 : 1);
    }

    /// Moves the rows that tell of a trade of their own to the front, and puts them into order again where one of
    /// them took the time of another; returns how many there are.
    private int dropRetold(int[] rows) {
        var sameTrade = new SameTrade(log, instruments, (a, b) -> comparePreference(a, b));
        int kept = sameTrade.reduce(rows, this::again,
                (row, standing) -> reject(Reason.CONFLICT, row, "direction", log.tradeIds.get(row)));
        if (kept < rows.length) {
            rising = false;
            int[] instrumentRanks = log.instruments.ranks();
            int[] accountRanks = log.accounts.ranks();
            IntSort.sort(rows, 0, kept, (a, b) -> {
                int c = Integer.compare(accountRanks[log.accountOf(a)], accountRanks[log.accountOf(b)]);
                return c != 0 ? c : compare(a, b, instrumentRanks);
            });
        }
        return kept;
    }

    /// A row of a fill that another row told of.
    private void again(int row, int standing) {
        if (contradicts(standing, row)) {
            reject(Reason.CONFLICT, row, "tid", log.tradeIds.get(row));
        } else {
            duplicate[log.sourceOf(row)]++;
            log.complete(standing, row);
        }
    }

    /// Moves the distinct rows to the front; returns how many there are.
    private int dropDuplicates(int[] rows, int count) {
        int[] instrumentRanks = log.instruments.ranks();
        if (!hasDuplicates(rows, count, instrumentRanks)) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (kept == 0 || !isAgain(rows[kept - 1], row, instrumentRanks)) {
                rows[kept++] = row;
            } else {
                again(row, rows[kept - 1]);
            }
        }
        return kept;
    }

    private boolean hasDuplicates(int[] rows, int count, int[] instrumentRanks) {
        var found = new boolean[PIECES];
        hands.each(PIECES, piece -> {
            int end = Math.toIntExact((long) count * (piece + 1) / PIECES);
            for (int i = Math.toIntExact(Math.max(1, (long) count * piece / PIECES)); i < end && !found[piece]; i++) {
                found[piece] = isAgain(rows[i - 1], rows[i], instrumentRanks);
            }
        });
        boolean any = false;
        for (boolean one : found) {
            any |= one;
        }
        return any;
    }

    private boolean isAgain(int earlier, int row, int[] instrumentRanks) {
        return log.accountOf(earlier) == log.accountOf(row) && compareKey(earlier, row, instrumentRanks) == 0;
    }

    /// Whether two rows of one key say different things; what only one of them says is no difference.
    private boolean contradicts(int a, int b) {
        return log.prices.compare(a, b) != 0 || log.quantities.compare(a, b) != 0
                || differ(Flags.liquidity(log.flagsOf(a)), Flags.liquidity(log.flagsOf(b)), Liquidity.UNKNOWN)
                || differ(Flags.cause(log.flagsOf(a)), Flags.cause(log.flagsOf(b)), Cause.NORMAL)
                || differ(currency(a), currency(b), "")
                || (log.block.get(a) >= 0 && log.block.get(b) >= 0 && log.block.get(a) != log.block.get(b))
                || differ(log.positionsBefore, a, b) || differ(log.fees, a, b) || differ(log.realisedPnls, a, b)
                || (!log.orderIds.isNone(a) && !log.orderIds.isNone(b) && log.orderIds.compare(a, b) != 0);
    }

    private static <T> boolean differ(T a, T b, T nothing) {
        return !a.equals(b) && !a.equals(nothing) && !b.equals(nothing);
    }

    private static boolean differ(DecimalColumn column, int a, int b) {
        return !column.isAbsent(a) && !column.isAbsent(b) && column.compare(a, b) != 0;
    }

    private int dropUndescribed(int[] rows, int count, Set<String> waiting) {
        if (instruments.stream().allMatch(Instrument::isDescribed)) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int number = log.instrumentOf(rows[i]);
            if (instruments.get(number).isDescribed()) {
                rows[kept++] = rows[i];
            } else {
                waiting.add(log.instruments.name(number));
                pending[log.sourceOf(rows[i])]++;
            }
        }
        return kept;
    }

    private int dropBusted(int[] rows, int count) {
        if (busts.isEmpty()) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (busts.takeBack(log.accounts.name(log.accountOf(row)), log.instruments.name(log.instrumentOf(row)),
                    log.tradeIds.get(row))) {
                applied[log.sourceOf(row)]++;
            } else {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    private void reject(Reason reason, int row, String field, String value) {
        rejected[log.sourceOf(row)]++;
        rejects.add(new Reject(reason, log.sources.name(log.sourceOf(row)), log.line.get(row), field, value));
    }
}
