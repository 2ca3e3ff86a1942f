package io.assay.app.ingest;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.Personal;
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

    private final Plain in;
    private final int lengthMax;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[1 << 12];
    private int at;
    private int filled;
    private int length;
    private long number;
    private long passed;
    private boolean tooLong;

    /// @param lengthMax bytes of the longest line kept
    LineReader(Plain in, int lengthMax) {
        this.in = in;
        this.lengthMax = lengthMax;
    }

    /// Reads the next line; false at the end.
    boolean next() throws IOException {
        if (isEndless()) {
            in.leave();
            return false;
        }
        length = 0;
        passed = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
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
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (number == 1 && Container.starts(line, 0xef, 0xbb, 0xbf)) {
            length = Math.max(0, length - 3);
            System.arraycopy(line, 3, line, 0, length);
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
        if (length + n > line.length) {
            line = Arrays.copyOf(line, Math.max(length + n, Math.min(lengthMax, line.length * 2)));
        }
        System.arraycopy(buffer, at, line, length, n);
        length += n;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    /// 1-based number of the line last read.
    long number() {
        return number;
    }

    /// Bytes of the line; valid up to [#length] and until the next call of [#next].
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are UTF-8, with no NUL among them.
    boolean isText() {
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            if (line[i] == 0) {
                return false;
            }
            ascii &= line[i] > 0;
        }
        return ascii || isUtf8();
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
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
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }
}
