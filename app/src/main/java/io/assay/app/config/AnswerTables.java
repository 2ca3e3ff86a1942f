package io.assay.app.config;

import static io.assay.app.config.KeyShapes.NOT_NEGATIVE;
import static io.assay.app.config.KeyShapes.NUMBER;
import static io.assay.app.config.KeyShapes.POSITIVE;
import static io.assay.app.config.KeyShapes.WORD;
import static io.assay.app.config.KeyShapes.choice;
import static io.assay.app.config.KeyTable.may;
import static io.assay.app.config.KeyTable.needed;

import io.assay.app.config.KeyShape.Flag;
import io.assay.app.config.KeyShape.Maybe;
import io.assay.app.config.KeyShape.Section;
import io.assay.app.config.KeyShape.Series;
import java.util.List;

/// What `assay quote` answers in JSON, for a dealer's model and for a run.
final class AnswerTables {
    private static final KeyShape KNOWN = new Maybe(NUMBER);
    private static final KeyShape NUMBERS = new Series(NUMBER);
    private static final KeyShape BY_SIZE = new Series(KNOWN);
    private static final KeyShape TEXT = new Maybe(WORD);
    private static final String ABSENT = "; null = not quoted, or nobody can tell";
    private static final KeyTable.Key BID = needed("bid_bp", BY_SIZE, "bp below the reference, by size");
    private static final KeyTable.Key ASK = needed("ask_bp", BY_SIZE, "bp above it, by size");

    static final KeyTable SKEW = KeyTable.of("quotes at an inventory", needed("inventory", NUMBER, "M"), BID, ASK,
            needed("skew_bp", BY_SIZE, "bp: half their difference, + = shifted up"),
            may("bid_price", new Series(TEXT), "price in exact decimals, with publish" + ABSENT),
            may("ask_price", new Series(TEXT), "price in exact decimals, with publish" + ABSENT));
    static final KeyTable OFFER = KeyTable.of("what is taken at a distance", needed("distance_bp", NUMBER, "bp"),
            needed("probability", NUMBER, "0 to 1"));
    static final KeyTable TIER = KeyTable.of("a tier", needed("name", WORD, "of the tier"),
            may("spread_bp", BY_SIZE, "bp: both sides when flat" + ABSENT),
            may("skew", new Series(new Section(SKEW)), "at each of inventories"),
            needed("fill_probability_at", new Series(new Section(OFFER)), "at each of distances"),
            needed("asked_per_day", NOT_NEGATIVE, "M"), needed("volume_per_day", NOT_NEGATIVE, "M"),
            needed("hit_ratio", KNOWN, "0 to 1"), needed("paid_per_day", KNOWN, "bp·M"),
            needed("paid_bp", KNOWN, "bp"));
    static final KeyTable LABEL = KeyTable.of("a label", needed("name", WORD, "of the label"),
            needed("spread_bp", BY_SIZE, "bp: both sides when flat" + ABSENT),
            needed("skew", new Series(new Section(SKEW)), "at each of inventories"));
    static final KeyTable HEDGE_RATE = KeyTable.of("hedging at an inventory", needed("inventory", NUMBER, "M"),
            needed("per_day", NUMBER, "M, + = the dealer buys"), needed("per_second", NUMBER, "M"));
    static final KeyTable VALUE = KeyTable.of("value at an inventory", needed("inventory", NUMBER, "M"),
            needed("value", NUMBER, "bp·M"));
    static final KeyTable VOLUMES = KeyTable.of("volumes", needed("client_per_day", NUMBER, "M"),
            needed("hedge_per_day", NUMBER, "M"), needed("hedge_over_client", KNOWN, "parts"),
            needed("internalised", KNOWN, "parts"), needed("clients_pay_per_day", NUMBER, "bp·M"));
    static final KeyTable SHARES = KeyTable.of("parts of all that is traded", needed("tiers", BY_SIZE, "by tier"),
            needed("hedge", KNOWN, "in hedges"));
    static final KeyTable MINUTES = KeyTable.of("how long a trade is held", needed("queue", KNOWN, "min"),
            needed("first_passage", KNOWN, "min"));
    static final KeyTable QUANTILE = KeyTable.of("a quantile", needed("p", NUMBER, "0 to 1"),
            needed("inventory", NUMBER, "M"));
    static final KeyTable INVENTORY = KeyTable.of("inventory in the long run", needed("mean", NUMBER, "M"),
            needed("sd", NUMBER, "M"), needed("limit_binds", NUMBER, "part of time"),
            needed("quantiles", new Series(new Section(QUANTILE)), "of inventory"), needed("grid", NUMBERS, "M"),
            needed("share_of_time", NUMBERS, "at each point of the grid"));
    static final KeyTable POINT = KeyTable.of("value at a part mislabelled", needed("mislabelled", NUMBER, "parts"),
            needed("value_rate", NUMBER, "bp·M a day"), needed("value", KNOWN, "share of the uniform rate"),
            needed("clients_pay_per_day", NUMBER, "bp·M"));
    static final KeyTable CURVE = KeyTable.of("value by labels", needed("perfect_value", KNOWN, "share"),
            needed("perfect_rate", NUMBER, "bp·M a day"), needed("uniform_rate", NUMBER, "bp·M a day"),
            needed("uniform_spread_bp", BY_SIZE, "bp"),
            needed("points", new Series(new Section(POINT)), "at each of mislabelled"));
    static final KeyTable DEALER = KeyTable.of("dealer-answer", KeyTable.model("dealer"),
            needed("unit", WORD, "in words"), needed("value_rate", NUMBER, "bp·M a day"),
            needed("no_hedge_zone", NUMBER, "M"), needed("no_hedge_zone_from", NUMBER, "M"),
            needed("no_hedge_zone_to", NUMBER, "M"), needed("sizes", NUMBERS, "M"),
            needed("tiers", new Series(new Section(TIER)), "as asked for"),
            may("labels", new Series(new Section(LABEL)), "where the file has labels"),
            needed("hedge_rate", new Series(new Section(HEDGE_RATE)), "at each of inventories"),
            needed("value", new Series(new Section(VALUE)), "at each of inventories"),
            needed("volumes", new Section(VOLUMES), "in the long run"),
            needed("shares", new Section(SHARES), "in the long run"),
            needed("risk_neutralisation_minutes", KNOWN, "integral of the autocorrelation of inventory"),
            needed("internalisation_minutes", new Section(MINUTES), "in the long run"),
            needed("inventory", new Section(INVENTORY), "in the long run"),
            may("value_curve", new Section(CURVE), "with mislabelled"), needed("notes", new Series(WORD), "in words"));

