package io.assay.core.policy.quote.demand;

/// A symmetric matrix of two rows: what is known of a level and a slope together.
///
/// @param aa of the level
/// @param ab of both
/// @param bb of the slope
record Pair(double aa, double ab, double bb) {
    static final Pair ZERO = new Pair(0, 0, 0);

    Pair plus(Pair other) {
        return new Pair(aa + other.aa, ab + other.ab, bb + other.bb);
    }

    Pair minus(Pair other) {
        return new Pair(aa - other.aa, ab - other.ab, bb - other.bb);
    }

    Pair times(double factor) {
        return new Pair(aa * factor, ab * factor, bb * factor);
    }

    double determinant() {
        return aa * bb - ab * ab;
    }

    Pair inverse() {
        double d = determinant();
        return new Pair(bb / d, -ab / d, aa / d);
    }

    /// Whether both numbers are told apart: the slope keeps this share at least of what would be known of it alone.
    boolean tells(double share) {
        return aa > 0 && bb > 0 && determinant() > share * aa * bb;
    }

    /// First element of the product with a column.
    double first(double a, double b) {
        return aa * a + ab * b;
    }

    /// Second element of the product with a column.
    double second(double a, double b) {
        return ab * a + bb * b;
    }

    double quadratic(double a, double b) {
        return aa * a * a + 2 * ab * a * b + bb * b * b;
    }
}
