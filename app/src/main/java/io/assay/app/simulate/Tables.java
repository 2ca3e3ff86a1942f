package io.assay.app.simulate;

import java.io.IOException;

/// The small tables beside the fills: what the instruments are, and the truth about the accounts.
final class Tables {
    private Tables() {}

    /// What `@142` and the others are: venue name, unified name, product, underlying, base and quote tokens, places.
    static void instruments(AsciiWriter out, SimulationResult result) throws IOException {
        out.text("instrument,name,kind,underlying,base,quote,size_decimals,price_decimals\n");
        for (Listing listing : result.listings()) {
            out.text(listing.name()).character(',').text(listing.symbol()).character(',').text(listing.product().name())
                    .character(',').text(listing.underlying()).character(',').text(listing.base()).text(",USDC,")
                    .number(listing.sizeDecimals()).character(',').number(listing.priceDecimals()).character('\n');
        }
    }

    /// One row an account, ascending by address; an empty cell = does not exist.
    static void truth(AsciiWriter out, SimulationResult result) throws IOException {
        out.text("account,kind,activity,order_usd,rest_share,skill,fills,notional_usd,maker_share,is_liquidated");
        for (String horizon : Truth.HORIZONS) {
            out.text(",true_adverse_bp_").text(horizon);
        }
        out.character('\n');
        for (Truth truth : result.truths()) {
            out.text(truth.account()).character(',').text(truth.kind().label());
            for (double value : new double[]{truth.activity(), truth.orderUsd(), truth.restShare(), truth.skill()}) {
                rounded(out, value);
            }
            out.character(',').number(truth.fills());
            rounded(out, truth.notionalUsd());
            rounded(out, truth.makerShare());
            out.character(',').text(truth.isLiquidated() ? "true" : "false");
            for (double value : truth.adverseBp()) {
                rounded(out, value);
            }
            out.character('\n');
        }
    }

    private static void rounded(AsciiWriter out, double value) throws IOException {
        out.character(',');
        if (!Double.isNaN(value)) {
            out.decimal(Math.round(value * 1e6), 6);
        }
    }
}
