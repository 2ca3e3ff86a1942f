package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Verdict.BasisVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who is published. The champion is the first challenger in the ranking of earlier windows whose
/// simultaneous lower bounds of value over the best baseline and over one policy for all, net of churn, pass materiality,
/// under every assumption of the basis. When there is none, one segment is published: "worthless" when for every challenger
/// the upper end of one of its two intervals stays below materiality under every assumption, else "unproven". The best baseline of earlier
/// windows may do worse than one policy in the judged one: whoever beats it has then proven nothing, and whoever cannot
/// beat one policy is no better for it.
///
/// Sentences say what splitting is worth on one basis, not what is published; the first is the answer. "At least" is the simultaneous bound,
/// "at most" the method's own upper end; both are the outermost over the assumptions of the basis.
///
/// A challenger that treats all alike for want of knowledge is no evidence: it keeps nobody from "worthless" and alone makes
/// nobody so.
final class ChampionRule {
    private final String oneSegment;
    private final List<Candidate> candidates;

    ChampionRule(String oneSegment, List<Candidate> candidates) {
        this.oneSegment = oneSegment;
        this.candidates = candidates;
    }

    /// @param judges the judge of each assumption of the basis, the middle one first
    BasisVerdict decide(TournamentConfig.Basis basis, List<BasisJudge> judges) {
        var challengers = judges.get(0).ranking().stream().filter(m -> !candidates.get(m).isBaseline()).toList();
        for (int m : challengers) {
            if (word(judges, m) == Word.PROVEN) {
                String method = candidates.get(m).method();
                return new BasisVerdict(basis, method, method, Word.PROVEN, proven(judges, m));
            }
        }
        if (challengers.isEmpty()) {
            return new BasisVerdict(basis, oneSegment, oneSegment, Word.UNPROVEN,
                    List.of("No method was entered against the baselines."));
        }
        boolean worthless = challengers.stream().anyMatch(m -> word(judges, m) == Word.WORTHLESS)
                && challengers.stream().allMatch(m -> word(judges, m) == Word.WORTHLESS || isIdle(judges, m));
        return new BasisVerdict(basis, oneSegment, candidates.get(challengers.get(0)).method(),
                worthless ? Word.WORTHLESS : Word.UNPROVEN,
                refused(judges, challengers.get(0), worthless));
    }

    /// The word on one method over all assumptions of a basis: proven or worthless only when it is so under each.
    Word word(List<BasisJudge> judges, int method) {
        if (candidates.get(method).isBaseline()) {
            return Word.BASELINE;
        }
        var words = judges.stream().map(j -> word(j.values().get(method))).distinct().toList();
        return words.size() == 1 ? words.get(0) : Word.UNPROVEN;
    }

    private static Word word(Finding<Value> value) {
        return switch (value) {
            case Finding.Measured<Value> measured -> measured.value().word();
            case Finding.Missing<Value> missing -> Word.UNPROVEN;
        };
    }

    /// Whether it treats all as one policy for all does.
    private static boolean isIdle(List<BasisJudge> judges, int method) {
        return judges.stream().map(j -> j.values().get(method)).allMatch(value -> switch (value) {
            case Finding.Measured<Value> measured -> measured.value().overUniform().isZero();
            case Finding.Missing<Value> missing -> false;
        });
    }

    private List<String> proven(List<BasisJudge> judges, int method) {
        var values = measured(judges, method);
        var value = values.get(0);
        return List.of(
                (value.basis().equals(TournamentConfig.Basis.HEDGE_ONLY.name()) ? "Hedging" : "Quoting") + " by "
                        + candidates.get(method).method() + " pays.",
                String.format(Locale.ROOT, "It earned %s USD per million more than %s, at least %s%s%s; %s.",
                        Amount.usd(value.overBaseline().estimate()), rival(value.baseline()),
                        least(values, Value::simultaneousLow), counted(), range(values), standing(values)));
    }

    private List<String> refused(List<BasisJudge> judges, int best, boolean worthless) {
        return switch (judges.get(0).values().get(best)) {
            case Finding.Missing<Value> missing -> List.of("Splitting is unproven, for " + missing.reason() + ".");
            case Finding.Measured<Value> measured -> {
                var values = measured(judges, best);
                var paying = paying(judges);
                var said = new ArrayList<String>();
                said.add(headline(measured.value().baseline(), paying, worthless));
                said.add("The best, " + candidates.get(best).method() + ", "
                        + (measured.value().overUniform().isZero() ? idle(measured.value()) : earned(values)));
                said.addAll(ofBaselines(judges.get(0), measured.value(), paying));
                yield Collections.unmodifiableList(said);
            }
        };
    }

