package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.IntSort;
import io.assay.core.event.LongColumn;
import io.assay.core.event.QuoteBlock;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one venue published of one instrument in one kind of event, by column, as it arrived. Append only.
final class Sheet {
    /// Rows looked through at a time.
    private static final int STRETCH = 1 << 12;

    final LongColumn timeNs = new LongColumn();
    final LongColumn receivedNs = new LongColumn(timeNs);
    final PackedColumn[] values;
    private final RowSources sources = new RowSources();
    private int timed;
    private int received;
    /// Whether every row has an event time, later than those of the rows before it: that of the last one.
    private boolean rises = true;
    private long lastNs = Event.UNTIMED;

    Sheet(int columns) {
        values = new PackedColumn[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = new PackedColumn();
        }
    }

    /// Adds rows of a block.
    ///
    /// @param rows holds them, in their order, from `from` to before `to`
    void add(QuoteBlock block, int[] rows, int from, int to) {
        var atNs = new long[to - from];
        var gotNs = new long[to - from];
        pick(block.times(), rows, from, atNs);
        pick(block.receivedTimes(), rows, from, gotNs);
        count(atNs, gotNs);
        timeNs.append(atNs, 0, atNs.length);
        receivedNs.append(gotNs, 0, gotNs.length);
        for (int column = MarketLog.BID; column <= MarketLog.ASK_QUANTITY; column++) {
            values[column].append(block.numbers(column), block.scales(column), rows, from, to);
        }
    }

    private static void pick(long[] values, int[] rows, int from, long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = values[rows[from + i]];
        }
    }

    private void count(long[] atNs, long[] gotNs) {
        for (int i = 0; i < atNs.length; i++) {
            count(atNs[i], gotNs[i]);
        }
    }

    private void count(long atNs, long gotNs) {
        timed += atNs == Event.UNTIMED ? 0 : 1;
        received += gotNs == Event.UNTIMED ? 0 : 1;
        rises &= atNs > lastNs;
        lastNs = atNs;
    }

    private void at(long atNs, long gotNs) {
        timeNs.add(atNs);
        receivedNs.add(gotNs);
        count(atNs, gotNs);
    }

    void add(long atNs, long gotNs, @Nullable BigDecimal... row) {
        at(atNs, gotNs);
        for (int i = 0; i < row.length; i++) {
            values[i].add(row[i]);
        }
    }

    /// The rows of two sheets of one kind of event.
    static Sheet join(Sheet first, Sheet second) {
        var both = new Sheet(first.values.length);
        for (var one : List.of(first, second)) {
            for (int row = 0; row < one.size(); row++) {
                both.from(one.sources.of(row));
                both.at(one.timeNs.get(row), one.receivedNs.get(row));
                for (int i = 0; i < both.values.length; i++) {
                    both.values[i].add(one.values[i].get(row));
                }
            }
        }
        return both;
    }

    int size() {
        return timeNs.size();
    }

    /// Whether any row has a time on a clock.
    boolean isTimed(Reference.Clock clock) {
        return switch (clock) {
            case EVENT -> timed > 0;
            case RECEIVED -> received > 0;
        };
    }

    /// Whether every row says when it was received.
    boolean isReceived() {
        return received == size();
    }

    LongColumn times(Reference.Clock clock) {
        return switch (clock) {
            case EVENT -> timeNs;
            case RECEIVED -> receivedNs;
        };
    }

    /// Says which source the next row comes from.
    void from(int source) {
        sources.add(size(), source);
    }

    /// The rows that have a time on a clock, each once, in order of that time, the other time and what they say:
    /// whatever order they arrived in.
    ///
    /// @param content compares what two rows say
    Timeline timeline(Reference.Clock clock, IntSort.Comparison content) {
        var order = order(clock, content);
        if (isAscending(clock, order)) {
            return new Timeline(this, clock, null);
        }
        var times = times(clock);
        var rows = new int[size()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (times.get(row) != Event.UNTIMED) {
                rows[count++] = row;
            }
        }
        if (!isAscending(rows, count, order)) {
            IntSort.sort(rows, 0, count, order);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || order.compare(rows[kept - 1], rows[i]) != 0) {
                    rows[kept++] = rows[i];
                }
            }
            return new Timeline(this, clock, Arrays.copyOf(rows, kept));
        }
        return new Timeline(this, clock, Arrays.copyOf(rows, count));
    }

    /// Adds up, by number of the source, the rows that say at the same times what a row before them says.
    void countDuplicates(IntSort.Comparison content, long[] bySource) {
        var order = order(Reference.Clock.EVENT, content);
        if (isAscending(Reference.Clock.EVENT, order)) {
            return;
        }
        var rows = new int[size()];
        Arrays.setAll(rows, row -> row);
        IntSort.sort(rows, 0, rows.length, order);
        for (int i = 1; i < rows.length; i++) {
            if (order.compare(rows[i - 1], rows[i]) == 0) {
                bySource[sources.of(rows[i])]++;
            }
        }
    }

    private IntSort.Comparison order(Reference.Clock clock, IntSort.Comparison content) {
        var times = times(clock);
        var others = clock == Reference.Clock.EVENT ? receivedNs : timeNs;
        return (a, b) -> {
            int c = Long.compare(times.get(a), times.get(b));
            c = c != 0 ? c : Long.compare(others.get(a), others.get(b));
            return c != 0 ? c : content.compare(a, b);
        };
    }

    /// Whether all rows have a time on a clock and come in order of it as they lie, those of one moment in order too.
    private boolean isAscending(Reference.Clock clock, IntSort.Comparison order) {
        if (clock == Reference.Clock.EVENT && rises) {
            return true;
        }
        var times = new long[Math.min(size(), STRETCH)];
        long last = Long.MIN_VALUE;
        for (int from = 0; from < size(); from += STRETCH) {
            int to = Math.min(size(), from + STRETCH);
            times(clock).copyTo(times, from, to);
            for (int row = from; row < to; row++) {
                long now = times[row - from];
                if (now == Event.UNTIMED || now < last
                        || (now == last && row > 0 && order.compare(row - 1, row) >= 0)) {
                    return false;
                }
                last = now;
            }
        }
        return true;
    }

    private static boolean isAscending(int[] rows, int count, IntSort.Comparison order) {
        for (int i = 1; i < count; i++) {
            if (order.compare(rows[i - 1], rows[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// Lets go of the rows.
    void clear() {
        timeNs.clear();
        receivedNs.clear();
        for (var column : values) {
            column.clear();
        }
    }

    /// Compares two rows by all their columns.
    int compareValues(int a, int b) {
        for (var column : values) {
            int c = column.compare(a, b);
            if (c != 0) {
                return c;
            }
        }
        return 0;
    }
}
