package io.assay.core.profile;

import java.util.Arrays;

/// What several plain lines that stand still are worth at each of some minutes in a row, line after line over flat arrays: at
/// every minute the lines are added in the same order as one by one, so the bits are the same. The first of what is added up is
/// put where the sum goes, which only turns a sum of zeros negative.
final class MinuteBlock {
    static final int MINUTES = 64;

    final double[] gross = new double[MINUTES];
    final double[] net = new double[MINUTES];
    final double[] absUnderlying = new double[MINUTES];
    /// A bit a minute, the lowest first: whether the mark of any line changes there.
    long changes;
    private final double[][] nets;
    private final boolean[] used;
    private int underlyings;
    private int count;
    private boolean hasLine;

    /// @param underlyings how many there are at most
    MinuteBlock(int underlyings) {
        nets = new double[underlyings][];
        used = new boolean[underlyings];
    }

    /// Begins with no line.
    ///
    /// @param underlyings how many there are
    /// @param count minutes, up to [#MINUTES]
    void begin(int underlyings, int count) {
        this.underlyings = underlyings;
        this.count = count;
        hasLine = false;
        changes = 0;
        Arrays.fill(used, 0, underlyings, false);
    }

    /// Adds the next line.
    ///
    /// @param grid that lays out each of the minutes
    /// @param first minute of the block
    void add(MarkGrid grid, long first, int underlying, double quantity) {
        int at = (int) (first - grid.point(0));
        if (nets[underlying] == null) {
            nets[underlying] = new double[MINUTES];
        }
        if (!hasLine) {
            putFirst(grid.deltas(), at, quantity, gross, nets[underlying], count);
        } else if (!used[underlying]) {
            putNets(grid.deltas(), at, quantity, gross, nets[underlying], count);
        } else {
            add(grid.deltas(), at, quantity, gross, nets[underlying], count);
        }
        hasLine = true;
        used[underlying] = true;
        changes |= grid.changes(at);
    }

    /// All lines are in, at least one.
    void end() {
        changes &= -1L >>> (MINUTES - count);
        boolean isFirst = true;
        for (int underlying = 0; underlying < underlyings; underlying++) {
            if (used[underlying] && isFirst) {
                isFirst = false;
                putTotal(nets[underlying], net, absUnderlying, count);
            } else if (used[underlying]) {
                total(nets[underlying], net, absUnderlying, count);
            }
        }
    }

    private static void putFirst(double[] deltas, int at, double quantity, double[] gross, double[] nets, int count) {
        for (int i = 0; i < count; i++) {
            double delta = quantity * deltas[at + i];
            gross[i] = Math.abs(delta);
            nets[i] = delta;
        }
    }

    private static void putNets(double[] deltas, int at, double quantity, double[] gross, double[] nets, int count) {
        for (int i = 0; i < count; i++) {
            double delta = quantity * deltas[at + i];
            gross[i] += Math.abs(delta);
            nets[i] = delta;
        }
    }

    private static void add(double[] deltas, int at, double quantity, double[] gross, double[] nets, int count) {
        for (int i = 0; i < count; i++) {
            double delta = quantity * deltas[at + i];
            gross[i] += Math.abs(delta);
            nets[i] += delta;
        }
    }

    private static void putTotal(double[] nets, double[] net, double[] absUnderlying, int count) {
        for (int i = 0; i < count; i++) {
            net[i] = nets[i];
            absUnderlying[i] = Math.abs(nets[i]);
        }
    }

    private static void total(double[] nets, double[] net, double[] absUnderlying, int count) {
        for (int i = 0; i < count; i++) {
            net[i] += nets[i];
            absUnderlying[i] += Math.abs(nets[i]);
        }
    }
}
