package io.assay.core.profile;

import io.assay.core.event.Fill;
import java.util.Objects;

/// What a fill of an option cost the other side, delta-hedged and in points of volatility.
final class TwinOptions {
    private static final double YEAR_NS = 365 * 86_400e9;

    private final TwinMarket market;

    TwinOptions(TwinMarket market) {
        this.market = market;
    }

    /// USD, NaN when absent.
    ///
    /// @param then reference of the premium at the horizon
    double hedged(Fill fill, Horizon horizon, double then) {
        double paid = volatility(fill, fill.timeNs(), spot(fill), fill.price().doubleValue());
        double after = spotAfter(fill, horizon);
        if (Double.isNaN(paid)) {
            return Double.NaN;
        }
        var contract = market.book.instrument(fill.instrument()).contract();
        var option = Objects.requireNonNull(contract.option());
        double delta = new SlowBlack(option.isCall(), spot(fill), option.strike().doubleValue(),
                (contract.expiryNs() - fill.timeNs()) / YEAR_NS, paid).delta();
        double move = usd(fill, then, after) - usd(fill, fill.price().doubleValue(), spot(fill))
                - delta * (after - spot(fill));
        return -fill.side().sign() * move * market.quantity(fill);
    }

    /// Points times notional, in 1e-4: what a ratio in bp turns into points.
    double points(Fill fill, Horizon horizon, double then) {
        double paid = volatility(fill, fill.timeNs(), spot(fill), fill.price().doubleValue());
        double later = volatility(fill, fill.timeNs() + horizon.ns(), spotAfter(fill, horizon), then);
        return -fill.side().sign() * (later - paid) * 100 / 1e4 * market.notional(fill);
    }

    private double spot(Fill fill) {
        return market.forward(fill.instrument(), fill.timeNs());
    }

    private double spotAfter(Fill fill, Horizon horizon) {
        return horizon == Horizon.AT_ONCE ? spot(fill)
                : market.sampledAfter("forward:" + fill.instrument(), fill.timeNs(),
                        fill.timeNs() + horizon.ns());
    }

    private double usd(Fill fill, double premium, double spot) {
        var option = Objects.requireNonNull(market.book.instrument(fill.instrument()).contract().option());
        return option.priceInCoin() ? premium * spot : premium;
    }

    private double volatility(Fill fill, long atNs, double spot, double premium) {
        var contract = market.book.instrument(fill.instrument()).contract();
        var option = Objects.requireNonNull(contract.option());
        return SlowBlack.volatility(option.isCall(), spot, option.strike().doubleValue(),
                (contract.expiryNs() - atNs) / YEAR_NS, usd(fill, premium, spot));
    }
}
