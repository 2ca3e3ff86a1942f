package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names numbered in the order they were first met, and their rank in alphabetical order.
public final class Names {
    private static final int PIECES = 8;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    /// The name asked for last: rows mostly follow others of the same source, currency, instrument.
    private String last = "";
    private int lastNumber = -1;

    public int number(String name) {
        if (lastNumber >= 0 && name.equals(last)) {
            return lastNumber;
        }
        last = name;
        lastNumber = numbers.computeIfAbsent(name, any -> {
            names.add(any);
            return names.size() - 1;
        });
        return lastNumber;
    }

    public String name(int number) {
        return names.get(number);
    }

    public int size() {
        return names.size();
    }

    /// All names in the order of their numbers.
    public List<String> inOrder() {
        return List.copyOf(names);
    }

    /// Rank of each number in ascending order by UTF-16 code unit.
    int[] ranks(Hands hands) {
        var all = names.toArray(String[]::new);
        var byName = new int[all.length];
        Arrays.setAll(byName, i -> i);
        hands.each(PIECES, piece -> sort(all, byName, Math.toIntExact((long) all.length * piece / PIECES),
                Math.toIntExact((long) all.length * (piece + 1) / PIECES)));
        sort(all, byName, 0, all.length);   // what is sorted in pieces costs few comparisons more
        var ranks = new int[all.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[byName[rank]] = rank;
        }
        return ranks;
    }

    int[] ranks() {
        return ranks(Hands.ONE);
    }

    private static void sort(String[] names, int[] numbers, int from, int to) {
        IntSort.sort(numbers, from, to, (a, b) -> names[a].compareTo(names[b]));
    }
}
