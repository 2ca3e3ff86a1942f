package io.assay.app.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Writes text, numbers and times as bytes without making strings of them.
final class AsciiWriter implements Closeable {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 64;
    private static final long SECOND_NS = 1_000_000_000L;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] digits = new byte[20];
    private int size;
    private long cachedSecond = Long.MIN_VALUE;
    private byte[] cachedText = new byte[0];

    AsciiWriter(OutputStream out) {
        this.out = out;
    }

    /// Text of ASCII characters.
    @SuppressWarnings("deprecation") // the one call that copies Latin-1 characters without an encoder
    AsciiWriter text(String text) throws IOException {
        int length = text.length();
        if (length > buffer.length - size) {
            flushBuffer();
        }
        text.getBytes(0, length, buffer, size);
        size += length;
        return this;
    }

    AsciiWriter character(char c) throws IOException {
        makeRoom();
        buffer[size++] = (byte) c;
        return this;
    }

    AsciiWriter number(long value) throws IOException {
        return scaled(value, 0, 0);
    }

    /// `value / 10^places` with at least one decimal and no further trailing zeros: `255.0`, `-0.0003`.
    AsciiWriter decimal(long value, int places) throws IOException {
        return scaled(value, places, 1);
    }

    /// The lowest `count` hexadecimal digits of a number.
    AsciiWriter hex(long value, int count) throws IOException {
        makeRoom();
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            buffer[size++] = HEX[(int) (value >>> shift) & 15];
        }
        return this;
    }

    /// `2026-03-02T00:00:00.123456789`: UTC, without a zone, always nine digits.
    AsciiWriter time(long timeNs) throws IOException {
        long second = Math.floorDiv(timeNs, SECOND_NS);
        if (second != cachedSecond) {
            String text = Instant.ofEpochSecond(second).toString();
            cachedText = text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII);
            cachedSecond = second;
        }
        makeRoom();
        System.arraycopy(cachedText, 0, buffer, size, cachedText.length);
        size += cachedText.length;
        buffer[size++] = '.';
        long rest = Math.floorMod(timeNs, SECOND_NS);
        for (int i = 8; i >= 0; i--) {
            buffer[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += 9;
        return this;
    }

    @Override
    public void close() throws IOException {
        flushBuffer();
        out.close();
    }

    private AsciiWriter scaled(long value, int places, int placesMin) throws IOException {
        makeRoom();
        if (value < 0) {
            buffer[size++] = '-';
        }
        long rest = Math.abs(value);
        int length = 0;
        while (rest != 0 || length <= places) {
            digits[length++] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        for (int i = length - 1; i >= places; i--) {
            buffer[size++] = digits[i];
        }
        int last = 0;
        while (places - last > placesMin && digits[last] == '0') {
            last++;
        }
        if (Math.max(places, placesMin) > 0) {
            buffer[size++] = '.';
            for (int i = places - 1; i >= last; i--) {
                buffer[size++] = digits[i];
            }
            if (places == 0) {
                buffer[size++] = '0';
            }
        }
        return this;
    }

    private void makeRoom() throws IOException {
        if (buffer.length - size < ROOM) {
            flushBuffer();
        }
    }

    private void flushBuffer() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
