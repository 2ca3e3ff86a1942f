package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.util.Locale;
import java.util.regex.Pattern;

/// What Hyperliquid's names mean: coins, directions, addresses.
public final class Hyperliquid {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
    private static final Pattern PERPETUAL = Pattern.compile("([a-z][a-z0-9]*:)?[A-Za-z0-9]+");
    private static final Pattern SPOT_NUMBER = Pattern.compile("@[0-9]+");
    private static final Pattern SPOT_PAIR = Pattern.compile("([A-Za-z0-9]+)/([A-Za-z0-9]+)");

    private Hyperliquid() {}

    /// Whether the text, in lower case, is an account address.
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// An account as we name it: an address in lower case, any other name as it stands; empty when it is neither.
    static String account(String user) {
        if (user.startsWith("0x") || user.startsWith("0X")) {
            var address = user.toLowerCase(Locale.ROOT);
            return isAddress(address) ? address : "";
        }
        return Texts.isName(user) ? user : "";
    }

    /// What a coin name says by itself: `BTC` and `xyz:TSLA` are USDC perpetuals, `@107` and `PURR/USDC`
    /// spot pairs (the first of unknown tokens), anything else is not known.
    public static Instrument instrument(String coin) {
        if (PERPETUAL.matcher(coin).matches()) {
            return Instrument.of(coin, InstrumentKind.PERPETUAL, coin, "", "USDC");
        }
        if (SPOT_NUMBER.matcher(coin).matches()) {
            return Instrument.of(coin, InstrumentKind.SPOT, coin, "", "");
        }
        var pair = SPOT_PAIR.matcher(coin);
        if (pair.matches()) {
            return Instrument.of(coin, InstrumentKind.SPOT, pair.group(1), pair.group(1), pair.group(2));
        }
        return Instrument.of(coin, InstrumentKind.UNKNOWN, coin, "", "");
    }

    /// Cause of a fill by its `dir`; liquidations are told by their own object and win over this.
    static Cause cause(String dir, boolean twap) {
        return switch (dir) {
            case "Open Long", "Open Short", "Close Long", "Close Short", "Long > Short", "Short > Long", "Buy",
                    "Sell" -> twap ? Cause.TWAP : Cause.NORMAL;
            case "Auto-Deleveraging" -> Cause.ADL;
            case "Settlement" -> Cause.SETTLEMENT;
            case "Spot Dust Conversion" -> Cause.DUST;
            case "Net Child Vaults" -> Cause.VAULT_NET;
            case "Split Outcome", "Merge Outcome", "Merge Question", "Negate Outcome" -> Cause.CONVERSION;
            default -> dir.startsWith("Liquidated ") ? Cause.LIQUIDATED : Cause.UNKNOWN;
        };
    }
}
