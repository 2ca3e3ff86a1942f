package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.precision.Finding;
import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The precision card as a table: one row a method and assumption on what clients do.
final class CardTable {
    private static final String PER_MILLION = "USD/million";

    private CardTable() {}

    private record Row(PrecisionCard card, Optional<PrecisionCard.Value> value) {}

    /// @param published method that widths and tiers follow
    static Table of(Verdict verdict, String published) {
        var rows = new ArrayList<Row>();
        for (var card : verdict.cards()) {
            var values = card.value().stream().flatMap(finding -> known(finding).stream()).toList();
            values.forEach(value -> rows.add(new Row(card, Optional.of(value))));
            if (values.isEmpty()) {
                rows.add(new Row(card, Optional.empty()));
            }
        }
        return new Table("card", "What each segmentation that was tried is worth, by what its value is judged by.",
                new Columns(rows).all(published));
    }

    private static <T> Optional<T> known(Finding<T> finding) {
        return switch (finding) {
            case Finding.Measured<T> measured -> Optional.of(measured.value());
            case Finding.Missing<T> _m -> Optional.empty();
        };
    }

    /// The columns of these rows.
    private record Columns(List<Row> rows) {
        List<Column> all(String published) {
            var out = new ArrayList<Column>();
            out.add(text("method", "What made the segments.", row -> row.card.method()));
            out.add(text("word", "What is said of the method as a whole.", row -> lower(row.card.word())));
            out.add(new Column.Booleans("published", "Whether widths and tiers follow it.",
                    flags(row -> row.card.method().equals(published))));
            out.add(new Column.Longs("segments", "1", "How many segments it found.",
                    rows.stream().mapToLong(row -> row.card.segments().size()).toArray()));
            out.addAll(measures());
            out.add(text("basis", "What the value is judged by.",
                    row -> row.value.map(PrecisionCard.Value::basis).orElse("")));
            out.add(text("assumption", "In a sentence.",
                    row -> row.value.map(PrecisionCard.Value::assumption).orElse("")));
            out.add(text("basis_word", "What is said of the method under this assumption.",
                    row -> row.value.map(v -> lower(v.word())).orElse("")));
            out.addAll(money());
            return out;
        }

        private List<Column> measures() {
            var out = new ArrayList<Column>();
            out.add(number("jaccard", "1", "Mean best Jaccard over re-fits, by accounts.", row -> known(
                    row.card.stability()).map(PrecisionCard.Stability::meanJaccard)));
            out.add(number("adjacent_rand", "1", "Mean adjusted Rand between fits of adjacent windows.", row -> known(
                    row.card.stability()).flatMap(s -> mean(s.adjacentRand()))));
            out.addAll(interval("separation", "nats/account", "Held-out log-likelihood gain over one segment",
                    row -> known(row.card.separation())));
            out.addAll(skill("markout", "the next window's house markout", PrecisionCard.Predictions::markout));
            out.addAll(skill("vol_exposure", "the logarithm of the next window's volatility exposure",
                    PrecisionCard.Predictions::volExposure));
            out.addAll(skill("loss", "what the house loses in the next window, USD",
                    PrecisionCard.Predictions::loss));
            out.add(number("stated_error", "1", "Mean distance of stated probability and agreement.",
                    row -> known(row.card.calibration()).map(PrecisionCard.Calibration::error)));
            out.add(number("calibration_error", "1", "Mean distance of calibrated probability and agreement.",
                    row -> known(row.card.calibration()).map(PrecisionCard.Calibration::calibratedError)));
            out.add(number("segments_moved_share", "share", "Accounts in another segment one window later, or in none.",
                    row -> known(row.card.calibration()).map(PrecisionCard.Calibration::accountsMoved)));
            out.add(number("tiers_moved_share", "share",
                    "Accounts whose tier changes when it does only where that pays.",
                    row -> known(row.card.calibration()).map(PrecisionCard.Calibration::tiersMoved)));
            out.add(number("abstained_share", "share", "Accounts not assigned.",
                    row -> known(row.card.calibration()).map(PrecisionCard.Calibration::abstained)));
            return out;
        }

