package io.assay.app.store;

import java.util.Arrays;

/// Reads small numbers in the hybrid of run lengths and packed bits of Parquet (Encodings.md of apache/parquet-format, RLE = 3).
final class RunLengths {
    private RunLengths() {}

    /// Reads `count` numbers of `width` bits.
    ///
    /// @throws RuntimeException when there are fewer
    static void read(byte[] bytes, int from, int to, int width, int[] into, int first, int count) {
        if (width > Integer.SIZE - 1) {
            throw new IllegalArgumentException("numbers of " + width + " bits");
        }
        int at = from;
        int last = first + count;
        for (int next = first; next < last;) {
            long head = 0;
            for (int shift = 0;; shift += 7) {
                if (at >= to || shift > 28) {
                    throw new IllegalArgumentException("runs that break off");
                }
                int part = bytes[at++];
                head |= (part & 0x7fL) << shift;
                if (part >= 0) {
                    break;
                }
            }
            if ((head & 1) == 0) {
                int value = 0;
                for (int i = 0; i < width; i += 8) {
                    value |= (bytes[at++] & 0xff) << i;
                }
                int run = (int) Math.min(head >>> 1, last - next);
                Arrays.fill(into, next, next + run, value);
                next += run;
            } else {
                long groups = head >>> 1;
                int run = (int) Math.min(groups * 8, last - next);
                unpack(bytes, at, to, width, into, next, run);
                at = Math.toIntExact(Math.min(at + groups * width, to));
                next += run;
            }
            if (head >>> 1 == 0) {
                throw new IllegalArgumentException("a run of nothing");
            }
        }
    }

    /// The number that one run says all of the next `count` numbers are, -1 where it takes more than one run to tell.
    static int every(byte[] bytes, int from, int to, int width, int count) {
        long head = 0;
        int at = from;
        for (int shift = 0; at < to && shift <= 28; shift += 7) {
            int part = bytes[at++];
            head |= (part & 0x7fL) << shift;
            if (part >= 0) {
                boolean isOne = (head & 1) == 0 && head >>> 1 >= count && width <= Byte.SIZE;
                return !isOne || (width > 0 && at == to) ? -1 : width == 0 ? 0 : bytes[at] & 0xff;
            }
        }
        return -1;
    }

    private static void unpack(byte[] bytes, int from, int to, int width, int[] into, int first, int count) {
        if ((count * (long) width + 7) / 8 > to - from) {
            throw new IllegalArgumentException("packed bits that break off");
        }
        long mask = (1L << width) - 1;
        long word = 0;
        int held = 0;
        int at = from;
        for (int i = first; i < first + count; i++) {
            while (held < width) {
                word |= (bytes[at++] & 0xffL) << held;
                held += 8;
            }
            into[i] = (int) (word & mask);
            word >>>= width;
            held -= width;
        }
    }
}
