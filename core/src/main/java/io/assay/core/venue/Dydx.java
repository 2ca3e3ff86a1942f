package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.util.Optional;
import java.util.regex.Pattern;

/// What dYdX v4's names mean. A market is `BASE-USD`; an isolated market may name its origin behind the base
/// (`AAA,RAYDIUM,...-USD`). Prices are USD, everything is paid in USDC.
final class Dydx {
    static final String VENUE = "dydx";
    static final String MONEY = "USDC";
    private static final Pattern MARKET = Pattern.compile("([^,\\s-]+)(?:,[^\\s]*)?-USD");

    private Dydx() {}

    static Optional<Instrument> perpetual(String name) {
        return market(name).map(base -> Instrument.of(name, InstrumentKind.PERPETUAL, base, "", "USD")
                .withContract(Contract.PLAIN.withSettle(MONEY)).at(VENUE));
    }

    static Optional<Instrument> spot(String name) {
        return market(name).map(base -> Instrument.of(name, InstrumentKind.SPOT, base, base, "USD").at(VENUE));
    }

    private static Optional<String> market(String name) {
        var parts = MARKET.matcher(name);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