        private List<Column> skill(String label, String words,
                Function<PrecisionCard.Predictions, Finding<PrecisionCard.Prediction>> of) {
            return interval("skill_" + label, "1", "Skill at " + words + ", over the baseline best at it",
                    row -> known(of.apply(row.card.prediction())).map(PrecisionCard.Prediction::skill));
        }

        private List<Column> money() {
            var out = new ArrayList<Column>();
            out.add(value("uniform_usd", PER_MILLION, "Gain of the house under one policy for all.",
                    PrecisionCard.Value::uniform));
            out.add(value("policy_usd", PER_MILLION, "Gain of the house by segment, net of churn.",
                    PrecisionCard.Value::policy));
            out.addAll(interval("over_uniform_usd", PER_MILLION, "By segment less one policy for all",
                    row -> row.value.map(PrecisionCard.Value::overUniform)));
            out.add(text("best_baseline",
                    "The baseline that was best on the windows before the judged one; with two windows, on the judged "
                            + "one itself.",
                    row -> row.value.map(PrecisionCard.Value::baseline).orElse("")));
            out.addAll(interval("over_baseline_usd", PER_MILLION, "By segment less the best baseline",
                    row -> row.value.map(PrecisionCard.Value::overBaseline)));
            out.add(value("simultaneous_low_usd", PER_MILLION,
                    "Lower bound of it for all challengers tried at once; a baseline's own.",
                    PrecisionCard.Value::simultaneousLow));
            out.add(value("simultaneous_low_over_uniform_usd", PER_MILLION,
                    "Lower bound over one policy for all, for all challengers tried at once; a baseline's own.",
                    PrecisionCard.Value::lowOverUniform));
            out.add(value("materiality_usd", PER_MILLION, "What would matter.", PrecisionCard.Value::materiality));
            out.add(value("client_usd", PER_MILLION, "What clients pay more than under one policy.",
                    v -> v.clientPolicy() - v.clientUniform()));
            out.add(value("churn_usd", PER_MILLION, "Cost of treating accounts otherwise after the window.",
                    PrecisionCard.Value::churn));
            out.add(value("accounts", "1", "Accounts judged.", PrecisionCard.Value::accounts));
            out.add(value("unknown_accounts", "1", "Accounts whose outcome is not known.",
                    PrecisionCard.Value::unknown));
            out.add(value("effective_accounts", "1", "How many accounts of one size would scatter as much.",
                    PrecisionCard.Value::effectiveAccounts));
            out.add(value("notional_usd", "USD", "Notional judged.", PrecisionCard.Value::notionalUsd));
            return out;
        }

        private List<Column> interval(String name, String unit, String meaning,
                Function<Row, Optional<Interval>> of) {
            return List.of(number(name, unit, meaning + ".", row -> of.apply(row).map(Interval::estimate)),
                    number(name + "_low", unit, meaning + ": lower end of its interval.",
                            row -> of.apply(row).map(Interval::low)),
                    number(name + "_high", unit, meaning + ": upper end of its interval.",
                            row -> of.apply(row).map(Interval::high)));
        }

        private Column value(String name, String unit, String meaning, ToDoubleFunction<PrecisionCard.Value> of) {
            return number(name, unit, meaning, row -> row.value.map(of::applyAsDouble));
        }

        private Column number(String name, String unit, String meaning, Function<Row, Optional<Double>> of) {
            return ResultTables.numbers(name, unit, meaning, rows.size(),
                    row -> of.apply(rows.get(row)).orElse(Double.NaN));
        }

        private Column text(String name, String meaning, Function<Row, String> of) {
            return ResultTables.text(name, meaning, rows.size(), row -> of.apply(rows.get(row)));
        }

        private boolean[] flags(Function<Row, Boolean> of) {
            var out = new boolean[rows.size()];
            IntStream.range(0, out.length).forEach(row -> out[row] = of.apply(rows.get(row)));
            return out;
        }

        private static Optional<Double> mean(List<Double> values) {
            var mean = values.stream().mapToDouble(Double::doubleValue).average();
            return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
        }

        private static String lower(PrecisionCard.Word word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }
}
