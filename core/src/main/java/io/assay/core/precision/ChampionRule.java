package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Verdict.BasisVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Who is published. The champion is the first challenger in the ranking of earlier windows whose
/// simultaneous lower bounds of value over the best baseline and over one policy for all, net of churn, pass materiality,
/// under every assumption of the basis. When there is none, one segment is published: "worthless" when for every challenger
/// the upper end of one of its two intervals stays below materiality under every assumption, else "unproven". The best baseline of earlier
/// windows may do worse than one policy in the judged one: whoever beats it has then proven nothing, and whoever cannot
/// beat one policy is no better for it.
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
                    "No method was entered against the baselines.");
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

    private String proven(List<BasisJudge> judges, int method) {
        var value = judges.get(0).values().get(method).get();
        return String.format(Locale.ROOT,
                "Quoting by %s pays: %s USD per million more than %s, at least %s with all %d segmentations tried counted; "
                        + "%s would matter%s.",
                candidates.get(method).method(), Amount.usd(value.overBaseline().estimate()), rival(value.baseline()),
                Amount.usd(value.simultaneousLow()), candidates.size(), Amount.usd(value.materiality()),
                standing(judges, method));
    }

    private String refused(List<BasisJudge> judges, int best, boolean worthless) {
        return switch (judges.get(0).values().get(best)) {
            case Finding.Missing<Value> missing ->
                    "One segment is published: splitting is unproven, for " + missing.reason() + ".";
            case Finding.Measured<Value> measured -> refused(judges, best, measured.value(), worthless);
        };
    }

    private String refused(List<BasisJudge> judges, int best, Value value, boolean worthless) {
        if (value.overUniform().isZero()) {
            return String.format(Locale.ROOT,
                    "One segment is published: splitting is %s. The best, %s, would treat nobody otherwise than one policy "
                            + "for all does, for %s.",
                    worthless ? "worthless" : "unproven", candidates.get(best).method(),
                    value.word() == Word.WORTHLESS ? "its segments differ by no more than noise"
                            : value.actions().size() == 2 ? "it has one segment only"
                            : "too little was known of its segments before the window");
        }
        return String.format(Locale.ROOT,
                "One segment is published: splitting is %s. The best, %s, earned %s USD per million more than %s, "
                        + "anything from %s to %s with all %d segmentations tried counted; %s would matter%s.%s",
                worthless ? "worthless" : "unproven", candidates.get(best).method(),
                Amount.usd(value.overBaseline().estimate()), rival(value.baseline()),
                Amount.usd(value.simultaneousLow()),
                Amount.usd(value.overBaseline().high()), candidates.size(), Amount.usd(value.materiality()),
                standing(judges, best),
                overOne(value) + ofBaseline(judges.get(0), value));
    }

    private String overOne(Value best) {
        return best.baseline().equals(oneSegment) ? ""
                : String.format(Locale.ROOT, " Over one policy for all it earned %s, anything from %s to %s.",
                        Amount.usd(best.overUniform().estimate()), Amount.usd(best.lowOverUniform()),
                        Amount.usd(best.overUniform().high()));
    }

    /// Under how many of the assumptions of the basis the method stands, where there are several.
    private static String standing(List<BasisJudge> judges, int method) {
        long proven = judges.stream().filter(j -> word(j.values().get(method)) == Word.PROVEN).count();
        return judges.size() == 1 ? ""
                : String.format(Locale.ROOT, ", and it did under %d of the %d demand curves tried", proven,
                        judges.size());
    }

    /// A baseline that itself beats one policy for all is worth a sentence: it is what the desk may have today.
    private String ofBaseline(BasisJudge judge, Value best) {
        int baseline = IntStream.range(0, candidates.size())
                .filter(m -> candidates.get(m).method().equals(best.baseline())).findFirst().orElseThrow();
        var over = judge.values().get(baseline).get().overUniform();
        if (best.baseline().equals(oneSegment)) {
            return "";
        }
        return String.format(Locale.ROOT, " The baseline %s earned %s more than one policy for all (%s to %s).",
                best.baseline(), Amount.usd(over.estimate()), Amount.usd(over.low()), Amount.usd(over.high()));
    }

    private String rival(String baseline) {
        return baseline.equals(oneSegment) ? "one policy for all" : "the baseline " + baseline;
    }
}
