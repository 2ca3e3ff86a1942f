package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillNames;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Plain rows of the canonical schema of fills: those with a numeric trade id, of an instrument described as in an earlier row.
final class CanonicalPlain implements PlainCells<FillBlock> {
    private static final List<String> OWN = List.of("account", "instrument", "ts_event", "ts_recv", "seq", "block",
            "side", "price", "qty", "liquidity", "fee", "fee_ccy", "trade_id", "order_id", "cause", "pos_before",
            "realised_pnl");

    /// Places of the columns, -1 for one that is not there, and what they hold.
    private final int account;
    private final int instrument;
    private final int event;
    private final int received;
    private final int seq;
    private final int block;
    private final int side;
    private final int price;
    private final int quantity;
    private final int liquidity;
    private final int fee;
    private final int feeCurrency;
    private final int tradeId;
    private final int orderId;
    private final int cause;
    private final int held;
    private final int pnl;
    private final int[] describing;
    private final CellMemo accountMemo;
    private final CellMemo instrumentMemo;
    private final CellMemo currencyMemo;
    private final CellMemo liquidityMemo;
    private final CellMemo causeMemo;

    private final Source source;
    private final ByteNames accounts;
    private final ByteNames instruments = new ByteNames(text -> isPlain(text) ? text : "");
    private final ByteNames currencies = new ByteNames(text -> isPlain(text) ? text : "");
    private final int noCurrency = currencies.add("");
    /// What is known of the instruments, by their numbers.
    private final List<@Nullable Told> told = new ArrayList<>();
    private final Choice<Liquidity> liquidities = new Choice<>(Liquidity.values());
    private final Choice<Cause> causes = new Choice<>(Cause.values());
    private final FillNames met = new FillNames();
    private FillBlock fills = new FillBlock(met);

    /// @param isWanted whether fills of an account are: what is not is left unread
    CanonicalPlain(List<String> header, Source source, Predicate<String> isWanted) {
        this.source = source;
        accounts = new ByteNames(CanonicalPlain::accountOf, isWanted);
        int[] own = OWN.stream().mapToInt(header::indexOf).toArray();
        account = own[0];
        instrument = own[1];
        event = own[2];
        received = own[3];
        seq = own[4];
        block = own[5];
        side = own[6];
        price = own[7];
        quantity = own[8];
        liquidity = own[9];
        fee = own[10];
        feeCurrency = own[11];
        tradeId = own[12];
        orderId = own[13];
        cause = own[14];
        held = own[15];
        pnl = own[16];
        accountMemo = new CellMemo(account);
        instrumentMemo = new CellMemo(instrument);
        currencyMemo = new CellMemo(feeCurrency);
        liquidityMemo = new CellMemo(liquidity);
        causeMemo = new CellMemo(cause);
        describing = CanonicalInstruments.COLUMNS.stream().mapToInt(header::indexOf).filter(place -> place >= 0)
                .toArray();
    }

    @Override
    public Set<String> columns() {
        var columns = new TreeSet<>(OWN);
        columns.addAll(CanonicalInstruments.COLUMNS);
        return columns;
    }

    @Override
    public FillBlock block() {
        return new FillBlock(met);
    }

    @Override
    public boolean read(Cells row, FillBlock into, int line) {
        int who = has(row, account) ? accountMemo.number(row, accounts) : ByteNames.UNUSABLE;
        if (who != ByteNames.UNUSABLE && !accounts.isWanted(who)) {
            return true;
        }
        fills = into;
        fills.begin(line, -1, -1);
        if (!who(row, who) || !when(row) || !what(row) || !how(row) || !money(row)) {
            fills.drop();
            return false;
        }
        fills.commit();
        return true;
    }

    @Override
    public void finish(FillBlock block) {
        block.finish(accounts.fresh(), instruments.fresh(), currencies.fresh());
    }

    @Override
    public boolean learn(Cells row) {
        if (!has(row, instrument) || !row.text(instrument)) {
            return false;
        }
        int number = instruments.of(row.bytes, row.from, row.to);
        if (number == ByteNames.UNUSABLE) {
            return false;
        }
        while (told.size() <= number) {
            told.add(null);
        }
        var known = told.get(number);
        var now = known != null && known.isSaid(row, describing) ? known : Told.of(row, describing);
        told.set(number, now);
        return now != null && now != known;
    }

    /// Whether a text was plain ASCII, and is a name.
    private static boolean isPlain(String text) {
        return text.indexOf('\uFFFD') < 0 && Texts.isName(text);
    }

    private static String accountOf(String text) {
        return isPlain(text) ? CanonicalFills.account(text) : "";
    }

    private static boolean has(Cells row, int column) {
        return column >= 0 && !row.isEmpty(column);
    }

    private boolean who(Cells row, int who) {
        int what = has(row, instrument) ? instrumentMemo.number(row, instruments) : ByteNames.UNUSABLE;
        var known = what == ByteNames.UNUSABLE || what >= told.size() ? null : told.get(what);
        if (known == null || !known.isSaid(row, describing)) {
            return false;
        }
        fills.instrument(what);
        fills.account(who);
        return who != ByteNames.UNUSABLE;
    }

    private boolean when(Cells row) {
        if (!has(row, event) || !row.moment(event) || !isTrue(row.number)) {
            return false;
        }
        fills.time(row.number);
        if (!has(row, received)) {
            return true;
        }
        boolean read = row.moment(received) && isTrue(row.number);
        fills.received(row.number);
        return read;
    }

    private boolean isTrue(long timeNs) {
        return EventTime.inRange(timeNs, source.latestNs());
    }

    private boolean what(Cells row) {
        if (!isAmount(row, price)) {
            return false;
        }
        fills.price(row.number, row.scale);
        boolean read = isAmount(row, quantity);
        fills.quantity(row.number, row.scale);
        return read;
    }

