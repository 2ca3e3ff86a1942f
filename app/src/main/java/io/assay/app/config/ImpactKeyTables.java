package io.assay.app.config;

import static io.assay.app.config.KeyShapes.NOT_NEGATIVE;
import static io.assay.app.config.KeyShapes.NUMBER;
import static io.assay.app.config.KeyShapes.POSITIVE;
import static io.assay.app.config.KeyShapes.WORD;
import static io.assay.app.config.KeyShapes.within;
import static io.assay.app.config.KeyTable.may;
import static io.assay.app.config.KeyTable.model;
import static io.assay.app.config.KeyTable.needed;

import io.assay.app.config.KeyShape.Several;
import io.assay.app.config.KeyShape.Whole;
import java.util.List;

/// The keys of models of impact; docs/how-to/impact.md explains them.
final class ImpactKeyTables {
    private static final KeyShape POWER = within(1e-3, 5);

    static final KeyTable KYLE = KeyTable.of("model: kyle", model("kyle"),
            needed("sigma_v", POSITIVE, "price: of the value"),
            needed("sigma_u", POSITIVE, "units: of the noise over all auctions"),
            may("auctions", new Whole(1, 100_000), "(1)"));
    static final KeyTable ALMGREN = KeyTable.of("model: almgren", model("almgren"),
            needed("sigma", POSITIVE, "daily volatility"), needed("daily_volume", POSITIVE, "a day's volume"),
            needed("outstanding", POSITIVE, "shares there are"), needed("order", NUMBER, "+ = buys"),
            needed("duration", new Several(POSITIVE, true), "days"), may("gamma", NOT_NEGATIVE, "(0.314)"),
            may("eta", NOT_NEGATIVE, "(0.142)"), may("alpha", POWER, "(1)"), may("beta", POWER, "(0.6)"),
            may("delta", within(-5, 5), "(0.25)"));
    static final KeyTable SQUARE_ROOT = KeyTable.of("model: square-root", model("square-root"),
            needed("sigma", POSITIVE, "bp: daily volatility"), needed("daily_volume", POSITIVE, "a day's volume"),
            needed("order", new Several(NUMBER, true), "+ = buys"), may("prefactor", NUMBER, "(1)"),
            may("exponent", POWER, "(0.5)"));
    static final KeyTable PROPAGATOR = KeyTable.of("model: propagator", model("propagator"),
            needed("beta", within(0, 0.999), "of the decay"),
            needed("trades", new Several(new Whole(1, 10_000_000), true), "a metaorder trades once a step"),
            may("scale", NOT_NEGATIVE, "(1)"), may("steps", POSITIVE, "(1) until decay sets in"),
            may("psi", within(1e-3, 1), "(1) power of the volume"), may("volume", POSITIVE, "(1) of a trade"),
            may("after", new Several(NOT_NEGATIVE, true), "steps after the end"));
    static final KeyTable OBIZHAEVA_WANG = KeyTable.of("model: obizhaeva-wang", model("obizhaeva-wang"),
            needed("rho", NOT_NEGATIVE, "per time: resilience"), needed("horizon", NOT_NEGATIVE, "time"),
            needed("order", NUMBER, "+ = buys"), may("depth", POSITIVE, "units that move the price by one"),
            may("lambda", NOT_NEGATIVE, "(0) of it that stays"),
            may("trades", new Whole(2, 100_000), "for a schedule"));
    static final KeyTable SQUARE_ROOT_FIT = KeyTable.of("model: square-root-fit", model("square-root-fit"),
            needed("metaorders", WORD, "CSV beside the model"), may("level", within(0.5, 0.999), "(0.95) of intervals"),
            may("draws", new Whole(50, 100_000), "(400)"), may("seed", new Whole(0, 1L << 52), "(1)"));
    static final KeyTable KYLE_FIT = KeyTable.of("model: kyle-fit", model("kyle-fit"),
            needed("flows", WORD, "CSV beside the model"), may("level", within(0.5, 0.999), "(0.95) of intervals"));

    /// What `model` may say, in the order of the page.
    static final List<KeyTable> ALL =
            List.of(KYLE, ALMGREN, SQUARE_ROOT, PROPAGATOR, OBIZHAEVA_WANG, SQUARE_ROOT_FIT, KYLE_FIT);

    private ImpactKeyTables() {}
}
