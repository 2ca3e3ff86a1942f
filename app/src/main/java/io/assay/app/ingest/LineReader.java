package io.assay.app.ingest;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EightBytes;
import io.assay.core.venue.Personal;
import io.assay.core.venue.PlainLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Lines of a byte stream, without LF or CRLF and without a leading byte order mark. A line beyond
/// the limit is read past, not kept; the last line of a source that breaks off is not whole and no line.
final class LineReader {
    /// Longest line of JSON: a block of a busy second is some megabytes.
    static final int JSON_MAX = 16 << 20;
    /// Longest row of a table, and longest message of tags.
    static final int ROW_MAX = 1 << 20;
    /// Longest line read past: what goes on without a line end beyond this is no file of lines.
    private static final long PATIENCE = 64 << 20;

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    /// Bytes read at a time.
    private static final int BUFFER = 1 << 18;

    private final Plain in;
    private final int lengthMax;
    private final int bytesAtATime;
    /// Behind the bytes read there is room for those who look ahead.
    private byte[] buffer;
    /// Holds a line that does not stand in the buffer as a whole.
    private byte[] kept = new byte[1 << 12];
    private byte[] line = kept;
    private int from;
    private int at;
    private int filled;
    private int length;
    private long number;
    private long passed;
    private boolean tooLong;

    /// @param lengthMax bytes of the longest line kept
    LineReader(Plain in, int lengthMax) {
        this(in, lengthMax, BUFFER);
    }

    /// @param bytes read at a time
    LineReader(Plain in, int lengthMax, int bytes) {
        this.in = in;
        this.lengthMax = lengthMax;
        bytesAtATime = bytes;
        buffer = room(bytes);
    }

    /// A buffer for so many bytes of lines.
    static byte[] room(int bytes) {
        return new byte[bytes + PlainLines.ROOM];
    }

    /// Bytes it reads at a time.
    int bytesAtATime() {
        return bytesAtATime;
    }

    /// Hands the whole lines that stand in the buffer over, to be read elsewhere, and goes on in the buffer of the stretch,
    /// which is as large. False where the next line does not end in the buffer: that one is for [#next].
    ///
    /// Lines handed over are not counted before [#passed] is told.
    boolean handOver(Stretch<?> into) throws IOException {
        if (isEndless()) {
            return false;
        }
        topUp();
        int end = filled;
        while (end > at && buffer[end - 1] != '\n') {
            end--;
        }
        if (end == at) {
            return false;
        }
        byte[] spare = into.take(buffer, at, end);
        System.arraycopy(buffer, end, spare, 0, filled - end);
        filled -= end;
        at = 0;
        buffer = spare;
        return true;
    }

    /// Fills the buffer, as far as there is anything to fill it with.
    private void topUp() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        at = 0;
        for (int n = 1; n > 0 && filled < bytesAtATime; filled += Math.max(n, 0)) {
            n = in.read(buffer, filled, bytesAtATime - filled);
        }
    }

    /// The lines handed over are read, the last of them with this number.
    void passed(long last) {
        number = last;
    }

    /// Stands at one of the lines handed over.
    ///
    /// @param end its line end
    void standAt(byte[] bytes, int begin, int end, long itsNumber) {
        line = bytes;
        from = begin;
        length = end - begin;
        passed = 0;
        tooLong = false;
        number = itsNumber - 1;
        finish();
    }

    /// Reads the next line; false at the end.
    boolean next() throws IOException {
        if (isEndless()) {
            in.leave();
            return false;
        }
        line = kept;
        from = 0;
        length = 0;
        passed = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            int end = EightBytes.find(buffer, at, filled, '\n');
            if (!any && end < filled && end - at <= lengthMax) {
                line = buffer;
                from = at;
                length = end - at;
                at = end + 1;
                return finish();
            }
            any = true;
            keep(end);
            at = end + 1;
            if (end < filled || isEndless()) {
                return finish();
            }
        }
        return any && in.broken().isEmpty() && finish();
    }

    private boolean isEndless() {
        return passed > PATIENCE;
    }

    private boolean finish() {
        number++;
        if (length > 0 && line[from + length - 1] == '\r') {
            length--;
        }
        if (number == 1 && length >= MARK.length
                && Arrays.equals(line, from, from + MARK.length, MARK, 0, MARK.length)) {
            from += MARK.length;
            length -= MARK.length;
        }
        return true;
    }

    private void keep(int end) {
        int n = end - at;
        passed += n;
        if (tooLong || length + n > lengthMax) {
            tooLong = true;
            return;
        }
        if (length + n > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + n, Math.min(lengthMax, kept.length * 2)));
            line = kept;
        }
        System.arraycopy(buffer, at, kept, length, n);
        length += n;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, bytesAtATime));
        return filled > 0;
    }

    /// 1-based number of the line last read.
    long number() {
        return number;
    }

    /// Holds the [#length] bytes of the line behind [#from], until the next call of [#next].
    byte[] bytes() {
        return line;
    }

    /// Where in [#bytes] the line begins.
    int from() {
        return from;
    }

    int length() {
        return length;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = from; i < from + length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are UTF-8, with no NUL among them.
    boolean isText() {
        boolean ascii = true;
        for (int i = from; i < from + length; i++) {
            if (line[i] == 0) {
                return false;
            }
            ascii &= line[i] > 0;
        }
        return ascii || isUtf8();
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, length));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /// The reject of a line that is too long or no text, none of one that can be read.
    Optional<Reject> unreadable(String source) {
        if (tooLong) {
            return Optional.of(new Reject(Reason.LINE_TOO_LONG, source, number, "",
                    isEndless() ? "no line end within " + (PATIENCE >> 20) + " MiB; nothing after this was read"
                            : "over " + (lengthMax >> 20) + " MiB"));
        }
        return isText() ? Optional.empty()
                : Optional.of(new Reject(Reason.NOT_TEXT, source, number, "", Personal.shown(text())));
    }

    String text() {
        return new String(line, from, length, StandardCharsets.UTF_8);
    }
}
