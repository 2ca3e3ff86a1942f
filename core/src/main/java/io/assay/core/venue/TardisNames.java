package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an exchange and a symbol of tardis.dev mean.
///
/// Instruments keep the name the exchange gives them, in upper case as the files have it. Spot pairs are named
/// `BASE/QUOTE`, since exchanges reuse their names for derivatives. What the name does not say (contract sizes of
/// most venues) is not known here, and the instrument stays without a kind.
final class TardisNames {
    private static final Pattern PRODUCT = Pattern.compile("-(futures|delivery|swap|options|european-options|spot"
            + "|derivatives|dm|dm-swap|dm-options|dm-linear-swap|v4)$");
    private static final Map<String, String> SPOT_SEPARATORS = Map.of("binance", "", "binance-us", "", "bybit-spot",
            "", "bitstamp", "", "huobi", "", "coinbase", "-", "okex", "-", "kucoin", "-", "gate-io", "_", "kraken",
            "/");
    private static final List<String> QUOTES = List.of("FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP",
            "TRY", "BTC", "ETH", "BNB", "DAI");
    private static final Pattern BINANCE_LINEAR = Pattern.compile("([A-Z0-9]+?)(USDT|USDC|BUSD)(?:_(\\d{6}))?");
    private static final Pattern BINANCE_INVERSE = Pattern.compile("([A-Z0-9]+)USD_(?:PERP|(\\d{6}))");
    private static final Pattern BYBIT_PERPETUAL = Pattern.compile("([A-Z0-9]+?)(USDT|PERP|USD)");

    /// The point of a strike, which Deribit writes as `d` and the files in upper case.
    private static final Pattern DERIBIT_POINT = Pattern.compile("(?<=-\\d{1,9})D(?=\\d{1,9}-[CP]$)");

    private TardisNames() {}

    /// The venue behind an exchange of tardis.dev: its name without the product it stands for.
    static String venue(String exchange) {
        var venue = PRODUCT.matcher(exchange).replaceFirst("");
        return venue.equals("okex") ? "okx" : venue;
    }

    static Instrument instrument(String exchange, String symbol) {
        var separator = SPOT_SEPARATORS.get(exchange);
        return (separator == null ? derivative(exchange, symbol) : spot(symbol, separator)).at(venue(exchange));
    }

    private static Instrument spot(String symbol, String separator) {
        for (var quote : QUOTES) {
            var end = separator + quote;
            if (symbol.endsWith(end) && symbol.length() > end.length()) {
                var base = coin(symbol.substring(0, symbol.length() - end.length()));
                return labelled(Instrument.of(base + "/" + quote, InstrumentKind.SPOT, base, base, quote), symbol);
            }
        }
        return Instrument.unknown(symbol);
    }

    private static Instrument derivative(String exchange, String symbol) {
        return switch (exchange) {
            case "deribit" -> Deribit.instrument(DERIBIT_POINT.matcher(symbol).replaceFirst("d"));
            case "hyperliquid" -> Hyperliquid.instrument(symbol);
            case "binance-futures" -> binanceLinear(symbol, BINANCE_LINEAR.matcher(symbol));
            case "binance-delivery" -> binanceInverse(symbol, BINANCE_INVERSE.matcher(symbol));
            case "bybit" -> bybit(symbol, BYBIT_PERPETUAL.matcher(symbol));
            case "bitmex" -> symbol.equals("XBTUSD") ? inverse(symbol, "BTC", 1) : Instrument.unknown(symbol);
            case "dydx", "dydx-v4" -> Dydx.perpetual(symbol).orElse(Instrument.unknown(symbol));
            default -> Instrument.unknown(symbol);
        };
    }

    /// One unit is one coin; dated ones settle at 08:00 UTC.
    private static Instrument binanceLinear(String symbol, Matcher name) {
        if (!name.matches()) {
            return Instrument.unknown(symbol);
        }
        return dated(linear(symbol, name.group(1), name.group(2)), name.group(3));
    }

    /// One contract is 100 USD of Bitcoin, 10 USD of any other coin.
    private static Instrument binanceInverse(String symbol, Matcher name) {
        if (!name.matches()) {
            return Instrument.unknown(symbol);
        }
        return dated(inverse(symbol, name.group(1), name.group(1).equals("BTC") ? 100 : 10), name.group(2));
    }

    /// `...USDT` and `...PERP` (USDC) count coins, `...USD` counts dollars and settles in the coin.
    private static Instrument bybit(String symbol, Matcher name) {
        if (!name.matches()) {
            return Instrument.unknown(symbol);
        }
        return switch (name.group(2)) {
            case "USDT" -> linear(symbol, name.group(1), "USDT");
            case "PERP" -> linear(symbol, name.group(1), "USDC");
            default -> inverse(symbol, name.group(1), 1);
        };
    }

    private static Instrument linear(String symbol, String coin, String quote) {
        return Instrument.of(symbol, InstrumentKind.PERPETUAL, coin(coin), "", quote)
                .withContract(Contract.PLAIN.withSettle(quote));
    }

    private static Instrument inverse(String symbol, String coin, long faceUsd) {
        return Instrument.of(symbol, InstrumentKind.PERPETUAL, coin(coin), "", "USD")
                .withContract(Contract.INVERSE.withMultiplier(BigDecimal.valueOf(faceUsd)).withSettle(coin(coin)));
    }

    /// @param yymmdd null for a perpetual
    private static Instrument dated(Instrument perpetual, @Nullable String yymmdd) {
        if (yymmdd == null) {
            return perpetual;
        }
        long expiryNs = CcxtNames.expiry(yymmdd);
        if (expiryNs == Event.UNTIMED) {
            return Instrument.unknown(perpetual.name());
        }
        return Instrument.of(perpetual.name(), InstrumentKind.FUTURE, perpetual.underlying(), "", perpetual.quote())
                .withContract(perpetual.contract().withExpiry(expiryNs));
    }

    private static Instrument labelled(Instrument one, String label) {
        return new Instrument(one.name(), label, one.venue(), one.kind(), one.underlying(), one.base(), one.quote(),
                one.contract());
    }

    private static String coin(String name) {
        return name.equals("XBT") ? "BTC" : name;
    }
}
