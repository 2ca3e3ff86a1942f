package io.assay.app.pipeline;

import io.assay.app.report.CardSection;
import io.assay.app.report.Interval;
import io.assay.core.precision.Finding;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/// The precision card as the report shows it.
final class CardMaker {
    private static final int MOVES_MAX = 20;

    private CardMaker() {}

    /// @param published method that widths and tiers follow
    static CardSection of(Judgement judgement, String published, Optional<Migration> migration) {
        var plan = judgement.plan();
        var verdict = judgement.verdict();
        var methods = verdict.cards().stream()
                .map(card -> method(card, published, plan.windows().size() > 1)).toList();
        var notes = new ArrayList<String>();
        verdict.byBasis().forEach(basis -> notes.add(basis.basis() + ": " + basis.sentence()));
        migration.ifPresent(m -> notes.add(m.sentence() + "."));
        return new CardSection(methods, words(plan), notes, verdict.support(),
                migration.map(m -> m.moves().stream().limit(MOVES_MAX).map(CardMaker::move).toList())
                        .orElse(List.of()));
    }

    private static CardSection.Move move(Migration.Move move) {
        return new CardSection.Move(move.account(), move.tier(), move.segment(), move.notionalUsd(),
                move.presentHalfBp(), move.proposedHalfBp(), known(move.effectUsd()), known(move.clientUsd()));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static String words(WindowPlan plan) {
        int n = plan.windows().size();
        return switch (plan.kind()) {
            case WEEKS -> n + " calendar weeks";
            case DAYS -> n + " UTC days";
            case HALVES -> "two halves of the span";
            case CUT -> "fitted on what came before the moment given, judged on what followed";
            case WHOLE -> "one window: the span is too short to be cut in two";
        } + (plan.embargoNs() > 0
                ? String.format(Locale.ROOT, ", with an embargo of %d s between them",
                        plan.embargoNs() / 1_000_000_000L)
                : "");
    }

    private static CardSection.Method method(PrecisionCard card, String published, boolean judged) {
        var values = new ArrayList<CardSection.Value>();
        var shown = new TreeSet<String>();
        for (var value : card.value()) {
            found(value).filter(v -> Double.isFinite(v.overUniform().estimate())).filter(v -> shown.add(v.basis()))
                    .ifPresent(v -> values.add(new CardSection.Value(v.basis(), interval(v.overUniform()),
                            OptionalDouble.of(v.clientPolicy() - v.clientUniform()), v.materiality())));
        }
        return new CardSection.Method(card.method(), card.segments().size(), card.method().equals(published),
                number(found(card.stability()).map(PrecisionCard.Stability::meanJaccard)),
                number(found(card.separation()).map(io.assay.core.precision.Interval::estimate)),
                new CardSection.Skill(skill(card.prediction().markout()), skill(card.prediction().volExposure()),
                        skill(card.prediction().loss())),
                found(card.calibration()).filter(c -> !Double.isNaN(c.accountsMoved()))
                        .map(c -> new CardSection.Calibration(c.accountsMoved(), c.tiersMoved(),
                                c.error(), c.calibratedError())),
                values,
                ReportMaker.standing(card.word(), judged));
    }

    private static Optional<Interval> skill(Finding<PrecisionCard.Prediction> prediction) {
        return found(prediction).map(p -> interval(p.skill()));
    }

    private static <T> Optional<T> found(Finding<T> finding) {
        return switch (finding) {
            case Finding.Measured<T> measured -> Optional.of(measured.value());
            case Finding.Missing<T> _m -> Optional.empty();
        };
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.filter(v -> !v.isNaN()).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Interval interval(io.assay.core.precision.Interval interval) {
        return new Interval(interval.estimate(), interval.low(), interval.high());
    }
}
