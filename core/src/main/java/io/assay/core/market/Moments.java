package io.assay.core.market;

/// When fills of one instrument were made, whose they are, and where what is found for them goes. Filled in by whoever
/// asks, best in near order of time: a reference looks for each from the one before.
public final class Moments {
    final long[] atNs;
    final int[] account;
    final int[] slot;
    int size;

    public Moments(int capacity) {
        atNs = new long[capacity];
        account = new int[capacity];
        slot = new int[capacity];
    }

    /// @param slot number of the fill among those asked about
    public void add(long atNs, int account, int slot) {
        this.atNs[size] = atNs;
        this.account[size] = account;
        this.slot[size++] = slot;
    }

    public void clear() {
        size = 0;
    }
}
