package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.policy.impact.ImpactCurve;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is said of impact where no law is told.
class RunImpactTest {
    private static final Interval ABSENT = new Interval(Double.NaN, Double.NaN, Double.NaN);

    private static RunImpact with(Interval exponent, Interval atAnchor) {
        var row = new ImpactLaw.Row(40, 7, atAnchor, ABSENT, ABSENT, ABSENT, ABSENT,
                new ImpactCurve(exponent, 0.01, atAnchor));
        var law = new ImpactLaw(exponent, 0.01, new double[]{1, 0}, row, List.of());
        return new RunImpact(true, List.of(), 50, 40, new TreeMap<>(), 30, Optional.of(law), Optional.empty(), 0.001,
                0.1, List.of());
    }

    /// An exponent at either end of what is looked through is absent: impact may grow faster than any, or not at all.
    @Test
    void an_exponent_at_an_end_is_no_word_against_larger_metaorders() {
        assertThat(with(ABSENT, new Interval(0.1, 0.05, 0.15)).sentence()).isEqualTo(
                "40 metaorders tell no law of impact: at 1.00 % of a day's volume they moved the price by 0.100 of a"
                        + " day's volatility (0.050 to 0.150), and how much more larger ones do cannot be told.");
    }

    @Test
    void an_impact_that_may_be_nothing_says_so() {
        var still = with(new Interval(0.5, 0.3, 0.7), new Interval(0.01, -0.02, 0.04));
        assertThat(still.sentence()).endsWith("(-0.020 to 0.040), which may be nothing.");
        assertThat(still.measured().all()).isEmpty();
    }
}
