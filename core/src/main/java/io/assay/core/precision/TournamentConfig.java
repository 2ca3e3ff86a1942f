package io.assay.core.precision;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How methods are compared.
///
/// @param horizon horizon of the labels, as in column names: `10s`
/// @param demand demand curve of the assumed value, the middle of the range
/// @param alphas range of alpha over which the assumed value must hold
/// @param betas range of beta, per bp
/// @param limits limits of published widths
/// @param hedgeCostBp cost of hedging at once, bp of notional
/// @param churnCostBp cost, in bp of its notional in the window, of treating an account otherwise than before
/// @param judgedBy which basis names the champion where there are no records of offers; where there are, they do
/// @param materiality share of the uniform policy's value a champion must add
/// @param level two-sided confidence of intervals and of simultaneous bounds
/// @param resamples bootstrap resamples
/// @param refits re-fits behind the bootstrap Jaccard
/// @param refitRowsMax accounts a re-fit is drawn from; more are thinned evenly
/// @param validationMax windows, counted back from the judged one, on which methods are ranked
/// @param seed of fits and resampling
public record TournamentConfig(String horizon, LogisticQuote demand, List<Double> alphas, List<Double> betas,
        WidthLimits limits, double hedgeCostBp, double churnCostBp, Basis judgedBy, double materiality, double level,
        int resamples, int refits, int refitRowsMax, int validationMax, long seed) {
    public static final TournamentConfig DEFAULT = new TournamentConfig("10s", new LogisticQuote(-1, 10),
            List.of(-2.0, -1.0, 0.0), List.of(5.0, 10.0, 20.0), WidthLimits.DEFAULT, 0.5, 0.01, Basis.ASSUMED, 0.01,
            0.95, 400, 5, 1_000, 2, 20_261_122L);

    public TournamentConfig {
        alphas = List.copyOf(alphas);
        betas = List.copyOf(betas);
        Horizons.lengthNs(horizon);
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1: " + level);
        }
        if (resamples < 100) {
            throw new IllegalArgumentException("at least 100 resamples, not " + resamples);
        }
        if (refits < 1 || refitRowsMax < 1 || validationMax < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT,
                            "refits %d and refitRowsMax %d must be positive, validationMax %d not negative", refits,
                            refitRowsMax, validationMax));
        }
        if (!(materiality >= 0) || !(churnCostBp >= 0)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "materiality %s and churn cost %s must not be negative", materiality,
                            churnCostBp));
        }
    }

    /// What identifies the value that names the champion, the weakest first.
    public enum Basis {
        HEDGE_ONLY,
        ASSUMED,
        /// Records of offers and fills.
        QUOTES,
        /// The same, with widths drawn by lot.
        EXPERIMENT;

        static Basis of(ValueBasis basis) {
            return switch (basis) {
                case ValueBasis.HedgeOnly hedge -> HEDGE_ONLY;
                case ValueBasis.Assumed assumed -> ASSUMED;
                case ValueBasis.Quoted quoted -> quoted.randomised() ? EXPERIMENT : QUOTES;
            };
        }
    }

    /// Every basis these windows allow: [#bases()], then offers where every window has records of them and
    /// not all were drawn by lot, and those drawn by lot where every window has some.
    List<ValueBasis> bases(List<WindowProfiles> windows) {
        var out = new ArrayList<>(bases());
        boolean recorded = windows.stream().noneMatch(w -> w.offers().isEmpty());
        if (recorded && windows.stream().anyMatch(w -> !w.offers().isRandomised())) {
            out.add(new ValueBasis.Quoted(false, limits));
        }
        if (recorded && windows.stream().noneMatch(w -> w.offers().randomisedOnly().isEmpty())) {
            out.add(new ValueBasis.Quoted(true, limits));
        }
        return List.copyOf(out);
    }

    /// Every basis that is measured: hedging, then the demand in the middle of the range, then the range.
    List<ValueBasis> bases() {
        var out = new ArrayList<ValueBasis>();
        out.add(new ValueBasis.HedgeOnly(hedgeCostBp));
        out.add(new ValueBasis.Assumed(demand, limits));
        for (double alpha : alphas) {
            for (double beta : betas) {
                var quote = new LogisticQuote(alpha, beta);
                if (!quote.equals(demand)) {
                    out.add(new ValueBasis.Assumed(quote, limits));
                }
            }
        }
        return List.copyOf(out);
    }
}
