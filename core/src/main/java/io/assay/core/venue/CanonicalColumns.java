package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.FillBlock;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.Arrays;

/// Plain rows of the canonical schema of fills, column by column: what [CanonicalPlain] says of each of them.
///
/// Every loop over rows is a method of its own: each is compiled once, and what calls it, thousands of times in all, never is.
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
        number(rows, count, from, into.beginAll(count));
        markUnusable(who, count, odd);
        System.arraycopy(who, 0, into.accounts(), 0, count);
        instruments.read(cells, rows, count, into.instruments());
        told.mark(cells, rows, count, into.instruments(), odd);
        when(cells, into);
        how(cells, into);
        numbered(cells, into);
        money(cells, into);
        int left = ColumnMarks.marked(odd, rows, count, others);
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
        ColumnMarks.count(rows, all, from);
        accounts.read(cells, rows, all, who);
        count = wanted(table.accounts, rows, who, all);
    }

    /// Moves rows of accounts that are wanted, or not known, to the front; returns how many those are.
    private static int wanted(ByteNames accounts, int[] rows, int[] who, int all) {
        int kept = 0;
        for (int i = 0; i < all; i++) {
            if (who[i] == ByteNames.UNUSABLE || accounts.isWanted(who[i])) {
                rows[kept] = rows[i];
                who[kept++] = who[i];
            }
        }
        return kept;
    }

    private static void number(int[] rows, int count, int from, int[] lines) {
        for (int i = 0; i < count; i++) {
            lines[i] = rows[i] - from + 1;
        }
    }

    private static void markUnusable(int[] names, int count, boolean[] marks) {
        for (int i = 0; i < count; i++) {
            marks[i] = names[i] == ByteNames.UNUSABLE;
        }
    }

    private void when(CellColumns cells, FillBlock into) {
        moments(cells, table.event, into.times());
        markUntrue(into.times());
        moments(cells, table.received, into.receivedTimes());
        markUntrueReceipts(into.receivedTimes());
    }

    private void markUntrue(long[] times) {
        for (int i = 0; i < count; i++) {
            odd[i] |= !table.isTrue(times[i]);
        }
    }

    private void markUntrueReceipts(long[] received) {
        for (int i = 0; i < count; i++) {
            boolean isNone = received[i] == CellColumns.NONE;
            odd[i] |= !isNone && !table.isTrue(received[i]);
            received[i] = isNone ? Event.UNTIMED : received[i];
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
        what(into);
    }

    private void what(FillBlock into) {
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
        markNegative(into.tradeIds(), count, odd);
        optional(cells, table.orderId, into.orderIds(), FillBlock.NO_ID);
        optional(cells, table.block, into.blocks(), -1);
        optional(cells, table.seq, into.places(), -1);
    }

    private static void markNegative(long[] numbers, int count, boolean[] marks) {
        for (int i = 0; i < count; i++) {
            marks[i] |= numbers[i] < 0;
        }
    }

    /// @param none stands for a cell that says nothing
    private void optional(CellColumns cells, int column, long[] into, long none) {
        counts(cells, column, into);
        replaceNone(into, none);
    }

    private void replaceNone(long[] counts, long none) {
        for (int i = 0; i < count; i++) {
            odd[i] |= counts[i] == CellColumns.UNREADABLE;
            counts[i] = counts[i] < 0 ? none : counts[i];
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
        currencies.read(cells, rows, count, into.currencies());
        currencies(into.currencies(), into.feeScales());
    }

    private void currencies(int[] currency, byte[] feeScales) {
        for (int i = 0; i < count; i++) {
            currency[i] = feeScales[i] == FillBlock.ABSENT ? table.noCurrency : currency[i];
            odd[i] |= currency[i] == ByteNames.UNUSABLE;
        }
    }

    private void amounts(CellColumns cells, int column, int which, long[] numbers, byte[] scales, FillBlock into) {
        numbers(cells, column, which, numbers, scales, into);
        markNoAmount(numbers, scales);
    }

    private void markNoAmount(long[] numbers, byte[] scales) {
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
        ColumnMarks.markUnreadable(scales, count, odd);
    }
}
