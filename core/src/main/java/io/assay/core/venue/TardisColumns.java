package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import io.assay.core.event.QuoteBlock;
import java.util.Arrays;

/// Plain rows of tardis.dev's quotes, column by column: what [TardisPlain] says of each of them.
final class TardisColumns implements PlainColumns<QuoteBlock> {
    private final TardisPlain table;
    private final ColumnMemo books;
    private final CellDecimals[] decimals = new CellDecimals[QuoteBlock.ASK_QUANTITY + 1];
    private int[] rows = {};
    private boolean[] odd = {};
    private int count;
    /// Number of the exchange that all rows of a stretch name.
    private int exchange;

    /// @param table of this reader alone
    TardisColumns(TardisPlain table) {
        this.table = table;
        books = new ColumnMemo(table.places[TardisPlain.SYMBOL],
                (bytes, from, to) -> table.book(exchange, bytes, from, to),
                ByteNames.UNUSABLE);
        Arrays.setAll(decimals, i -> new CellDecimals());
    }

    @Override
    public QuoteBlock block() {
        return table.block();
    }

    @Override
    public void finish(QuoteBlock block) {
        table.finish(block);
    }

    @Override
    public void learn(Cells row) {
        if (table.learn(row)) {
            books.forget();
        }
    }

    @Override
    public int read(CellColumns cells, int from, int to, QuoteBlock into, int[] others) {
        count = to - from;
        if (count > rows.length) {
            rows = new int[count];
            odd = new boolean[count];
        }
        int[] lines = into.beginAll(count);
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
            lines[i] = i + 1;
        }
        books(cells, into.names());
        dated(cells, into.times(), into.receivedTimes());
        for (int side : new int[]{QuoteBlock.BID, QuoteBlock.ASK}) {
            offers(cells, side, into);
        }
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (odd[i] || into.isCrossed(i)) {
                odd[i] = true;
                others[left++] = rows[i];
            }
        }
        into.commitAllBut(odd);
        return left;
    }

    private void books(CellColumns cells, int[] into) {
        if (count > 0 && cells.every(table.places[TardisPlain.EXCHANGE]) >= 0) {
            cells.at(rows[0]);
            exchange = table.exchange(cells);
            books.read(cells, rows, count, into);
        } else {
            for (int i = 0; i < count; i++) {
                cells.at(rows[i]);
                into[i] = table.book(cells);
            }
        }
        for (int i = 0; i < count; i++) {
            odd[i] = into[i] < 0;
        }
    }

    private void dated(CellColumns cells, long[] times, long[] received) {
        cells.counts(table.places[TardisPlain.EVENT], rows, count, times);
        cells.counts(table.places[TardisPlain.RECEIVED], rows, count, received);
        for (int i = 0; i < count; i++) {
            long timeNs = table.time(times[i]);
            received[i] = table.time(received[i]);
            times[i] = timeNs == received[i] ? Event.UNTIMED : timeNs;
            odd[i] |= timeNs == EventTime.BAD || received[i] == EventTime.BAD;
        }
    }

    private void offers(CellColumns cells, int side, QuoteBlock into) {
        int priceColumn = table.places[side == QuoteBlock.BID ? TardisPlain.BID : TardisPlain.ASK];
        int amountColumn = table.places[(side == QuoteBlock.BID ? TardisPlain.BID : TardisPlain.ASK) + 1];
        int quantity = side + QuoteBlock.BID_QUANTITY;
        numbers(cells, priceColumn, side, into);
        numbers(cells, amountColumn, quantity, into);
        long[] prices = into.numbers(side);
        byte[] scales = into.scales(side);
        long[] amounts = into.numbers(quantity);
        byte[] amountScales = into.scales(quantity);
        for (int i = 0; i < count; i++) {
            boolean isKnown = amountScales[i] != EventBlock.ABSENT;
            odd[i] |= scales[i] == CellDecimals.UNREADABLE || amountScales[i] == CellDecimals.UNREADABLE
                    || prices[i] < 0 || amounts[i] < 0;
            boolean isNone = prices[i] == 0 || (isKnown && amounts[i] == 0);
            scales[i] = isNone ? EventBlock.ABSENT : scales[i];
            amountScales[i] = isNone ? EventBlock.ABSENT : amountScales[i];
        }
    }

    private void numbers(CellColumns cells, int column, int which, QuoteBlock into) {
        cells.decimals(column, rows, count,
                decimals[which].over(into.numbers(which), into.scales(which), into.names(), count));
    }
}
