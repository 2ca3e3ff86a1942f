package io.assay.core.segment.toxicity;

import java.util.Arrays;

/// The evidence that one account is toxic, as the wealth of a gambler who started with 1 and bets on it.
///
/// Idea (Shafer 2021; Waudby-Smith and Ramdas 2024, "Estimating means of bounded random variables by betting"): before
/// each move is known the gambler stakes a share g of the wealth, and a move of x scales against the house multiplies
/// it by 1 + g x. While moves clipped at c scales have a mean of at most zero, whatever their distribution, volatility
/// and dependence on the past, wealth is not expected to grow: at any moment, chosen with any hindsight, its expectation
/// is at most 1, and it ever exceeds 1/a with probability a at most (Ville 1939). That is an e-process. The stake is not
/// known in advance, so the wealth is spread over a few stakes; the best one costs no more than the logarithm of their
/// number.
///
/// The scale only turns moves into units: it is made of earlier moves, so the bet stays fair when it is wrong. Clipping
/// makes the claim one about the mean of clipped moves. For noise that is symmetric about the mean, of any tail, the
/// two have one sign; without some such limit no test of a mean exists (Bahadur and Savage 1956).
///
/// Wealth is kept as doubles times one power of two, so that neither a long loss nor a long gain leaves their range.
final class Wager {
    /// Wealth is moved back towards 1 beyond 2^±EXPONENT.
    private static final int EXPONENT = 300;

    private final double[] bets;
    private final double clip;
    private final double[] wealth;
    private int power;

    Wager(WatchConfig config) {
        bets = config.bets().stream().mapToDouble(Double::doubleValue).toArray();
        clip = config.clip();
        wealth = new double[bets.length];
        Arrays.fill(wealth, 1.0 / bets.length);
    }

    /// A move of `scales` against the house is known.
    void observe(double scales) {
        double x = Math.max(-clip, Math.min(clip, scales));
        double richest = 0;
        for (int i = 0; i < bets.length; i++) {
            wealth[i] *= 1 + bets[i] * x;
            richest = Math.max(richest, wealth[i]);
        }
        int exponent = Math.getExponent(richest);
        if (Math.abs(exponent) > EXPONENT) {
            for (int i = 0; i < bets.length; i++) {
                wealth[i] = Math.scalb(wealth[i], -exponent);
            }
            power += exponent;
        }
    }

    /// Natural logarithm of the wealth.
    double logWealth() {
        return StrictMath.log(sum()) + power * StrictMath.log(2);
    }

    /// Whether the wealth is at least `limit`, without a logarithm.
    boolean isAtLeast(double limit) {
        return Math.scalb(sum(), power) >= limit;
    }

    private double sum() {
        double sum = 0;
        for (double part : wealth) {
            sum += part;
        }
        return sum;
    }
}
