package io.assay.core.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Names numbered in the order they were first met, and their rank in alphabetical order.
public final class Names {
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
    int[] ranks() {
        var byName = IntStream.range(0, names.size()).boxed()
                .sorted((a, b) -> names.get(a).compareTo(names.get(b))).mapToInt(Integer::intValue).toArray();
        var ranks = new int[byName.length];
        for (int rank = 0; rank < byName.length; rank++) {
            ranks[byName[rank]] = rank;
        }
        return ranks;
    }
}
