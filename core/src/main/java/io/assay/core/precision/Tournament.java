package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Stability;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Calibrator;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.mixture.Pieces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Methods of segmentation compared in money, each judged on windows it has not seen.
///
/// For every window but the first, each method decides from the windows before ([Decision]) and earns what
/// then happens ([Outcome]). The windows before the last rank the methods and name the best baseline; the
/// last one judges. Every challenger entered counts in the simultaneous bounds.
public final class Tournament {
    private final List<Candidate> candidates;
    private final List<WindowProfiles> windows;
    private final TournamentConfig config;
    private final List<ValueBasis> bases;
    private final Pieces tasks;

    private Tournament(List<Candidate> candidates, List<WindowProfiles> windows, TournamentConfig config,
            Pieces tasks) {
        this.tasks = tasks;
        this.candidates = candidates;
        this.windows = windows;
        this.config = config;
        this.bases = config.bases(windows);
    }

    /// @param candidates methods with distinct names; when [OneSegment] is not among them it is entered as a baseline
    /// @param windows at least one, in order of time, apart by at least the horizon of the labels
    public static Verdict run(List<Candidate> candidates, List<WindowProfiles> windows, TournamentConfig config) {
        return run(candidates, windows, config, Pieces.IN_TURN);
    }

    /// @param tasks does fits and measures that do not depend on each other
    public static Verdict run(List<Candidate> candidates, List<WindowProfiles> windows, TournamentConfig config,
            Pieces tasks) {
        var entered = withOneSegment(candidates);
        long distinct = entered.stream().map(Candidate::method).distinct().count();
        if (distinct < entered.size()) {
            throw new IllegalArgumentException(
                    "two methods of one name among " + entered.stream().map(Candidate::method).toList());
        }
        return new Tournament(entered, embargoed(windows, config), config, tasks).verdict();
    }

    private static List<Candidate> withOneSegment(List<Candidate> candidates) {
        var out = new ArrayList<>(candidates);
        if (candidates.stream().noneMatch(c -> c.method().equals(OneSegment.METHOD))) {
            out.add(0, Candidate.of(new OneSegment()));
        }
        return List.copyOf(out);
    }

