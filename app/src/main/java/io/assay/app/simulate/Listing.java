package io.assay.app.simulate;

/// An instrument as the venue lists it.
///
/// Prices have `6 - sizeDecimals` places on perpetuals and `8 - sizeDecimals` on spot, and at most five
/// significant digits unless whole: the venue's rule. A notional therefore has 6 or 8 places, exactly.
///
/// @param name the venue's name: `BTC`, `@142`, `xyz:TSLA`
/// @param symbol the unified name: `BTC/USDC:USDC`, `UBTC/USDC`
/// @param base token bought and sold; fees of spot buyers are paid in it
/// @param underlying what the price follows
/// @param feeMultiple 2 on a builder-deployed market, else 1
public record Listing(String name, String symbol, Product product, String base, String underlying, int sizeDecimals,
        int feeMultiple) {
    /// Perpetual or spot.
    public enum Product { PERPETUAL, SPOT }

    public boolean isSpot() {
        return product == Product.SPOT;
    }

    /// Places of a price.
    public int priceDecimals() {
        return moneyDecimals() - sizeDecimals;
    }

    /// Places of a notional and of what is paid in USDC.
    public int moneyDecimals() {
        return isSpot() ? 8 : 6;
    }

    /// Places of a position: spot balances go finer than the lot, because fees are taken from them.
    public int positionDecimals() {
        return isSpot() ? 8 : sizeDecimals;
    }

    /// Position units in one lot.
    public long unitsPerLot() {
        return Decimals.power(positionDecimals() - sizeDecimals);
    }

    /// The smallest step at this price, in units of the last place: five significant digits, or whole numbers.
    public long step(long price) {
        long step = 1;
        for (long p = price; p >= 100_000; p /= 10) {
            step *= 10;
        }
        return Math.min(step, Decimals.power(priceDecimals()));
    }
}
