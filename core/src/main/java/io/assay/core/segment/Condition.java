package io.assay.core.segment;

import io.assay.core.market.Normal;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.tree.Unit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rule asks of an account.
public sealed interface Condition {

    /// How sure it is that the condition is met: 1 or 0 where the value is exact, between them where the
    /// profiles carry a standard error and the value is near the threshold. An absent value does not meet it.
    default double probability(FeatureMatrix profiles, int row) {
        return probability(leaf -> leaf.met(profiles, row));
    }

    /// The same from the probabilities of its comparisons.
    double probability(ToDoubleFunction<Compare> met);

    /// The comparisons it is made of, in order.
    Stream<Compare> leaves();

    /// How a value is compared with a threshold.
    enum Operator {
        LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// Whether a value stands so to a threshold.
        public boolean holds(double value, double threshold) {
            return switch (this) {
                case LESS -> value < threshold;
                case AT_MOST -> value <= threshold;
                case MORE -> value > threshold;
                case AT_LEAST -> value >= threshold;
            };
        }

        /// Whether larger values meet it.
        public boolean isUpward() {
            return this == MORE || this == AT_LEAST;
        }
    }

    /// `column op threshold`, the threshold in the column's unit.
    record Compare(String column, Operator operator, double threshold) implements Condition {
        private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*(<=|>=|<|>)\\s*(\\S.*?)\\s*");

        /// Reads `holding_s <= 5 min`.
        ///
        /// @throws IllegalArgumentException when it is no comparison or the unit does not fit the column
        public static Compare parse(String text) {
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw new IllegalArgumentException("'column < value' wanted (or <=, >, >=), got '" + text + "'");
            }
            var operator = Stream.of(Operator.values()).filter(o -> o.sign.equals(match.group(2))).findFirst();
            String column = match.group(1);
            return new Compare(column, operator.orElseThrow(), Unit.of(column).parse(column, match.group(3)));
        }

        @Override
        public double probability(ToDoubleFunction<Compare> met) {
            return met.applyAsDouble(this);
        }

        /// How sure it is that the comparison holds.
        double met(FeatureMatrix profiles, int row) {
            return met(value(profiles, column, row), value(profiles, errorColumn(), row));
        }

        /// @param value of the column, NaN where it is absent
        /// @param error its standard error, NaN where it is not known
        double met(double value, double error) {
            if (Double.isNaN(value)) {
                return 0;
            }
            if (!(error > 0)) {
                return operator.holds(value, threshold) ? 1 : 0;
            }
            double z = (value - threshold) / error;
            return Normal.cumulative(operator.isUpward() ? z : -z);
        }

        /// Column of the standard error of its own.
        String errorColumn() {
            return column.endsWith("_shrunk") ? column + "_sd" : column + "_se";
        }

        @Override
        public Stream<Compare> leaves() {
            return Stream.of(this);
        }

        private static double value(FeatureMatrix profiles, String column, int row) {
            int at = profiles.column(column);
            return at < 0 ? Double.NaN : profiles.at(row, at);
        }
    }

    /// Met when every part is; of none: always. Errors of the parts count as independent.
    record AllOf(List<Condition> parts) implements Condition {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public double probability(ToDoubleFunction<Compare> met) {
            double all = 1;
            for (var part : parts) {
                all *= part.probability(met);
            }
            return all;
        }

        @Override
        public Stream<Compare> leaves() {
            return parts.stream().flatMap(Condition::leaves);
        }
    }

    /// Met when some part is; of none: never. Errors of the parts count as independent.
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public double probability(ToDoubleFunction<Compare> met) {
            double none = 1;
            for (var part : parts) {
                none *= 1 - part.probability(met);
            }
            return 1 - none;
        }

        @Override
        public Stream<Compare> leaves() {
            return parts.stream().flatMap(Condition::leaves);
        }
    }
}
