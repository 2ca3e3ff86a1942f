package io.assay.core.profile;

import java.util.Arrays;

/// Gains and notionals by block of time, kept in primitive arrays: a hash table with linear probing,
/// which takes no room before its first block.
final class BlockSums {
    private static final int START = 16;

    private long[] keys = {};
    private boolean[] used = {};
    private double[] gains = {};
    private double[] notionals = {};
    private int size;

    /// Number of blocks.
    int size() {
        return size;
    }

    void add(long block, double gain, double notional) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = slot(block);
        if (!used[at]) {
            used[at] = true;
            keys[at] = block;
            size++;
        }
        gains[at] += gain;
        notionals[at] += notional;
    }

    /// What is done with each block, in order of time.
    @FunctionalInterface
    interface Each {
        void block(long block, double gain, double notional);
    }

    void forEach(Each each) {
        var sorted = new long[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (used[i]) {
                sorted[n++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        for (long block : sorted) {
            int at = slot(block);
            each.block(block, gains[at], notionals[at]);
        }
    }

    private void grow() {
        var old = keys;
        var oldUsed = used;
        var oldGains = gains;
        var oldNotionals = notionals;
        keys = new long[Math.max(START, 2 * old.length)];
        used = new boolean[keys.length];
        gains = new double[keys.length];
        notionals = new double[keys.length];
        for (int i = 0; i < old.length; i++) {
            if (oldUsed[i]) {
                int at = slot(old[i]);
                used[at] = true;
                keys[at] = old[i];
                gains[at] = oldGains[i];
                notionals[at] = oldNotionals[i];
            }
        }
    }

    private int slot(long block) {
        int mask = keys.length - 1;
        long mixed = block * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (used[at] && keys[at] != block) {
            at = at + 1 & mask;
        }
        return at;
    }
}
