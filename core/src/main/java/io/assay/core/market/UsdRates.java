package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a token was worth in USD: one for the currencies accounts are kept in; for any other the venue's index, else
/// what judges its spot pair against one of those, else the last print of that pair.
public final class UsdRates {
    private final Set<String> usd;
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Market market;

    /// @param usd currencies that count as dollars one for one
    public UsdRates(Fills fills, Market market, Set<String> usd) {
        this.market = market;
        this.usd = new TreeSet<>(usd);
        for (int i = fills.instruments().size() - 1; i >= 0; i--) {
            var instrument = fills.instruments().get(i);
            if (instrument.kind() == InstrumentKind.SPOT && !instrument.base().isEmpty()
                    && usd.contains(instrument.quote())) {
                pairs.put(instrument.base(), i);
            }
        }
    }

    public boolean isUsd(String currency) {
        return usd.contains(currency);
    }

    /// USD a unit of `currency` strictly before a moment, by a reference `account` had no part in.
    public Optional<BigDecimal> rate(String currency, long atNs, int account) {
        if (isUsd(currency)) {
            return Optional.of(BigDecimal.ONE);
        }
        var index = market.index(currency);
        if (index.isPresent()) {
            var rate = before(index.get(), atNs, account);
            if (rate.isPresent()) {
                return rate;
            }
        }
        var pair = pairs.get(currency);
        if (pair == null) {
            return Optional.empty();
        }
        var reference = market.reference(pair);
        var rate = reference.clock() == Reference.Clock.EVENT
                ? before(reference.series(), atNs, account)
                : Optional.<BigDecimal>empty();
        return rate.isPresent() ? rate : before(market.series(pair), atNs, account);
    }

    private static Optional<BigDecimal> before(ReferenceSeries series, long atNs, int account) {
        int reference = series.before(atNs, account);
        return reference < 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(series.price(reference), series.scale()));
    }
}
