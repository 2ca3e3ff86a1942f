package io.assay.core.profile;

import io.assay.core.event.Fills;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How one account goes through its days, instrument by instrument: what it keeps at the end of a UTC day, and how far its
/// inventory strays from there minute by minute, both over what it traded (Kirilenko, Kyle, Samadi and Tuzun 2017).
///
/// Only changes within the day matter, so positions need not be known. A day of one instrument weighs by its notional.
final class DayFold {
    /// What it says.
    static final Set<Feature> FEATURES =
            Set.of(Feature.CONTRACTS_PER_DAY, Feature.DAY_NET_SHARE, Feature.DAY_NET_LEAN, Feature.DAY_SWING_SHARE);
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long DAY_NS = 1440 * MINUTE_NS;
    private static final double[] TENS = IntStream.rangeClosed(0, 72).mapToDouble(i -> StrictMath.pow(10, i)).toArray();

    private final Fills fills;
    private final Window window;
    private final TreeMap<Integer, Day> days = new TreeMap<>();
    private double weights;
    private double kept;
    private double leaned;
    private double strayed;
    private double contracts;
    private boolean flowed;
    private long flowDays;
    private long lastFlowDay = Long.MIN_VALUE;

    DayFold(Fills fills, Window window) {
        this.fills = fills;
        this.window = window;
    }

    /// Any fill, in order of time.
    void applyAny(int row, Valuation value) {
        long day = Math.floorDiv(fills.timeNs(row), DAY_NS);
        var of = days.get(fills.instrument(row));
        if (of != null && of.day != day) {
            close(of);
        }
        if (of == null || of.day != day) {
            of = new Day(day);
            days.put(fills.instrument(row), of);
        }
        of.add(Math.floorDiv(fills.timeNs(row), MINUTE_NS), fills.side(row).sign() * fills.quantity(row),
                value.isKnown() ? value.notional() : 0);
    }

    void applyFlow(int row) {
        var contract = fills.instruments().get(fills.instrument(row)).contract();
        contracts += fills.quantity(row) / TENS[fills.quantityScale(fills.instrument(row))]
                / contract.multiplier().doubleValue();
        flowed = true;
        long day = Math.floorDiv(fills.timeNs(row), DAY_NS);
        flowDays += day == lastFlowDay ? 0 : 1;
        lastFlowDay = day;
    }

    void write(double[] out) {
        days.values().forEach(this::close);
        days.clear();
        if (flowed) {
            out[Column.of(Feature.CONTRACTS_PER_DAY)] = contracts / flowDays;
        }
        if (weights > 0) {
            out[Column.of(Feature.DAY_NET_SHARE)] = kept / weights;
            out[Column.of(Feature.DAY_NET_LEAN)] = leaned / weights;
            out[Column.of(Feature.DAY_SWING_SHARE)] = strayed / weights;
        }
    }

    private void close(Day day) {
        if (day.notional > 0) {
            long from = Math.max(day.day * DAY_NS, window.fromNs());
            long to = Math.min((day.day + 1) * DAY_NS, window.toNs());
            weights += day.notional;
            kept += day.notional * Math.abs((double) day.net) / day.volume;
            leaned += day.notional * day.net / day.volume;
            strayed += day.notional * day.swing(Math.floorDiv(from, MINUTE_NS), Math.ceilDiv(to, MINUTE_NS))
                    / day.volume;
        }
    }

    /// One instrument on one day: net quantity after each minute with a fill.
    private static final class Day {
        final long day;
        long net;
        double volume;
        double notional;
        private long[] minutes = new long[8];
        private long[] levels = new long[8];
        private int size;

        Day(long day) {
            this.day = day;
        }

        void add(long minute, long signed, double usd) {
            net += signed;
            volume += Math.abs((double) signed);
            notional += usd;
            if (size == 0 || minutes[size - 1] != minute) {
                if (size == minutes.length) {
                    minutes = Arrays.copyOf(minutes, 2 * size);
                    levels = Arrays.copyOf(levels, 2 * size);
                }
                minutes[size++] = minute;
            }
            levels[size - 1] = net;
        }

        /// Root mean square over the minutes of [`from`, `to`) of the net quantity at their end less that of the day's end.
        double swing(long from, long to) {
            double squares = 0;
            long at = from;
            double level = 0;
            for (int i = 0; i < size; i++) {
                squares += (minutes[i] - at) * (level - net) * (level - net);
                at = minutes[i];
                level = levels[i];
            }
            return Math.sqrt(squares / (to - from));
        }
    }
}
