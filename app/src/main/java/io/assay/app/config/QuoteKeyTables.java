package io.assay.app.config;

import static io.assay.app.config.KeyShapes.NOT_NEGATIVE;
import static io.assay.app.config.KeyShapes.NUMBER;
import static io.assay.app.config.KeyShapes.POSITIVE;
import static io.assay.app.config.KeyShapes.WORD;
import static io.assay.app.config.KeyShapes.choice;
import static io.assay.app.config.KeyShapes.several;
import static io.assay.app.config.KeyShapes.within;
import static io.assay.app.config.KeyTable.may;
import static io.assay.app.config.KeyTable.model;
import static io.assay.app.config.KeyTable.needed;

import io.assay.app.config.KeyShape.Either;
import io.assay.app.config.KeyShape.Named;
import io.assay.app.config.KeyShape.Section;
import io.assay.app.config.KeyShape.Whole;
import java.util.List;

/// The keys of models of quoting; docs/reference/models.md explains them.
final class QuoteKeyTables {
    static final KeyTable HEDGE = KeyTable.of("what hedging costs",
            needed("quadratic", POSITIVE, "bp·day per M: eta, hedging at v M a day costs eta v²"),
            may("linear", NOT_NEGATIVE, "bp (0): psi, and psi abs(v) on top"));
    static final KeyTable PUBLISH = KeyTable.of("how quotes become prices",
            needed("reference", POSITIVE, "price: what quotes are around"),
            needed("tick", POSITIVE, "price: its step"),
            may("min_bp", NOT_NEGATIVE, "bp (0): narrowest half spread"),
            may("max_bp", NOT_NEGATIVE, "bp (50): widest half spread"));
    static final KeyTable REQUESTS = KeyTable.of("requests by side",
            needed("buys", several(NOT_NEGATIVE), "a day, one number a size: clients who buy"),
            needed("sells", several(NOT_NEGATIVE), "a day, one number a size: clients who sell"));
    static final KeyTable CARRY = KeyTable.of("what a fill brings in funding, by side",
            may("buys", NUMBER, "bp (0): of clients who buy"), may("sells", NUMBER, "bp (0): of clients who sell"));
    static final KeyTable TIER = KeyTable.of("a tier", may("name", WORD, "(tier 1, ...)"),
            needed("alpha", NUMBER, "an offer at d is taken with probability 1/(1 + exp(alpha + beta d))"),
            needed("beta", POSITIVE, "per bp: how fast demand fades"),
            needed("intensity", new Either(several(NOT_NEGATIVE), new Section(REQUESTS)),
                    "requests a day and side, one number a size"),
            may("adverse", NUMBER, "bp (0): how far the mid moves against the house after a fill"),
            may("carry", new Either(NUMBER, new Section(CARRY)), "bp (0): what a fill brings the house in funding"));
    static final KeyTable LABEL = KeyTable.of("a label", needed("name", WORD, "of the label"),
            needed("holds", several(NOT_NEGATIVE), "the part of each tier's flow in it"));
    static final KeyTable DEALER = KeyTable.of("model: dealer", model("dealer"),
            needed("sigma", NOT_NEGATIVE, "bp per square root of a day: volatility of the reference"),
            needed("risk_aversion", NOT_NEGATIVE, "per bp and M: gamma"),
            may("carry", NUMBER, "bp a day (0): what one M held long gains"),
            may("impact", NOT_NEGATIVE, "bp per M (0): how far the reference moves for good with each M hedged"),
            may("hedge", new Section(HEDGE), "leave it out to forbid hedging"),
            may("horizon", POSITIVE, "days (the long run): time to go"),
            may("terminal_penalty", NOT_NEGATIVE, "bp per M (0): with horizon, what q left at the end costs over q²"),
            needed("inventory_limit", POSITIVE, "M: a trade that would pass it is refused"),
            may("grid", new Whole(3, 20_001), "odd points from -limit to limit (what divides all sizes and the limit)"),
            needed("sizes", several(POSITIVE), "M, ascending: sizes of requests"),
            needed("tiers", several(new Section(TIER)), "who asks"),
            may("labels", several(new Section(LABEL)), "(the tiers): your own segments"),
            may("inventories", several(NUMBER), "M (five of them): where to show skew and hedging"),
            may("mislabelled", several(within(0, 1)), "parts of each tier's flow under another's label"),
            may("distances", several(NUMBER), "bp ([0]): where to show fill probabilities"),
            may("publish", new Section(PUBLISH), "quotes also as prices"));
    static final KeyTable INSTRUMENT = KeyTable.of("an instrument", needed("name", WORD, "each once"),
            needed("sigma", NOT_NEGATIVE, "bp per square root of a day"),
            may("impact", NOT_NEGATIVE, "bp per M hedged (0)"), may("drift", NUMBER, "bp a day (0)"));
    static final KeyTable PAIR_TIER = KeyTable.of("a tier of a pair", may("name", WORD, "(tier 1, ...)"),
            needed("alpha", NUMBER, "as of a dealer's tier"), needed("beta", POSITIVE, "per bp"),
            may("adverse", NUMBER, "bp (0)"),
            may("intensity", several(NOT_NEGATIVE), "(the pair's) requests a day and side, one number a size"));
    static final KeyTable PAIR = KeyTable.of("a pair", needed("pair", WORD, "EUR/USD: at the bid the dealer gets EUR"),
            may("sizes", several(POSITIVE), "M (those of all pairs)"),
            may("intensity", several(NOT_NEGATIVE), "requests a day, side and tier, one number a size"),
            may("hedge", new Section(HEDGE), "leave it out to forbid hedging"),
            needed("tiers", several(new Section(PAIR_TIER)), "who asks"));
    static final KeyTable SIMULATION = KeyTable.of("a simulation", needed("days", POSITIVE, "its length"),
            may("step_seconds", POSITIVE, "(1)"), may("seed", new Whole(0, 1L << 53), "(1)"));
    static final KeyTable MULTI = KeyTable.of("model: multi", model("multi"),
            needed("reference", WORD, "the instrument all values are in"),
            needed("risk_aversion", NOT_NEGATIVE, "per bp and M: gamma"),
            needed("horizon", POSITIVE, "days: time to go"),
            needed("instruments", several(new Section(INSTRUMENT)), "all but the reference"),
            may("correlations", new Named(within(-1, 1)), "(0) by pair, as in EUR/GBP: 0.6"),
            may("sizes", several(POSITIVE), "M: for all pairs without their own"),
            needed("pairs", several(new Section(PAIR)), "what is quoted"),
            may("inventories", several(new Named(NUMBER)), "M (flat): sections such as {EUR: 20, GBP: -10}"),
            may("simulation", new Section(SIMULATION), "(none)"));
    static final KeyTable GLFT = KeyTable.of("model: glft", model("glft"),
            needed("sigma", NOT_NEGATIVE, "price per square root of time"),
            needed("intensity", POSITIVE, "per time: A"), needed("decay", POSITIVE, "per price: k"),
            needed("risk_aversion", NOT_NEGATIVE, "per price: gamma"),
            may("drift", NUMBER, "price per time (0): mu"), may("impact", NOT_NEGATIVE, "price (0): xi"),
            needed("horizon", POSITIVE, "time to go"), needed("inventory_limit", new Whole(1, 10_000), "units: Q"),
            may("inventories", several(NUMBER), "units (five of them): where to show quotes"));
    static final KeyTable AVELLANEDA_STOIKOV = KeyTable.of("model: avellaneda-stoikov", model("avellaneda-stoikov"),
            may("mid", NUMBER, "price at the start (100)"),
            needed("sigma", NOT_NEGATIVE, "price per square root of time"),
            needed("intensity", POSITIVE, "per time: A"), needed("decay", POSITIVE, "per price: k"),
            needed("risk_aversion", NOT_NEGATIVE, "per price: gamma"), needed("horizon", POSITIVE, "T"),
            needed("step", POSITIVE, "dt: divides the horizon"),
            may("spread", choice("widening", "fixed"), "(widening) as in the article, or fixed as in its preprint"),
            may("touch", NOT_NEGATIVE, "price (none): a third strategy that quotes this far apart"),
            may("inventory", new Whole(-10_000, 10_000), "units at the start (0)"),
            may("inventories", several(NUMBER), "units (around it): where to show quotes"),
            may("simulations", new Whole(0, 10_000_000), "(1000) 0 leaves them out"),
            may("seed", new Whole(0, 1L << 53), "(1)"));
    static final KeyTable LOGISTIC = KeyTable.of("model: logistic", model("logistic"),
            needed("alpha", NUMBER, "as of a dealer's tier"), needed("beta", POSITIVE, "per bp"),
            may("costs", several(NUMBER), "bp a fill costs ([0])"), may("distances", several(NUMBER), "bp ([0])"));
    static final KeyTable MARKET = KeyTable.of("model: market", model("market"),
            needed("values", several(NOT_NEGATIVE), "ascending"),
            needed("parts", several(NOT_NEGATIVE), "how many buyers there are of each value"),
            may("segments", several(several(NOT_NEGATIVE)), "rows: the part of the buyers of each value in it"));

    /// What `model` may say, in the order of the page.
    static final List<KeyTable> ALL = List.of(DEALER, GLFT, AVELLANEDA_STOIKOV, MULTI, LOGISTIC, MARKET);

    private QuoteKeyTables() {}
}
