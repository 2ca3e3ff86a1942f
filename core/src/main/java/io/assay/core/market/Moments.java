package io.assay.core.market;

import io.assay.core.event.IntSort;
import java.util.Arrays;

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

    /// Puts them into order of time where they are not, those of one instant as they came.
    void sort() {
        int ascending = 1;
        while (ascending < size && atNs[ascending - 1] <= atNs[ascending]) {
            ascending++;
        }
        if (ascending >= size) {
            return;
        }
        var order = new int[size];
        Arrays.setAll(order, i -> i);
        IntSort.sort(order, 0, size, (a, b) -> Long.compare(atNs[a], atNs[b]));
        long[] times = Arrays.copyOf(atNs, size);
        int[] accounts = Arrays.copyOf(account, size);
        int[] slots = Arrays.copyOf(slot, size);
        for (int i = 0; i < size; i++) {
            atNs[i] = times[order[i]];
            account[i] = accounts[order[i]];
            slot[i] = slots[order[i]];
        }
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }
}
