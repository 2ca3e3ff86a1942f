package io.assay.core.precision;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;

/// What identifies the value of a policy, and the policy it is the value of. A basis turns what is known of
/// a segment into one action, and an action and what then happened into money.
public sealed interface ValueBasis permits ValueBasis.ByAccount, ValueBasis.Quoted {
    /// The word on the card.
    String word();

    /// The assumption in a sentence.
    String assumption();

    /// A basis that needs one mean of a segment to act, and the labels of an account to know what came of it.
    sealed interface ByAccount extends ValueBasis permits HedgeOnly, Assumed {
        /// The number of each account whose segment mean decides the action.
        double[] signal(Labels labels);

        /// The action for flow with this mean of the signal; NaN when the mean is unknown.
        double action(double mean);

        /// Gain of the house in bp of the account's notional; NaN when a label it needs is absent.
        double gainBp(double action, Labels labels, int row);

        /// What the account pays in bp of its notional, measured the same way; NaN when a label is absent.
        double clientCostBp(double action, Labels labels, int row);
    }

    /// Demand and cost of fills estimated from records of offers, for the policy before the window and for the
    /// judgement within it. The house quotes the half spread that is best for them.
    ///
    /// @param randomised only offers whose width was drawn by lot count
    /// @param limits kept by every width
    record Quoted(boolean randomised, WidthLimits limits) implements ValueBasis {
        @Override
        public String word() {
            return randomised ? "EXPERIMENT" : "QUOTES";
        }

        @Override
        public String assumption() {
            return randomised ? "widths were drawn by lot"
                    : "within a segment, widths were offered without regard to who would take them";
        }

        /// The offers that count.
        Offers of(Offers offers) {
            return randomised ? offers.randomisedOnly() : offers;
        }
    }

    /// Internalise or externalise at a stated cost. The house takes the other side of the account's taker
    /// flow. Internalised, it gains the house markout at the horizon; externalised, the house markout at 0
    /// less the cost of the hedge. No demand curve is needed: prices to the client stay as they were.
    ///
    /// @param hedgeCostBp cost of hedging at once, in bp of notional
    record HedgeOnly(double hedgeCostBp) implements ByAccount {
        static final double INTERNALISE = 1;
        static final double EXTERNALISE = 0;

        public HedgeOnly {
            if (!(hedgeCostBp >= 0) || Double.isInfinite(hedgeCostBp)) {
                throw new IllegalArgumentException("hedge cost must be 0 or a positive number of bp: " + hedgeCostBp);
            }
        }

        @Override
        public String word() {
            return "HEDGE_ONLY";
        }

        @Override
        public String assumption() {
            return "hedging at once costs " + hedgeCostBp + " bp";
        }

        /// What internalising gains over externalising.
        @Override
        public double[] signal(Labels labels) {
            var out = new double[labels.rows()];
            for (int i = 0; i < out.length; i++) {
                out[i] = labels.markout()[i] - labels.capture()[i] + hedgeCostBp;
            }
            return out;
        }

        @Override
        public double action(double mean) {
            if (Double.isNaN(mean)) {
                return Double.NaN;
            }
            return mean > 0 ? INTERNALISE : EXTERNALISE;
        }

        @Override
        public double gainBp(double action, Labels labels, int row) {
            double inside = labels.markout()[row];
            double outside = labels.capture()[row] - hedgeCostBp;
            if (Double.isNaN(inside) || Double.isNaN(outside) || Double.isNaN(action)) {
                return Double.NaN;
            }
            return action == INTERNALISE ? inside : outside;
        }

        /// The spread the account paid, whichever way the house then turns.
        @Override
        public double clientCostBp(double action, Labels labels, int row) {
            return labels.capture()[row];
        }
    }

    /// A demand curve that is assumed, the same for all, and no reaction of the flow to the width. The house
    /// quotes the half spread that is best for the mean adverse selection, inside the limits of publishing.
    ///
    /// @param quote the demand
    /// @param limits kept by every width
    record Assumed(LogisticQuote quote, WidthLimits limits) implements ByAccount {
        @Override
        public String word() {
            return "ASSUMED";
        }

        @Override
        public String assumption() {
            return "demand 1/(1+e^(alpha+beta delta)), alpha " + quote.alpha() + ", beta " + quote.beta() + " per bp";
        }

        @Override
        public double[] signal(Labels labels) {
            return labels.adverse();
        }

        @Override
        public double action(double mean) {
            return Double.isNaN(mean) ? Double.NaN : limits.clamp(quote.bestDistanceBp(mean));
        }

        @Override
        public double gainBp(double action, Labels labels, int row) {
            return quote.gainBp(action, labels.adverse()[row]);
        }

        /// Half spread paid on what is still traded.
        @Override
        public double clientCostBp(double action, Labels labels, int row) {
            return quote.fillProbability(action) * action;
        }
    }
}
