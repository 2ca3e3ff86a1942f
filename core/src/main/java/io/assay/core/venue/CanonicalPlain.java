package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillNames;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.ArrayList;
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
    final int account;
    final int instrument;
    final int event;
    final int received;
    final int seq;
    final int block;
    final int side;
    final int price;
    final int quantity;
    final int liquidity;
    final int fee;
    final int feeCurrency;
    final int tradeId;
    final int orderId;
    final int cause;
    final int held;
    final int pnl;
    final int[] describing;

    private final Source source;
    final ByteNames accounts;
    final ByteNames instruments = new ByteNames(text -> isPlain(text) ? text : "");
    final ByteNames currencies = new ByteNames(text -> isPlain(text) ? text : "");
    final int noCurrency = currencies.add("");
    /// What is known of the instruments, by their numbers.
    final List<@Nullable Told> told = new ArrayList<>();
    final Choice<Liquidity> liquidities = new Choice<>(Liquidity.values());
    final Choice<Cause> causes = new Choice<>(Cause.values());
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
        int who = has(row, account) ? name(row, account, accounts) : ByteNames.UNUSABLE;
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

    private static int name(Cells row, int column, ByteNames names) {
        return row.text(column) ? names.of(row.bytes, row.from, row.to) : ByteNames.UNUSABLE;
    }

    private static boolean has(Cells row, int column) {
        return column >= 0 && !row.isEmpty(column);
    }

    private boolean who(Cells row, int who) {
        int what = has(row, instrument) ? name(row, instrument, instruments) : ByteNames.UNUSABLE;
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

    /// Whether a time can be that of an event.
    boolean isTrue(long timeNs) {
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
        var style = has(row, liquidity) ? liquidities.of(row, liquidity) : Liquidity.UNKNOWN;
        var why = has(row, cause) ? causes.of(row, cause) : Cause.NORMAL;
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
                ? name(row, feeCurrency, currencies) : noCurrency;
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
}
