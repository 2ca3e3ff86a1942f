package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a token was worth in USD: one for the currencies accounts are kept in, the last print of its
/// spot pair against one of those for any other.
public final class UsdRates {
    private final Set<String> usd;
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Fills fills;
    private final Market market;

    /// @param usd currencies that count as dollars one for one
    public UsdRates(Fills fills, Market market, Set<String> usd) {
        this.fills = fills;
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

    /// USD a unit of `currency` strictly before a moment, by a print `account` took no part in.
    public Optional<BigDecimal> rate(String currency, long atNs, int account) {
        if (isUsd(currency)) {
            return Optional.of(BigDecimal.ONE);
        }
        var pair = pairs.get(currency);
        if (pair == null) {
            return Optional.empty();
        }
        int print = market.series(pair).before(atNs, account);
        return print < 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(market.series(pair).price(print), fills.priceScale(pair)));
    }
}
