package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.List;

/// The instruments a made-up venue can list, most traded first.
final class Listings {
    static final int MAX = 50;

    /// What prices follow: name, starting price in USD, daily volatility in percent, size places of the
    /// perpetual, half spread in bp and depth at the touch in USD.
    record Root(String name, double price, double dayVolPct, int sizeDecimals, double halfSpreadBp, double depthUsd) {}

    private record Token(String name, String base, String root, int sizeDecimals) {}

    private static final List<Root> PERPS = List.of(
            new Root("BTC", 104_000, 2.6, 5, 0.4, 150_000), new Root("ETH", 3_900, 3.4, 4, 0.5, 110_000),
            new Root("SOL", 188, 4.0, 2, 0.8, 70_000), new Root("HYPE", 44, 5.0, 2, 1.0, 45_000),
            new Root("XRP", 2.4, 3.8, 0, 1.2, 40_000), new Root("DOGE", 0.2, 4.2, 0, 1.4, 30_000),
            new Root("SUI", 2.5, 4.6, 1, 1.6, 24_000), new Root("AVAX", 19, 4.4, 2, 1.6, 22_000),
            new Root("LINK", 17.5, 4.2, 1, 1.6, 22_000), new Root("BNB", 1_100, 3.0, 3, 1.2, 24_000),
            new Root("AAVE", 225, 4.6, 2, 1.8, 16_000), new Root("ENA", 0.48, 5.2, 0, 2.0, 15_000),
            new Root("PUMP", 0.0046, 6.0, 0, 2.4, 15_000), new Root("XPL", 0.36, 6.0, 0, 2.4, 13_000),
            new Root("LTC", 96, 3.6, 2, 1.8, 14_000), new Root("BCH", 550, 3.8, 3, 1.8, 13_000),
            new Root("ADA", 0.64, 4.2, 0, 2.0, 13_000), new Root("UNI", 6.3, 4.8, 1, 2.2, 12_000),
            new Root("NEAR", 2.2, 4.8, 1, 2.2, 11_000), new Root("APT", 3.2, 4.8, 2, 2.2, 11_000),
            new Root("ARB", 0.31, 4.8, 1, 2.4, 10_000), new Root("OP", 0.44, 5.0, 1, 2.4, 10_000),
            new Root("TIA", 1.0, 5.4, 1, 2.6, 9_000), new Root("SEI", 0.19, 5.2, 0, 2.6, 9_000),
            new Root("WLD", 0.85, 5.4, 1, 2.6, 9_000), new Root("INJ", 8.6, 5.0, 1, 2.6, 8_500),
            new Root("ONDO", 0.73, 4.8, 0, 2.6, 8_500), new Root("JUP", 0.4, 5.2, 0, 2.8, 8_000),
            new Root("CRV", 0.54, 5.4, 1, 2.8, 8_000), new Root("LDO", 0.92, 5.2, 1, 2.8, 7_500),
            new Root("DOT", 3.1, 4.2, 1, 2.4, 8_500), new Root("TRX", 0.3, 2.6, 0, 2.0, 9_000),
            new Root("TON", 2.2, 4.0, 1, 2.6, 7_500), new Root("FIL", 1.6, 4.8, 1, 2.8, 7_000),
            new Root("PENDLE", 3.3, 5.4, 0, 3.0, 7_000), new Root("EIGEN", 1.1, 5.8, 2, 3.0, 6_500),
            new Root("STRK", 0.13, 5.4, 1, 3.0, 6_500), new Root("ZRO", 1.7, 5.4, 1, 3.2, 6_000),
            new Root("GMX", 11.2, 4.8, 2, 3.2, 6_000), new Root("DYDX", 0.33, 5.0, 1, 3.2, 6_000));

    private static final List<Token> TOKENS = List.of(new Token("@142", "UBTC", "BTC", 5),
            new Token("@151", "UETH", "ETH", 4), new Token("@107", "HYPE", "HYPE", 2),
            new Token("@156", "USOL", "SOL", 3),
            new Token("@188", "UPUMP", "PUMP", 0), new Token("@193", "UXRP", "XRP", 1),
            new Token("@210", "UXPL", "XPL", 1),
            new Token("@241", "UENA", "ENA", 0));

    private static final Root STOCK = new Root("TSLA", 430, 2.8, 3, 1.8, 14_000);
    private static final Root INDEX = new Root("XYZ100", 25_700, 1.6, 4, 1.0, 25_000);

    private Listings() {}

    /// The first `count` of the venue: one spot pair for every five instruments, one builder-deployed market
    /// from five on and a second from thirty on, the rest perpetuals.
    static List<Listing> list(int count) {
        int built = count >= 30 ? 2 : count >= 5 ? 1 : 0;
        int spot = Math.min(TOKENS.size(), Math.max(1, count / 5));
        int perps = Math.min(PERPS.size(), count - spot - built);
        var out = new ArrayList<Listing>();
        for (Root root : PERPS.subList(0, perps)) {
            out.add(perp(root, root.name(), root.name(), 1));
        }
        if (built > 0) {
            out.add(perp(STOCK, "xyz:TSLA", "XYZ-TSLA", 2));
        }
        if (built > 1) {
            out.add(perp(INDEX, "xyz:XYZ100", "XYZ-XYZ100", 2));
        }
        for (Token token : TOKENS) {
            boolean isListed = PERPS.subList(0, perps).stream().anyMatch(root -> root.name().equals(token.root()));
            if (isListed && out.size() < count) {
                out.add(new Listing(token.name(), token.base() + "/USDC", Listing.Product.SPOT, token.base(),
                        token.root(), token.sizeDecimals(), 1));
            }
        }
        return List.copyOf(out);
    }

    /// What the price of this listing follows.
    static Root root(String underlying) {
        if (underlying.equals(STOCK.name())) {
            return STOCK;
        }
        if (underlying.equals(INDEX.name())) {
            return INDEX;
        }
        return PERPS.stream().filter(root -> root.name().equals(underlying)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no underlying " + underlying));
    }

    private static Listing perp(Root root, String name, String symbol, int feeMultiple) {
        return new Listing(name, symbol + "/USDC:USDC", Listing.Product.PERPETUAL, root.name(), root.name(),
                root.sizeDecimals(), feeMultiple);
    }
}
