package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.Market;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.UsdRates;
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

    /// How price and quantity make an amount.
    enum Worth {
        LINEAR, INVERSE, OPTION
    }

    private Terms(Fills fills, Market market, UsdRates rates, int number, int underlyingNumber) {
        var instrument = fills.instruments().get(number);
        var contract = instrument.contract();
        kind = instrument.kind();
        worth = kind == InstrumentKind.OPTION ? Worth.OPTION
                : contract.shape() == Contract.Shape.INVERSE ? Worth.INVERSE : Worth.LINEAR;
        underlying = instrument.underlying();
        this.underlyingNumber = underlyingNumber;
        priceScale = fills.priceScale(number);
        quantityScale = fills.quantityScale(number);
        currency = contract.shape() == Contract.Shape.QUANTO && !contract.settle().isEmpty() ? contract.settle()
                : instrument.quote();
        isUsd = rates.isUsd(currency);
        forward = kind == InstrumentKind.OPTION ? market.underlying(number) : Optional.empty();
        scale = market.reference(number).series().scale();
        widening = TEN[scale - priceScale];
        units = Double.parseDouble("1e" + scale);
        fillUnits = scale == priceScale ? 1 : Double.parseDouble("1e-" + (scale - priceScale));
        tick = Double.parseDouble("1e-" + priceScale);
    }

    /// Of every instrument of the fills, by number.
    static Terms[] of(Fills fills, Market market, UsdRates rates) {
        var names = new TreeSet<String>();
        fills.instruments().forEach(instrument -> names.add(instrument.underlying()));
        var out = new Terms[fills.instruments().size()];
        for (int number = 0; number < out.length; number++) {
            out[number] = new Terms(fills, market, rates, number,
                    names.headSet(fills.instruments().get(number).underlying()).size());
        }
        return out;
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
