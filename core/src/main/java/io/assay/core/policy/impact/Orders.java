package io.assay.core.policy.impact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Metaorders as a law sees them: numbers side by side, accounts and blocks of time numbered from 0.
///
/// Blocks are those of the UTC grid of the longest length in a day, an hour, ten minutes and a minute of which at least
/// [#BLOCKS_MIN] hold a metaorder; where none does, of the shortest.
///
/// @param account by metaorder
/// @param block by metaorder
/// @param segment by metaorder; the last for accounts in none
/// @param logSize natural log of size over daily volume
/// @param impact at the end, daily volatilities
/// @param later impact by metaorder and [Metaorders#LATER], daily volatilities
/// @param days from before the first fill to when the end was looked at: what noise grows with
/// @param settleDays of these, after the last fill
record Orders(int[] account, int[] block, int[] segment, double[] logSize, double[] impact, double[][] later,
        double[] days, double[] settleDays, int accounts, int blocks, int segments) {
    private static final int BLOCKS_MIN = 10;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long[] LENGTHS_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS};
    static final double DAY_NS = 86_400e9;

    /// @param orders those that a law can use
    /// @param segmentOf by account, -1 for none
    /// @param segments how many there are, that of none not counted
    static Orders of(List<Metaorder> orders, int[] segmentOf, int segments) {
        int n = orders.size();
        long length = lengthNs(orders);
        var accounts = new ArrayList<>(accounts(orders));
        var blocks = new ArrayList<>(blocks(orders, length));
        var out = new Orders(new int[n], new int[n], new int[n], new double[n], new double[n], new double[n][],
                new double[n], new double[n], accounts.size(), blocks.size(), segments + 1);
        for (int i = 0; i < n; i++) {
            var order = orders.get(i);
            int segment = segmentOf[order.account()];
            out.account[i] = Collections.binarySearch(accounts, (long) order.account());
            out.block[i] = Collections.binarySearch(blocks, Math.floorDiv(order.fromNs(), length));
            out.segment[i] = segment < 0 ? segments : segment;
            out.logSize[i] = StrictMath.log(order.size());
            out.impact[i] = order.impact();
            out.later[i] = order.later();
            out.settleDays[i] = order.settleNs() / DAY_NS;
            out.days[i] = order.days() + out.settleDays[i];
        }
        return out;
    }

    int size() {
        return impact.length;
    }

    private static SortedSet<Long> accounts(List<Metaorder> orders) {
        var set = new TreeSet<Long>();
        orders.forEach(order -> set.add((long) order.account()));
        return set;
    }

    private static SortedSet<Long> blocks(List<Metaorder> orders, long lengthNs) {
        var set = new TreeSet<Long>();
        orders.forEach(order -> set.add(Math.floorDiv(order.fromNs(), lengthNs)));
        return set;
    }

    private static long lengthNs(List<Metaorder> orders) {
        for (long length : LENGTHS_NS) {
            if (blocks(orders, length).size() >= BLOCKS_MIN) {
                return length;
            }
        }
        return MINUTE_NS;
    }
}
