package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.ReferenceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sums behind one markout of one account at every horizon, side by side: exact totals, blocks of time for the standard
/// error, and per instrument class what the pooled deviation needs.
///
/// Totals are integers of 128 bits at the one scale of the tape ([Terms#lift]); what has no such integer (an inverse
/// contract, another currency, an amount too large) goes into an [ExactSum] beside them. Of the lengths of blocks only
/// those are summed that may be chosen: [#narrow].
final class MarkoutSums {
    private static final long MINUTE_NS = 60_000_000_000L;
    /// Lengths of blocks on the UTC grid, longest first.
    static final long[] BLOCK_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS};
    static final int BLOCKS_MIN = 10;
    static final int KINDS = InstrumentKind.values().length;
    private static final int HORIZONS = Horizon.values().length;
    private static final int LENGTHS = BLOCK_NS.length;
    private static final int[] ALLOWED = allowed();
    private static final int DECIMALS = 12;
    private static final double PICO = 1e12;
    private static final double LONGS = 0x1p62;
    /// Squared deviations under this part of the squares they are the rest of are rounding: a ratio that
    /// differs by less than a millionth of itself does not differ.
    private static final double ROUNDING = 1e-12;

    /// Per horizon: gain and notional, of each the high half and then the low one.
    private static final int GAIN = 0;
    private static final int NOTIONAL = 2;
    private static final int TOTALS = 4;

    /// Per horizon and length of block: gain and notional of the present block, then over those before it gain squared,
    /// gain x notional, notional squared. Fills come in order of time.
    private static final int OPEN_GAIN = 0;
    private static final int OPEN_NOTIONAL = 1;
    private static final int GAIN_SQUARES = 2;
    private static final int PRODUCTS = 3;
    private static final int NOTIONAL_SQUARES = 4;
    private static final int SUMS = 5;
    private static final int[] NO_LEADS = {};
    private static final double[] NOTHING = {};

    private final int scale;
    private final boolean[] wanted;
    private final long[] n = new long[HORIZONS];
    private final long[] totals = new long[TOTALS * HORIZONS];
    private final @Nullable ExactSum[] gains = new ExactSum[HORIZONS];
    private final @Nullable ExactSum[] notionals = new ExactSum[HORIZONS];
    /// The lengths of blocks that are summed, per horizon from the first to before the last.
    private final int[] from = new int[HORIZONS];
    private final int[] to = ALLOWED.clone();
    private boolean narrow;
    /// Whether no fill yet lacked a price at a horizon from `lead` on. Until then what is the same at all of them is kept at
    /// `lead`, or at the first horizon with the same length of blocks, and the gain of present blocks in `open`.
    private boolean together;
    private int lead;
    private int[] leads = NO_LEADS;
    private double[] open = NOTHING;
    private final long[] current = new long[LENGTHS * HORIZONS];
    private final int[] counts = new int[LENGTHS * HORIZONS];
    private final double[] sums = new double[SUMS * LENGTHS * HORIZONS];
    private final @Nullable Pools[] pools = new Pools[KINDS];
    /// The fill at hand.
    private long quantity;
    private double amount;
    private double unit;
    private double size;
    private long notionalHigh;
    private long notionalLow;

    /// @param scale digits after the point of the integers of the tape
    /// @param wanted by horizon
    MarkoutSums(int scale, boolean[] wanted) {
        this.scale = scale;
        this.wanted = wanted.clone();
        Arrays.fill(current, Long.MIN_VALUE);
    }

    /// Numbers of the blocks a moment is in, longest first.
    static void blocks(long timeNs, long[] out) {
        long minute = Math.floorDiv(timeNs, MINUTE_NS);
        out[3] = minute;
        out[2] = Math.floorDiv(minute, 10);
        out[1] = Math.floorDiv(minute, 60);
        out[0] = Math.floorDiv(minute, 1440);
    }

    /// A sum of squared deviations, 0 when it is no more than rounding of the squares it was taken from.
    static double beyondRounding(double deviations, double squares) {
        return deviations > ROUNDING * squares ? deviations : 0;
    }

    /// Sums blocks of one length alone at each horizon: the longest that may have enough of them. To be called before
    /// the first fill; whether that sufficed says [#isSettled].
    ///
    /// @param most how many blocks of each length the account's fills are in at most
    void narrow(int[] most) {
        narrow = true;
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            int length = 0;
            while (length < ALLOWED[horizon] && most[length] < BLOCKS_MIN) {
                length++;
            }
            from[horizon] = length;
            to[horizon] = Math.min(length + 1, ALLOWED[horizon]);
        }
        gather();
    }

    private void gather() {
        while (lead < HORIZONS && !wanted[lead]) {
            lead++;
        }
        together = lead < HORIZONS;
        leads = new int[LENGTHS];
        Arrays.fill(leads, -1);
        for (int horizon = HORIZONS - 1; horizon >= lead; horizon--) {
            together &= wanted[horizon];
            if (from[horizon] < to[horizon]) {
                leads[from[horizon]] = horizon;
            }
        }
        open = new double[HORIZONS];
    }

    /// Whether no other length of blocks could have been chosen than those summed.
    boolean isSettled() {
        for (int horizon = 0; horizon < HORIZONS && narrow; horizon++) {
            if (n[horizon] > 0 && to[horizon] < ALLOWED[horizon] && summary(horizon).blocks() == 0) {
                return false;
            }
        }
        return true;
    }

    /// Adds a fill of a linear contract in USD at every horizon that has a price from `first` on.
    ///
    /// @param block see [#blocks]
    /// @param moves of the reference from the fill's price, horizon by horizon, at the scale of what judges the fill
    /// @param base move they are compared with
    /// @param sign of a unit's gain when prices rise
    void apply(long[] block, InstrumentKind kind, Priced value, long[] moves, int first, long base, int sign) {
        turnTo(value);
        var pool = pools(kind);
        if (together && first <= lead && hasAll(moves)) {
            addTogether(block, pool, moves, base, sign);
            return;
        }
        part();
        for (int horizon = first; horizon < HORIZONS; horizon++) {
            long move = moves[horizon];
            if (move == ReferenceSeries.NO_PRICE || !wanted[horizon]) {
                continue;
            }
            add(block, pool, horizon, sign * (move - base));
        }
    }

    /// The same at one horizon.
    ///
    /// @param difference gain a unit as an integer at the scale of what judges the fill
    void apply(int horizon, long[] block, InstrumentKind kind, Priced value, long difference) {
        turnTo(value);
        part();
        add(block, pools(kind), horizon, difference);
    }

    /// Adds a fill at one horizon.
    ///
    /// @param difference gain a unit as an integer at `scale`
    void apply(int horizon, long[] block, InstrumentKind kind, Valuation value, long difference, int scale) {
        if (wanted[horizon]) {
            part();
            value.addProduct(of(gains, horizon), difference, scale);
            value.addNotional(of(notionals, horizon));
            add(block, pools(kind), horizon, value.product(difference, scale), value.notional());
        }
    }

    /// A gain that is no exact decimal, taken to the nearest 1e-12.
    void apply(int horizon, long[] block, InstrumentKind kind, Valuation value, double u) {
        part();
        double units = u * PICO;
        if (Math.abs(units) < LONGS) {
            of(gains, horizon).add((long) StrictMath.rint(units), DECIMALS);
        } else {
            of(gains, horizon).add(new BigDecimal(u).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        value.addNotional(of(notionals, horizon));
        add(block, pools(kind), horizon, u, value.notional());
    }

    /// The same sums, to go on by themselves; not of those that were narrowed.
    MarkoutSums copy() {
        var copy = new MarkoutSums(scale, wanted);
        System.arraycopy(n, 0, copy.n, 0, n.length);
        System.arraycopy(totals, 0, copy.totals, 0, totals.length);
        System.arraycopy(current, 0, copy.current, 0, current.length);
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        System.arraycopy(sums, 0, copy.sums, 0, sums.length);
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            var gain = gains[horizon];
            var notional = notionals[horizon];
            if (gain != null) {
                of(copy.gains, horizon).add(gain);
            }
            if (notional != null) {
                of(copy.notionals, horizon).add(notional);
            }
        }
        for (int kind = 0; kind < KINDS; kind++) {
            var own = pools[kind];
            copy.pools[kind] = own == null ? null : own.copy();
        }
        return copy;
    }

    /// What is kept of the sums of a horizon when the account is done, or as it stands.
    MarkoutSummary summary(int horizon) {
        part();
        if (n[horizon] == 0) {
            return MarkoutSummary.NONE;
        }
        double total = total(horizon, NOTIONAL, notionals);
        double ratio = total(horizon, GAIN, gains) / total;
        double error = Double.NaN;
        long count = 0;
        for (int length = from[horizon]; length < to[horizon] && count == 0; length++) {
            int at = LENGTHS * horizon + length;
            double squares = squares(SUMS * at, ratio);
            if (counts[at] >= BLOCKS_MIN && squares > 0) {
                count = counts[at];
                error = 1e4 / total * StrictMath.sqrt(count / (count - 1.0) * squares);
            }
        }
        return new MarkoutSummary(n[horizon], 1e4 * ratio, total, error, count, horizon, pools);
    }

    private void turnTo(Priced value) {
        quantity = value.lifted();
        amount = value.quantity();
        unit = value.unit();
        size = value.notional();
        long price = value.widePrice();
        notionalHigh = Math.multiplyHigh(price, quantity);
        notionalLow = price * quantity;
    }

    private boolean hasAll(long[] moves) {
        boolean all = true;
        for (int horizon = lead; horizon < HORIZONS; horizon++) {
            all &= moves[horizon] != ReferenceSeries.NO_PRICE;
        }
        return all;
    }

    /// Adds a fill at every horizon from `lead` on, what is the same at all of them once.
    private void addTogether(long[] block, Pools pool, long[] moves, long base, int sign) {
        n[lead]++;
        if (!addWide(TOTALS * lead + NOTIONAL, notionalHigh, notionalLow)) {
            for (int horizon = lead; horizon < HORIZONS; horizon++) {
                of(notionals, horizon).add(notionalHigh, notionalLow, scale);
            }
        }
        pool.notional[lead] += size;
        pool.notionalSquared[lead] += size * size;
        for (int length = 0; length < LENGTHS; length++) {
            if (leads[length] >= 0) {
                int at = LENGTHS * leads[length] + length;
                if (block[length] != current[at]) {
                    closeTogether(length);
                    current[at] = block[length];
                    counts[at]++;
                }
                sums[SUMS * at + OPEN_NOTIONAL] += size;
            }
        }
        for (int horizon = lead; horizon < HORIZONS; horizon++) {
            long difference = sign * (moves[horizon] - base);
            add(horizon, GAIN, Math.multiplyHigh(difference, quantity), difference * quantity, gains);
            double u = difference * amount * unit;
            open[horizon] += u;
            pool.gain[horizon] += u;
            pool.gainSquaredOverNotional[horizon] += u * u / size;
        }
    }

    private void closeTogether(int length) {
        int first = SUMS * (LENGTHS * leads[length] + length);
        double blockSize = sums[first + OPEN_NOTIONAL];
        for (int horizon = leads[length]; horizon < HORIZONS; horizon++) {
            if (from[horizon] == length && length < to[horizon]) {
                int sum = SUMS * (LENGTHS * horizon + length);
                sums[sum + GAIN_SQUARES] += open[horizon] * open[horizon];
                sums[sum + PRODUCTS] += open[horizon] * blockSize;
                open[horizon] = 0;
            }
        }
        sums[first + NOTIONAL_SQUARES] += blockSize * blockSize;
        sums[first + OPEN_NOTIONAL] = 0;
    }

    /// Keeps every horizon by itself from now on.
    private void part() {
        if (!together) {
            return;
        }
        together = false;
        for (int horizon = lead; horizon < HORIZONS; horizon++) {
            n[horizon] = n[lead];
            System.arraycopy(totals, TOTALS * lead + NOTIONAL, totals, TOTALS * horizon + NOTIONAL, 2);
            int length = from[horizon];
            if (length < to[horizon]) {
                int at = LENGTHS * horizon + length;
                int first = LENGTHS * leads[length] + length;
                current[at] = current[first];
                counts[at] = counts[first];
                sums[SUMS * at + OPEN_GAIN] = open[horizon];
                sums[SUMS * at + OPEN_NOTIONAL] = sums[SUMS * first + OPEN_NOTIONAL];
                sums[SUMS * at + NOTIONAL_SQUARES] = sums[SUMS * first + NOTIONAL_SQUARES];
            }
        }
        for (var pool : pools) {
            if (pool != null) {
                pool.spread(lead);
            }
        }
    }

    private void add(long[] block, Pools pool, int horizon, long difference) {
        add(horizon, GAIN, Math.multiplyHigh(difference, quantity), difference * quantity, gains);
        add(horizon, NOTIONAL, notionalHigh, notionalLow, notionals);
        add(block, pool, horizon, difference * amount * unit, size);
    }

    private void add(long[] block, Pools pool, int horizon, double u, double size) {
        n[horizon]++;
        for (int length = from[horizon]; length < to[horizon]; length++) {
            int at = LENGTHS * horizon + length;
            int sum = SUMS * at;
            if (block[length] != current[at]) {
                close(sum);
                current[at] = block[length];
                counts[at]++;
            }
            sums[sum + OPEN_GAIN] += u;
            sums[sum + OPEN_NOTIONAL] += size;
        }
        pool.add(horizon, u, size);
    }

    /// Adds to a total of 128 bits; what would outgrow it goes beside it.
    private void add(int horizon, int which, long high, long low, @Nullable ExactSum[] beside) {
        if (!addWide(TOTALS * horizon + which, high, low)) {
            of(beside, horizon).add(high, low, scale);
        }
    }

    /// @return whether it did not outgrow it
    private boolean addWide(int at, long high, long low) {
        long sumLow = totals[at + 1] + low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = totals[at] + high + carry;
        if (((totals[at] ^ sumHigh) & (high ^ sumHigh)) < 0) {
            return false;
        }
        totals[at] = sumHigh;
        totals[at + 1] = sumLow;
        return true;
    }

    private double total(int horizon, int which, @Nullable ExactSum[] beside) {
        int at = TOTALS * horizon + which;
        var sum = new ExactSum();
        sum.add(totals[at], totals[at + 1], scale);
        var other = beside[horizon];
        if (other != null) {
            sum.add(other);
        }
        return sum.toDouble();
    }

    private void close(int at) {
        double u = sums[at + OPEN_GAIN];
        double size = sums[at + OPEN_NOTIONAL];
        sums[at + GAIN_SQUARES] += u * u;
        sums[at + PRODUCTS] += u * size;
        sums[at + NOTIONAL_SQUARES] += size * size;
        sums[at + OPEN_GAIN] = 0;
        sums[at + OPEN_NOTIONAL] = 0;
    }

    /// Sum over blocks of (gain - ratio x notional) squared.
    private double squares(int at, double ratio) {
        double u = sums[at + OPEN_GAIN];
        double size = sums[at + OPEN_NOTIONAL];
        double gainSquares = sums[at + GAIN_SQUARES] + u * u;
        return beyondRounding(gainSquares - 2 * ratio * (sums[at + PRODUCTS] + u * size)
                + ratio * ratio * (sums[at + NOTIONAL_SQUARES] + size * size), gainSquares);
    }

    private Pools pools(InstrumentKind kind) {
        var found = pools[kind.ordinal()];
        if (found == null) {
            found = new Pools();
            pools[kind.ordinal()] = found;
        }
        return found;
    }

    private static ExactSum of(@Nullable ExactSum[] sums, int horizon) {
        var found = sums[horizon];
        if (found == null) {
            found = new ExactSum();
            sums[horizon] = found;
        }
        return found;
    }

    /// By horizon how many lengths of blocks, the longest first, are at least twice the horizon.
    private static int[] allowed() {
        var allowed = new int[HORIZONS];
        for (var horizon : Horizon.values()) {
            int at = horizon.ordinal();
            while (allowed[at] < LENGTHS && BLOCK_NS[allowed[at]] >= 2 * horizon.ns()) {
                allowed[at]++;
            }
        }
        return allowed;
    }
}
