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
        ColumnMarks.count(into.beginAll(count), count, 1);
        ColumnMarks.count(rows, count, from);
        books(cells, into.names());
        markUnknown(into.names());
        cells.counts(table.places[TardisPlain.EVENT], rows, count, into.times());
        cells.counts(table.places[TardisPlain.RECEIVED], rows, count, into.receivedTimes());
        dated(into.times(), into.receivedTimes());
        offers(cells, TardisPlain.BID, QuoteBlock.BID, into);
        offers(cells, TardisPlain.ASK, QuoteBlock.ASK, into);
        into.markCrossed(odd);
        int left = ColumnMarks.marked(odd, rows, count, others);
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
    }

    private void markUnknown(int[] names) {
        for (int i = 0; i < count; i++) {
            odd[i] = names[i] < 0;
        }
    }

    private void dated(long[] times, long[] received) {
        for (int i = 0; i < count; i++) {
            long timeNs = table.time(times[i]);
            received[i] = table.time(received[i]);
            times[i] = timeNs == received[i] ? Event.UNTIMED : timeNs;
            odd[i] |= timeNs == EventTime.BAD || received[i] == EventTime.BAD;
        }
    }

    /// @param first of the two columns of a side, the price
    private void offers(CellColumns cells, int first, int side, QuoteBlock into) {
        int quantity = side + QuoteBlock.BID_QUANTITY;
        numbers(cells, table.places[first], side, into);
        numbers(cells, table.places[first + 1], quantity, into);
        offers(into.numbers(side), into.scales(side), into.numbers(quantity), into.scales(quantity));
    }

    private void offers(long[] prices, byte[] scales, long[] amounts, byte[] amountScales) {
        for (int i = 0; i < count; i++) {
            odd[i] |= (prices[i] | amounts[i]) < 0;
            boolean isNone = prices[i] == 0 || (amounts[i] == 0 && amountScales[i] != EventBlock.ABSENT);
            scales[i] = isNone ? EventBlock.ABSENT : scales[i];
            amountScales[i] = isNone ? EventBlock.ABSENT : amountScales[i];
        }
    }

    private void numbers(CellColumns cells, int column, int which, QuoteBlock into) {
        cells.decimals(column, rows, count,
                decimals[which].over(into.numbers(which), into.scales(which), into.names(), count));
        ColumnMarks.markUnreadable(into.scales(which), count, odd);
    }
}
