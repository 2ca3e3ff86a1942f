package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.market.Black76;
import io.assay.core.market.ImpliedVolatility;
import io.assay.core.market.ReferenceSeries;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A position in an option, by Black (1976) at the venue's implied volatility, else at the one its mark gives.
///
/// Delta is in USD of the underlying: q·Delta·F. Where the premium is in coin and equity in that coin is reported, the
/// option's value is in that equity already and counts as coins there; the line then adds (Delta - V)·q·F
/// ([Black76#netDelta]).
final class OptionLine extends Line {
    private static final double YEAR_NS = Black76.DAYS_PER_YEAR * 86_400e9;

    private final Contract.Option option;
    private final long expiryNs;
    private final ReferenceSeries marks;
    private final Optional<ReferenceSeries> volatilities;
    private final ReferenceSeries underlyings;
    private final @Nullable CoinLine coin;

    /// @param volatilities the venue's implied volatilities, fractions a year
    /// @param underlyings forward or index, in USD
    /// @param coin equity the premium is paid from
    OptionLine(int underlying, Contract.Option option, long expiryNs, ReferenceSeries marks,
            Optional<ReferenceSeries> volatilities, ReferenceSeries underlyings, @Nullable CoinLine coin) {
        super(underlying);
        this.option = option;
        this.expiryNs = expiryNs;
        this.marks = marks;
        this.volatilities = volatilities;
        this.underlyings = underlyings;
        this.coin = coin;
    }

    @Override
    boolean isIdle() {
        return quantity == 0;
    }

    @Override
    void look(long atNs, View out) {
        out.base = PriceLine.priceAt(underlyings, atNs);
        out.price = PriceLine.priceAt(marks, atNs);
        out.rate = option.priceInCoin() ? out.base : 1;
        if (atNs >= expiryNs && Double.isNaN(out.price)) {
            out.price = payoff(PriceLine.priceAt(underlyings, expiryNs));
        }
        if (quantity == 0 || atNs >= expiryNs) {
            out.nothing();
            out.weight = quantity;
            return;
        }
        out.weight = quantity;
        var model = model(atNs, out.base, out.price);
        if (model.isEmpty()) {
            out.delta = Double.NaN;
            return;
        }
        var black = model.get();
        out.price = Double.isNaN(out.price) ? option.priceInCoin() ? black.coinPrice() : black.price() : out.price;
        double delta = coin != null && coin.isKnown() ? black.delta() - out.price : black.delta();
        out.delta = quantity * delta * out.base;
        out.vega = quantity * black.vegaPerPoint();
        out.gamma = quantity * black.gammaPerPercent() * out.base;
        out.levered = Math.abs(out.delta) + Math.max(0, -quantity * out.base);
    }

    /// What exercise pays, in the currency of the premium.
    private double payoff(double price) {
        double strike = option.strike().doubleValue();
        double worth = Math.max(0, option.isCall() ? price - strike : strike - price);
        return option.priceInCoin() ? worth / price : worth;
    }

    /// Whether its premium is in coin.
    boolean isInCoin() {
        return option.priceInCoin();
    }

    double underlyingPrice(long atNs) {
        return PriceLine.priceAt(underlyings, atNs);
    }

    private Optional<Black76> model(long atNs, double forward, double mark) {
        if (!(forward > 0)) {
            return Optional.empty();
        }
        double years = (expiryNs - atNs) / YEAR_NS;
        double strike = option.strike().doubleValue();
        var sigma = volatility(atNs, forward, strike, years, mark);
        return sigma.isEmpty() ? Optional.empty()
                : Optional.of(Black76.undiscounted(option.isCall(), forward, strike, years, sigma.getAsDouble()));
    }

    private OptionalDouble volatility(long atNs, double forward, double strike, double years, double mark) {
        double given = volatilities.isEmpty() ? Double.NaN : PriceLine.priceAt(volatilities.get(), atNs);
        if (given > 0) {
            return OptionalDouble.of(given);
        }
        double premium = option.priceInCoin() ? Black76.priceOfCoin(mark, forward) : mark;
        return Double.isNaN(premium) ? OptionalDouble.empty()
                : ImpliedVolatility.of(option.isCall(), forward, strike, years, 0, premium);
    }

    @Override
    long quietUntil(long minute) {
        return quantity == 0 ? Long.MAX_VALUE : minute + 1;
    }

    /// With equity in coin, the coins the premium is already move with the coin there.
    @Override
    double gain(View from, View to) {
        return gain(from.weight, from.price, from.rate, to);
    }

    @Override
    double gain(double change, double price, double rate, View to) {
        if (change == 0) {
            return 0;
        }
        return coin != null && coin.isKnown()
                ? change * (to.price - price) * to.rate
                : change * (to.price * to.rate - price * rate);
    }

    @Override
    double coins(long atNs) {
        if (quantity == 0 || !option.priceInCoin()) {
            return 0;
        }
        var seen = new View();
        look(atNs, seen);
        return quantity * seen.price;
    }

    @Override
    double coinCost(double change, double price) {
        return option.priceInCoin() ? change * price : 0;
    }
}
