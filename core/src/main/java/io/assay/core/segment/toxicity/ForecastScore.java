package io.assay.core.segment.toxicity;

import io.assay.core.market.Toxicity;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How good forecasts of toxic trades were, over the trades whose label is known.
///
/// @param trades scored
/// @param logLoss mean of -ln of the probability given to what happened; NaN without trades
/// @param auc chance that a toxic trade was given more than a harmless one, ties half (Mann and Whitney 1947); NaN when
///         all are alike
public record ForecastScore(long trades, double logLoss, double auc) {
    private static final double SURE = 1e-12;

    /// @param forecasts by trade
    public static ForecastScore of(Toxicity[] labels, double[] forecasts) {
        int[] known = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == Toxicity.TOXIC || labels[i] == Toxicity.HARMLESS).toArray();
        double loss = 0;
        for (int i : known) {
            double p = labels[i] == Toxicity.TOXIC ? forecasts[i] : 1 - forecasts[i];
            loss -= StrictMath.log(Math.max(SURE, p));
        }
        return new ForecastScore(known.length, known.length == 0 ? Double.NaN : loss / known.length,
                auc(known, labels, forecasts));
    }

    private static double auc(int[] known, Toxicity[] labels, double[] forecasts) {
        double[] rank = PartialRank.ranks(Arrays.stream(known).mapToDouble(i -> forecasts[i]).toArray());
        double ranks = 0;
        long toxic = 0;
        for (int i = 0; i < known.length; i++) {
            if (labels[known[i]] == Toxicity.TOXIC) {
                ranks += rank[i];
                toxic++;
            }
        }
        long harmless = known.length - toxic;
        return toxic == 0 || harmless == 0 ? Double.NaN
                : (ranks - toxic * (toxic + 1) / 2.0) / ((double) toxic * harmless);
    }
}
