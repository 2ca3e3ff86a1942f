package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Verdict.BasisVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Who is published. The champion is the first challenger in the ranking of earlier windows whose
/// simultaneous lower bound of value over the best baseline, net of churn, passes materiality, under every
/// assumption of the basis. When there is none, one segment is published: "worthless" when the upper bound of every
/// challenger stays below materiality under every assumption, else "unproven".
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
                return new BasisVerdict(basis, candidates.get(m).method(), Word.PROVEN, proven(judges, m));
            }
        }
        if (challengers.isEmpty()) {
            return new BasisVerdict(basis, oneSegment, Word.UNPROVEN, "No method was entered against the baselines.");
        }
        boolean worthless = challengers.stream().allMatch(m -> word(judges, m) == Word.WORTHLESS);
        return new BasisVerdict(basis, oneSegment, worthless ? Word.WORTHLESS : Word.UNPROVEN,
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

    private String proven(List<BasisJudge> judges, int method) {
        var value = judges.get(0).values().get(method).get();
        return String.format(Locale.ROOT,
                "%s is proven: it earns %s over %s, at least %.3f with every method tried accounted for; %.3f is material%s.",
                candidates.get(method).method(), amount(value.overBaseline().estimate()), value.baseline(),
                value.simultaneousLow(), value.materiality(), standing(judges, method));
    }

    private String refused(List<BasisJudge> judges, int best, boolean worthless) {
        return switch (judges.get(0).values().get(best)) {
            case Finding.Missing<Value> missing -> "One segment is published, unproven: " + missing.reason() + ".";
            case Finding.Measured<Value> measured -> refused(judges, best, measured.value(), worthless);
        };
    }

    private String refused(List<BasisJudge> judges, int best, Value value, boolean worthless) {
        return String.format(Locale.ROOT,
                "One segment is published, %s: %s earns %s over %s (simultaneous bounds %.3f to %.3f); %.3f is material%s.%s",
                worthless ? "splitting is worthless" : "splitting is unproven", candidates.get(best).method(),
                amount(value.overBaseline().estimate()), value.baseline(), value.simultaneousLow(),
                value.simultaneousHigh(), value.materiality(), standing(judges, best),
                ofBaseline(judges.get(0), value));
    }

    /// Under how many of the assumptions of the basis the method stands, where there are several.
    private static String standing(List<BasisJudge> judges, int method) {
        long proven = judges.stream().filter(j -> word(j.values().get(method)) == Word.PROVEN).count();
        return judges.size() == 1 ? ""
                : String.format(Locale.ROOT, ", passed under %d of %d demand curves", proven, judges.size());
    }

    /// A baseline that itself beats one policy for all is worth a sentence: it is what the desk may have today.
    private String ofBaseline(BasisJudge judge, Value best) {
        int baseline = IntStream.range(0, candidates.size())
                .filter(m -> candidates.get(m).method().equals(best.baseline())).findFirst().orElseThrow();
        var over = judge.values().get(baseline).get().overUniform();
        if (best.baseline().equals(oneSegment)) {
            return "";
        }
        return String.format(Locale.ROOT, " The baseline %s earns %s over one policy for all (%.3f to %.3f).",
                best.baseline(), amount(over.estimate()), over.low(), over.high());
    }

    private static String amount(double usdPerMillion) {
        return String.format(Locale.ROOT, "%.3f USD per million", usdPerMillion);
    }
}
