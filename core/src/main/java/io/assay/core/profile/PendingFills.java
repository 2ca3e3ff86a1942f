package io.assay.core.profile;

import io.assay.core.market.ReferenceSeries;
import java.util.Arrays;

/// Fills whose horizons are not all over, by number in columns of their own: 98 bytes each, used again when all horizons of one
/// have been counted.
///
/// Each waits in two queues per horizon, the older first: its instrument's, until the market is known then; and its account's,
/// until all before it are counted, so that sums are taken in order of time.
final class PendingFills {
    static final int NONE = -1;
    private static final int HORIZONS = Horizon.values().length;
    private static final byte ALL = (byte) ((1 << HORIZONS) - 1);
    private static final int FIRST = 1_024;

    int[] account = {};
    int[] instrument = {};
    int[] nextOfInstrument = {};
    int[] nextOfAccount = {};
    long[] timeNs = {};
    long[] price = {};
    /// Positive where the account bought.
    long[] quantity = {};
    private long[] moves = {};
    private byte[] known = {};
    private byte[] counted = {};
    private int size;
    private int free = NONE;
    private int waiting;

    /// Number for a fill nothing is known of yet.
    int take() {
        waiting++;
        int found = free;
        if (found == NONE) {
            if (size == account.length) {
                grow(Math.max(FIRST, size + size / 2));
            }
            found = size++;
        } else {
            free = nextOfAccount[found];
        }
        nextOfAccount[found] = NONE;
        nextOfInstrument[found] = NONE;
        known[found] = 0;
        counted[found] = 0;
        return found;
    }

    /// How many there are.
    int waiting() {
        return waiting;
    }

    /// @param move from the price of the fill, [ReferenceSeries#NO_PRICE] when there is none
    void know(int fill, int horizon, long move) {
        moves[fill * HORIZONS + horizon] = move;
        known[fill] |= (byte) (1 << horizon);
    }

    boolean isKnown(int fill, int horizon) {
        return (known[fill] & (1 << horizon)) != 0;
    }

    long move(int fill, int horizon) {
        return moves[fill * HORIZONS + horizon];
    }

    /// A horizon was counted; after the last the number is given to another fill.
    void count(int fill, int horizon) {
        counted[fill] |= (byte) (1 << horizon);
        if (counted[fill] == ALL) {
            nextOfAccount[fill] = free;
            free = fill;
            waiting--;
        }
    }

    private void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        instrument = Arrays.copyOf(instrument, capacity);
        nextOfInstrument = Arrays.copyOf(nextOfInstrument, capacity);
        nextOfAccount = Arrays.copyOf(nextOfAccount, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        price = Arrays.copyOf(price, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        moves = Arrays.copyOf(moves, capacity * HORIZONS);
        known = Arrays.copyOf(known, capacity);
        counted = Arrays.copyOf(counted, capacity);
    }
}
