package io.assay.core.policy.margin.waterfall;

/// A book under stress: how far forced orders push the price, and how much of it is left to take them.
///
/// **Impact** follows the square-root law of a metaorder (Toth and others, Physical Review X 1, 021006, 2011) over the flow that is
/// still remembered, `ln(price/value) = sign(F)·c·sigma·sqrt(abs(F)/(V·d))`, `F' = F·exp(-t/memory) + bought`: slices of one
/// liquidation push together, one after another is forgotten, and the price comes back.
///
/// **Depth** d, as a part of a usual day's, falls with every move of the price and with every order and comes back:
/// `d' = 1 - (1 - d)·exp(-t/recovery)`, then `d'·exp(-fright·abs(ln move)/sigma - eaten·abs(bought)/V)`, never under `least`.
public final class StressedDepth {
    private final Terms terms;
    private final double sigma;
    private final double volume;
    private double remembered;
    private double depth = 1;

    /// @param prefactor c of the square-root law
    /// @param memoryS seconds after which flow has lost 63 % of its hold on the price
    /// @param recoveryS seconds after which depth has come back by 63 %
    /// @param fright fall of ln d for a move of one daily volatility
    /// @param eaten fall of ln d for a day's volume of forced orders
    /// @param least d, > 0
    /// @param resilience how many usual days' volume a book of full depth would take in a day of stress, > 0
    public record Terms(double prefactor, double memoryS, double recoveryS, double fright, double eaten,
            double least, double resilience) {
        public Terms {
            if (!(prefactor >= 0 && memoryS > 0 && recoveryS > 0 && fright >= 0 && eaten >= 0 && least > 0
                    && least <= 1 && resilience > 0)) {
                throw new IllegalArgumentException("times and the least depth are positive, nothing is negative");
            }
        }
    }

    /// @param sigma volatility a day
    /// @param volume USD traded on a usual day
    public StressedDepth(Terms terms, double sigma, double volume) {
        if (!(sigma > 0 && volume > 0)) {
            throw new IllegalArgumentException("volatility and volume must be positive: " + sigma + ", " + volume);
        }
        this.terms = terms;
        this.sigma = sigma;
        this.volume = volume;
    }

    /// Part of its usual depth the book has, 0 to 1.
    public double depth() {
        return depth;
    }

    /// USD the book takes in so many seconds of a day.
    public double room(double seconds) {
        return terms.resilience * volume * depth * seconds / 86_400;
    }

    /// Logarithm of price over value while the flow remembered is what it is.
    public double impact() {
        return Math.copySign(
                terms.prefactor * sigma * StrictMath.sqrt(Math.abs(remembered) / (volume * depth)), remembered);
    }

    /// Some seconds pass in which the value moved and orders were done.
    ///
    /// @param move of the value, as a logarithm
    /// @param bought USD, negative = sold
    /// @return [#impact] after
    public double pass(double seconds, double move, double bought) {
        double before = impact();
        remembered = remembered * StrictMath.exp(-seconds / terms.memoryS) + bought;
        depth = 1 - (1 - depth) * StrictMath.exp(-seconds / terms.recoveryS);
        double moved = Math.abs(move + impact() - before) / sigma;
        depth *= StrictMath.exp(-terms.fright * moved - terms.eaten * Math.abs(bought) / volume);
        depth = Math.max(terms.least, depth);
        return impact();
    }
}
