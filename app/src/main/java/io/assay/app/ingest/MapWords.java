package io.assay.app.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What desks call the columns of their fills, and the words they fill them with.
final class MapWords {
    /// Names by canonical field, likest first, in the order in which fields choose their column.
    static final Map<String, List<String>> COLUMNS = columns();
    /// Names of the time of day where the day has a column of its own.
    static final List<String> CLOCKS = List.of("time", "clock", "timeofday", "tradetime", "executiontime", "exectime",
            "filltime", "timeutc", "tradetimeutc", "zeit", "uhrzeit", "heure", "hora");
    static final List<String> ACCOUNTS = List.of("account", "accountid", "accountname", "client", "clientid",
            "clientname", "customer", "customerid", "user", "userid", "trader", "wallet", "login", "subaccount",
            "counterparty", "konto", "kunde");
    /// Names of quantities that can be nothing but base units.
    static final List<String> BASE_UNITS = List.of("baseqty", "basequantity", "basesize", "baseamount", "sizetokens",
            "sizecoins", "coins", "qtybase", "sizebase");
    static final Map<String, String> SIDES = both(List.of("buy", "b", "bid", "bought", "buyer", "kauf", "k", "achat",
            "compra"), "B", List.of("sell", "s", "ask", "sold", "seller", "verkauf", "v", "vente", "venta"), "S");
    static final Map<String, String> LIQUIDITIES = both(List.of("maker", "m", "added", "add", "passive", "resting"),
            "MAKER", List.of("taker", "t", "removed", "remove", "aggressive", "aggressor"), "TAKER");
    static final Map<String, String> KINDS = kinds();

    private MapWords() {}

    /// A name without anything but letters and digits, in lower case.
    static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /// What all the words mean, empty when one is not known.
    static Optional<Map<String, String>> meanings(List<String> words, Map<String, String> known) {
        var meanings = new LinkedHashMap<String, String>();
        for (var word : words) {
            var meaning = known.get(bare(word));
            if (meaning == null) {
                return Optional.empty();
            }
            meanings.put(word, meaning);
        }
        return meanings.isEmpty() ? Optional.empty() : Optional.of(meanings);
    }

    private static Map<String, List<String>> columns() {
        var names = new LinkedHashMap<String, List<String>>();
        names.put("ts_event", List.of("tsevent", "timestamp", "time", "tradetime", "executiontime", "exectime",
                "filltime", "transacttime", "datetime", "tradedate", "executed", "executedat", "createdat", "date",
                "timeutc", "timestamputc", "datetimeutc", "dateutc", "tradetimeutc",
                "zeit", "zeitpunkt", "datum"));
        names.put("instrument", List.of("instrument", "symbol", "product", "market", "pair", "ticker", "contract",
                "instrumentname", "security", "coin", "asset", "currencypair"));
        names.put("side", List.of("side", "buysell", "bs", "direction", "way", "action", "tradeside", "richtung"));
        names.put("price", List.of("price", "executionprice", "execprice", "fillprice", "tradeprice", "avgprice",
                "averageprice", "lastpx", "px", "rate", "kurs", "preis"));
        names.put("qty", List.of("qty", "quantity", "baseqty", "basequantity", "sizetokens", "size", "sz", "filledqty",
                "executedqty", "executedquantity", "lastqty", "amount", "volume", "contracts", "lots", "units",
                "menge", "stück", "filled"));
        names.put("fee", List.of("fee", "fees", "commission", "commissions", "tradingfee", "charge", "gebühr",
                "gebühren"));
        names.put("fee_ccy", List.of("feeccy", "feecurrency", "feecoin", "feeasset", "feetoken", "commissionasset",
                "commissioncurrency", "commccy", "commissionccy", "gebührenwährung"));
        names.put("trade_id", List.of("tradeid", "fillid", "execid", "executionid", "dealid", "transactionid", "trade",
                "deal", "execution", "id", "ausführung"));
        names.put("order_id", List.of("orderid", "orderno", "ordernumber", "order", "ticket", "auftrag"));
        names.put("liquidity", List.of("liquidity", "liq", "makertaker", "takermaker", "takerormaker", "role",
                "liquidityindicator", "lastliquidityind", "art"));
        names.put("realised_pnl",
                List.of("realisedpnl", "realizedpnl", "closedpnl", "pnl", "profit", "realizedprofit"));
        names.put("kind", List.of("kind", "producttype", "instrumenttype", "markettype", "assetclass", "sectype"));
        names.put("venue", List.of("venue", "exchange"));
        return names;
    }

    private static Map<String, String> both(List<String> first, String firstMeans, List<String> second,
            String secondMeans) {
        var words = new LinkedHashMap<String, String>();
        first.forEach(word -> words.put(word, firstMeans));
        second.forEach(word -> words.put(word, secondMeans));
        return words;
    }

    private static Map<String, String> kinds() {
        var words = both(List.of("perpetual", "perp", "perpetuals", "swap", "perpetualswap"), "PERPETUAL",
                List.of("future", "futures", "fut"), "FUTURE");
        words.putAll(both(List.of("option", "options", "opt"), "OPTION", List.of("spot", "cash"), "SPOT"));
        return words;
    }
}
