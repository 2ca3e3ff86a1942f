package io.assay.core.segment.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.segment.links.Links.Pair;
import io.assay.core.segment.links.TradingStates.Activity;
import io.assay.core.segment.links.TradingStates.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TradingStatesTest {
    /// The slow twin lists cells as sets and counts every stratum of every pair, traded in or not.
    @Test
    void pairs_are_those_of_sets_of_cells_to_the_bit() {
        var random = new SplittableRandom(11);
        int found = 0;
        for (int round = 0; round < 25; round++) {
            int accounts = 2 + random.nextInt(12);
            int instruments = 1 + random.nextInt(round % 3 == 0 ? 40 : 4);
            int slots = 1 + random.nextInt(150);
            var activity = activity(random, accounts, instruments, slots, 0.02 + 0.9 * random.nextDouble());
            var config = new LinkConfig(1, 0.1, 0.01 + 0.5 * random.nextInt(2), 1, 1 + random.nextInt(4));
            var states = TradingStates.of(accounts, activity, config);
            var eligible = Links.eligible(states, config);
            var ours = Links.search(states, eligible, config, 0, eligible.length);
            assertThat(ours).isEqualTo(slow(accounts, activity, config));
            assertThat(states.cells()).isEqualTo((int) activity.stream().map(one -> List.of(one.stratum(), one.slot()))
                    .distinct().count());
            found += ours.size();
        }
        assertThat(found).isGreaterThan(200);
    }

    /// Rows of bits over all cells of 100,000 instruments would take 48 GB.
    @Test
    void room_grows_with_what_accounts_did_and_not_with_what_there_is() {
        var activity = new ArrayList<Activity>();
        for (int i = 0; i < 100_000; i++) {
            activity.add(new Activity(i / 5, i, i % 30, 1, 0));
        }
        var config = LinkConfig.DEFAULT;
        var states = TradingStates.of(20_000, activity, config);
        assertThat(states.cells()).isEqualTo(100_000);
        assertThat(Links.eligible(states, config)).hasSize(20_000);
        assertThat(Links.search(states, Links.eligible(states, config), config, 0, 20)).isEmpty();
    }

    /// Accounts in pairs that often do the same.
    private static List<Activity> activity(SplittableRandom random, int accounts, int instruments, int slots,
            double share) {
        var out = new ArrayList<Activity>();
        for (int instrument = 0; instrument < instruments; instrument++) {
            for (int slot = 0; slot < slots; slot++) {
                double lead = random.nextDouble();
                for (int account = 0; account < accounts; account++) {
                    double chance = account % 2 == 0 || random.nextInt(3) == 0 ? random.nextDouble() : lead;
                    lead = account % 2 == 0 ? chance : lead;
                    if (chance < share) {
                        out.add(new Activity(account, instrument * 7, slot - 20L, 1 + Math.floor(3 * chance / share),
                                2));
                    }
                }
            }
        }
        return out;
    }

    private static List<Pair> slow(int accounts, List<Activity> activity, LinkConfig config) {
        var strata = strata(activity, config);
        var out = new ArrayList<Pair>();
        for (int one = 0; one < accounts; one++) {
            for (int other = one + 1; other < accounts; other++) {
                for (var state : State.values()) {
                    for (var otherState : State.values()) {
                        var a = cells(activity, one, state, config.theta());
                        var b = cells(activity, other, otherState, config.theta());
                        var both = new HashSet<>(a);
                        both.retainAll(b);
                        if (both.size() >= 2) {
                            compare(new Pair(one, state, other, otherState, both.size(), 0, 0), strata, a, b,
                                    config.level(), out);
                        }
                    }
                }
            }
        }
        return out;
    }

    private static void compare(Pair pair, List<Set<List<Long>>> strata, Set<List<Long>> a, Set<List<Long>> b,
            double level, List<Pair> out) {
        var cells = strata.stream().mapToInt(Set::size).toArray();
        var one = strata.stream().mapToInt(s -> (int) s.stream().filter(a::contains).count()).toArray();
        var other = strata.stream().mapToInt(s -> (int) s.stream().filter(b::contains).count()).toArray();
        double expected = 0;
        double variance = 0;
        for (int s = 0; s < cells.length; s++) {
            double n = cells[s];
            expected += (double) one[s] * other[s] / cells[s];
            variance += n < 2 ? 0 : one[s] * other[s] / n * (n - one[s]) / n * (n - other[s]) / (n - 1);
        }
        double off = pair.together() - expected;
        boolean worth = level > 0.01 || off * off >= 1.5 * 1.5 * variance;
        double p = new Overlap(10_000).tail(cells, one, other, pair.together());
        if (off > 0 && worth && p <= level) {
            out.add(new Pair(pair.one(), pair.state(), pair.other(), pair.otherState(), pair.together(), expected, p));
        }
    }

    private static Set<List<Long>> cells(List<Activity> activity, int account, State state, double theta) {
        var out = new HashSet<List<Long>>();
        for (var one : activity) {
            double lean = (one.bought() - one.sold()) / (one.bought() + one.sold());
            var is = lean > theta ? State.BUY : lean < -theta ? State.SELL : State.BOTH;
            if (one.account() == account && is == state) {
                out.add(List.of((long) one.stratum(), one.slot()));
            }
        }
        return out;
    }

    private static List<Set<List<Long>>> strata(List<Activity> activity, LinkConfig config) {
        var crowds = new TreeMap<Integer, TreeMap<Long, Integer>>();
        activity.forEach(one -> crowds.computeIfAbsent(one.stratum(), s -> new TreeMap<>()).merge(one.slot(), 1,
                Integer::sum));
        var out = new ArrayList<Set<List<Long>>>();
        crowds.forEach((instrument, crowd) -> {
            var slots = new ArrayList<>(crowd.keySet());
            slots.sort(Comparator.comparing(crowd::get));
            int levels = Math.min(config.levels(), slots.size());
            for (int level = 0; level < levels; level++) {
                var cells = new HashSet<List<Long>>();
                slots.subList(slots.size() * level / levels, slots.size() * (level + 1) / levels)
                        .forEach(slot -> cells.add(List.of((long) instrument, slot)));
                out.add(cells);
            }
        });
        return out;
    }
}
