package io.assay.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known word a mistyped one was probably meant to be.
///
/// Distance is optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one each;
/// case is free. A word is near when at most a third of the longer one differs, or two letters where that is
/// less (one letter in words under four).
public final class Nearest {
    private Nearest() {}

    /// The nearest of `known`, or empty when nothing is near. Ties go to the word that sorts first.
    public static Optional<String> to(String word, Collection<String> known) {
        return among(word, known, 1).stream().findFirst();
    }

    /// Up to `limit` near words, nearest first.
    public static List<String> among(String word, Collection<String> known, int limit) {
        record Candidate(String word, int distance) {}
        String typed = word.toLowerCase(Locale.ROOT);
        return known.stream().distinct().filter(k -> Math.abs(k.length() - word.length()) <= reach(word, k))
                .map(k -> new Candidate(k, distance(typed, k.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance() <= reach(word, c.word()))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word)).limit(limit)
                .map(Candidate::word).toList();
    }

    /// "did you mean X?", or empty.
    public static String question(String word, Collection<String> known) {
        return to(word, known).map(near -> "did you mean " + near + "?").orElse("");
    }

    private static int reach(String typed, String known) {
        int longer = Math.max(typed.length(), known.length());
        return Math.max(longer >= 4 ? 2 : 1, longer / 3);
    }

    static int distance(String a, String b) {
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
