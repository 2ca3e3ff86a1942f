package io.assay.core.profile;

import java.util.Arrays;

/// A number for each of many places, of which one account after another uses a few: taking them back costs as many steps as
/// places were used, however many there are.
final class Slots {
    /// What a place holds that was not used.
    static final int NONE = -1;

    private final int[] values;
    private int[] used = new int[8];
    private int size;

    Slots(int places) {
        values = new int[places];
        Arrays.fill(values, NONE);
    }

    int get(int place) {
        return values[place];
    }

    /// @param value not negative
    void set(int place, int value) {
        if (values[place] == NONE) {
            if (size == used.length) {
                used = Arrays.copyOf(used, 2 * size);
            }
            used[size] = place;
            size++;
        }
        values[place] = value;
    }

    /// The places in use, ascending.
    int[] used() {
        int[] places = Arrays.copyOf(used, size);
        Arrays.sort(places);
        return places;
    }

    /// Takes all back.
    void clear() {
        for (int i = 0; i < size; i++) {
            values[used[i]] = NONE;
        }
        size = 0;
    }
}
