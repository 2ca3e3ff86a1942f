package io.assay.app.simulate;

/// Ascending order numbers.
final class OrderNumbers {
    private long last;

    OrderNumbers(long start) {
        this.last = start;
    }

    long next() {
        return ++last;
    }
}
