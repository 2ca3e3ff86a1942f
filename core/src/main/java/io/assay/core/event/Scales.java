package io.assay.core.event;

import java.util.Arrays;

/// The decimal scale of each instrument's prices and quantities: the finest value met, whatever the order.
final class Scales {
    private final FillLog log;
    final int[] price;
    final int[] quantity;

    Scales(FillLog log, int[] rows, int count) {
        this.log = log;
        price = new int[log.instruments.size()];
        quantity = new int[log.instruments.size()];
        for (int i = 0; i < count; i++) {
            int number = log.instrument[rows[i]];
            price[number] = Math.max(price[number], log.prices.scale(rows[i]));
            quantity[number] = Math.max(quantity[number], log.quantities.scale(rows[i]));
        }
    }

    /// Told of a row that does not fit.
    interface Refusal {
        void of(Reason reason, int row, String field, String value);
    }

    /// Moves the rows whose price and quantity fit their instrument's scale to the front.
    int dropTooWide(int[] rows, int count, Refusal refusal) {
        int kept = 0;
        for (int row : Arrays.copyOf(rows, count)) {
            if (fits(row)) {
                rows[kept++] = row;
            } else {
                refusal.of(Reason.TOO_WIDE, row, "px", log.prices.get(row) + " x " + log.quantities.get(row));
            }
        }
        return kept;
    }

    private boolean fits(int row) {
        try {
            int number = log.instrument[row];
            return log.prices.unscaledAt(row, price[number]) < 1L << 62
                    && log.quantities.unscaledAt(row, quantity[number]) < 1L << 62;
        } catch (ArithmeticException tooWide) {
            return false;
        }
    }
}
