package io.assay.core.event;

import java.util.Arrays;

/// An Eulerian trail through edges given by their end points on the real line, points nearer to each
/// other than the venue's double rounding being one node. A trail that ends where it began could begin
/// at any of its nodes; it begins where the fill before it ended, if that is one of them.
final class ChainTrail {
    private final int[] from;
    private final int[] to;
    private final int nodes;
    /// Node the fill before these ended at, -1 when there is none.
    private final int wanted;

    private ChainTrail(double[] before, double[] after, double end) {
        int n = before.length;
        boolean known = !Double.isNaN(end);
        var points = Arrays.copyOf(before, 2 * n + (known ? 1 : 0));
        System.arraycopy(after, 0, points, n, n);
        if (known) {
            points[2 * n] = end;
        }
        Arrays.sort(points);
        var ids = new int[points.length];
        for (int i = 1; i < points.length; i++) {
            ids[i] = ids[i - 1] + (PositionChain.nearlyEqual(points[i - 1], points[i]) ? 0 : 1);
        }
        from = new int[n];
        to = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = ids[Arrays.binarySearch(points, before[i])];
            to[i] = ids[Arrays.binarySearch(points, after[i])];
        }
        nodes = ids[points.length - 1] + 1;
        wanted = known ? ids[Arrays.binarySearch(points, end)] : -1;
    }

    /// Edge numbers in trail order; 0, 1, 2, .. when they already chain or when no trail exists.
    ///
    /// @param end where the fill before these ended, NaN when that is not known
    static int[] find(double[] before, double[] after, double end) {
        var given = new int[before.length];
        Arrays.setAll(given, i -> i);
        var trail = new ChainTrail(before, after, end);
        int start = trail.start();
        if (start < 0 || (trail.from[0] == start && trail.chains(given))) {
            return given;
        }
        int[] found = trail.walk(start);
        return found.length == given.length && trail.chains(found) ? found : given;
    }

    private boolean chains(int[] order) {
        for (int i = 1; i < order.length; i++) {
            if (to[order[i - 1]] != from[order[i]]) {
                return false;
            }
        }
        return true;
    }

    /// Node a trail must leave from: the one with one more edge out than in; of a closed trail the one wanted,
    /// else where the first edge begins. -1 when there is no trail.
    private int start() {
        var surplus = new int[nodes];
        for (int i = 0; i < from.length; i++) {
            surplus[from[i]]++;
            surplus[to[i]]--;
        }
        int start = -1;
        for (int node = 0; node < nodes; node++) {
            if (surplus[node] > 1 || surplus[node] < -1 || (surplus[node] == 1 && start >= 0)) {
                return -1;
            }
            start = surplus[node] == 1 ? node : start;
        }
        if (start >= 0) {
            return start;
        }
        return Arrays.stream(from).anyMatch(node -> node == wanted) ? wanted : from[0];
    }

    private int[] walk(int start) {
        var edgesOf = new int[nodes][];
        var counts = new int[nodes];
        for (int node : from) {
            counts[node]++;
        }
        for (int node = 0; node < nodes; node++) {
            edgesOf[node] = new int[counts[node]];
            counts[node] = 0;
        }
        for (int i = 0; i < from.length; i++) {
            edgesOf[from[i]][counts[from[i]]++] = i;
        }
        return hierholzer(start, edgesOf);
    }

    private int[] hierholzer(int start, int[][] edgesOf) {
        var used = new int[nodes];
        var nodesOpen = new int[from.length + 1];
        var edgesOpen = new int[from.length + 1];
        var trail = new int[from.length];
        int depth = 0;
        int at = from.length;
        nodesOpen[0] = start;
        edgesOpen[0] = -1;
        while (depth >= 0) {
            int node = nodesOpen[depth];
            if (used[node] < edgesOf[node].length) {
                int edge = edgesOf[node][used[node]++];
                depth++;
                nodesOpen[depth] = to[edge];
                edgesOpen[depth] = edge;
            } else {
                if (edgesOpen[depth] >= 0) {
                    trail[--at] = edgesOpen[depth];
                }
                depth--;
            }
        }
        return at == 0 ? trail : new int[0];
    }
}
