package io.assay.app.config;

import static io.assay.app.config.KeyShapes.NOT_NEGATIVE;
import static io.assay.app.config.KeyShapes.NUMBER;
import static io.assay.app.config.KeyShapes.POSITIVE;
import static io.assay.app.config.KeyShapes.WORD;
import static io.assay.app.config.KeyShapes.choice;
import static io.assay.app.config.KeyShapes.several;
import static io.assay.app.config.KeyShapes.within;
import static io.assay.app.config.KeyTable.may;
import static io.assay.app.config.KeyTable.needed;

import io.assay.app.config.KeyShape.Amount;
import io.assay.app.config.KeyShape.Either;
import io.assay.app.config.KeyShape.Exact;
import io.assay.app.config.KeyShape.Flag;
import io.assay.app.config.KeyShape.Named;
import io.assay.app.config.KeyShape.Section;
import io.assay.app.config.KeyShape.Series;
import io.assay.app.config.KeyShape.Several;
import io.assay.app.config.KeyShape.Whole;
import java.util.List;

/// The keys of files of collateral; docs/how-to/collateral.md explains them.
final class CollateralKeyTables {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;
    private static final KeyShape EXACT = new Exact(new Amount(-ENDLESS, false, ENDLESS));
    private static final KeyShape SOME = new Exact(new Amount(0, false, ENDLESS));
    private static final KeyShape PRICE = new Exact(new Amount(0, true, ENDLESS));
    private static final KeyShape PART = new Exact(new Amount(0, false, 1));
    private static final KeyShape DAYS = new Amount(1, false, ENDLESS);
    private static final KeyShape LEVEL = within(0.5, 1);
    private static final KeyTable.Key ASSET = needed("asset", WORD, "its name");
    private static final KeyTable.Key QUANTITY = needed("quantity", SOME, "coins");
    private static final KeyTable.Key AT = needed("price", PRICE, "USD");
    private static final KeyTable.Key CAP = may("cap", SOME, "USD (none) that counts at most");
    private static final KeyTable.Key SHARE = may("share", PART, "(none) of all that counts, at most");

    static final KeyTable TIERS_TABLE = KeyTable.of("tiers of an asset",
            may("in", choice("coins", "usd"), "(coins) what up_to counts"),
            may("up_to", new Either(new Series(EXACT), EXACT), "where each tier but the last ends"),
            needed("ratios", new Several(PART, true), "part that counts, by tier; they never rise"));
    private static final KeyTable.Key TIERS = may("tiers", new Section(TIERS_TABLE), "(all counts)");
    static final KeyTable TERMS = KeyTable.of("what a house asks",
            may("confidence", LEVEL, "(0.99) under 1: that a sale brings what was counted"),
            may("stress_confidence", LEVEL, "(confidence) under 1: how far the secured exposure has fallen by then"),
            may("days", DAYS, "(1) holding period"), may("revaluation", DAYS, "(1) days between comparisons"),
            may("participation", new Amount(0, true, 1), "(0.1) part of stressed depth a sale may take"),
            may("stress_weight", within(0, 1), "(0.25) of stressed volatility"));
    static final KeyTable HELD = KeyTable.of("an asset that is held", ASSET, QUANTITY, AT,
            may("sigma", NOT_NEGATIVE, "daily volatility (of returns)"),
            may("stress_sigma", NOT_NEGATIVE, "of its worst days (of returns)"),
            may("depth", POSITIVE, "USD a day its market takes in stress"), may("cash", new Flag(), "(false)"),
            may("correlation", within(-1, 1), "with the exposure secured (of returns)"),
            may("spread", within(0, 1), "(0) of a sale"), may("gap", within(0, 1), "(0) that no volatility shows"),
            may("floor", within(0, 1), "(0) of the haircut"),
            may("own", new Flag(), "(false) of the one who owes"), TIERS, CAP, SHARE);
    static final KeyTable HAIRCUTS = KeyTable.of("haircuts",
            needed("assets", several(new Section(HELD)), "what is held"),
            may("terms", new Section(TERMS), "what the house asks"),
            may("returns", WORD, "CSV beside the file: returns a day, a column an asset"),
            may("memory", LEVEL, "lambda of volatilities from returns"),
            may("stress_days", new Whole(2, 10_000), "worst days that make stressed volatility"),
            may("secures", new Named(EXACT), "USD by underlying, + long"));

    static final KeyTable POSTED = KeyTable.of("an asset to post", ASSET, QUANTITY, AT,
            may("haircut", PART, "(of haircuts)"), may("cost", NUMBER, "bp a day (0); negative is earned"),
            may("move", NOT_NEGATIVE, "bp (0), once, of what moves"), TIERS, CAP, SHARE);
    static final KeyTable BUCKET = KeyTable.of("a bucket", needed("bucket", WORD, "its name"),
            may("requires", SOME, "USD; in place of portfolio"),
            may("portfolio", WORD, "file beside this one, whose margin it requires by preset"),
            may("accepts", new Named(PART), "most that counts, by asset; 0 = not accepted"),
            may("posted", new Named(SOME), "coins that are there, by asset"),
            may("secures", new Named(EXACT), "USD by underlying, + long"));
    static final KeyTable ALLOCATE = KeyTable.of("allocate",
            needed("assets", several(new Section(POSTED)), "what there is"),
            needed("buckets", several(new Section(BUCKET)), "what is to be secured"),
            may("days", POSITIVE, "(1) for which collateral stands"),
            may("haircuts", WORD, "file of haircuts beside this one, for assets that name none"),
            may("preset", WORD, "whose rules portfolios are margined by"));

    static final KeyTable PEGGED = KeyTable.of("an asset on the path", ASSET,
            may("price", PRICE, "USD it is counted at (that of the path)"),
            needed("haircut", PART, "0 counts all of it"), TIERS);
    static final KeyTable ACCOUNT = KeyTable.of("an account", needed("account", WORD, "its name"),
            needed("balances", new Named(EXACT), "coins by asset"),
            may("maintenance", NOT_NEGATIVE, "margin it must hold; left out = unknown"),
            may("margin_in", WORD, "asset the margin is in (USD)"));
    static final KeyTable DEPEG = KeyTable.of("depeg",
            needed("path", WORD, "CSV beside the file: time, and a price a column"),
            needed("assets", several(new Section(PEGGED)), "how assets count"),
            may("accounts", several(new Section(ACCOUNT)), "in place of book"),
            may("book", WORD, "CSV beside the file: an account a line"),
            may("hours", POSITIVE, "(24) of the worst fall shown"));

    /// Their titles are their names.
    static final List<KeyTable> ALL = List.of(HAIRCUTS, ALLOCATE, DEPEG);

    private CollateralKeyTables() {}
}
