package io.assay.app.store;

/// Unpacks a block of the Snappy format (format_description.txt of google/snappy): the length, then literals and copies of what
/// was unpacked before.
final class Snappy {
    private Snappy() {}

    /// @throws IllegalArgumentException when the bytes are no such block of `size` bytes
    static void unpack(byte[] from, int begin, int end, byte[] into, int at, int size) {
        int in = begin;
        long length = 0;
        for (int shift = 0; shift < Integer.SIZE && in < end; shift += 7) {
            int part = from[in++];
            length |= (part & 0x7fL) << shift;
            if (part >= 0) {
                break;
            }
        }
        if (length != size || at > into.length - size) {
            throw new IllegalArgumentException("a block of " + length + " bytes, not of " + size);
        }
        follow(from, in, end, into, at, at + size);
    }

    /// Follows the literals and copies.
    private static void follow(byte[] from, int begin, int end, byte[] into, int first, int last) {
        int in = begin;
        int out = first;
        while (in < end) {
            int tag = from[in++] & 0xff;
            if ((tag & 3) == 0) {
                int length = tag >>> 2;
                int extra = Math.max(0, length - 59);
                length = extra == 0 ? length : number(from, in, extra, end);
                in += extra;
                if (length < 0 || length >= end - in || length >= last - out) {
                    throw new IllegalArgumentException("a literal beyond the end");
                }
                System.arraycopy(from, in, into, out, length + 1);
                in += length + 1;
                out += length + 1;
                continue;
            }
            int extra = (tag & 3) == 3 ? Integer.BYTES : tag & 3;
            int length = (tag & 3) == 1 ? 4 + (tag >>> 2 & 7) : 1 + (tag >>> 2);
            int offset = number(from, in, extra, end) | ((tag & 3) == 1 ? (tag >>> 5) << 8 : 0);
            in += extra;
            if (offset <= 0 || offset > out - first || length > last - out) {
                throw new IllegalArgumentException("a copy of what is not there");
            }
            copy(into, out, offset, length);
            out += length;
        }
        if (out != last) {
            throw new IllegalArgumentException("a block that ends early");
        }
    }

    private static void copy(byte[] into, int out, int offset, int length) {
        if (offset >= length) {
            System.arraycopy(into, out - offset, into, out, length);
        } else {
            for (int i = 0; i < length; i++) {
                into[out + i] = into[out + i - offset];
            }
        }
    }

    /// A little-endian number of one to four bytes.
    private static int number(byte[] from, int at, int count, int end) {
        if (count > end - at) {
            throw new IllegalArgumentException("a block that breaks off");
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (from[at + i] & 0xff) << (8 * i);
        }
        return value;
    }
}