    static final KeyTable RUN_SKEW =
            KeyTable.of("quotes at an inventory", needed("inventory_usd", NUMBER, "USD"), BID, ASK);
    static final KeyTable RUN_TIER = KeyTable.of("what went into a tier", needed("name", WORD, "of the tier"),
            needed("adverse_bp", NUMBER, "bp: shrunk adverse selection"),
            needed("adverse_sd_bp", KNOWN, "its standard deviation; null = nobody can tell"),
            needed("alpha", NUMBER, "of its demand"), needed("beta", POSITIVE, "per bp"),
            needed("alpha_sd", KNOWN, "0 = taken as given, null = nobody can tell"),
            needed("beta_sd", KNOWN, "likewise"), needed("intensity_buys", NUMBERS, "requests a day, by size"),
            needed("intensity_sells", NUMBERS, "requests a day, by size"), needed("carry_buys_bp", NUMBER, "bp"),
            needed("carry_sells_bp", NUMBER, "bp"), needed("skew", new Series(new Section(RUN_SKEW)), "by inventory"));
    static final KeyTable LADDER = KeyTable.of("a ladder, by size",
            needed("segment", TEXT, "whom it is for; null = accounts without one"), needed("tier", WORD, "whose it is"),
            needed("bid_ticks", BY_SIZE, "price in ticks" + ABSENT), needed("ask_ticks", BY_SIZE, "likewise"),
            needed("bid_offset_ticks", BY_SIZE, "ticks below the reference"),
            needed("ask_offset_ticks", BY_SIZE, "ticks above it"),
            needed("bid_offset_low_ticks", BY_SIZE, "lower end of its 95 % interval" + ABSENT),
            needed("bid_offset_high_ticks", BY_SIZE, "upper end"),
            needed("ask_offset_low_ticks", BY_SIZE, "lower end" + ABSENT),
            needed("ask_offset_high_ticks", BY_SIZE, "upper end"),
            needed("model_bid_bp", BY_SIZE, "bp: what the model wants before limits"),
            needed("model_bid_low_bp", BY_SIZE, "lower end of its 95 % interval"),
            needed("model_bid_high_bp", BY_SIZE, "upper end"), needed("model_ask_bp", BY_SIZE, "bp, likewise"),
            needed("model_ask_low_bp", BY_SIZE, "lower end"), needed("model_ask_high_bp", BY_SIZE, "upper end"),
            needed("safe_bid_ticks", BY_SIZE, "price in ticks once this has expired"),
            needed("safe_ask_ticks", BY_SIZE, "likewise"));
    static final KeyTable BOOK = KeyTable.of("the book in the long run", needed("value_usd_per_day", NUMBER, "USD"),
            needed("value_of_segments_usd_per_day", NUMBER, "USD"),
            needed("client_cost_of_segments_usd_per_day", NUMBER, "USD"),
            needed("clients_pay_usd_per_day", NUMBER, "USD"), needed("client_usd_per_day", NUMBER, "USD"),
            needed("hedged_usd_per_day", NUMBER, "USD"), needed("no_hedge_from_usd", NUMBER, "USD"),
            needed("no_hedge_to_usd", NUMBER, "USD"), needed("inventory_sd_usd", NUMBER, "USD"),
            needed("internalisation_minutes", KNOWN, "min"));
    static final KeyTable HALF =
            KeyTable.of("a tier's quotes when flat", needed("name", WORD, "of the tier"), BID, ASK);
    static final KeyTable HEDGE_END = KeyTable.of("an end of what hedging costs",
            needed("hedge_usd_per_hour_at_limit", NOT_NEGATIVE, "USD"),
            needed("no_hedge_from_usd", NUMBER, "USD"), needed("no_hedge_to_usd", NUMBER, "USD"),
            needed("tiers", new Series(new Section(HALF)), "when flat"));
    static final KeyTable HEDGE = KeyTable.of("what hedging costs",
            needed("basis", choice("MEASURED", "ASSUMED"), "measured = by the impact of this run's flow"),
            needed("linear_bp", NOT_NEGATIVE, "bp"), needed("pace", POSITIVE, "share of the volume"),
            needed("hours", POSITIVE, "h it goes on"), needed("pace_cost_bp", NUMBER, "bp more at that pace"),
            needed("pace_cost_low_bp", KNOWN, "lower end of its 95 % interval; null = assumed"),
            needed("pace_cost_high_bp", KNOWN, "upper end"), needed("quadratic", NUMBER, "bp·day per M"),
            needed("cheapest", new Maybe(new Section(HEDGE_END)), "at the lower end; null = assumed"),
            needed("dearest", new Maybe(new Section(HEDGE_END)), "at the upper end; null = assumed"));
    static final KeyTable RUN = KeyTable.of("run-answer", needed("instrument", WORD, "as the venue names it"),
            needed("label", WORD, "for people"), needed("run_digest", WORD, "of the run"),
            needed("model_version", WORD, "what made it"), needed("as_of", WORD, "last moment whose data it knows"),
            needed("read_at", WORD, "the moment the status is true of"),
            needed("status", choice("FRESH", "STALE", "EXPIRED"), "expired = the safe ladder stands in"),
            needed("expires", WORD, "a moment"), needed("use", choice("PUBLISHED", "ADVICE"), "may it be acted on?"),
            needed("written", TEXT, "where it was published"),
            needed("segmentation_followed", new Flag(), "or one ladder for all"),
            needed("value_basis", choice("ASSUMED", "QUOTES", "EXPERIMENT", "HEDGE_ONLY"), "what tells demand"),
            needed("reference", POSITIVE, "price"), needed("reference_source", WORD, "where it comes from"),
            needed("tick", POSITIVE, "price"), needed("tick_inferred", new Flag(), "from the prices seen"),
            needed("sigma_bp", NOT_NEGATIVE, "bp per square root of a day"),
            needed("sigma_sd_bp", KNOWN, "its standard deviation; null = nobody can tell"),
            needed("funding_bp_per_day", KNOWN, "bp a long pays; null = unknown"), needed("sizes_usd", NUMBERS, "USD"),
            needed("tiers", new Series(new Section(RUN_TIER)), "what went in"),
            needed("ladders", new Series(new Section(LADDER)), "what comes out, the safe one last"),
            needed("inventories_usd", NUMBERS, "USD"), needed("hedge_usd_per_hour", NUMBERS, "+ = the house buys"),
            needed("hedge", new Section(HEDGE), "what it costs, and what on"),
            needed("book", new Section(BOOK), "in the long run"));

    /// Their titles are their names.
    static final List<KeyTable> ALL = List.of(DEALER, RUN);

    private AnswerTables() {}
}
