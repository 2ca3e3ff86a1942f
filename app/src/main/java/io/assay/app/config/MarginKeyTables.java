package io.assay.app.config;

import static io.assay.app.config.KeyShapes.NOT_NEGATIVE;
import static io.assay.app.config.KeyShapes.NUMBER;
import static io.assay.app.config.KeyShapes.POSITIVE;
import static io.assay.app.config.KeyShapes.WORD;
import static io.assay.app.config.KeyShapes.within;
import static io.assay.app.config.KeyTable.may;
import static io.assay.app.config.KeyTable.needed;

import io.assay.app.config.KeyShape.Amount;
import io.assay.app.config.KeyShape.Flag;
import io.assay.app.config.KeyShape.Section;
import io.assay.app.config.KeyShape.Series;
import java.util.List;

/// The keys of files beside a margin; docs/how-to/margin.md explains them.
final class MarginKeyTables {
    static final KeyTable TERMS = KeyTable.of("terms",
            needed("level", within(0.5, 1), "under 1: of expected shortfall"),
            needed("horizon-days", POSITIVE, "in which the preset expects to close a position"),
            needed("participation", new Amount(0, true, 1), "part of stressed depth a liquidation may take"),
            needed("parent-accounts", NOT_NEGATIVE, "at which a segment's own risk weighs as much as its parent's"),
            needed("free", NOT_NEGATIVE, "part of a day's volume that is not concentrated"),
            needed("impact", NOT_NEGATIVE, "prefactor of square-root cost"),
            needed("together", within(0, 1), "how far costs of several instruments come together"),
            needed("stress", within(0, 1), "fall of collateral that falls with the position"),
            needed("blind", new Amount(1, false, Double.POSITIVE_INFINITY),
                    "times the preset's margin where risk is not known"));
    static final KeyTable SEGMENT = KeyTable.of("the account's segment", may("accounts", NUMBER, "(0) in it"),
            may("sigma", NOT_NEGATIVE, "a day, over delta"), may("parent-sigma", NOT_NEGATIVE, "likewise"));
    static final KeyTable ACCOUNT = KeyTable.of("the account", may("half-life-days", NOT_NEGATIVE, "of its delta"),
            may("collateral", NUMBER, "USD (0)"), may("correlation", NUMBER, "(0) of collateral with the position"));
    static final KeyTable HELD = KeyTable.of("a position of the client",
            may("instrument", WORD, "by its name in a run, for what is left out here"),
            needed("usd", NUMBER, "net value"), may("sigma", NOT_NEGATIVE, "volatility a day"),
            may("volume", NOT_NEGATIVE, "USD traded on a usual day"),
            may("stressed-depth", NOT_NEGATIVE, "USD a day the book takes in stress"));
    static final KeyTable BEHAVIOUR = KeyTable.of("behaviour", needed("terms", new Section(TERMS), "of the rule"),
            may("segment", new Section(SEGMENT), "left out = risk is not known"),
            may("account", new Section(ACCOUNT), "what is known of it"),
            may("group", new Series(new Section(HELD)), "positions of the client, summed by instrument"),
            may("floor", NOT_NEGATIVE, "USD (0): regulatory"), may("stale", new Flag(), "(false) the model is"));

    /// Their titles are their names.
    static final List<KeyTable> ALL = List.of(BEHAVIOUR);

    private MarginKeyTables() {}
}
