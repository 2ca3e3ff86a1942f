package io.assay.core.market;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How the market is read.
///
/// @param quotesStaleNs age beyond which a change-driven quote no longer counts
/// @param samplesStaleNs age beyond which a print, a book snapshot or a mark no longer counts
/// @param usd currencies that count as dollars one for one
/// @param hedges underlyings whose perpetuals make the hedge basket
/// @param toxicity whether it is worked out which trades were toxic, which takes memory for every quote
/// @param prints whether fills are paired into prints also where something better judges and marks them; if not, nobody there
///     has a counterparty, the hedge basket does not know what is traded most, and no print says what a token was worth
public record MarketSpec(long quotesStaleNs, long samplesStaleNs, Set<String> usd, List<String> hedges,
        boolean toxicity, boolean prints) {
    /// 60 s for quotes, 600 s for samples.
    public static final MarketSpec DEFAULT =
            new MarketSpec(60_000_000_000L, Market.STALE_NS, Set.of("USD", "USDC"), HedgeBasket.DEFAULT);

    /// Of everything.
    public MarketSpec(long quotesStaleNs, long samplesStaleNs, Set<String> usd, List<String> hedges) {
        this(quotesStaleNs, samplesStaleNs, usd, hedges, true, true);
    }

    public MarketSpec {
        hedges = List.copyOf(hedges);
        usd = Collections.unmodifiableSet(new TreeSet<>(usd));
        if (quotesStaleNs <= 0 || samplesStaleNs <= 0) {
            throw new IllegalArgumentException(
                    "staleness limits must be positive: " + quotesStaleNs + ", " + samplesStaleNs);
        }
    }

    public MarketSpec withoutToxicity() {
        return new MarketSpec(quotesStaleNs, samplesStaleNs, usd, hedges, false, prints);
    }

    public MarketSpec withoutPrints() {
        return new MarketSpec(quotesStaleNs, samplesStaleNs, usd, hedges, toxicity, false);
    }
}