    /// Refuses windows whose labels reach into the next, and takes out columns that do.
    private static List<WindowProfiles> embargoed(List<WindowProfiles> windows, TournamentConfig config) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no window to fit on");
        }
        long gap = Long.MAX_VALUE;
        for (int i = 1; i < windows.size(); i++) {
            long between = Math.subtractExact(windows.get(i).fromNs(), windows.get(i - 1).toNs());
            if (between < Horizons.lengthNs(config.horizon())) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT,
                                "window %d ends at %d ns and its labels look %s ahead, into the window that starts at %d ns",
                                i - 1, windows.get(i - 1).toNs(), config.horizon(),
                                windows.get(i).fromNs()));
            }
            gap = Math.min(gap, between);
        }
        long limit = gap;
        return windows.stream().map(w -> w.within(limit)).toList();
    }

    /// What may be learnt from when a window has closed.
    private TrainingSet training(int window) {
        return new TrainingSet(windows.get(window).profiles(), Lessons.upTo(windows, window));
    }

    private Verdict verdict() {
        var columns = Labels.Columns.choose(windows.get(0).profiles(), config.horizon());
        int first = Math.max(1, windows.size() - 1 - config.validationMax());
        if (first >= windows.size()) {
            return unjudged();
        }
        var fits = fits(first - 1);
        var rounds = IntStream.range(first, windows.size())
                .mapToObj(w -> Round.of(fits.get(w - first), windows, w, bases, columns)).toList();
        return judged(rounds, columns, fits);
    }

    /// One fit a method, window by window from `from`; of the last window only when nothing but its neighbour
    /// was fitted, for there must be two adjacent fits to compare.
    private List<List<Segmentation>> fits(int from) {
        int to = windows.size() - 1 - from > 1 ? windows.size() - 1 : windows.size();
        var pieces = new ArrayList<Supplier<Segmentation>>();
        for (int w = from; w < to; w++) {
            var training = training(w);
            candidates.forEach(candidate -> pieces.add(() -> candidate.fit(training, config.seed())));
        }
        var done = tasks.each(pieces);
        int n = candidates.size();
        return IntStream.range(0, to - from).mapToObj(w -> done.subList(w * n, (w + 1) * n)).toList();
    }

    private Verdict judged(List<Round> rounds, Labels.Columns columns, List<List<Segmentation>> fits) {
        var judges = IntStream.range(0, bases.size())
                .mapToObj(b -> BasisJudge.of(b, bases.get(b), candidates, rounds, config)).toList();
        var rule = new ChampionRule(OneSegment.METHOD, candidates);
        var byBasis = identified().stream().map(basis -> rule.decide(basis, of(basis, judges))).toList();
        var naming = of(judgedBy(), judges);
        var predictions = SkillJudge.predictions(candidates, rounds, columns, config, tasks);
        var last = windows.get(windows.size() - 1);
        var cards = tasks.each(IntStream.range(0, candidates.size()).<Supplier<PrecisionCard>>mapToObj(m -> () -> {
            var outcomes = rounds.stream().map(r -> r.outcomes().get(m)).toList();
            var measures = new MethodMeasures(candidates.get(m), config);
            var outcome = outcomes.get(outcomes.size() - 1);
            var fit = outcome.decision().segmentation();
            var again = rounds.size() > 1 ? Optional.<Assignments>empty()
                    : Optional.of(fits.get(1).get(m).assign(last.profiles()));
            return new PrecisionCard(candidates.get(m).method(), candidates.get(m).isBaseline(), fit.names(),
                    fit.notes(),
                    Finding.of(measures.stability(fit, training(windows.size() - 2), outcomes, again)),
                    measures.separation(outcome, last), predictions.get(m),
                    judges.stream().map(j -> j.values().get(m)).toList(), calibration(m, rounds, outcomes),
                    rule.word(naming, m), rounds.size() + 1, config.seed(), config.resamples());
        }).toList());
        var named = byBasis.get(identified().indexOf(judgedBy()));
        int selected = IntStream.range(0, candidates.size())
                .filter(m -> candidates.get(m).method().equals(named.selected())).findFirst().orElseThrow();
        var support = Support.of(cards.get(selected), naming.get(0).values().get(selected), judgedBy(),
                rounds.getLast().outcomes().get(selected).decision().forecast(Foretold.MARKOUT).means(),
                last, windows.size());
        return new Verdict(named.champion(), named.word(), named.sentences(), judgedBy(), byBasis,
                overEach(naming.get(0), selected, rounds), support, cards.size(), cards);
    }

    private SortedMap<String, Interval> overEach(BasisJudge naming, int selected, List<Round> rounds) {
        int b = IntStream.range(0, bases.size()).filter(i -> Basis.of(bases.get(i)) == judgedBy()).findFirst()
                .orElseThrow();
        return naming.values().get(selected).isMeasured()
                ? Duels.of(b, bases.get(b), candidates, rounds.get(rounds.size() - 1), selected, config)
                : Collections.emptySortedMap();
    }

    /// What the value of these windows can be identified by, the weakest first.
    private List<Basis> identified() {
        return bases.stream().map(Basis::of).distinct().toList();
    }

    /// Records of offers where there are any, those drawn by lot before all; else what the configuration says.
    private Basis judgedBy() {
        var strongest = identified().get(identified().size() - 1);
        return strongest.compareTo(Basis.QUOTES) < 0 ? config.judgedBy() : strongest;
    }

    /// The judges under each assumption of one basis.
    private List<BasisJudge> of(Basis basis, List<BasisJudge> judges) {
        return IntStream.range(0, bases.size()).filter(b -> Basis.of(bases.get(b)) == basis).mapToObj(judges::get)
                .toList();
    }

    /// Each decision's probabilities are calibrated on what had closed when it was made.
    private Finding<PrecisionCard.Calibration> calibration(int method, List<Round> rounds, List<Outcome> outcomes) {
        var calibrators = rounds.stream().map(round -> Calibrator.of(
                round.outcomes().get(method).decision().segmentation(), Lessons.upTo(windows, round.window() - 1)))
                .toList();
        var churn = outcomes.stream().map(o -> TierChurn.of(o, config)).reduce(TierChurn.NONE, TierChurn::plus);
        return CalibrationJudge.of(outcomes, calibrators, churn);
    }

    private Verdict unjudged() {
        String reason = "there is one window only and none after it to judge on";
        var training = training(0);
        var cards = candidates.stream().map(candidate -> {
            var fit = candidate.fit(training, config.seed());
            Finding<Stability> stability = Finding
                    .of(new MethodMeasures(candidate, config).jaccardOnly(fit, training));
            return new PrecisionCard(candidate.method(), candidate.isBaseline(), fit.names(), fit.notes(), stability,
                    Finding.missing(reason), PrecisionCard.Predictions.missing(reason),
                    bases.stream().map(b -> Finding.<PrecisionCard.Value>missing(reason)).toList(),
                    Finding.missing(reason), candidate.isBaseline() ? Word.BASELINE : Word.UNPROVEN, 1, config.seed(),
                    config.resamples());
        }).toList();
        var sentences = List.of("Splitting is unproven, for " + reason + ".");
        var byBasis = identified().stream()
                .map(b -> new Verdict.BasisVerdict(b, OneSegment.METHOD, OneSegment.METHOD, Word.UNPROVEN, sentences))
                .toList();
        return new Verdict(OneSegment.METHOD, Word.UNPROVEN, sentences, judgedBy(), byBasis,
                Collections.emptySortedMap(), List.of("No value can be judged: " + reason + "."), cards.size(), cards);
    }
}
