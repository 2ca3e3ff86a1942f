package io.assay.core.profile;

import io.assay.core.event.Equity;
import io.assay.core.market.UsdRates;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Equity of one account over its buckets, as reported: it holds until the next report, in a coin as [CoinLine] says.
/// Unknown until every bucket that reports at all has reported.
final class Capital {
    private final UsdRates rates;
    private final Map<String, CoinLine> coins;
    private final Map<String, Equity> last = new TreeMap<>();
    private final Map<String, Double> margins = new TreeMap<>();
    private final int expected;
    private final boolean valued;

    /// @param reports all of the window, from its beginning and before
    /// @param coins lines of the currencies that are no USD, where they have a price
    Capital(UsdRates rates, Map<String, CoinLine> coins, List<Equity> reports) {
        this.rates = rates;
        this.coins = coins;
        var keys = new HashSet<String>();
        boolean all = true;
        for (var report : reports) {
            keys.add(key(report));
            all &= rates.isUsd(report.currency()) || coins.containsKey(report.currency());
        }
        expected = keys.size();
        valued = all;
    }

    private static String key(Equity report) {
        return report.currency() + '\n' + report.bucket();
    }

    void report(Equity report) {
        last.put(key(report), report);
        var used = report.marginUsed();
        margins.put(key(report),
                used == null ? Double.NaN : used.doubleValue() * usd(report.currency(), report.timeNs()));
        var coin = coins.get(report.currency());
        if (coin != null) {
            double sum = last.values().stream().filter(one -> one.currency().equals(report.currency()))
                    .mapToDouble(one -> one.equity().doubleValue()).sum();
            coin.report(report.timeNs(), sum);
        }
    }

    boolean isKnown() {
        return valued && expected > 0 && last.size() == expected;
    }

    /// Equity in USD kept in dollars; what is kept in coins is the delta of their lines.
    double dollars() {
        double sum = 0;
        for (var one : last.values()) {
            sum += rates.isUsd(one.currency()) ? one.equity().doubleValue() : 0;
        }
        return isKnown() ? sum : Double.NaN;
    }

    /// Margin used in USD, valued when it was reported; NaN where a bucket does not say.
    double margin() {
        double sum = isKnown() ? 0 : Double.NaN;
        for (double one : margins.values()) {
            sum += one;
        }
        return sum;
    }

    private double usd(String currency, long atNs) {
        var coin = coins.get(currency);
        return rates.isUsd(currency) ? 1 : coin == null ? Double.NaN : coin.priceAt(atNs);
    }
}
