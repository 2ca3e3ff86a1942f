package io.assay.core.event;

import java.util.Arrays;
import java.util.BitSet;
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
    /// By leading zeros of an integer, how many of the limits hold any such integer.
    private static final int[] MORE = more();

    private final FillLog log;
    private final List<Instrument> instruments;
    final int[] price;
    final int[] quantity;
    /// Whether a value does not fit the scale of its instrument.
    private boolean tight;

    /// @param rows the first `count` of them stand
    Scales(FillLog log, List<Instrument> instruments, int[] rows, int count, Hands hands) {
        this.log = log;
        this.instruments = instruments;
        var dropped = new BitSet(log.size());
        if (count < log.size()) {
            dropped.set(0, log.size());
            Arrays.stream(rows, 0, count).forEach(dropped::clear);
        }
        price = scales(log.prices, dropped, hands);
        quantity = scales(log.quantities, dropped, hands);
    }

    /// Those of all fills together, for a share of them.
    Scales(FillLog log, List<Instrument> instruments, FillSurvey all) {
        this.log = log;
        this.instruments = instruments;
        tight = true;
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

    private int[] scales(DecimalColumn column, BitSet dropped, Hands hands) {
        var stretches = RowStretches.of(log.size(), log.instruments.size() * SCALES);
        var held = new Held[stretches.count()];
        stretches.each(hands, stretch -> held[stretch] = held(column, dropped, stretches, stretch));
        var all = new Held(log.instruments.size());
        for (var one : held) {
            all.add(one);
        }
        var scales = new int[log.instruments.size()];
        for (int number = 0; number < scales.length; number++) {
            scales[number] = mostHeld(all.changes, number * (SCALES + 1), all.rows[number]);
        }
        return scales;
    }

    private Held held(DecimalColumn column, BitSet dropped, RowStretches stretches, int stretch) {
        var held = new Held(log.instruments.size());
        var numbers = new long[LongColumn.CHUNK];
        var scales = new long[LongColumn.CHUNK];
        var traded = new long[LongColumn.CHUNK];
        stretches.walk(stretch, (from, to) -> {
            column.copyTo(numbers, scales, from, to);
            log.instrument.copyTo(traded, from, to);
            for (int i = 0; i < to - from; i++) {
                if (!dropped.get(from + i)) {
                    held.see((int) traded[i], numbers[i], (int) scales[i]);
                }
            }
        });
        return held;
    }

    /// How many values of each instrument its scales hold.
    private static final class Held {
        /// By instrument and scale, how many more are held than at the scale before.
        private final int[] changes;
        private final int[] rows;

        Held(int instruments) {
            changes = new int[instruments * (SCALES + 1)];
            rows = new int[instruments];
        }

        /// @param own scale, negative where there is no narrow value
        void see(int instrument, long unscaled, int own) {
            int finest = own < 0 ? -1 : finest(unscaled, own);
            if (own >= 0 && finest >= own) {
                changes[instrument * (SCALES + 1) + own]++;
                changes[instrument * (SCALES + 1) + finest + 1]--;
            }
            rows[instrument]++;
        }

        void add(Held other) {
            for (int i = 0; i < changes.length; i++) {
                changes[i] += other.changes[i];
            }
            for (int i = 0; i < rows.length; i++) {
                rows[i] += other.rows[i];
            }
        }
    }

    /// The finest scale at which a value fits, less than its own when it does not even there.
    static int finest(long unscaled, int own) {
        int most = SCALES - own;
        int digits = Math.min(most, unscaled <= 0 ? most : MORE[Long.numberOfLeadingZeros(unscaled)]);
        return own + (digits < most && unscaled <= LIMITS[digits] ? digits : digits - 1);
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

    private static int[] more() {
        var more = new int[Long.SIZE];
        for (int zeros = 1; zeros < more.length; zeros++) {
            long largest = -1L >>> zeros;
            while (more[zeros] < SCALES && largest <= LIMITS[more[zeros]]) {
                more[zeros]++;
            }
        }
        return more;
    }
}
