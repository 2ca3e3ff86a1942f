package io.assay.core.venue;

import java.nio.charset.StandardCharsets;

/// What stands between one value and the next: 8 to 24 bytes, compared as three words that may overlap.
///
/// @param length in bytes
/// @param middleFrom where the second word begins
/// @param tailFrom where the third begins
record Seam(int length, long head, int middleFrom, long middle, int tailFrom, long tail) {
    static Seam of(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        int last = bytes.length - Long.BYTES;
        if (last < 0 || last > 2 * Long.BYTES) {
            throw new IllegalArgumentException("a seam of 8 to 24 bytes: " + text);
        }
        int middle = Math.min(Long.BYTES, last);
        return new Seam(bytes.length, EightBytes.at(bytes, 0), middle, EightBytes.at(bytes, middle), last,
                EightBytes.at(bytes, last));
    }

    /// @param at stands as many bytes as the seam has, or more, before the end of the array
    boolean isAt(byte[] bytes, int at) {
        return EightBytes.at(bytes, at) == head && EightBytes.at(bytes, at + middleFrom) == middle
                && EightBytes.at(bytes, at + tailFrom) == tail;
    }
}
