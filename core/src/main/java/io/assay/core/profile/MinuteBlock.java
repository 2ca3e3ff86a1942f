package io.assay.core.profile;

import java.util.Arrays;

/// What several plain lines that stand still are worth at each of some minutes in a row, line after line over flat arrays: at
/// every minute the lines are added in the same order as one by one, so the bits are the same.
final class MinuteBlock {
    static final int MINUTES = 64;

    final double[] gross = new double[MINUTES];
    final double[] net = new double[MINUTES];
    final double[] absUnderlying = new double[MINUTES];
    /// Whether the mark of any line changes at a minute.
    final byte[] changes = new byte[MINUTES];
    private final double[][] nets;
    private final boolean[] used;
    private int count;

    /// @param underlyings how many there are
    MinuteBlock(int underlyings) {
        nets = new double[underlyings][];
        used = new boolean[underlyings];
    }

    /// Begins with no line.
    ///
    /// @param count minutes, up to [#MINUTES]
    void begin(int count) {
        this.count = count;
        Arrays.fill(gross, 0, count, 0);
        Arrays.fill(net, 0, count, 0);
        Arrays.fill(absUnderlying, 0, count, 0);
        Arrays.fill(changes, 0, count, (byte) 0);
        Arrays.fill(used, false);
    }

    /// Adds the next line.
    ///
    /// @param at place of the first minute in the grid's [MarkGrid#deltas]
    void add(MarkGrid grid, int at, int underlying, double quantity) {
        if (nets[underlying] == null) {
            nets[underlying] = new double[MINUTES];
        }
        if (!used[underlying]) {
            used[underlying] = true;
            Arrays.fill(nets[underlying], 0, count, 0);
        }
        add(grid.deltas(), at, quantity, gross, nets[underlying], count);
        join(grid.changes(), at, changes, count);
    }

    /// All lines are in.
    void end() {
        for (int underlying = 0; underlying < used.length; underlying++) {
            if (used[underlying]) {
                total(nets[underlying], net, absUnderlying, count);
            }
        }
    }

    private static void add(double[] deltas, int at, double quantity, double[] gross, double[] nets, int count) {
        for (int i = 0; i < count; i++) {
            double delta = quantity * deltas[at + i];
            gross[i] += Math.abs(delta);
            nets[i] += delta;
        }
    }

    private static void join(byte[] from, int at, byte[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] |= from[at + i];
        }
    }

    private static void total(double[] nets, double[] net, double[] absUnderlying, int count) {
        for (int i = 0; i < count; i++) {
            net[i] += nets[i];
            absUnderlying[i] += Math.abs(nets[i]);
        }
    }
}
