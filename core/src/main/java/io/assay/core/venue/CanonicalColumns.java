package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.FillBlock;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.Arrays;

/// Plain rows of the canonical schema of fills, column by column: what [CanonicalPlain] says of each of them.
final class CanonicalColumns implements PlainColumns<FillBlock> {
    private static final int PRICE = 0;
    private static final int QUANTITY = 1;
    private static final int FEE = 2;
    private static final int HELD = 3;
    private static final int PNL = 4;
    private static final Side[] SIDES = Side.values();

    private final CanonicalPlain table;
    private final ColumnMemo accounts;
    private final ColumnMemo instruments;
    private final ColumnMemo currencies;
    private final ColumnMemo sides;
    private final ColumnMemo liquidities;
    private final ColumnMemo causes;
    private final CellDecimals[] decimals = new CellDecimals[PNL + 1];
    private final ToldColumns told;
    /// Rows that are read; of each, the number of its account, and whether somebody else has to read it.
    private int[] rows = {};
    private int[] who = {};
    private boolean[] odd = {};
    private int count;
    /// What is made of cells that are put together.
    private int[] side = {};
    private int[] style = {};
    private int[] why = {};

    /// @param table of this reader alone
    CanonicalColumns(CanonicalPlain table) {
        this.table = table;
        accounts = new ColumnMemo(table.account, table.accounts::of, ByteNames.UNUSABLE);
        instruments = new ColumnMemo(table.instrument, table.instruments::of, ByteNames.UNUSABLE);
        currencies = new ColumnMemo(table.feeCurrency, table.currencies::of, table.noCurrency);
        sides = new ColumnMemo(table.side, CanonicalColumns::side, ByteNames.UNUSABLE);
        liquidities = new ColumnMemo(table.liquidity, table.liquidities::find, Liquidity.UNKNOWN.ordinal());
        causes = new ColumnMemo(table.cause, table.causes::find, Cause.NORMAL.ordinal());
        Arrays.setAll(decimals, i -> new CellDecimals());
        told = new ToldColumns(table.told, table.describing);
    }

    @Override
    public FillBlock block() {
        return table.block();
    }

    @Override
    public void finish(FillBlock block) {
        table.finish(block);
    }

    @Override
    public void learn(Cells row) {
        if (table.learn(row)) {
            told.forget();
        }
    }

