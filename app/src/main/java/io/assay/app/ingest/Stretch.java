package io.assay.app.ingest;

import io.assay.core.event.EventBlock;
import io.assay.core.venue.EightBytes;
import io.assay.core.venue.PlainLines;
import java.util.Arrays;

/// Whole lines of a source, one behind the other, read on any thread: what its plain lines hold, and where the others stand.
final class Stretch<B extends EventBlock> {
    private final Stretches.Pupil<B> reader;
    private byte[] bytes;
    private int from;
    private int to;
    private int lines;
    /// For each line that is not plain: rows before it, where it begins and ends, its number.
    private int[] odd = new int[4 * 16];
    private int odds;

    final B rows;

    /// @param reader serves this stretch and others, one after the other
    /// @param size of the lines it may take over, in bytes
    Stretch(Stretches.Pupil<B> reader, int size) {
        this.reader = reader;
        rows = reader.lines.block();
        bytes = LineReader.room(size);
    }

    /// Takes lines over; returns the buffer held before.
    byte[] take(byte[] buffer, int first, int end) {
        byte[] before = bytes;
        bytes = buffer;
        from = first;
        to = end;
        return before;
    }

    /// Reads the lines.
    void read() {
        reader.catchUp();
        rows.clear();
        lines = 0;
        odds = 0;
        for (int at = from; at < to;) {
            lines++;
            int end = reader.lines.read(bytes, at, to, rows, lines);
            if (end == PlainLines.NOT) {
                end = EightBytes.find(bytes, at, to, '\n');
                addOdd(at, end);
            }
            at = end + 1;
        }
        reader.lines.finish(rows);
    }

    private void addOdd(int begin, int end) {
        int at = 4 * odds++;
        if (at == odd.length) {
            odd = Arrays.copyOf(odd, at * 2);
        }
        odd[at] = rows.size();
        odd[at + 1] = begin;
        odd[at + 2] = end;
        odd[at + 3] = lines;
    }

    /// Lines that were read.
    int lines() {
        return lines;
    }

    /// How many lines are not plain.
    int odds() {
        return odds;
    }

    /// How many of the [#rows] stand before a line that is not plain.
    int rowsBefore(int oddLine) {
        return odd[4 * oddLine];
    }

    /// Lets the reader that handed the lines over stand at one that is not plain.
    ///
    /// @param before lines of the source before these
    void show(int oddLine, LineReader of, long before) {
        of.standAt(bytes, odd[4 * oddLine + 1], odd[4 * oddLine + 2], before + odd[4 * oddLine + 3]);
    }
}
