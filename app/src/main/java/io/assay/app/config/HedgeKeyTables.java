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

import io.assay.app.config.KeyShape.Section;
import io.assay.app.config.KeyShape.Several;
import java.util.List;

/// The keys of models of hedging; docs/how-to/hedge.md explains them.
final class HedgeKeyTables {
    static final KeyTable VENUE = KeyTable.of("a venue", needed("name", WORD, "of the venue"),
            needed("collateral", NOT_NEGATIVE, "M posted there"));
    static final KeyTable PLACE = KeyTable.of("a place to hold inventory", needed("venue", WORD, "where"),
            needed("instrument", WORD, "what"), needed("underlying", WORD, "what it is on"),
            may("position", NUMBER, "M (0): held now, + long"),
            may("funding", NUMBER, "bp a day (0) that a long pays and a short receives"),
            may("basis", NUMBER, "bp a day (0) a future loses on its way to the index"),
            may("finance", NOT_NEGATIVE, "bp a day (0) for each M long"),
            may("borrow", NOT_NEGATIVE, "bp a day (0) for each M short"),
            may("margin", NOT_NEGATIVE, "(0) share of the position that is locked"),
            may("trade", NOT_NEGATIVE, "bp (0), once, of what is traded"),
            may("limit", NOT_NEGATIVE, "M (none): largest position"));
    static final KeyTable TARGET = KeyTable.of("a target", needed("underlying", WORD, "of what"),
            needed("delta", NUMBER, "M to hold"), may("band", NOT_NEGATIVE, "M (0) around it"));
    static final KeyTable INVENTORY = KeyTable.of("model: inventory", model("inventory"),
            needed("places", several(new Section(PLACE)), "where inventory may be held"),
            needed("targets", several(new Section(TARGET)), "what to hold"),
            may("venues", several(new Section(VENUE)), "where collateral is posted"),
            may("capital", NOT_NEGATIVE, "bp a day (0) that locked margin costs"),
            may("gross_limit", NOT_NEGATIVE, "M (none) over all places"),
            may("days", POSITIVE, "(1) the plan is for"));
    static final KeyTable CONTINUOUS = KeyTable.of("model: continuous", model("continuous"),
            needed("inventory", new Several(NUMBER, true), "M: where to show the rate"),
            needed("risk_aversion", POSITIVE, "per bp and M"),
            needed("sigma", POSITIVE, "bp per square root of a day"),
            needed("hedge", new Section(QuoteKeyTables.HEDGE), "what hedging costs"),
            may("relaxation", NOT_NEGATIVE, "(0) a day: how fast inventory leaves by itself"));
    static final KeyTable INTERNALISE = KeyTable.of("model: internalise", model("internalise"),
            needed("spread", NOT_NEGATIVE, "bp earned by keeping"), needed("loss", POSITIVE, "bp to a toxic fill"),
            may("inventory_cost", NOT_NEGATIVE, "bp per M (0)"), may("inventory", NUMBER, "M (0): held now"),
            may("client", choice("buy", "sell"), "of one fill"), may("p", within(0, 1), "probability that it is toxic"),
            may("fills", WORD, "CSV beside the model, in place of one fill"),
            may("risk_aversion", POSITIVE, "per bp and M: with fills"),
            may("sigma", POSITIVE, "bp per square root of a day: with fills"),
            may("hedge", new Section(QuoteKeyTables.HEDGE), "what hedging costs: with fills"),
            may("relaxation", NOT_NEGATIVE, "(0) a day: with fills"));

    /// What `model` may say, in the order of the page.
    static final List<KeyTable> ALL = List.of(INVENTORY, CONTINUOUS, INTERNALISE);

    private HedgeKeyTables() {}
}