    @Override
    public int read(CellColumns cells, int from, int to, FillBlock into, int[] others) {
        choose(cells, from, to);
        int[] lines = into.beginAll(count);
        for (int i = 0; i < count; i++) {
            lines[i] = rows[i] - from + 1;
            odd[i] = who[i] == ByteNames.UNUSABLE;
        }
        System.arraycopy(who, 0, into.accounts(), 0, count);
        instruments.read(cells, rows, count, into.instruments());
        told.mark(cells, rows, count, into.instruments(), odd);
        when(cells, into);
        how(cells, into);
        numbered(cells, into);
        money(cells, into);
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (odd[i]) {
                others[left++] = rows[i];
            }
        }
        into.commitAllBut(odd);
        return left;
    }

    /// Leaves out the rows of accounts nobody wants.
    private void choose(CellColumns cells, int from, int to) {
        int all = to - from;
        if (all > rows.length) {
            rows = new int[all];
            who = new int[all];
            odd = new boolean[all];
            side = new int[all];
            style = new int[all];
            why = new int[all];
        }
        for (int i = 0; i < all; i++) {
            rows[i] = from + i;
        }
        accounts.read(cells, rows, all, who);
        count = 0;
        for (int i = 0; i < all; i++) {
            if (who[i] == ByteNames.UNUSABLE || table.accounts.isWanted(who[i])) {
                rows[count] = rows[i];
                who[count++] = who[i];
            }
        }
    }

    private void when(CellColumns cells, FillBlock into) {
        moments(cells, table.event, into.times());
        long[] times = into.times();
        for (int i = 0; i < count; i++) {
            odd[i] |= !table.isTrue(times[i]);
        }
        moments(cells, table.received, into.receivedTimes());
        long[] received = into.receivedTimes();
        for (int i = 0; i < count; i++) {
            if (received[i] == CellColumns.NONE) {
                received[i] = Event.UNTIMED;
            } else {
                odd[i] |= !table.isTrue(received[i]);
            }
        }
    }

    private void moments(CellColumns cells, int column, long[] into) {
        if (column < 0 || cells.every(column) == CellColumns.ABSENT) {
            Arrays.fill(into, 0, count, CellColumns.NONE);
        } else {
            cells.moments(column, rows, count, into);
        }
    }

    private void how(CellColumns cells, FillBlock into) {
        sides.read(cells, rows, count, side);
        liquidities.read(cells, rows, count, style);
        causes.read(cells, rows, count, why);
        for (int i = 0; i < count; i++) {
            if (side[i] < 0 || style[i] < 0 || why[i] < 0) {
                odd[i] = true;
            } else {
                into.what(i, SIDES[side[i]], table.liquidities.constants[style[i]], table.causes.constants[why[i]]);
            }
        }
    }

    private static int side(byte[] bytes, int from, int to) {
        boolean isOne = to - from == 1;
        return isOne && bytes[from] == 'B' ? Side.BUY.ordinal()
                : isOne && bytes[from] == 'S' ? Side.SELL.ordinal() : -1;
    }

    private void numbered(CellColumns cells, FillBlock into) {
        counts(cells, table.tradeId, into.tradeIds());
        counts(cells, table.orderId, into.orderIds());
        counts(cells, table.block, into.blocks());
        counts(cells, table.seq, into.places());
        long[] trades = into.tradeIds();
        long[] orders = into.orderIds();
        long[] blocks = into.blocks();
        long[] places = into.places();
        for (int i = 0; i < count; i++) {
            odd[i] |= trades[i] < 0 || orders[i] == CellColumns.UNREADABLE || blocks[i] == CellColumns.UNREADABLE
                    || places[i] == CellColumns.UNREADABLE;
            orders[i] = orders[i] < 0 ? FillBlock.NO_ID : orders[i];
            blocks[i] = Math.max(blocks[i], -1);
            places[i] = Math.max(places[i], -1);
        }
    }

    private void counts(CellColumns cells, int column, long[] into) {
        if (column < 0 || cells.every(column) == CellColumns.ABSENT) {
            Arrays.fill(into, 0, count, CellColumns.NONE);
        } else {
            cells.counts(column, rows, count, into);
        }
    }

    private void money(CellColumns cells, FillBlock into) {
        amounts(cells, table.price, PRICE, into.prices(), into.priceScales(), into);
        amounts(cells, table.quantity, QUANTITY, into.quantities(), into.quantityScales(), into);
        numbers(cells, table.fee, FEE, into.fees(), into.feeScales(), into);
        numbers(cells, table.held, HELD, into.positionsBefore(), into.positionScales(), into);
        numbers(cells, table.pnl, PNL, into.realisedPnls(), into.pnlScales(), into);
        int[] currency = into.currencies();
        byte[] feeScales = into.feeScales();
        currencies.read(cells, rows, count, currency);
        for (int i = 0; i < count; i++) {
            if (feeScales[i] == FillBlock.ABSENT) {
                currency[i] = table.noCurrency;
            }
            odd[i] |= currency[i] == ByteNames.UNUSABLE;
        }
    }

    private void amounts(CellColumns cells, int column, int which, long[] numbers, byte[] scales, FillBlock into) {
        numbers(cells, column, which, numbers, scales, into);
        for (int i = 0; i < count; i++) {
            odd[i] |= scales[i] < 0 || numbers[i] <= 0;
        }
    }

    private void numbers(CellColumns cells, int column, int which, long[] numbers, byte[] scales, FillBlock into) {
        if (column < 0 || cells.every(column) == CellColumns.ABSENT) {
            Arrays.fill(numbers, 0, count, 0);
            Arrays.fill(scales, 0, count, FillBlock.ABSENT);
            return;
        }
        cells.decimals(column, rows, count, decimals[which].over(numbers, scales, into.instruments(), count));
        for (int i = 0; i < count; i++) {
            odd[i] |= scales[i] == CellDecimals.UNREADABLE;
        }
    }
}
