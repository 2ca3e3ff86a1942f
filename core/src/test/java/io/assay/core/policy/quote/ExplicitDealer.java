package io.assay.core.policy.quote;

import java.util.Arrays;

/// The slow twin of [DealerSolver#atHorizon]: the equation of the dealer in small explicit steps, Hamiltonians in closed form.
final class ExplicitDealer {
    private ExplicitDealer() {}

    static double[] value(DealerModel model, double horizonDays, double terminalPenalty, int steps) {
        double dt = horizonDays / steps;
        var value = new double[model.states()];
        Arrays.setAll(value, i -> -terminalPenalty * model.inventory(i) * model.inventory(i));
        for (int s = 0; s < steps; s++) {
            double[] old = value;
            value = new double[old.length];
            Arrays.setAll(value, i -> old[i] + dt * slope(model, old, i));
        }
        return value;
    }

    private static double slope(DealerModel model, double[] theta, int i) {
        double q = model.inventory(i);
        double slope = model.carryBp() * q
                - model.riskAversion() * model.volatilityBp() * model.volatilityBp() * q * q / 2;
        for (var tier : model.tiers()) {
            for (int z = 0; z < model.sizes().length; z++) {
                double size = model.sizes()[z];
                for (int sign = -1; sign <= 1; sign += 2) {
                    int to = i + sign * model.jump(z);
                    if (to >= 0 && to < theta.length) {
                        var requests = tier.requests(sign > 0);
                        slope += requests.perDay()[z] * size
                                * tier.demand().bestGainBp((theta[i] - theta[to]) / size + requests.costBp());
                    }
                }
            }
        }
        double hedging = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            if (i + sign >= 0 && i + sign < theta.length) {
                double p = (theta[i + sign] - theta[i]) / model.step() + sign * model.impactBp() * q;
                double beyond = Math.max(0, p - model.hedgeLinear());
                hedging = Math.max(hedging, beyond * beyond / (4 * model.hedgeQuadratic()));
            }
        }
        return slope + hedging;
    }
}
