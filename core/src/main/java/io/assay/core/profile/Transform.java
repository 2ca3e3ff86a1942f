package io.assay.core.profile;

/// A strictly increasing map that makes a feature roughly symmetric before statistics are done with it.
public enum Transform {
    /// `x`
    IDENTITY {
        @Override
        public double apply(double x) {
            return x;
        }

        @Override
        public double invert(double y) {
            return y;
        }
    },
    /// `ln(1 + x)` for amounts and counts; below zero (where the feature should not be) odd: `-ln(1 - x)`.
    LOG1P {
        @Override
        public double apply(double x) {
            return x < 0 ? -StrictMath.log1p(-x) : StrictMath.log1p(x);
        }

        @Override
        public double invert(double y) {
            return y < 0 ? -StrictMath.expm1(-y) : StrictMath.expm1(y);
        }
    },
    /// `asinh(x)`: logarithmic on both sides of zero, for signed amounts with heavy tails.
    ASINH {
        @Override
        public double apply(double x) {
            double a = Math.abs(x);
            double y = StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
            return x < 0 ? -y : y;
        }

        @Override
        public double invert(double y) {
            return StrictMath.sinh(y);
        }
    },
    /// `ln(s / (1 - s))` of the share drawn in from its ends: `s = MARGIN + (1 - 2·MARGIN)·x`, x clamped to
    /// [0, 1] first. So shares of exactly 0 and 1 stay finite (±3.9), and 0.99 and 1 stay close: the
    /// difference between them is mostly how many fills there were.
    LOGIT {
        @Override
        public double apply(double x) {
            double s = MARGIN + (1 - 2 * MARGIN) * Math.min(1, Math.max(0, x));
            return StrictMath.log(s / (1 - s));
        }

        @Override
        public double invert(double y) {
            double s = 1 / (1 + StrictMath.exp(-y));
            return Math.min(1, Math.max(0, (s - MARGIN) / (1 - 2 * MARGIN)));
        }
    };

    private static final double MARGIN = 0.02;

    /// The transform of a column of the catalogue; LOG1P for a column it does not have.
    public static Transform suiting(String column) {
        int at = Column.of(column);
        return at < 0 ? LOG1P : Column.ALL.get(at).feature().transform();
    }

    /// Lower end of the values a feature with this transform can take.
    public double lowest() {
        return this == LOG1P || this == LOGIT ? 0 : Double.NEGATIVE_INFINITY;
    }

    /// Upper end of the values a feature with this transform can take.
    public double highest() {
        return this == LOGIT ? 1 : Double.POSITIVE_INFINITY;
    }

    /// The transformed value; NaN (absent) stays NaN.
    public abstract double apply(double x);

    /// The value whose transform this is, in the feature's unit.
    public abstract double invert(double y);
}