    /// Splitting as such is refused only where no baseline's splitting pays.
    private String headline(String baseline, List<String> paying, boolean worthless) {
        if (paying.isEmpty()) {
            return "Splitting is " + (worthless ? "worthless." : "unproven.");
        }
        return "No method " + (worthless ? "beats " : "is proven to beat ")
                + (paying.contains(baseline) ? rival(baseline) : "its yardsticks") + ".";
    }

    private static String idle(Value value) {
        return "would treat nobody otherwise than one policy for all does, for "
                + (value.word() == Word.WORTHLESS ? "its segments differ by no more than noise"
                        : value.actions().size() == 2 ? "it has one segment only"
                        : "too little was known of its segments before the window")
                + ".";
    }

    private String earned(List<Value> values) {
        var value = values.get(0);
        String overOne = value.baseline().equals(oneSegment) ? ""
                : String.format(Locale.ROOT,
                        " Over one policy for all it earned %s, at least %s and at most %s in the same way.",
                        Amount.usd(value.overUniform().estimate()), least(values, Value::lowOverUniform),
                        most(values, Value::overUniform));
        return String.format(Locale.ROOT,
                "earned %s USD per million more than %s, at least %s%s and at most %s by itself%s; %s.%s",
                Amount.usd(value.overBaseline().estimate()), rival(value.baseline()),
                least(values, Value::simultaneousLow), counted(), most(values, Value::overBaseline), range(values),
                standing(values), overOne);
    }

    /// Baselines whose own interval over one policy for all lies above materiality under every assumption.
    private List<String> paying(List<BasisJudge> judges) {
        return IntStream.range(0, candidates.size()).filter(m -> candidates.get(m).isBaseline())
                .filter(m -> measured(judges, m).stream().allMatch(v -> v.overUniform().low() > v.materiality()))
                .mapToObj(m -> candidates.get(m).method()).toList();
    }

    private static List<Value> measured(List<BasisJudge> judges, int method) {
        return judges.stream().flatMap(j -> switch (j.values().get(method)) {
            case Finding.Measured<Value> measured -> Stream.of(measured.value());
            case Finding.Missing<Value> missing -> Stream.<Value>empty();
        }).toList();
    }

    private static String least(List<Value> values, ToDoubleFunction<Value> low) {
        return Amount.usd(values.stream().mapToDouble(low).min().orElseThrow());
    }

    private static String most(List<Value> values, Function<Value, Interval> over) {
        return Amount.usd(values.stream().mapToDouble(v -> over.apply(v).high()).max().orElseThrow());
    }

    /// The family of the simultaneous bounds: baselines are not in it.
    private String counted() {
        long challengers = candidates.stream().filter(c -> !c.isBaseline()).count();
        return challengers == 1 ? "" : String.format(Locale.ROOT, " with all %d challengers counted", challengers);
    }

    private static String range(List<Value> values) {
        return values.size() == 1 ? ""
                : String.format(Locale.ROOT, ", over the %d demand curves tried", values.size());
    }

    /// What would matter, and under how many of the assumptions of the basis the method stands, where there are several.
    private static String standing(List<Value> values) {
        String matters = Amount.usd(values.get(0).materiality()) + " would matter";
        long proven = values.stream().filter(v -> v.word() == Word.PROVEN).count();
        return values.size() == 1 ? matters
                : String.format(Locale.ROOT, "%s under the middle one, and it is proven under %s of them", matters,
                        proven == 0 ? "none" : proven == values.size() ? "each" : Long.toString(proven));
    }

    /// A baseline that itself beats one policy for all is worth a sentence: it is what the desk may have today. So is the
    /// one to beat.
    private List<String> ofBaselines(BasisJudge judge, Value best, List<String> paying) {
        return IntStream.range(0, candidates.size()).filter(m -> {
            String method = candidates.get(m).method();
            return !method.equals(oneSegment) && (paying.contains(method)
                    || (method.equals(best.baseline()) && !best.overUniform().isZero()));
        }).mapToObj(m -> {
            var over = judge.values().get(m).get().overUniform();
            return String.format(Locale.ROOT, "The baseline %s earned %s more than one policy for all (%s to %s).",
                    candidates.get(m).method(), Amount.usd(over.estimate()), Amount.usd(over.low()),
                    Amount.usd(over.high()));
        }).toList();
    }

    private String rival(String baseline) {
        return baseline.equals(oneSegment) ? "one policy for all" : "the baseline " + baseline;
    }
}
