package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.FillDraft;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plain rows of the canonical schema of fills: those with a numeric trade id, of an instrument described as in an earlier row.
final class CanonicalPlain implements PlainRows {
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
    private final int before;
    private final int pnl;
    private final int[] describing;

    private final Source source;
    private final EventSink sink;
    private final FillDraft fill = new FillDraft();
    private final ByteMap<String> accounts = new ByteMap<>();
    private final ByteMap<String> currencies = new ByteMap<>();
    private final ByteMap<Told> instruments = new ByteMap<>();
    private final Choice<Liquidity> liquidities = new Choice<>(Liquidity.values());
    private final Choice<Cause> causes = new Choice<>(Cause.values());

    CanonicalPlain(List<String> header, Source source, EventSink sink) {
        this.source = source;
        this.sink = sink;
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
        before = own[15];
        pnl = own[16];
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
    public boolean read(Cells row, long line) {
        if (!who(row) || !when(row) || !what(row) || !how(row) || !money(row)) {
            return false;
        }
        sink.draft(fill, line);
        return true;
    }

    @Override
    public void learn(Cells row) {
        if (row.text(instrument)) {
            var name = ByteMap.ascii(row);
            if (!name.isEmpty()) {
                instruments.put(row, new Told(name, describing.length));
                var told = instruments.get(row);
                if (told != null && !told.take(row, describing)) {
                    told.unusable();
                }
            }
        }
    }

    private static boolean has(Cells row, int column) {
        return column >= 0 && !row.isEmpty(column);
    }

    private boolean who(Cells row) {
        if (!has(row, instrument) || !row.text(instrument)) {
            return false;
        }
        var told = instruments.get(row);
        if (told == null || !told.isSaid(row, describing) || !has(row, account) || !row.text(account)) {
            return false;
        }
        fill.instrument = told.name;
        fill.account = account(row);
        return !fill.account.isEmpty();
    }

    /// Name of an account, empty when it is none or is not plain.
    private String account(Cells row) {
        var known = accounts.get(row);
        if (known == null) {
            var text = ByteMap.ascii(row);
            known = Texts.isName(text) ? CanonicalFills.account(text) : "";
            accounts.put(row, known);
        }
        return known;
    }

    private boolean when(Cells row) {
        if (!has(row, event) || !row.moment(event) || !isTrue(row.number)) {
            return false;
        }
        fill.timeNs = row.number;
        fill.receivedNs = Event.UNTIMED;
        if (has(row, received)) {
            if (!row.moment(received) || !isTrue(row.number)) {
                return false;
            }
            fill.receivedNs = row.number;
        }
        return true;
    }

    private boolean isTrue(long timeNs) {
        return EventTime.inRange(timeNs, source.latestNs());
    }

    private boolean what(Cells row) {
        if (!has(row, side) || !row.text(side) || row.to - row.from != 1) {
            return false;
        }
        byte letter = row.bytes[row.from];
        fill.side = letter == 'B' ? Side.BUY : Side.SELL;
        if ((letter != 'B' && letter != 'S') || !isAmount(row, price)) {
            return false;
        }
        fill.price = row.number;
        fill.priceScale = row.scale;
        if (!isAmount(row, quantity)) {
            return false;
        }
        fill.quantity = row.number;
        fill.quantityScale = row.scale;
        return true;
    }

    private static boolean isAmount(Cells row, int column) {
        return has(row, column) && row.decimal(column) && row.number > 0;
    }

    private boolean how(Cells row) {
        var style = has(row, liquidity) ? liquidities.of(row, liquidity) : Liquidity.UNKNOWN;
        var why = has(row, cause) ? causes.of(row, cause) : Cause.NORMAL;
        if (style == null || why == null || !has(row, tradeId) || !row.count(tradeId)) {
            return false;
        }
        fill.liquidity = style;
        fill.cause = why;
        fill.tradeId = row.number;
        fill.orderId = FillDraft.NONE;
        if (has(row, orderId)) {
            if (!row.count(orderId)) {
                return false;
            }
            fill.orderId = row.number;
        }
        fill.block = whole(row, block);
        fill.place = whole(row, seq);
        return fill.block >= -1 && fill.place >= -1;
    }

    /// A whole number, -1 when the cell says nothing, less when it is none.
    private static long whole(Cells row, int column) {
        if (!has(row, column)) {
            return -1;
        }
        return row.decimal(column) && row.scale == 0 && row.number >= 0 ? row.number : -2;
    }

    private boolean money(Cells row) {
        fill.feeCurrency = "";
        if (!number(row, fee)) {
            return false;
        }
        fill.fee = row.number;
        fill.feeScale = row.scale;
        if (row.scale != FillDraft.ABSENT && has(row, feeCurrency)) {
            fill.feeCurrency = row.text(feeCurrency) ? currency(row) : "";
            if (fill.feeCurrency.isEmpty()) {
                return false;
            }
        }
        if (!number(row, before)) {
            return false;
        }
        fill.positionBefore = row.number;
        fill.positionScale = row.scale;
        boolean read = number(row, pnl);
        fill.realisedPnl = row.number;
        fill.pnlScale = row.scale;
        return read;
    }

    /// Reads a decimal that may be absent.
    private static boolean number(Cells row, int column) {
        if (!has(row, column)) {
            row.number = 0;
            row.scale = FillDraft.ABSENT;
            return true;
        }
        return row.decimal(column);
    }

    private String currency(Cells row) {
        var known = currencies.get(row);
        if (known == null) {
            known = ByteMap.ascii(row);
            currencies.put(row, known);
        }
        return known;
    }

    /// What the last row that described an instrument said of it, cell by cell.
    private static final class Told {
        private final String name;
        private final byte[][] texts;
        private final long[] numbers;
        private final byte[] scales;
        private boolean usable = true;

        Told(String name, int columns) {
            this.name = name;
            texts = new byte[columns][];
            numbers = new long[columns];
            scales = new byte[columns];
        }

        void unusable() {
            usable = false;
        }

        /// Keeps what a row says; false when a cell cannot be kept.
        boolean take(Cells row, int[] columns) {
            for (int i = 0; i < columns.length; i++) {
                if (row.isEmpty(columns[i])) {
                    scales[i] = FillDraft.ABSENT;
                } else if (row.text(columns[i])) {
                    texts[i] = Arrays.copyOfRange(row.bytes, row.from, row.to);
                } else if (row.decimal(columns[i]) || row.moment(columns[i])) {
                    numbers[i] = row.number;
                    scales[i] = row.scale;
                } else {
                    return false;
                }
            }
            return true;
        }

        boolean isSaid(Cells row, int[] columns) {
            boolean same = usable;
            for (int i = 0; i < columns.length && same; i++) {
                same = isSaid(row, columns[i], i);
            }
            return same;
        }

        private boolean isSaid(Cells row, int column, int i) {
            byte[] text = texts[i];
            if (row.isEmpty(column)) {
                return text == null && scales[i] == FillDraft.ABSENT;
            }
            if (text != null) {
                return row.text(column) && Arrays.equals(text, 0, text.length, row.bytes, row.from, row.to);
            }
            return scales[i] != FillDraft.ABSENT && (row.decimal(column) || row.moment(column))
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
        E of(Cells row, int column) {
            if (row.text(column)) {
                for (int i = 0; i < names.length; i++) {
                    if (Arrays.equals(names[i], 0, names[i].length, row.bytes, row.from, row.to)) {
                        return constants[i];
                    }
                }
            }
            return null;
        }
    }
}
