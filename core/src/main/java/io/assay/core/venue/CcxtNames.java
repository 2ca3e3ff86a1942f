package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Unified symbols of ccxt: `BTC/USDT` is a spot pair, `BTC/USDT:USDT` a perpetual that settles in USDT,
/// `BTC/USD:BTC` an inverse one, `...-261225` a future and `...-261225-100000-C` an option that settle at 08:00 UTC
/// of that day.
///
/// Amounts of contracts count contracts; what one is (`contractSize`) the symbol does not say.
public final class CcxtNames {
    private static final Pattern SYMBOL = Pattern.compile(
            "([^/:\\s]+)/([^/:\\s]+?)(?::([^/:\\s-]+)(?:-(\\d{6})(?:-(\\d+(?:\\.\\d+)?)-([CP]))?)?)?");

    private CcxtNames() {}

    /// Whether the symbol is one of a contract: its fills wait until somebody says its size.
    public static boolean isContract(String symbol) {
        return SYMBOL.matcher(symbol).matches() && symbol.indexOf(':') > 0;
    }

    /// What the symbol means, a contract standing for one unit; empty when it is none of ccxt.
    public static Optional<Instrument> instrument(String symbol) {
        var name = SYMBOL.matcher(symbol);
        if (!name.matches()) {
            return Optional.empty();
        }
        var base = name.group(1);
        var quote = name.group(2);
        var settle = name.group(3);
        if (settle == null) {
            return Optional.of(Instrument.of(symbol, InstrumentKind.SPOT, base, base, quote));
        }
        var contract = new Contract(shape(base, quote, settle, name.group(5) != null), BigDecimal.ONE, settle,
                name.group(4) == null ? Event.UNTIMED : expiry(name.group(4)),
                option(name.group(5), name.group(6), settle.equals(base)), null, null);
        if (name.group(4) != null && contract.expiryNs() == Event.UNTIMED) {
            return Optional.empty();
        }
        var kind = name.group(5) != null ? InstrumentKind.OPTION : name.group(4) != null ? InstrumentKind.FUTURE
                : InstrumentKind.PERPETUAL;
        return Optional.of(Instrument.of(symbol, kind, base, "", quote).withContract(contract));
    }

    private static Contract.Shape shape(String base, String quote, String settle, boolean isOption) {
        if (settle.equals(quote) || isOption) {
            return Contract.Shape.LINEAR;
        }
        return settle.equals(base) ? Contract.Shape.INVERSE : Contract.Shape.QUANTO;
    }

    private static Contract.@Nullable Option option(@Nullable String strike, @Nullable String right,
            boolean priceInCoin) {
        return strike == null || right == null
                ? null
                : new Contract.Option(new BigDecimal(strike), right.equals("C"), priceInCoin);
    }

    /// Settlement on a day written `yymmdd`; [Event#UNTIMED] for no day.
    static long expiry(String yymmdd) {
        return EventTime.ofSettlement(2000 + Integer.parseInt(yymmdd.substring(0, 2)),
                Integer.parseInt(yymmdd.substring(2, 4)), Integer.parseInt(yymmdd.substring(4)));
    }
}
