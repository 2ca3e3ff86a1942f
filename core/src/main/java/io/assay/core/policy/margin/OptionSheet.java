package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options of one expiry as columns, for valuing them again and again.
///
/// Options of one sheet share expiry, forward, rate and settlement, so a scenario takes one logarithm and one
/// discount a sheet. Cost of one valuation: two normal distribution functions an option.
final class OptionSheet {
    private record Key(double years, double forward, double settled, double rate, boolean inverse) {}

    private final Key key;
    private final double[] quantity;
    private final double[] strike;
    private final double[] logStrike;
    private final double[] vol;
    private final boolean[] call;
    private final double confidence;
    private final double rootYears;
    private final double discount;

    private OptionSheet(Key key, List<OptionLeg> legs) {
        int n = legs.size();
        this.key = key;
        quantity = new double[n];
        strike = new double[n];
        logStrike = new double[n];
        vol = new double[n];
        call = new boolean[n];
        double least = 1;
        for (int i = 0; i < n; i++) {
            OptionLeg leg = legs.get(i);
            quantity[i] = leg.quantity();
            strike[i] = leg.strike();
            logStrike[i] = StrictMath.log(leg.strike());
            vol[i] = leg.years() == 0 ? 0 : leg.vol();
            call[i] = leg.call();
            least = Math.min(least, leg.confidence());
        }
        confidence = least;
        rootYears = Math.sqrt(key.years);
        discount = key.rate == 0 ? 1 : StrictMath.exp(-key.rate * key.years);
    }

    /// One sheet an expiry (and forward, rate, settlement), in the order they first appear.
    static List<OptionSheet> of(List<OptionLeg> options) {
        Map<Key, List<OptionLeg>> byKey = new LinkedHashMap<>();
        for (OptionLeg leg : options) {
            var key = new Key(leg.years(), leg.forward(), leg.settled(), leg.rate(), leg.inverse());
            byKey.computeIfAbsent(key, _k -> new ArrayList<>()).add(leg);
        }
        var out = new ArrayList<OptionSheet>();
        byKey.forEach((key, legs) -> out.add(new OptionSheet(key, legs)));
        return Collections.unmodifiableList(out);
    }

    double years() {
        return key.years;
    }

    double days() {
        return key.years * OptionLeg.DAYS_PER_YEAR;
    }

    double rate() {
        return key.rate;
    }

    double discount() {
        return discount;
    }

    boolean isInverse() {
        return key.inverse;
    }

    /// The least of its options' confidences.
    double confidence() {
        return confidence;
    }

    double forwardAt(double move) {
        return key.forward * (1 + move) + key.settled;
    }

    /// Options held, long and short alike.
    double count() {
        double sum = 0;
        for (double q : quantity) {
            sum += Math.abs(q);
        }
        return sum;
    }

    /// Volatilities after a shock, one an option.
    double[] vols(VolShock shock, ShockLaw law) {
        return vols(shock, law, SkewLaw.STILL);
    }

    double[] vols(VolShock shock, ShockLaw law, SkewLaw skew) {
        var out = new double[vol.length];
        double logForward = StrictMath.log(forwardAt(0));
        for (int i = 0; i < out.length; i++) {
            out[i] = shock.isSkewed()
                    ? skew.shocked(vol[i], shock, logStrike[i] - logForward, key.years)
                    : law.shocked(vol[i], shock, days());
        }
        return out;
    }

    /// Value in USD after a move, + = worth something to the account.
    double value(double move, double[] vols) {
        return value(move, vols, rootYears) * discount;
    }

    /// The same as time passes and nothing else changes.
    double valueLater(double elapsedYears) {
        double left = Math.max(0, key.years - elapsedYears);
        return value(0, vol, Math.sqrt(left)) * (key.rate == 0 ? 1 : StrictMath.exp(-key.rate * left));
    }

    private double value(double move, double[] vols, double root) {
        double forward = forwardAt(move);
        double logForward = StrictMath.log(forward);
        double sum = 0;
        for (int i = 0; i < quantity.length; i++) {
            sum += quantity[i] * OptionKernel.price(call[i], forward, strike[i], logForward - logStrike[i],
                    vols[i] * root);
        }
        return sum;
    }

    double atMark() {
        return value(0, vol);
    }

    /// An inverse option's coin premium is its price over the forward, and a coin is worth the index.
    double usdAtMark(double index) {
        return isInverse() ? atMark() / forwardAt(0) * index : atMark();
    }

    /// Coins of the underlying it behaves like.
    double delta() {
        return greek((i, x) -> OptionKernel.delta(call[i], x, vol[i] * rootYears)) * discount
                * share();
    }

    /// USD for one relative step of volatility: vega times volatility, an option.
    double vegaTimesVol() {
        double forward = forwardAt(0);
        return greek((i, x) -> vol[i] * OptionKernel.vega(forward, x, vol[i] * rootYears, key.years)) * discount;
    }

    /// Options written on one strike beyond those bought on it, calls and puts alike, summed over strikes.
    double nakedShorts() {
        Map<Double, double[]> byStrike = new LinkedHashMap<>();
        for (int i = 0; i < quantity.length; i++) {
            double[] sides = byStrike.computeIfAbsent(strike[i], _k -> new double[2]);
            sides[quantity[i] < 0 ? 0 : 1] += Math.abs(quantity[i]);
        }
        double sum = 0;
        for (double[] sides : byStrike.values()) {
            sum += Math.max(0, sides[0] - sides[1]);
        }
        return sum;
    }

    /// Options written, whatever else is held.
    double shorts() {
        double sum = 0;
        for (double q : quantity) {
            sum += Math.max(0, -q);
        }
        return sum;
    }

    /// Part of the forward that still moves.
    private double share() {
        return key.forward / forwardAt(0);
    }

    @FunctionalInterface
    private interface Greek {
        double of(int option, double logMoneyness);
    }

    private double greek(Greek greek) {
        double logForward = StrictMath.log(forwardAt(0));
        double sum = 0;
        for (int i = 0; i < quantity.length; i++) {
            sum += quantity[i] * greek.of(i, logForward - logStrike[i]);
        }
        return sum;
    }
}
