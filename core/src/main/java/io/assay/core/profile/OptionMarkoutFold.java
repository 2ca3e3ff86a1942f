package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.Black76;
import io.assay.core.market.ImpliedVolatility;
import io.assay.core.market.Reference;
import io.assay.core.market.ReferenceSeries;
import java.util.OptionalDouble;

/// House markouts of one account's option fills, delta-hedged and in volatility points.
///
/// With V the premium of one option in quote currency (a premium in coin times the price of the underlying at that
/// moment: the house sells the coin it receives), S the underlying, and delta that of Black (1976) at the volatility
/// the fill paid: `u = -d [V(t+h) - V - delta (S(t+h) - S(t))] Q`, in bp of the underlying notional S(t) Q. Volatility
/// points: `-100 d (iv(t+h) - iv(t))`, both solved from price and underlying of their moment, weighted by that
/// notional. At h = 0, V and S are those of before the fill and the hedge is none. What cannot be solved is absent.
final class OptionMarkoutFold {
    private static final Horizon[] HORIZONS = Horizon.values();
    /// A change of volatility as a markout in bp whose figure is points: 100 points over 1e4 bp.
    private static final double POINT = 0.01;
    private static final double YEAR_NS = 365 * 86_400e9;

    private final Tape tape;
    private final Fills fills;
    private final MarkoutSums hedged;
    private final MarkoutSums points;

    /// What the fill paid, and for what.
    private record Paid(Contract contract, Contract.Option option, double premium, double underlying, long timeNs) {
        double years(long atNs) {
            return (contract.expiryNs() - atNs) / YEAR_NS;
        }

        /// Premium in quote currency.
        double inQuote(double premium, double underlying) {
            return option.priceInCoin() ? premium * underlying : premium;
        }

        /// Volatility at which a premium in quote currency is right.
        OptionalDouble volatility(double premium, double underlying, long atNs) {
            return years(atNs) > 0 && premium > 0
                    ? ImpliedVolatility.of(option.isCall(), underlying, option.strike().doubleValue(), years(atNs), 0,
                            premium)
                    : OptionalDouble.empty();
        }

        double delta(double volatility) {
            return Black76.undiscounted(option.isCall(), underlying, option.strike().doubleValue(), years(timeNs),
                    volatility).delta();
        }
    }

    OptionMarkoutFold(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
        hedged = new MarkoutSums(tape.exactScale, MarkoutFold.EVERY);
        points = new MarkoutSums(tape.exactScale, MarkoutFold.EVERY);
    }

    /// @param ends of this fill
    void apply(int row, Valuation value, Ends ends) {
        int instrument = fills.instrument(row);
        var contract = fills.instruments().get(instrument).contract();
        var option = contract.option();
        var forward = tape.market.underlying(instrument);
        int at = tape.underlyingAt(instrument, fills.timeNs(row));
        if (option == null || forward.isEmpty() || at == ReferenceSeries.ABSENT
                || contract.expiryNs() == Event.UNTIMED
                || tape.market.reference(instrument).clock() != Reference.Clock.EVENT) {
            return;
        }
        double unit = Double.parseDouble("1e" + fills.priceScale(instrument));
        var paid = new Paid(contract, option, fills.price(row) / unit, forward.get().priceOf(at), fills.timeNs(row));
        double premium = paid.inQuote(paid.premium(), paid.underlying());
        var volatility = paid.volatility(premium, paid.underlying(), paid.timeNs());
        if (volatility.isEmpty()) {
            return;
        }
        for (var horizon : HORIZONS) {
            if (ends.has(horizon)) {
                judge(row, value, paid, volatility.getAsDouble(), ends, horizon, forward.get());
            }
        }
    }

    MarkoutSummary[] hedged() {
        return MarkoutFold.summaries(hedged);
    }

    MarkoutSummary[] points() {
        return MarkoutFold.summaries(points);
    }

    private void judge(int row, Valuation value, Paid paid, double volatility, Ends ends, Horizon horizon,
            ReferenceSeries forward) {
        long thenNs = paid.timeNs() + horizon.ns();
        int then = horizon == Horizon.AT_ONCE
                ? tape.underlyingAt(fills.instrument(row), paid.timeNs())
                : forward.after(paid.timeNs(), horizon.ns(), -1, -1);
        if (then == ReferenceSeries.ABSENT) {
            return;
        }
        double underlying = forward.priceOf(then);
        double premium = paid.inQuote(ends.priceOf(horizon), underlying);
        double size = value.notional();
        double quantity = size / paid.underlying();
        int d = fills.side(row).sign();
        double move = premium - paid.inQuote(paid.premium(), paid.underlying())
                - paid.delta(volatility) * (underlying - paid.underlying());
        hedged.apply(horizon.ordinal(), ends.block(), InstrumentKind.OPTION, value, -d * move * quantity);
        var after = paid.volatility(premium, underlying, thenNs);
        if (after.isPresent()) {
            points.apply(horizon.ordinal(), ends.block(), InstrumentKind.OPTION, value,
                    -d * (after.getAsDouble() - volatility) * POINT * size);
        }
    }
}
