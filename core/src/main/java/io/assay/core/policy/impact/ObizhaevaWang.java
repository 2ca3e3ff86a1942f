package io.assay.core.policy.impact;

import java.util.Arrays;

/// How to trade X in a book that refills at an exponential rate (Obizhaeva and Wang, Journal of Financial Markets 16(1),
/// 2013).
///
/// Trading x moves the price by x/q, of which λ x stays and κ x, κ = 1/q - λ, vanishes as e^(-ρ t). The cheapest way over
/// [0, T] in continuous time: a block of X/(ρT + 2) at once, a constant rate ρX/(ρT + 2), and the same block at the end. Its
/// expected cost over the price before is λX²/2 + κX²/(ρT + 2).
///
/// @param resilience ρ >= 0, a unit of time
/// @param horizon T >= 0, in that unit
/// @param depth q > 0, units that move the price by one
/// @param permanent λ in [0, 1/q], price a unit
public record ObizhaevaWang(double resilience, double horizon, double depth, double permanent) {
    public ObizhaevaWang {
        Numbers.notNegative("rho", resilience);
        Numbers.notNegative("horizon", horizon);
        Numbers.positive("depth", depth);
        if (!(permanent >= 0 && permanent <= 1 / depth)) {
            throw new IllegalArgumentException("lambda: a number in [0, 1/depth] wanted, got " + permanent);
        }
    }

    /// κ = 1/q - λ, price a unit: what trading moves and time takes back.
    public double transientImpact() {
        return 1 / depth - permanent;
    }

    /// The block traded at once and, again, at the end.
    public double block(double order) {
        return order / (resilience * horizon + 2);
    }

    /// Units a unit of time between the blocks.
    public double rate(double order) {
        return resilience * block(order);
    }

    /// Expected cost over the price before, price times units.
    public double cost(double order) {
        return permanent * order * order / 2 + transientImpact() * order * block(order);
    }

    /// Expected cost of trading at one rate over the horizon instead: κ (X/T)² (T/ρ - (1 - e^(-ρT))/ρ²) in place of the
    /// transient part.
    public double costAtOneRate(double order) {
        double x = resilience * horizon;
        // (x - 1 + e^-x)/x², by its series where the difference would cancel
        double part = x < 1e-4 ? 0.5 - x / 6 + x * x / 24 : (x + StrictMath.expm1(-x)) / (x * x);
        return permanent * order * order / 2 + transientImpact() * order * order * part;
    }

    /// The cheapest way in `trades` equal steps of time, first at 0, last at T: x_0 = x_N = X/((N-1)(1-a) + 2), the others
    /// x_0 (1-a), a = e^(-ρT/N), N + 1 = `trades` (closed form of their discrete problem: Alfonsi, Fruth and Schied,
    /// Quantitative Finance 10(2), 2010).
    public double[] schedule(double order, int trades) {
        if (trades < 2) {
            throw new IllegalArgumentException("trades: at least 2 wanted, got " + trades);
        }
        int gaps = trades - 1;
        double kept = -StrictMath.expm1(-resilience * horizon / gaps);
        double end = order / ((gaps - 1) * kept + 2);
        var out = new double[trades];
        Arrays.fill(out, end * kept);
        out[0] = end;
        out[gaps] = end;
        return out;
    }

    /// Expected cost of any schedule of equally spaced trades, price times units.
    public double cost(double[] trades) {
        double keep = trades.length < 2 ? 0 : StrictMath.exp(-resilience * horizon / (trades.length - 1));
        double pushed = 0;
        double done = 0;
        double cost = 0;
        for (double trade : trades) {
            cost += trade * (pushed + permanent * done + trade / (2 * depth));
            pushed = (pushed + transientImpact() * trade) * keep;
            done += trade;
        }
        return cost;
    }
}
