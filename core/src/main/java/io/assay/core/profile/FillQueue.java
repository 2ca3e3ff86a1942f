package io.assay.core.profile;

import java.util.Arrays;

/// Numbers of fills in order of time, with one place of reading per horizon; the links between them are kept by whoever owns
/// them. A fill that every horizon has passed is not touched again.
final class FillQueue {
    private final int[] heads = new int[Horizon.values().length];
    private int tail = PendingFills.NONE;

    FillQueue() {
        Arrays.fill(heads, PendingFills.NONE);
    }

    /// @param next of each fill the one behind it
    void add(int fill, int[] next) {
        for (int horizon = 0; horizon < heads.length; horizon++) {
            if (heads[horizon] != PendingFills.NONE) {
                next[tail] = fill;
            } else {
                heads[horizon] = fill;
            }
        }
        tail = fill;
    }

    /// The first fill that a horizon has not passed, or [PendingFills#NONE].
    int head(int horizon) {
        return heads[horizon];
    }

    void pass(int horizon, int[] next) {
        heads[horizon] = next[heads[horizon]];
    }
}
