package io.assay.core.profile;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.market.Hands;
import io.assay.core.market.Moments;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.TimeOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What judges every fill of a tape: how far the reference was from the fill's price strictly before it and at each horizon
/// after it, of one source and on one clock, as integers at the scale of the source.
///
/// Found once for all fills, instrument by instrument and in order of time, so that a reference is walked through and not
/// searched, and both sides of a trade are looked up together: 28 bytes a fill, the rare wide ones kept aside.
final class Judged {
    private static final int HORIZONS = Horizon.values().length;
    private static final long[] HORIZONS_NS = Arrays.stream(Horizon.values()).mapToLong(Horizon::ns).toArray();
    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int WIDE = Integer.MIN_VALUE + 1;
    /// Fills looked up at a time.
    private static final int CHUNK = 1 << 12;

    private final Fills fills;
    private final Terms[] terms;
    private final int[] moves;
    /// By instrument the moves of fills by row, where one is wide.
    private final List<Map<Integer, long[]>> wide = new ArrayList<>();

    Judged(Tape tape, Hands hands) {
        fills = tape.fills;
        terms = tape.terms;
        moves = new int[Math.multiplyExact(fills.size(), HORIZONS)];
        var order = tape.market.byTime();
        for (int instrument = 0; instrument < terms.length; instrument++) {
            wide.add(new HashMap<>());
        }
        hands.each(terms.length, instrument -> judge(tape, instrument, order));
    }

    /// Moves from the price of a fill to the reference, horizon by horizon; [ReferenceSeries#NO_PRICE] where it has none.
    void of(int row, long[] out) {
        int at = row * HORIZONS;
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            int move = moves[at + horizon];
            if (move == WIDE) {
                System.arraycopy(wide.get(fills.instrument(row)).getOrDefault(row, out), 0, out, 0, HORIZONS);
                return;
            }
            out[horizon] = move == ABSENT ? ReferenceSeries.NO_PRICE : move;
        }
    }

    private void judge(Tape tape, int instrument, TimeOrder order) {
        var reference = tape.market.reference(instrument);
        int count = order.size(instrument);
        int capacity = Math.min(count, CHUNK);
        var moments = new Moments(capacity);
        var rows = new int[capacity];
        var prices = new long[capacity * HORIZONS];
        for (int from = 0; from < count; from += capacity) {
            int to = Math.min(count, from + capacity);
            Arrays.fill(prices, ReferenceSeries.NO_PRICE);
            moments.clear();
            for (int i = from; i < to; i++) {
                int row = order.row(instrument, i);
                rows[i - from] = row;
                long atNs = reference.atNs(fills, row);
                if (atNs != Event.UNTIMED) {
                    moments.add(atNs, order.account(instrument, i), i - from);
                }
            }
            reference.series().judge(moments, HORIZONS_NS, prices);
            for (int i = from; i < to; i++) {
                put(instrument, rows[i - from], prices, (i - from) * HORIZONS);
            }
        }
    }

    private void put(int instrument, int row, long[] prices, int from) {
        long price = Math.multiplyExact(fills.price(row), terms[instrument].widening);
        int at = row * HORIZONS;
        boolean isWide = false;
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            long move = prices[from + horizon] - price;
            boolean absent = prices[from + horizon] == ReferenceSeries.NO_PRICE;
            isWide |= !absent && (move <= WIDE || move > Integer.MAX_VALUE);
            moves[at + horizon] = absent ? ABSENT : (int) move;
        }
        if (isWide) {
            var all = new long[HORIZONS];
            for (int horizon = 0; horizon < HORIZONS; horizon++) {
                long found = prices[from + horizon];
                all[horizon] = found == ReferenceSeries.NO_PRICE ? found : found - price;
            }
            wide.get(instrument).put(row, all);
            moves[at] = WIDE;
        }
    }
}
