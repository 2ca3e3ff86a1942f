package io.assay.core.profile;

/// Lowest, highest, deepest fall and highest rise over any range of a sequence.
///
/// A binary tree over runs of [#RUN] values: each node joins its two halves, so a range costs two runs and
/// 2 log2(n / RUN) joins.
final class Extremes {
    private static final int RUN = 16;

    private final double[] values;
    private final int leaves;
    private final Range[] nodes;

    Extremes(double[] values) {
        this.values = values;
        int runs = (values.length + RUN - 1) / RUN;
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * runs - 1)));
        nodes = new Range[2 * leaves];
        for (int i = 0; i < leaves; i++) {
            nodes[leaves + i] = i < runs ? scan(i * RUN, Math.min(values.length, (i + 1) * RUN) - 1) : Range.NOTHING;
        }
        for (int i = leaves - 1; i > 0; i--) {
            nodes[i] = nodes[2 * i].then(nodes[2 * i + 1]);
        }
    }

    /// @param fall largest descent from an earlier value to a later one, >= 0
    /// @param rise largest ascent from an earlier value to a later one, >= 0
    record Range(double low, double high, double fall, double rise) {
        static final Range NOTHING = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

        static Range of(double value) {
            return new Range(value, value, 0, 0);
        }

        Range then(Range later) {
            return new Range(Math.min(low, later.low), Math.max(high, later.high),
                    Math.max(Math.max(fall, later.fall), Math.max(0, high - later.low)),
                    Math.max(Math.max(rise, later.rise), Math.max(0, later.high - low)));
        }

        Range then(double value) {
            return new Range(Math.min(low, value), Math.max(high, value), Math.max(fall, high - value),
                    Math.max(rise, value - low));
        }
    }

    /// Over values `from` to `to`, both included.
    Range of(int from, int to) {
        int a = from / RUN + 1;
        int b = to / RUN;
        if (a >= b) {
            return scan(from, to);
        }
        var left = scan(from, a * RUN - 1);
        var right = scan(b * RUN, to);
        int low = leaves + a;
        int high = leaves + b;
        while (low < high) {
            if ((low & 1) == 1) {
                left = left.then(nodes[low++]);
            }
            if ((high & 1) == 1) {
                right = nodes[--high].then(right);
            }
            low >>= 1;
            high >>= 1;
        }
        return left.then(right);
    }

    private Range scan(int from, int to) {
        var out = Range.of(values[from]);
        for (int i = from + 1; i <= to; i++) {
            out = out.then(values[i]);
        }
        return out;
    }
}
