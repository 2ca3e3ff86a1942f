package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.List;

/// Dealers of published papers.
final class Dealers {
    private Dealers() {}

    /// EURUSD of "Market making by an FX dealer" (Risk, September 2022): two tiers, six sizes.
    ///
    /// @param gamma risk aversion
    /// @param inventoryMax limit in M
    /// @param adverseBp adverse markout of the second tier
    static DealerModel eurUsd(double gamma, double inventoryMax, double adverseBp) {
        double[] arrivals = Arrays.stream(new double[]{.4, .25, .19, .1, .05, .01}).map(p -> 1800 * p).toArray();
        return new DealerModel(50, gamma, 5e-3, 1e-5, 0.1, new double[]{1, 2, 5, 10, 20, 50},
                List.of(new DealerTier("tier 1", new LogisticQuote(-0.3, 5), 0, arrivals),
                        new DealerTier("tier 2", new LogisticQuote(-1.9, 15), adverseBp, arrivals)),
                inventoryMax, 1);
    }

    /// USDCNH of "Algorithmic market making in dealer markets" (2023): one tier, four sizes.
    static DealerModel usdCnh(double gamma, double impact) {
        double[] arrivals = {760, 150, 75, 15};
        return new DealerModel(50, gamma, impact, 1e-5, 0.2, new double[]{1, 5, 10, 20},
                List.of(new DealerTier("all", new LogisticQuote(-1, 10), 0, arrivals)), 100, 1);
    }
}
