package io.assay.app.pipeline;

import io.assay.app.report.WatchSection;
import io.assay.app.simulate.PlantedRings;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.segment.links.LinkConfig;
import io.assay.core.segment.links.LinkGroups;
import io.assay.core.segment.links.Links;
import io.assay.core.segment.links.TradingStates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Accounts of a run that trade together more than chance allows.
///
/// @param table one row a pair of accounts and states, largest groups first
/// @param groups accounts that links of the same way hold together, largest first
/// @param note how the search was made, one sentence
public record LinkTable(Table table, List<WatchSection.Group> groups, String note) {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long[] SLOTS_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS};
    private static final int SLOTS_MIN = 20;

    /// The longest of a day, an hour, ten minutes and a minute of which the flow spans twenty.
    public static long slotNs(Tape tape, FoldSpec spec) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int row = 0; row < tape.fills().size(); row++) {
            if (spec.window().contains(tape.fills().timeNs(row))) {
                from = Math.min(from, tape.fills().timeNs(row));
                to = Math.max(to, tape.fills().timeNs(row));
            }
        }
        for (long slot : SLOTS_NS) {
            if (to > from && Math.floorDiv(to, slot) - Math.floorDiv(from, slot) + 1 >= SLOTS_MIN) {
                return slot;
            }
        }
        return MINUTE_NS;
    }

    /// @param threads cores to use; changes no result
    public static LinkTable of(Tape tape, FoldSpec spec, LinkConfig config, int threads) {
        var search = Search.of(tape, spec, config);
        try (var workers = new Workers(threads)) {
            return search.validated(workers.inOrder(search.comparable(),
                    (from, to) -> List.of(Links.search(search.states, search.eligible, config, from, to)), done -> {})
                    .stream().flatMap(List::stream).toList());
        }
    }

    /// A search that knows how many accounts it would compare before it does.
    record Search(Tape tape, LinkConfig config, TradingStates states, int[] eligible) {
        static Search of(Tape tape, FoldSpec spec, LinkConfig config) {
            var states = TradingStates.of(tape, spec, config);
            return new Search(tape, config, states, Links.eligible(states, config));
        }

        int comparable() {
            return eligible.length;
        }

        /// On one thread.
        LinkTable run() {
            return validated(Links.search(states, eligible, config, 0, eligible.length));
        }

        private LinkTable validated(List<Links.Pair> found) {
            var network = Links.validate(found, eligible.length, config);
            int[] group = LinkGroups.of(network.links().stream().map(Links.Link::pair).filter(Links.Pair::isSameWay)
                    .toList(), states.accounts());
            return new LinkTable(table(tape, sorted(network.links(), group), group), shown(tape, network, group),
                    String.format(Locale.ROOT, "%,d tests among %,d accounts active in at least %,d of %,d cells",
                            network.tests(), eligible.length, config.cellsMin(), states.cells()));
        }
    }

    /// Groups of accounts, largest first.
    private static List<WatchSection.Group> shown(Tape tape, Links.Network network, int[] group) {
        var members = new TreeMap<Integer, List<String>>();
        for (int account = 0; account < group.length; account++) {
            if (group[account] >= 0) {
                members.computeIfAbsent(group[account], g -> new ArrayList<>())
                        .add(tape.fills().accounts().get(account));
            }
        }
        var least = new TreeMap<Integer, Double>();
        network.links().forEach(link -> least.merge(of(link, group), link.pair().p(), Math::min));
        return members.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(entry -> new WatchSection.Group("L" + (entry.getKey() + 1), entry.getValue(),
                        entry.getValue().size(), least.getOrDefault(entry.getKey(), Double.NaN)))
                .toList();
    }

    private static List<Links.Link> sorted(List<Links.Link> links, int[] group) {
        var sizes = new TreeMap<Integer, Integer>();
        IntStream.of(group).filter(g -> g >= 0).forEach(g -> sizes.merge(g, 1, Integer::sum));
        var out = new ArrayList<>(links);
        out.sort(Comparator.<Links.Link>comparingInt(link -> -sizes.getOrDefault(of(link, group), 0))
                .thenComparingInt(link -> of(link, group)).thenComparingDouble(link -> link.pair().p()));
        return out;
    }

    /// Group both ends are in, or -1.
    private static int of(Links.Link link, int[] group) {
        int one = group[link.pair().one()];
        return one == group[link.pair().other()] ? one : -1;
    }

    private static Table table(Tape tape, List<Links.Link> links, int[] group) {
        int n = links.size();
        var names = tape.fills().accounts();
        return new Table("links", "Two accounts that trade together more than chance allows.", List.of(
                ResultTables.text("account", "One of them.", n, row -> names.get(links.get(row).pair().one())),
                ResultTables.text("other_account", "The other.", n, row -> names.get(links.get(row).pair().other())),
                ResultTables.text("states", "What each did in the cells they share: b bought, s sold, bs both.", n,
                        row -> links.get(row).pair().state().word() + "/" + links.get(row).pair().otherState().word()),
                new Column.Longs("together", "1", "Cells (an instrument in a slot of time) shared.",
                        links.stream().mapToLong(link -> link.pair().together()).toArray()),
                ResultTables.numbers("expected", "1", "Cells they would share by chance.", n,
                        row -> links.get(row).pair().expected()),
                ResultTables.numbers("p", "1", "Chance of sharing at least as many.", n,
                        row -> links.get(row).pair().p()),
                new Column.Booleans("bonferroni",
                        "Whether it holds by Bonferroni's limit, not the false-discovery rate alone.",
                        strict(links)),
                ResultTables.text("link_group", "Group of accounts that links of the same way hold together.", n,
                        row -> of(links.get(row), group) < 0 ? null : "L" + (of(links.get(row), group) + 1))));
    }

    private static boolean[] strict(List<Links.Link> links) {
        var out = new boolean[links.size()];
        for (int row = 0; row < out.length; row++) {
            out[row] = links.get(row).strict();
        }
        return out;
    }

    /// How well rings of a made-up book are found, over several books.
    public static Table planted(PlantedRings.Setting setting, LinkConfig config, int worlds, long seed) {
        var seeds = new SplittableRandom(seed);
        var world = new PlantedRings(setting);
        var outcomes = IntStream.range(0, worlds).mapToObj(i -> world.find(seeds.split(), config)).toList();
        var names = List.of("links, false-discovery rate", "links, Bonferroni", "groups");
        double truth = outcomes.stream().mapToInt(PlantedRings.Outcome::truePairs).sum();
        int[] found = {sum(outcomes.stream().map(PlantedRings.Outcome::linkedPairs).toList()),
                sum(outcomes.stream().map(PlantedRings.Outcome::strictPairs).toList()),
                sum(outcomes.stream().map(PlantedRings.Outcome::groupedPairs).toList())};
        int[] right = {sum(outcomes.stream().map(PlantedRings.Outcome::linkedRight).toList()),
                sum(outcomes.stream().map(PlantedRings.Outcome::strictRight).toList()),
                sum(outcomes.stream().map(PlantedRings.Outcome::groupedRight).toList())};
        return new Table("rings", "Pairs of accounts of one ring, found in made-up books.", List.of(
                ResultTables.text("found_by", "How.", 3, names::get),
                new Column.Longs("true_pairs", "1", "Pairs there are.", new long[]{(long) truth, (long) truth,
                        (long) truth}),
                new Column.Longs("found_pairs", "1", "Pairs found.", IntStream.of(found).asLongStream().toArray()),
                ResultTables.numbers("recall", "share", "Of the pairs there are, those found.", 3,
                        row -> right[row] / truth),
                ResultTables.numbers("precision", "share", "Of the pairs found, those there are.", 3,
                        row -> found[row] == 0 ? Double.NaN : right[row] / (double) found[row])));
    }

    private static int sum(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sum();
    }
}
