package io.assay.core.precision;

import io.assay.core.precision.FillCurve.Gradient;

/// What widths by segment earned in a window with records of offers, account by account and day by day.
///
/// The demand is estimated anew in the judged window, segment by segment, with a curve that may bend
/// ([FillCurve], exponent of degree 2): the widths come from before, the curve they are judged by from after. The gain of
/// a segment is `N f(delta)(delta - c(delta))`. Each account and day carries its share of it and its influence on
/// the curve, so that whoever adds up squares by account and by day has the error of the whole, demand included. The
/// influence sums to 0: it widens intervals and moves no estimate.
final class QuotedGains {
    private static final int DEGREE = 2;

    private final OfferGroups groups;
    private final FillCurve pooled;

    private QuotedGains(OfferGroups groups, FillCurve pooled) {
        this.groups = groups;
        this.pooled = pooled;
    }

    /// @param width by group, the uniform one last
    /// @param moved by account of the offers, whether it is treated otherwise afterwards
    /// @param churnBp cost of that, bp of notional
    static Outcome.Gains of(OfferGroups groups, double[] width, boolean[] moved, double churnBp) {
        var pooled = FillCurve.of(groups.offers().ladderBp(), groups.all(), DEGREE);
        return new QuotedGains(groups, pooled).gains(width, moved, churnBp);
    }

    private Outcome.Gains gains(double[] width, boolean[] moved, double churnBp) {
        var cells = Cells.of(groups.offers());
        var net = new double[cells.rows()];
        var client = new double[cells.rows()];
        var hasMoved = new boolean[cells.rows()];
        addUniform(width[width.length - 1], cells, net, client);
        for (int g = 0; g < width.length - 1; g++) {
            if (width[g] != width[width.length - 1]) {
                addDifference(g, width[g], width[width.length - 1], cells, net, client);
            }
        }
        for (int c = 0; c < net.length; c++) {
            hasMoved[c] = moved[cells.account()[c]];
            net[c] = (net[c] - (hasMoved[c] ? churnBp * cells.notional()[c] : 0)) * Outcome.PER_BP;
            client[c] *= Outcome.PER_BP;
        }
        return new Outcome.Gains(cells, net, client, hasMoved);
    }

    private void addUniform(double width, Cells cells, double[] net, double[] client) {
        add(pooled, groups.all().offeredUsd(), -1, pooled.gradientOfGain(width), pooled.gainAt(width),
                width * pooled.fillsAt(width), cells, net, client, -1);
    }

    private void addDifference(int g, double width, double uniform, Cells cells, double[] net, double[] client) {
        var own = FillCurve.of(groups.offers().ladderBp(), groups.amounts()[g], DEGREE);
        var curve = own.isKnown() ? own : pooled;
        var gradient = curve.gradientOfGain(width).minus(curve.gradientOfGain(uniform));
        add(curve, groups.amounts()[g].offeredUsd(), own.isKnown() ? g : -1, gradient,
                curve.gainAt(width) - curve.gainAt(uniform),
                width * curve.fillsAt(width) - uniform * curve.fillsAt(uniform), cells, net, client, g);
    }

    /// @param fittedOn group whose rows made the curve, -1 = all
    /// @param holds group that earns by it, -1 = all
    private void add(FillCurve curve, double notional, int fittedOn, Gradient gradient, double gainBp, double clientBp,
            Cells cells, double[] net, double[] client, int holds) {
        var offers = groups.offers();
        double spent = freedomSpent(cells, fittedOn, curve.theta().length);
        var influence = curve.influence(gradient, offers.ladderBp());
        for (int row = 0; row < offers.rows(); row++) {
            int g = groups.groupOf(row);
            int cell = cells.ofRow()[row];
            double offered = offers.offeredUsd()[row];
            if (holds < 0 || holds == g) {
                net[cell] += offered * gainBp;
                client[cell] += offered * clientBp;
            }
            if (fittedOn < 0 || fittedOn == g) {
                net[cell] += spent * notional
                        * influence.of(offers.rung()[row], offered, offers.filledUsd()[row], offers.adverseUsd()[row]);
            }
        }
    }

    /// Residuals of a fit are smaller than errors: `sqrt(G/(G - p))` for `p` coefficients told by `G` accounts, counted by
    /// weight: `G = (sum N)²/sum N²`.
    private double freedomSpent(Cells cells, int fittedOn, int p) {
        var byAccount = new double[cells.accounts()];
        double all = 0;
        for (int c = 0; c < cells.rows(); c++) {
            int account = cells.account()[c];
            if (fittedOn < 0 || groups.group()[account] == fittedOn) {
                byAccount[account] += cells.notional()[c];
                all += cells.notional()[c];
            }
        }
        double squares = 0;
        for (double n : byAccount) {
            squares += n * n;
        }
        double pieces = all * all / squares;
        return StrictMath.sqrt(pieces / Math.max(1, pieces - p));
    }
}
