package io.assay.app.store;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One named column of a [Table]: values by row, some of them absent (SQL NULL).
///
/// The arrays are handed over, not copied: whoever builds a column stops writing to them.
public sealed interface Column {
    String name();

    /// What one unit of a value is ("USD", "bp", "s", "share"); empty where there is none.
    String unit();

    /// One sentence that says what the column holds; stored with the column in the database.
    String comment();

    int rows();

    boolean isAbsent(int row);

    /// Text; null is absent.
    record Text(String name, String unit, String comment, @Nullable String[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return values[row] == null;
        }
    }

    /// Finite numbers; NaN is absent. An infinity is refused: nothing we publish is infinite.
    record Numbers(String name, String unit, String comment, double[] values) implements Column {
        public Numbers {
            for (int row = 0; row < values.length; row++) {
                if (Double.isInfinite(values[row])) {
                    throw new IllegalArgumentException("column " + name + ", row " + row + ": " + values[row]);
                }
            }
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return Double.isNaN(values[row]);
        }
    }

    /// Whole numbers; absent where the bit is set.
    record Longs(String name, String unit, String comment, long[] values, BitSet absent) implements Column {
        public Longs(String name, String unit, String comment, long[] values) {
            this(name, unit, comment, values, new BitSet());
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return absent.get(row);
        }
    }

    /// True or false; absent where the bit is set.
    record Booleans(String name, String comment, boolean[] values, BitSet absent) implements Column {
        public Booleans(String name, String comment, boolean[] values) {
            this(name, comment, values, new BitSet());
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return absent.get(row);
        }
    }

    /// Moments in nanoseconds since 1970 UTC; absent where the bit is set.
    record Times(String name, String comment, long[] epochNs, BitSet absent) implements Column {
        public Times(String name, String comment, long[] epochNs) {
            this(name, comment, epochNs, new BitSet());
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int rows() {
            return epochNs.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return absent.get(row);
        }
    }

    /// Exact decimals in plain text ("-0.000383"), at most 20 digits before the point and 18 after it; null is absent.
    record Decimals(String name, String unit, String comment, @Nullable String[] values) implements Column {
        private static final int SCALE = 18;

        public Decimals {
            for (String value : values) {
                if (value != null) {
                    PlainText.requireDecimal(name, value, SCALE);
                }
            }
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isAbsent(int row) {
            return values[row] == null;
        }
    }
}
