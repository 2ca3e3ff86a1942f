package io.assay.core.segment.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Groups of accounts that links hold together: the partition that describes a random walk along the links in the fewest
/// bits (the map equation of Rosvall and Bergstrom 2008, which Infomap minimises), by moving accounts one at a time to the
/// group of a neighbour where that saves most, then whole groups, until nothing saves anything.
///
/// Finer than connected components: two rings that share one accidental link stay two. Deterministic: accounts are visited
/// in order, ties go to the lower group.
public final class LinkGroups {
    private static final double GAIN_MIN = 1e-12;

    private LinkGroups() {}

    /// Group of every account, numbered from 0 in order of their first account; -1 for accounts without a link.
    ///
    /// @param links those that count, both ends below `accounts`
    public static int[] of(List<Links.Pair> links, int accounts) {
        var weights = new ArrayList<TreeMap<Integer, Double>>();
        for (int i = 0; i < accounts; i++) {
            weights.add(new TreeMap<>());
        }
        for (var link : links) {
            weights.get(link.one()).merge(link.other(), 1.0, Double::sum);
            weights.get(link.other()).merge(link.one(), 1.0, Double::sum);
        }
        var group = new int[accounts];
        Arrays.setAll(group, i -> i);
        var level = new Level(weights);
        while (level.run()) {
            int[] of = level.numbered();
            Arrays.setAll(group, i -> of[group[i]]);
            level = level.joined(of);
        }
        var numbers = new TreeMap<Integer, Integer>();
        var out = new int[accounts];
        for (int i = 0; i < accounts; i++) {
            out[i] = weights.get(i).isEmpty() ? -1 : numbers.computeIfAbsent(group[i], g -> numbers.size());
        }
        return out;
    }

    /// Bits of the map equation's description of a walk under a partition: what is minimised.
    static double bits(List<Links.Pair> links, int[] group) {
        var weights = new ArrayList<TreeMap<Integer, Double>>();
        for (int i = 0; i < group.length; i++) {
            weights.add(new TreeMap<>());
        }
        for (var link : links) {
            weights.get(link.one()).merge(link.other(), 1.0, Double::sum);
            weights.get(link.other()).merge(link.one(), 1.0, Double::sum);
        }
        var level = new Level(weights);
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0) {
                level.move(i, group[i]);
            }
        }
        double nodes = 0;
        for (double flow : level.flow) {
            nodes += plogp(flow);
        }
        return level.groupBits() - nodes;
    }

    /// One round: nodes, their links, and the groups they are in. A link of a node to itself is flow that never leaves.
    private static final class Level {
        private final List<TreeMap<Integer, Double>> links;
        private final double total;
        private final double[] flow;
        private final double[] own;
        private final int[] group;
        private final double[] groupFlow;
        private final double[] groupExit;
        private double exits;

        Level(List<TreeMap<Integer, Double>> links) {
            this.links = links;
            int n = links.size();
            flow = new double[n];
            own = new double[n];
            group = new int[n];
            groupFlow = new double[n];
            groupExit = new double[n];
            double sum = 0;
            for (var of : links) {
                for (double weight : of.values()) {
                    sum += weight;
                }
            }
            total = sum;
            for (int i = 0; i < n; i++) {
                for (var link : links.get(i).entrySet()) {
                    flow[i] += link.getValue() / total;
                    own[i] += link.getKey() == i ? link.getValue() / total : 0;
                }
                group[i] = i;
                groupFlow[i] = flow[i];
                groupExit[i] = flow[i] - own[i];
                exits += groupExit[i];
            }
        }

        /// Moves nodes until none gains; whether any moved.
        boolean run() {
            boolean moved = false;
            for (boolean again = total > 0; again;) {
                again = false;
                for (int node = 0; node < links.size(); node++) {
                    again |= improve(node);
                }
                moved |= again;
            }
            return moved;
        }

        private boolean improve(int node) {
            int from = group[node];
            int best = from;
            double least = -GAIN_MIN;
            var targets = new TreeMap<Integer, Double>();
            links.get(node).keySet().forEach(other -> targets.put(group[other], 0.0));
            for (int to : targets.keySet()) {
                double bits = to == from ? 0 : change(node, to);
                if (bits < least) {
                    least = bits;
                    best = to;
                }
            }
            if (best != from) {
                move(node, best);
            }
            return best != from;
        }

        /// Bits that moving a node to another group costs.
        private double change(int node, int to) {
            int from = group[node];
            double fromExit = exitWithout(node, from);
            double toExit = exitWith(node, to);
            double after = exits - groupExit[from] - groupExit[to] + fromExit + toExit;
            return plogp(after) - plogp(exits)
                    + 2 * (plogp(groupExit[from]) + plogp(groupExit[to]) - plogp(fromExit) - plogp(toExit))
                    - plogp(groupExit[from] + groupFlow[from]) - plogp(groupExit[to] + groupFlow[to])
                    + plogp(fromExit + groupFlow[from] - flow[node]) + plogp(toExit + groupFlow[to] + flow[node]);
        }

        void move(int node, int to) {
            int from = group[node];
            if (from == to) {
                return;
            }
            double fromExit = exitWithout(node, from);
            double toExit = exitWith(node, to);
            exits += fromExit + toExit - groupExit[from] - groupExit[to];
            groupExit[from] = fromExit;
            groupExit[to] = toExit;
            groupFlow[from] -= flow[node];
            groupFlow[to] += flow[node];
            group[node] = to;
        }

        private double exitWithout(int node, int of) {
            return Math.max(0, groupExit[of] - (flow[node] - own[node]) + 2 * between(node, of));
        }

        private double exitWith(int node, int of) {
            return Math.max(0, groupExit[of] + flow[node] - own[node] - 2 * between(node, of));
        }

        private double between(int node, int of) {
            double sum = 0;
            for (var link : links.get(node).entrySet()) {
                sum += link.getKey() != node && group[link.getKey()] == of ? link.getValue() / total : 0;
            }
            return sum;
        }

        /// The map equation without the part that no partition changes.
        double groupBits() {
            double sum = plogp(exits);
            for (int g = 0; g < groupExit.length; g++) {
                sum += plogp(groupExit[g] + groupFlow[g]) - 2 * plogp(groupExit[g]);
            }
            return sum;
        }

        int[] numbered() {
            var numbers = new TreeMap<Integer, Integer>();
            return Arrays.stream(group).map(g -> numbers.computeIfAbsent(g, key -> numbers.size())).toArray();
        }

        Level joined(int[] of) {
            int n = Arrays.stream(of).max().orElse(-1) + 1;
            var next = new ArrayList<TreeMap<Integer, Double>>();
            for (int i = 0; i < n; i++) {
                next.add(new TreeMap<>());
            }
            for (int i = 0; i < of.length; i++) {
                int from = of[i];
                links.get(i).forEach((other, weight) -> next.get(from).merge(of[other], weight, Double::sum));
            }
            return new Level(next);
        }
    }

    private static double plogp(double p) {
        return p > 0 ? p * StrictMath.log(p) / StrictMath.log(2) : 0;
    }
}
