package io.assay.bench.reference;

import java.util.List;

/// One of the fifty instruments of the planted world: a perpetual or the spot pair of one of twenty-five underlyings, in
/// that order, most traded first.
///
/// @param underlying its number
/// @param priceDecimals digits of prices; a tick is about a hundred-thousandth of the price
/// @param lotDecimals digits of quantities; a lot is worth about a dollar or less
/// @param weight how much it trades beside others
record Listing(String name, int underlying, boolean isSpot, double startPrice, int priceDecimals, int lotDecimals,
        double weight) {
    static final int COUNT = 50;
    static final String VENUE = "planted";

    private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "SUI", "AVAX", "LINK", "BNB",
            "AAVE", "ENA", "LTC", "BCH", "ADA", "UNI", "NEAR", "APT", "ARB", "OP", "TIA", "SEI", "WLD", "INJ", "ONDO",
            "JUP");
    private static final double[] PRICES = {104_000, 3_900, 188, 2.4, 0.2, 2.5, 19, 17.5, 1_100, 225, 0.48, 96, 550,
            0.64, 6.3, 2.2, 3.2, 0.31, 0.44, 1.03, 0.19, 0.85, 8.6, 0.73, 0.4};

    static Listing of(int number) {
        int underlying = number / 2;
        boolean spot = number % 2 == 1;
        double price = PRICES[underlying];
        int digits = (int) Math.floor(Math.log10(price));
        return new Listing(COINS.get(underlying) + (spot ? "/USDC" : ""), underlying, spot, price, 5 - digits,
                Math.max(0, digits + 1), (spot ? 0.3 : 1) / (underlying + 3));
    }

    String coin() {
        return COINS.get(underlying);
    }

    /// Price of one tick.
    double tick() {
        return Math.pow(10, -priceDecimals);
    }

    /// Quantity of one lot.
    double lot() {
        return Math.pow(10, -lotDecimals);
    }
}
