package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.List;

/// What telling clients apart is worth to a dealer, from perfect labels down to none.
///
/// Everybody's flow carries a label; the fraction `epsilon` of each tier's flow carries a wrong one. The dealer knows
/// `epsilon` and quotes each label what is best for the mixture behind it. The loss grows with `epsilon` and is
/// concave up to the point where labels say nothing, which for `n` tiers is `(n - 1)/n`.
///
/// @param points by `epsilon`, in the order asked for
/// @param perfect everybody under the label of their tier
/// @param uniform one label for all
public record ValueCurve(List<Point> points, DealerOutcome perfect, DealerOutcome uniform) {
    public ValueCurve {
        points = List.copyOf(points);
    }

    /// @param epsilon mislabelled fraction
    /// @param outcome of the best policy
    public record Point(double epsilon, DealerOutcome outcome) {}

    public static ValueCurve of(DealerModel model, List<Double> epsilons) {
        var perfect = DealerSolver.ergodic(model, Labelling.mislabelled(model, 0));
        var points = new ArrayList<Point>();
        for (double epsilon : epsilons) {
            points.add(new Point(epsilon, epsilon == 0 ? perfect
                    : DealerSolver.ergodic(model, Labelling.mislabelled(model, epsilon))));
        }
        return new ValueCurve(points, perfect, DealerSolver.ergodic(model, Labelling.uniform(model)));
    }

    /// What perfect labels add to one policy for all, as a share of the profit with perfect labels.
    public double perfectValue() {
        return share(perfect);
    }

    /// What labels add to one policy for all, as a share of the profit with perfect labels.
    public double share(DealerOutcome outcome) {
        return (outcome.rate() - uniform.rate()) / Math.abs(perfect.rate());
    }
}
