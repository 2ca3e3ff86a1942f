package io.assay.core.event;

/// A growing column of identifiers. Plain numbers of up to 18 digits are kept as numbers, any other
/// text by number in a dictionary, the empty text as "none".
public final class IdColumn {
    /// Code of no identifier.
    static final long NONE = Long.MIN_VALUE;

    private final Names texts;
    private final LongColumn codes;

    public IdColumn() {
        this(new Names(), new LongColumn());
    }

    private IdColumn(Names texts, LongColumn codes) {
        this.texts = texts;
        this.codes = codes;
    }

    public void add(String id) {
        add(code(id));
    }

    /// @param number of up to 18 digits, not negative, or [#NONE]
    void add(long number) {
        codes.add(number);
    }

    /// Adds `count` numbers of the array from `from` on.
    void append(long[] numbers, int from, int count) {
        codes.append(numbers, from, count);
    }

    /// Gives a row the identifier of another.
    void copy(int from, int to) {
        codes.set(to, codes.get(from));
    }

    public String get(int row) {
        long code = codes.get(row);
        if (code == NONE) {
            return "";
        }
        return code >= 0 ? Long.toString(code) : texts.name((int) -(code + 1));
    }

    public boolean isNone(int row) {
        return codes.get(row) == NONE;
    }

    /// A number equal for equal ids of this column, and for them only.
    public long code(int row) {
        return codes.get(row);
    }

    IdColumn in(RowOrder order) {
        return new IdColumn(texts, order.take(codes));
    }

    /// Forgets all rows.
    void clear() {
        codes.clear();
    }

    /// None first, then numbers by value, then texts alphabetically.
    public int compare(int a, int b) {
        long x = codes.get(a);
        long y = codes.get(b);
        if (x == y) {
            return 0;
        }
        if (x >= 0 || y >= 0 || x == NONE || y == NONE) {
            return Long.compare(rank(x), rank(y));
        }
        return get(a).compareTo(get(b));
    }

    private static long rank(long code) {
        if (code == NONE) {
            return -1;
        }
        return code >= 0 ? code : Long.MAX_VALUE;
    }

    private long code(String id) {
        int n = id.length();
        if (n == 0) {
            return NONE;
        }
        if (n > 18 || (n > 1 && id.charAt(0) == '0')) {
            return -1L - texts.number(id);
        }
        long value = 0;
        for (int i = 0; i < n; i++) {
            char c = id.charAt(i);
            if (c < '0' || c > '9') {
                return -1L - texts.number(id);
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
