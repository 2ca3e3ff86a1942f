package io.assay.core.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The decimal scale of each instrument's prices and quantities: the finest value met, whatever the order.
///
/// Where values are so far apart that no scale holds them all, the scale that holds most of them stands
/// (the coarsest of several): one absurd row is refused, and not the instrument it names.
final class Scales {
    private static final int SCALES = Decimals.FRACTION_MAX + 1;
    private static final long LIMIT = 1L << 62;

    /// The largest integers that are below the limit when given so many more digits.
    private static final long[] LIMITS = limits();

    private final FillLog log;
    private final List<Instrument> instruments;
    final int[] price;
    final int[] quantity;
    /// Whether a value does not fit the scale of its instrument.
    private boolean tight;

    Scales(FillLog log, List<Instrument> instruments, int[] rows, int count) {
        this.log = log;
        this.instruments = instruments;
        price = scales(log.prices, rows, count);
        quantity = scales(log.quantities, rows, count);
    }

    /// Those of all fills together, for a share of them.
    Scales(FillLog log, List<Instrument> instruments, FillSurvey all) {
        this.log = log;
        this.instruments = instruments;
        price = all.priceScales();
        quantity = all.quantityScales();
    }

    /// Told of a row that does not fit.
    interface Refusal {
        void of(Reason reason, int row, String field, String value);
    }

    /// Moves the rows whose price and quantity fit their instrument's scale to the front.
    int dropTooWide(int[] rows, int count, Refusal refusal) {
        if (!tight && instruments.stream().allMatch(one -> multiplier(one) == 1)) {
            return count;
        }
        int kept = 0;
        for (int row : Arrays.copyOf(rows, count)) {
            boolean priceFits = fits(log.prices, row, price[log.instrumentOf(row)]);
            if (priceFits && fits(log.quantities, row, quantity[log.instrumentOf(row)])
                    && fitsContracts(row)) {
                rows[kept++] = row;
            } else {
                var value = Objects.requireNonNull((priceFits ? log.quantities : log.prices).get(row));
                refusal.of(Reason.TOO_WIDE, row, priceFits ? "sz" : "px", value.toPlainString());
            }
        }
        return kept;
    }

    /// Whether the quantity still fits when contracts are turned into what they stand for.
    private boolean fitsContracts(int row) {
        int number = log.instrumentOf(row);
        long multiplier = multiplier(instruments.get(number));
        return multiplier == 1 || log.quantities.fits(row, quantity[number], LIMIT / multiplier);
    }

    private static long multiplier(Instrument instrument) {
        return instrument.contract().multiplier().unscaledValue().longValueExact();
    }

    private int[] scales(DecimalColumn column, int[] rows, int count) {
        var changes = new int[log.instruments.size() * (SCALES + 1)];
        var all = new int[log.instruments.size()];
        boolean inTurn = count == log.size();
        for (int i = 0; i < count; i++) {
            int row = inTurn ? i : rows[i];
            int number = log.instrumentOf(row);
            int own = column.scale(row);
            int finest = own < 0 ? -1 : finest(column.unscaledAt(row, own), own);
            if (own >= 0 && finest >= own) {
                changes[number * (SCALES + 1) + own]++;
                changes[number * (SCALES + 1) + finest + 1]--;
            }
            all[number]++;
        }
        var scales = new int[log.instruments.size()];
        for (int number = 0; number < scales.length; number++) {
            scales[number] = mostHeld(changes, number * (SCALES + 1), all[number]);
        }
        return scales;
    }

    /// The finest scale at which a value fits, less than its own when it does not even there.
    private static int finest(long unscaled, int own) {
        int digits = -1;
        while (own + digits + 1 < SCALES && unscaled <= LIMITS[digits + 1]) {
            digits++;
        }
        return own + digits;
    }

    private int mostHeld(int[] changes, int from, int all) {
        int best = 0;
        int most = 0;
        int held = 0;
        for (int scale = 0; scale < SCALES; scale++) {
            held += changes[from + scale];
            if (held > most) {
                most = held;
                best = scale;
            }
        }
        tight |= most < all;
        return best;
    }

    private static boolean fits(DecimalColumn column, int row, int scale) {
        return column.fits(row, scale, LIMIT);
    }

    private static long[] limits() {
        var limits = new long[SCALES];
        for (int digits = 0; digits < limits.length; digits++) {
            limits[digits] = (LIMIT - 1) / Decimals.power(digits);
        }
        return limits;
    }
}
