package io.assay.core.segment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How much each response counts in the criterion of a [ResponseTree]. Responses are measured in their own errors,
/// so 1 and 1 weigh equally; 0 leaves one out.
///
/// @param adverse adverse selection in bp, of taker flow, which faces the house, and of all flow where nobody took
/// @param markout house markout in bp of the same flow: what the house kept of its spread
/// @param demandLevel [#DEMAND_LEVEL], where there are records of offers
/// @param demandSlope [#DEMAND_SLOPE], where there are records of offers
public record ResponseWeights(double adverse, double markout, double demandLevel, double demandSlope) {
    /// Log-odds of taking an offer at the mean width, less that of all accounts; + = takes more often.
    public static final String DEMAND_LEVEL = "demand_level";

    /// Change of those log-odds per bp of width, less that of all accounts; + = a wider price drives it away less.
    public static final String DEMAND_SLOPE = "demand_slope";

    /// What a fill costs counts as much as whether there is one. The markout is the adverse selection with the spread in
    /// it, the slope says again a part of the level: each has half the weight.
    public static final ResponseWeights DEFAULT = new ResponseWeights(1, 0.5, 1, 0.5);

    public ResponseWeights {
        double sum = adverse + markout + demandLevel + demandSlope;
        if (!(adverse >= 0 && markout >= 0 && demandLevel >= 0 && demandSlope >= 0 && sum > 0)
                || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "weights that are not negative and not all 0 wanted, got %s, %s, %s and %s", adverse, markout,
                    demandLevel, demandSlope));
        }
    }

    /// @param horizon of adverse selection and markout, as in column names: `10s`
    List<Response> responses(String horizon) {
        String adverseColumn = "adverse_bp_" + horizon;
        String markoutColumn = "house_markout_bp_" + horizon;
        return Stream.of(of(adverse, true, adverseColumn + "_taker", adverseColumn),
                of(markout, true, markoutColumn + "_taker", markoutColumn),
                of(demandLevel, false, DEMAND_LEVEL), of(demandSlope, false, DEMAND_SLOPE))
                .flatMap(List::stream).toList();
    }

    private static List<Response> of(double weight, boolean isExpected, String... columns) {
        return weight > 0 ? List.of(new Response(List.of(columns), weight, isExpected)) : List.of();
    }
}
