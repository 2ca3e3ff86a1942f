package io.assay.app.store;

/// What stands before the bytes of a page of a Parquet file: a struct in the compact protocol of Thrift, of which the fields that
/// matter here are kept and others passed over. Whatever it cannot mean is an [IllegalArgumentException].
///
/// @param kind [#DATA], [#DICTIONARY] or [#DATA_2]
/// @param unpacked bytes of the page once unpacked
/// @param packed bytes of the page as they lie
/// @param crc checksum of the bytes as they lie, [#NO_CRC] where the file gives none
/// @param values of a page, absent ones among them
/// @param encoding of its values
/// @param levelBytes of a page of the second kind, its levels before the values, never packed
/// @param isPacked whether the values of a page of the second kind are
/// @param end where the bytes of the page begin
record PageHeader(int kind, int unpacked, int packed, long crc, int values, int encoding, int levelBytes,
        boolean isPacked,
        int end) {
    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_2 = 3;
    static final long NO_CRC = -1;

    static PageHeader read(byte[] bytes, int from) {
        return new Reader(bytes, from).header();
    }

    /// Reads one header.
    private static final class Reader {
        private static final int TRUE = 1;
        private static final int FALSE = 2;
        private static final int BYTE = 3;
        private static final int I64 = 6;
        private static final int DOUBLE = 7;
        private static final int BINARY = 8;
        private static final int LIST = 9;
        private static final int SET = 10;
        private static final int STRUCT = 12;
        private static final int DEPTH_MAX = 8;

        private final byte[] bytes;
        private int at;
        private int kind = -1;
        private int unpacked = -1;
        private int packed = -1;
        private long crc = NO_CRC;
        private int values = -1;
        private int encoding = -1;
        private int levelBytes;
        private boolean isPacked = true;

        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            at = from;
        }

        PageHeader header() {
            struct(0, 0);
            if (kind < 0 || unpacked < 0 || packed < 0 || values < 0 || encoding < 0 || levelBytes < 0) {
                throw new IllegalArgumentException("no header of a page of values at " + at);
            }
            return new PageHeader(kind, unpacked, packed, crc, values, encoding, levelBytes, isPacked, at);
        }

        /// @param of number of the field that the struct is, 0 for the header itself
        private void struct(int of, int depth) {
            if (depth > DEPTH_MAX) {
                throw new IllegalArgumentException("structs within structs at " + at);
            }
            int field = 0;
            for (int head = next(); head != 0; head = next()) {
                int type = head & 0xf;
                int step = head >>> 4;
                field = step == 0 ? (int) zigZag() : field + step;
                if (type == STRUCT) {
                    struct(depth == 0 ? field : -1, depth + 1);
                } else if (type >= TRUE && type <= FALSE) {
                    if (of == 8 && field == 7) {
                        isPacked = type == TRUE;
                    }
                } else if (type > BYTE && type <= I64) {
                    number(of, field, zigZag());
                } else {
                    pass(type, depth);
                }
            }
        }

        private void number(int of, int field, long value) {
            switch (of) {
                case 0 -> {
                    switch (field) {
                        case 1 -> kind = (int) value;
                        case 2 -> unpacked = Math.toIntExact(value);
                        case 3 -> packed = Math.toIntExact(value);
                        case 4 -> crc = value & 0xffff_ffffL;
                        default -> {
                        }
                    }
                }
                case 5, 7 -> values(field, 2, value);
                case 8 -> {
                    values(field, 4, value);
                    levelBytes = Math.toIntExact(field == 5 || field == 6 ? levelBytes + value : levelBytes);
                }
                default -> {
                }
            }
        }

        private void values(int field, int encodingField, long value) {
            if (field == 1) {
                values = Math.toIntExact(value);
            } else if (field == encodingField) {
                encoding = Math.toIntExact(value);
            }
        }

        private void pass(int type, int depth) {
            switch (type) {
                case TRUE, FALSE, BYTE -> at++;
                case 4, 5, I64 -> zigZag();
                case DOUBLE -> at += Long.BYTES;
                case BINARY -> at = Math.addExact(at, Math.toIntExact(varint()));
                case LIST, SET -> {
                    int head = next();
                    long count = head >>> 4 == 0xf ? varint() : head >>> 4;
                    for (long i = 0; i < count; i++) {
                        pass(head & 0xf, depth + 1);
                    }
                }
                case STRUCT -> struct(-1, depth + 1);
                default -> throw new IllegalArgumentException("a field of type " + type + " at " + at);
            }
        }

        private int next() {
            if (at < 0 || at >= bytes.length) {
                throw new IllegalArgumentException("a header of a page that does not end");
            }
            return bytes[at++] & 0xff;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                int part = next();
                value |= (part & 0x7fL) << shift;
                if (part < 0x80) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number of too many bytes at " + at);
        }

        private long zigZag() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }
    }
}
