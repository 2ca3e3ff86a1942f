package io.assay.core.profile;

import io.assay.core.event.Fills;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Positions of one account over the time it was watched: exposure, neutrality, holding time.
///
/// Positions change at fills; they are marked at every minute of the UTC grid at the last print at
/// or before it, and at the account's own fills. Instruments of one underlying net. Time during
/// which something is held that nothing marks yet counts nowhere. Cost: fills + minutes held, times
/// instruments held.
final class ExposureFold {
    private static final long GRID_NS = 60_000_000_000L;

    private final Tape tape;
    private final Fills fills;
    private final int account;
    private final FoldSpec spec;
    private final int end;
    private final Map<Integer, Holding> byInstrument = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<String, Integer> underlyings = new HashMap<>();
    private boolean unknown;
    private double[] nets = new double[0];
    private long nowNs;
    private double markedSeconds;
    private double grossSeconds;
    private double netSeconds;
    private double absNetSeconds;
    private double absUnderlyingSeconds;
    private double gross;
    private double net;
    private double absUnderlying;

    ExposureFold(Tape tape, int account, FoldSpec spec) {
        this.tape = tape;
        this.account = account;
        this.spec = spec;
        fills = tape.fills;
        end = tape.end(account, spec.window());
    }

    void write(double[] out) {
        var watched = tape.watched(account, spec.window());
        int row = open(watched.fromNs());
        if (unknown || holdings.isEmpty()) {
            return;
        }
        sweep(row, watched);
        for (var holding : holdings) {
            holding.age(watched.toNs());
        }
        if (markedSeconds > 0) {
            out[Column.of(Feature.GROSS_EXPOSURE_USD)] = grossSeconds / markedSeconds;
            out[Column.of(Feature.DELTA_USD)] = netSeconds / markedSeconds;
            out[Column.of(Feature.ABS_DELTA_USD)] = absNetSeconds / markedSeconds;
            if (grossSeconds > 0) {
                out[Column.of(Feature.NEUTRALITY)] = 1 - absUnderlyingSeconds / grossSeconds;
            }
        }
        writeHolding(out);
    }

    private void writeHolding(double[] out) {
        double weighted = 0;
        double weights = 0;
        for (var holding : holdings) {
            if (holding.closedNotional() > 0) {
                weighted += holding.holdingSeconds() * holding.closedNotional();
                weights += holding.closedNotional();
            }
        }
        if (weights > 0) {
            out[Column.of(Feature.HOLDING_S)] = weighted / weights;
        }
    }

    /// Positions when the watch begins; returns the first row at or after that.
    private int open(long fromNs) {
        int begin = end;
        for (int row = fills.from(account); row < end && !unknown; row++) {
            boolean earlier = fills.timeNs(row) < fromNs;
            begin = earlier ? begin : Math.min(begin, row);
            var holding = byInstrument.get(fills.instrument(row));
            if (holding == null) {
                holding = add(row);
            }
            if (earlier) {
                holding.quantity = after(row, before(row, holding));
            }
        }
        nets = new double[underlyings.size()];
        nowNs = fromNs;
        for (var holding : holdings) {
            holding.start(fromNs);
        }
        return begin;
    }

    private Holding add(int row) {
        int number = fills.instrument(row);
        var instrument = fills.instruments().get(number);
        int underlying = underlyings.computeIfAbsent(instrument.underlying(), name -> underlyings.size());
        var start = fills.positionBefore(row);
        unknown |= start == null && !spec.assumeFlat();
        var holding = new Holding(underlying, tape.market.series(number), fills.priceScale(number),
                tape.rates.isUsd(instrument.quote()), start == null ? 0 : start.doubleValue());
        byInstrument.put(number, holding);
        holdings.add(holding);
        return holding;
    }

    private void sweep(int firstRow, Window watched) {
        value();
        for (int row = firstRow; row < end; row++) {
            passTo(fills.timeNs(row));
            var holding = byInstrument.get(fills.instrument(row));
            if (holding == null) {
                throw new IllegalStateException("row " + row + " of an instrument that was never opened");
            }
            double before = before(row, holding);
            holding.trade(fills.timeNs(row), before, after(row, before), fills.price(row));
            value();
        }
        passTo(watched.toNs());
    }

    /// Lets time pass, marking at every grid point on the way.
    private void passTo(long atNs) {
        while (nowNs < atNs) {
            long grid = (Math.floorDiv(nowNs, GRID_NS) + 1) * GRID_NS;
            boolean flat = gross == 0;
            long stop = flat ? atNs : Math.min(grid, atNs);
            count((stop - nowNs) * 1e-9);
            nowNs = stop;
            if (stop == grid || flat) {
                for (var holding : holdings) {
                    holding.mark(Math.floorDiv(stop, GRID_NS) * GRID_NS);
                }
                value();
            }
        }
    }

    private void count(double seconds) {
        if (Double.isNaN(gross)) {
            return;
        }
        markedSeconds += seconds;
        grossSeconds += gross * seconds;
        netSeconds += net * seconds;
        absNetSeconds += Math.abs(net) * seconds;
        absUnderlyingSeconds += absUnderlying * seconds;
    }

    /// Gross and net delta as they stand.
    private void value() {
        Arrays.fill(nets, 0);
        gross = 0;
        for (var holding : holdings) {
            double delta = holding.delta();
            gross += Math.abs(delta);
            nets[holding.underlying] += delta;
        }
        net = 0;
        absUnderlying = 0;
        for (double one : nets) {
            net += one;
            absUnderlying += Math.abs(one);
        }
    }

    private double before(int row, Holding holding) {
        var reported = fills.positionBefore(row);
        return reported == null ? holding.quantity : reported.doubleValue();
    }

    private double after(int row, double before) {
        var reported = fills.positionBefore(row);
        return reported == null
                ? before + fills.signedQuantity(row).doubleValue()
                : fills.positionAfter(row, reported).doubleValue();
    }
}