    private static boolean isAmount(Cells row, int column) {
        return has(row, column) && row.decimal(column) && row.number > 0;
    }

    private boolean how(Cells row) {
        if (!has(row, side) || !row.text(side) || row.to - row.from != 1) {
            return false;
        }
        byte letter = row.bytes[row.from];
        var style = has(row, liquidity) ? liquidities.of(row, liquidity, liquidityMemo) : Liquidity.UNKNOWN;
        var why = has(row, cause) ? causes.of(row, cause, causeMemo) : Cause.NORMAL;
        if ((letter != 'B' && letter != 'S') || style == null || why == null) {
            return false;
        }
        fills.what(letter == 'B' ? Side.BUY : Side.SELL, style, why);
        return numbered(row);
    }

    private boolean numbered(Cells row) {
        if (!has(row, tradeId) || !row.count(tradeId)) {
            return false;
        }
        fills.tradeId(row.number);
        if (has(row, orderId)) {
            if (!row.count(orderId)) {
                return false;
            }
            fills.orderId(row.number);
        }
        long height = whole(row, block);
        long within = whole(row, seq);
        fills.within(height, within);
        return height >= -1 && within >= -1;
    }

    /// A whole number, -1 when the cell says nothing, less when it is none.
    private static long whole(Cells row, int column) {
        if (!has(row, column)) {
            return -1;
        }
        return row.decimal(column) && row.scale == 0 && row.number >= 0 ? row.number : -2;
    }

    private boolean money(Cells row) {
        if (!number(row, fee)) {
            return false;
        }
        fills.fee(row.number, row.scale);
        int currency = row.scale != FillBlock.ABSENT && has(row, feeCurrency)
                ? currencyMemo.number(row, currencies) : noCurrency;
        fills.currency(currency);
        if (currency == ByteNames.UNUSABLE || !number(row, held)) {
            return false;
        }
        fills.positionBefore(row.number, row.scale);
        boolean read = number(row, pnl);
        fills.realisedPnl(row.number, row.scale);
        return read;
    }

    /// Reads a decimal that may be absent.
    private static boolean number(Cells row, int column) {
        if (!has(row, column)) {
            row.number = 0;
            row.scale = FillBlock.ABSENT;
            return true;
        }
        return row.decimal(column);
    }

    /// What a row said of an instrument, cell by cell.
    private static final class Told {
        private static final byte[] NO_TEXT = {};

        private final byte[][] texts;
        private final long[] numbers;
        private final byte[] scales;
        /// What the cells of the row were alike that said the same last, and its stretch.
        private final int[] alike;
        private int stretch = -1;

        private Told(int columns) {
            texts = new byte[columns][];
            numbers = new long[columns];
            scales = new byte[columns];
            alike = new int[columns];
            Arrays.fill(texts, NO_TEXT);
            Arrays.fill(scales, FillBlock.ABSENT);
        }

        /// Null when a cell cannot be kept.
        static @Nullable Told of(Cells row, int[] columns) {
            var told = new Told(columns.length);
            for (int i = 0; i < columns.length; i++) {
                if (row.isEmpty(columns[i])) {
                    continue;
                }
                if (row.text(columns[i])) {
                    told.texts[i] = Arrays.copyOfRange(row.bytes, row.from, row.to);
                } else if (row.decimal(columns[i]) || row.moment(columns[i])) {
                    told.numbers[i] = row.number;
                    told.scales[i] = row.scale;
                } else {
                    return null;
                }
            }
            return told;
        }

        boolean isSaid(Cells row, int[] columns) {
            if (isAlike(row, columns)) {
                return true;
            }
            boolean same = true;
            for (int i = 0; i < columns.length && same; i++) {
                same = row.isEmpty(columns[i]) ? texts[i].length == 0 && scales[i] == FillBlock.ABSENT
                        : isSaid(row, columns[i], i);
            }
            if (same) {
                stretch = row.stretch();
                for (int i = 0; i < columns.length; i++) {
                    alike[i] = row.alike(columns[i]);
                }
            }
            return same;
        }

        /// Whether each cell is like one that was found to say the same.
        private boolean isAlike(Cells row, int[] columns) {
            boolean same = stretch == row.stretch();
            for (int i = 0; i < columns.length && same; i++) {
                int here = row.alike(columns[i]);
                same = here == alike[i] && here >= Cells.ABSENT;
            }
            return same;
        }

        private boolean isSaid(Cells row, int column, int i) {
            byte[] text = texts[i];
            if (text.length > 0) {
                return row.text(column) && Arrays.equals(text, 0, text.length, row.bytes, row.from, row.to);
            }
            return scales[i] != FillBlock.ABSENT && (row.decimal(column) || row.moment(column))
                    && row.number == numbers[i] && row.scale == scales[i];
        }
    }

    /// The constants of an enum by their names, as written.
    private static final class Choice<E extends Enum<E>> {
        private final E[] constants;
        private final byte[][] names;

        Choice(E[] constants) {
            this.constants = constants;
            names = Arrays.stream(constants).map(one -> one.name().getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);
        }

        /// The constant a cell names, null when it names none.
        @Nullable
        E of(Cells row, int column, CellMemo memo) {
            int known = memo.get(row);
            int found = known != CellMemo.UNKNOWN ? known : memo.put(row, find(row, column));
            return found < 0 ? null : constants[found];
        }

        private int find(Cells row, int column) {
            int found = row.text(column) ? names.length - 1 : -1;
            while (found >= 0
                    && !Arrays.equals(names[found], 0, names[found].length, row.bytes, row.from, row.to)) {
                found--;
            }
            return found;
        }
    }
}
