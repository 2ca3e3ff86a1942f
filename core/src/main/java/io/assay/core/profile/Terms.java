package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.Market;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.UsdRates;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What valuing and judging a fill needs to know of its instrument, looked up once.
final class Terms {
    private static final int DIGITS = 18;
    private static final long[] TEN = powers();

    final InstrumentKind kind;
    final Worth worth;
    final String underlying;
    /// Number of the underlying in the order of names.
    final int underlyingNumber;
    final int priceScale;
    final int quantityScale;
    /// What amounts are in before they are converted.
    final String currency;
    /// Whether that is USD.
    final boolean isUsd;
    /// Of an option, the price of what it is on.
    final Optional<ReferenceSeries> forward;
    /// What a price of a fill is multiplied by to be at the scale of what judges it.
    final long widening;
    /// Digits after the point of what judges it.
    final int scale;
    /// Units of what judges it, 10^scale.
    final double units;
    /// What a price of what judges it is multiplied by to be in units of a fill's price.
    final double fillUnits;
    /// One unit of a fill's price.
    final double tick;
    /// What a quantity is multiplied by so that its product with a price of what judges it is an integer at the one scale of the
    /// tape; 0 where amounts are no such products, or too fine for the others.
    final long lift;

    /// How price and quantity make an amount.
    enum Worth {
        LINEAR, INVERSE, OPTION
    }

    private Terms(Fills fills, Market market, UsdRates rates, int number, int underlyingNumber, int exactScale) {
        var instrument = fills.instruments().get(number);
        kind = instrument.kind();
        worth = worth(instrument);
        underlying = instrument.underlying();
        this.underlyingNumber = underlyingNumber;
        priceScale = fills.priceScale(number);
        quantityScale = fills.quantityScale(number);
        currency = currency(instrument);
        isUsd = rates.isUsd(currency);
        forward = kind == InstrumentKind.OPTION ? market.underlying(number) : Optional.empty();
        scale = market.reference(number).series().scale();
        widening = TEN[scale - priceScale];
        units = Double.parseDouble("1e" + scale);
        fillUnits = scale == priceScale ? 1 : Double.parseDouble("1e-" + (scale - priceScale));
        tick = Double.parseDouble("1e-" + priceScale);
        int more = exactScale - scale - quantityScale;
        lift = isUsd && worth == Worth.LINEAR && more <= DIGITS ? TEN[more] : 0;
    }

    /// Of every instrument of the fills, by number.
    static Terms[] of(Fills fills, Market market, UsdRates rates) {
        var names = new TreeSet<String>();
        fills.instruments().forEach(instrument -> names.add(instrument.underlying()));
        var numbers = numbered(names);
        int exactScale = exactScale(fills, market, rates);
        var out = new Terms[fills.instruments().size()];
        for (int number = 0; number < out.length; number++) {
            out[number] = new Terms(fills, market, rates, number,
                    numbers.getOrDefault(fills.instruments().get(number).underlying(), -1), exactScale);
        }
        return out;
    }

    /// Places of names in their order, from one walk along them.
    static Map<String, Integer> numbered(Iterable<String> ascending) {
        var out = new HashMap<String, Integer>();
        ascending.forEach(name -> out.put(name, out.size()));
        return out;
    }

    /// Digits after the point of the finest product of price and quantity of a linear contract in USD.
    static int exactScale(Fills fills, Market market, UsdRates rates) {
        int most = 0;
        for (int number = 0; number < fills.instruments().size(); number++) {
            var instrument = fills.instruments().get(number);
            if (worth(instrument) == Worth.LINEAR && rates.isUsd(currency(instrument))) {
                most = Math.max(most, market.reference(number).series().scale() + fills.quantityScale(number));
            }
        }
        return most;
    }

    private static Worth worth(Instrument instrument) {
        return instrument.kind() == InstrumentKind.OPTION ? Worth.OPTION
                : instrument.contract().shape() == Contract.Shape.INVERSE ? Worth.INVERSE : Worth.LINEAR;
    }

    private static String currency(Instrument instrument) {
        var contract = instrument.contract();
        return contract.shape() == Contract.Shape.QUANTO && !contract.settle().isEmpty() ? contract.settle()
                : instrument.quote();
    }

    /// 10^digits, of up to 18.
    static long power(int digits) {
        return TEN[digits];
    }

    private static long[] powers() {
        var ten = new long[DIGITS + 1];
        ten[0] = 1;
        for (int i = 1; i < ten.length; i++) {
            ten[i] = 10 * ten[i - 1];
        }
        return ten;
    }
}
