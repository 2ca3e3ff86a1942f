package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import io.assay.core.event.QuoteBlock;
import java.util.List;

/// Lines of tardis.dev's quotes read in one go, without looking for the ends of cells first, where they are written as they mostly are: known
/// names, times of sixteen digits, decimals of a few digits. Any other line is read cell by cell.
final class TardisLine implements PlainLines<QuoteBlock> {
    private static final int EXCHANGE = 0;
    private static final int SYMBOL = 1;
    private static final int EVENT = 2;
    private static final int RECEIVED = 3;
    private static final int FIRST_NUMBER = 4;
    /// Bytes looked at behind the place of a cell.
    private static final int AHEAD = ByteScan.AHEAD;
    private static final int MICROS = 16;

    /// What each column of the line holds, as a place in [TardisPlain#COLUMNS].
    private final int[] columns;
    private final byte separator;
    private final Source source;
    private final TardisPlain rows;
    private final ByteScan scan = new ByteScan();
    private final TableLines<QuoteBlock> cellByCell;
    /// Where the names of the exchange and the symbol begin and end.
    private final int[] names = new int[4];
    /// In microseconds.
    private final long[] times = new long[FIRST_NUMBER];
    private final long[] numbers = new long[2 * FIRST_NUMBER];
    private final byte[] scales = new byte[2 * FIRST_NUMBER];

    private TardisLine(int[] columns, char separator, Source source, TardisPlain rows) {
        this.columns = columns;
        this.separator = (byte) separator;
        this.source = source;
        this.rows = rows;
        cellByCell = new TableLines<>(rows, new LineCells(separator, columns.length));
    }

    /// A reader of the lines under a header.
    static PlainLines<QuoteBlock> of(List<String> header, char separator, Source source) {
        var rows = new TardisPlain(header, source);
        int[] columns = header.stream().mapToInt(TardisPlain.COLUMNS::indexOf).toArray();
        boolean all = header.size() == TardisPlain.COLUMNS.size() && header.containsAll(TardisPlain.COLUMNS);
        return all ? new TardisLine(columns, separator, source, rows)
                : new TableLines<>(rows, new LineCells(separator, header.size()));
    }

    @Override
    public QuoteBlock block() {
        return rows.block();
    }

    @Override
    public int read(byte[] bytes, int from, int to, QuoteBlock into, int number) {
        int end = cells(bytes, from, to);
        return end != NOT && isTaken(bytes, into, number) ? end : cellByCell.read(bytes, from, to, into, number);
    }

    @Override
    public void finish(QuoteBlock block) {
        rows.finish(block);
    }

    @Override
    public void learn(byte[] line) {
        cellByCell.learn(line);
    }

    /// Reads all cells; place of the line's end, or [#NOT].
    private int cells(byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i < columns.length; i++) {
            if (at + AHEAD > bytes.length) {
                return NOT;
            }
            int end = cell(bytes, at, columns[i]);
            if (end == NOT || (i + 1 < columns.length && bytes[end] != separator)) {
                return NOT;
            }
            at = end + 1;
        }
        int end = at - 1 < to && bytes[at - 1] == '\r' ? at : at - 1;
        return end == to || (end < to && bytes[end] == '\n') ? end : NOT;
    }

    private int cell(byte[] bytes, int at, int column) {
        return switch (column) {
            case EXCHANGE, SYMBOL -> name(bytes, at, 2 * column);
            case EVENT, RECEIVED -> micros(bytes, at, column);
            default -> decimal(bytes, at, column);
        };
    }

    private int name(byte[] bytes, int at, int place) {
        int end = EightBytes.find(bytes, at, at + AHEAD, (char) separator);
        names[place] = at;
        names[place + 1] = end;
        return end == at || end == at + AHEAD ? NOT : end;
    }

    private int micros(byte[] bytes, int at, int column) {
        long value = EightBytes.digits(bytes, at, at + MICROS);
        times[column] = value;
        return value < 0 || bytes[at] == '0' ? NOT : at + MICROS;
    }

    private int decimal(byte[] bytes, int at, int column) {
        if (bytes[at] == separator || bytes[at] < ' ') {
            scales[column] = TardisPlain.NOTHING;
            return at;
        }
        int end = scan.number(bytes, at);
        numbers[column] = scan.number;
        scales[column] = scan.number == 0 ? EventBlock.ABSENT : scan.scale;
        return scan.number < 0 ? NOT : end;
    }

    /// Whether the cells read are a row, which is in the block then.
    private boolean isTaken(byte[] bytes, QuoteBlock into, int line) {
        int book = rows.book(bytes, names[0], names[1], names[2], names[3]);
        long timeNs = times[EVENT] * 1_000;
        long receivedNs = times[RECEIVED] * 1_000;
        if (book < 0 || !EventTime.inRange(timeNs, source.latestNs())
                || !EventTime.inRange(receivedNs, source.latestNs())) {
            return false;
        }
        into.begin(line, book);
        into.time(timeNs == receivedNs ? Event.UNTIMED : timeNs, receivedNs);
        offer(into, QuoteBlock.BID, FIRST_NUMBER);
        offer(into, QuoteBlock.ASK, FIRST_NUMBER + 2);
        if (into.isCrossed()) {
            into.drop();
            return false;
        }
        into.commit();
        return true;
    }

    private void offer(QuoteBlock into, int side, int column) {
        byte scale = scales[column] == TardisPlain.NOTHING ? EventBlock.ABSENT : scales[column];
        TardisPlain.offer(into, side, numbers[column], scale, numbers[column + 1], scales[column + 1]);
    }
}
