package io.assay.core.policy.collateral;

import java.util.ArrayList;
import java.util.List;

/// Rules a bucket is to keep, checked on its history: leverage up to a cap, and no deeper fall from an earlier height than a
/// limit. Equity at or under zero breaks the leverage rule wherever something is held: no leverage is then small enough.
///
/// A moment whose exposure or equity is not known (NaN) can neither keep nor break a rule, and is counted. Between two
/// looks what was seen at the first holds.
///
/// @param leverageMax gross exposure over equity, > 0; infinite = no rule
/// @param drawdownMax fall of equity from its height, as a part of it, above 0 to 1; infinite = no rule
public record BucketRules(double leverageMax, double drawdownMax) {
    public BucketRules {
        if (!(leverageMax > 0)) {
            throw new IllegalArgumentException("leverage cap: a number above 0 wanted, got " + leverageMax);
        }
        if (!(drawdownMax > 0)) {
            throw new IllegalArgumentException("drawdown limit: a number above 0 wanted, got " + drawdownMax);
        }
    }

    /// Which rule.
    public enum Rule {
        LEVERAGE,
        DRAWDOWN
    }

    /// A look at a bucket.
    ///
    /// @param gross sum of abs(delta), USD
    /// @param equity USD
    /// @param paidIn net of what was paid in and out since the beginning, USD: no gain and no loss
    public record Point(long timeNs, double gross, double equity, double paidIn) {}

    /// A stretch in which a rule is broken without pause.
    ///
    /// @param untilNs first look at which it is kept again, or the last there is
    /// @param ongoing whether it is broken still at the last look
    /// @param worst leverage, infinite where equity is not above zero; or the deepest fall, as a part
    public record Breach(Rule rule, long fromNs, long untilNs, boolean ongoing, double worst) {}

    /// @param leverage highest, infinite where equity was not above zero; NaN where never known
    /// @param drawdown deepest fall, as a part of the height before it; NaN where never known
    /// @param brokenNs time in which some rule was broken
    /// @param knownNs time over which both exposure and equity were known
    /// @param unknownNs time over which they were not
    public record Report(List<Breach> breaches, double leverage, double drawdown, long brokenNs, long knownNs,
            long unknownNs) {
        public Report {
            breaches = List.copyOf(breaches);
        }
    }

    /// @param history in order of time
    public Report check(List<Point> history) {
        var leverage = new Course(Rule.LEVERAGE, leverageMax);
        var drawdown = new Course(Rule.DRAWDOWN, drawdownMax);
        double peak = Double.NaN;
        long broken = 0;
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < history.size(); i++) {
            var point = history.get(i);
            double own = point.equity - point.paidIn;
            peak = Double.isNaN(peak) || own > peak ? own : peak;
            leverage.look(point.timeNs, leverage(point));
            drawdown.look(point.timeNs, drawdown(peak - own, peak + point.paidIn));
            long lasts = i + 1 < history.size() ? history.get(i + 1).timeNs - point.timeNs : 0;
            boolean isKnown = !Double.isNaN(point.gross) && !Double.isNaN(point.equity);
            known += isKnown ? lasts : 0;
            unknown += isKnown ? 0 : lasts;
            broken += leverage.isBroken() || drawdown.isBroken() ? lasts : 0;
        }
        leverage.end();
        drawdown.end();
        var breaches = new ArrayList<>(leverage.breaches);
        breaches.addAll(drawdown.breaches);
        return new Report(breaches, leverage.worst, drawdown.worst, broken, known, unknown);
    }

    private static double leverage(Point point) {
        if (Double.isNaN(point.gross) || Double.isNaN(point.equity)) {
            return Double.NaN;
        }
        return point.gross == 0 ? 0 : point.equity > 0 ? point.gross / point.equity : Double.POSITIVE_INFINITY;
    }

    /// A fall from a height that money in and out has moved to where it would stand now. All of it where that is not above
    /// zero and something was lost.
    private static double drawdown(double fall, double height) {
        return Double.isNaN(fall) ? Double.NaN : fall <= 0 ? 0 : height > 0 ? fall / height : 1;
    }

    /// One rule through time.
    private static final class Course {
        private final Rule rule;
        private final double limit;
        private final List<Breach> breaches = new ArrayList<>();
        private double worst = Double.NaN;
        private boolean broken;
        private long fromNs;
        private long lastNs;
        private double deepest;

        Course(Rule rule, double limit) {
            this.rule = rule;
            this.limit = limit;
        }

        boolean isBroken() {
            return broken;
        }

        void look(long atNs, double value) {
            lastNs = atNs;
            if (!Double.isNaN(value)) {
                worst = Double.isNaN(worst) ? value : Math.max(worst, value);
            }
            if (value > limit) {
                fromNs = broken ? fromNs : atNs;
                deepest = broken ? Math.max(deepest, value) : value;
                broken = true;
            } else if (broken) {
                breaches.add(new Breach(rule, fromNs, atNs, false, deepest));
                broken = false;
            }
        }

        void end() {
            if (broken) {
                breaches.add(new Breach(rule, fromNs, lastNs, true, deepest));
            }
        }
    }
}
