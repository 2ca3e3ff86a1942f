package io.assay.app.simulate;

import io.assay.core.precision.PrecisionCard.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tables of [ValueTrials] in Markdown; amounts are shares of the gain under one policy.
public final class ValueTables {
    private static final List<Word> WORDS = List.of(Word.PROVEN, Word.UNPROVEN, Word.WORTHLESS);

    private ValueTables() {}

    public static String headOfCover() {
        return "| worlds | count | cover | where segments differ | accounts at hand | proven | unproven | worthless "
                + "| median width |\n|---|---|---|---|---|---|---|---|---|";
    }

    /// How often the interval of the selected policy held the truth, what was said, how wide it was.
    public static String cover(String name, ValueTrials of) {
        return String.format(Locale.ROOT, "| %s | %,d | %.3f | %.3f | %.3f | %s | %.2f %% |", name,
                of.trials().size(), of.cover(), of.coverWhereSegmentsDiffer(), of.coverHere(),
                String.join(" | ", WORDS.stream().map(w -> number(of.share(w))).toList()), 100 * of.medianWidth());
    }

    public static String headOfChampions() {
        return "| worlds | count | champion above each of the four yardsticks | another champion | one segment "
                + "| best method's true value, mean | champion's |\n|---|---|---|---|---|---|---|";
    }

    /// What was published.
    public static String champions(String name, ValueTrials of) {
        var trials = of.trials();
        long above = trials.stream().filter(ValueTrial::isAboveEach).count();
        long one = trials.stream().filter(ValueTrial::isOneSegment).count();
        double best = trials.stream().mapToDouble(t -> t.entrants().stream()
                .mapToDouble(ValueTrial.Entrant::truth).max().orElse(0) / t.uniform()).average().orElse(Double.NaN);
        double got = trials.stream().mapToDouble(t -> t.isOneSegment() ? 0 : t.truth() / t.uniform()).average()
                .orElse(Double.NaN);
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %.2f %% | %.2f %% |", name, trials.size(),
                above, trials.size() - above - one, one, 100 * best, 100 * got);
    }

    public static String headOfMethods() {
        return "| method | segments, mean | value over one policy, mean | truth | interval over the best baseline above 0 "
                + "| proven | unproven | worthless | selected |\n|---|---|---|---|---|---|---|---|---|";
    }

    /// One row a method, in the order entered; what is said of a yardstick is left empty.
    public static List<String> methods(ValueTrials of) {
        var out = new ArrayList<String>();
        int methods = of.trials().isEmpty() ? 0 : of.trials().getFirst().entrants().size();
        for (int m = 0; m < methods; m++) {
            out.add(method(of.trials(), m));
        }
        return out;
    }

    private static String method(List<ValueTrial> trials, int m) {
        var first = trials.getFirst().entrants().get(m);
        boolean yardstick = first.word() == Word.BASELINE;
        double segments = trials.stream().mapToDouble(t -> t.entrants().get(m).segments()).average().orElse(0);
        double value = trials.stream().mapToDouble(t -> t.entrants().get(m).value().estimate() / t.uniform())
                .average().orElse(0);
        double truth = trials.stream().mapToDouble(t -> t.entrants().get(m).truth() / t.uniform()).average().orElse(0);
        var words = WORDS.stream().map(word -> yardstick ? ""
                : number(ValueTrials.share(trials, t -> t.entrants().get(m).word() == word))).toList();
        return String.format(Locale.ROOT, "| %s | %.1f | %.2f %% | %.2f %% | %.3f | %s | %s |", first.method(),
                segments,
                100 * value, 100 * truth,
                ValueTrials.share(trials, t -> t.entrants().get(m).overBaseline().low() > 0), String.join(" | ", words),
                yardstick ? "" : number(ValueTrials.share(trials, t -> t.selected().equals(first.method()))));
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
