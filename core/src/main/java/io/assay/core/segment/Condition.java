package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rule asks of an account.
public sealed interface Condition {

    /// How sure it is that the condition is met: 1 or 0 where the value is exact, between them where the
    /// profiles carry a standard error and the value is near the threshold. An absent value does not meet it.
    double probability(FeatureMatrix profiles, int row);

    /// The comparisons it is made of, in order.
    Stream<Compare> leaves();

    /// How a value is compared with a threshold.
    enum Operator {
        LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double threshold) {
            return switch (this) {
                case LESS -> value < threshold;
                case AT_MOST -> value <= threshold;
                case MORE -> value > threshold;
                case AT_LEAST -> value >= threshold;
            };
        }

        boolean isUpward() {
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
        public double probability(FeatureMatrix profiles, int row) {
            double value = value(profiles, column, row);
            if (Double.isNaN(value)) {
                return 0;
            }
            double error = value(profiles, column.endsWith("_shrunk") ? column + "_sd" : column + "_se", row);
            if (!(error > 0)) {
                return operator.holds(value, threshold) ? 1 : 0;
            }
            double z = (value - threshold) / error;
            return Normal.cumulative(operator.isUpward() ? z : -z);
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
        public double probability(FeatureMatrix profiles, int row) {
            double all = 1;
            for (var part : parts) {
                all *= part.probability(profiles, row);
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
        public double probability(FeatureMatrix profiles, int row) {
            double none = 1;
            for (var part : parts) {
                none *= 1 - part.probability(profiles, row);
            }
            return 1 - none;
        }

        @Override
        public Stream<Compare> leaves() {
            return parts.stream().flatMap(Condition::leaves);
        }
    }
}
