package io.assay.core.event;

import java.util.Arrays;

/// An Eulerian trail through edges given by their end points on the real line, points nearer to each
/// other than the venue's double rounding being one node.
final class ChainTrail {
    private final int[] from;
    private final int[] to;
    private final int nodes;

    private ChainTrail(double[] before, double[] after) {
        int n = before.length;
        var points = Arrays.copyOf(before, 2 * n);
        System.arraycopy(after, 0, points, n, n);
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
    }

    /// Edge numbers in trail order; 0, 1, 2, .. when they already chain or when no trail exists.
    static int[] find(double[] before, double[] after) {
        var given = new int[before.length];
        Arrays.setAll(given, i -> i);
        var trail = new ChainTrail(before, after);
        if (trail.chains(given)) {
            return given;
        }
        int start = trail.start();
        if (start < 0) {
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

    /// Node a trail must leave from: the one with one more edge out than in, else where the first edge begins.
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
        return start >= 0 ? start : from[0];
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
