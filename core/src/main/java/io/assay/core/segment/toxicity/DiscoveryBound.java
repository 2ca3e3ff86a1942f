package io.assay.core.segment.toxicity;

import io.assay.core.market.Normal;

/// The share of toxic accounts that no method can exceed.
///
/// A method told everything but which accounts are toxic (their number, effect and noise) can do no better after n
/// independent normal observations than call those whose sum exceeds a limit: the likelihood ratio is monotone in it
/// (Neyman and Pearson 1933). Looking more often than once only adds ways to be wrong. The limit that makes the expected
/// wrong calls the allowed share of the expected calls gives the bound; it is one on the ratio of expectations (mFDR),
/// which for many accounts is the false-discovery rate.
public final class DiscoveryBound {
    private static final int HALVINGS = 200;

    private DiscoveryBound() {}

    /// Largest share of toxic accounts found.
    ///
    /// @param observations of each account
    /// @param effect mean over standard deviation of an observation of a toxic account, > 0
    /// @param toxicShare of all accounts, in (0, 1)
    /// @param falseShare allowed share of wrong calls, in (0, 1)
    public static double power(int observations, double effect, double toxicShare, double falseShare) {
        double drift = effect * Math.sqrt(observations);
        double low = -40;
        double high = 40 + drift;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double wrong = (1 - toxicShare) * above(middle);
            double right = toxicShare * above(middle - drift);
            if (wrong > falseShare * (wrong + right)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return above(high - drift);
    }

    private static double above(double z) {
        return Normal.cumulative(-z);
    }
}
