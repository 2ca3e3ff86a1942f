package io.assay.core.profile;

import java.util.Arrays;

/// What one [Line] is worth and how it moves, as seen at one moment. Amounts in USD; NaN where nothing marks it.
final class View {
    /// Signed quantity it was seen with.
    double weight;
    /// Price whose simple return the delta earns.
    double base = Double.NaN;
    /// Price of a unit: the premium of an option, elsewhere the base.
    double price = Double.NaN;
    /// USD of a unit of the price's currency.
    double rate = 1;
    double delta;
    double vega;
    double gamma;
    /// What it adds to leverage: abs(delta), for a short option its underlying notional too.
    double levered;

    /// One for each line of a book.
    static View[] of(Book book) {
        var out = new View[book.lines.size()];
        Arrays.setAll(out, i -> new View());
        return out;
    }

    /// Looks at every line of a book at one moment; what nothing marks then has no price.
    static void look(Book book, long atNs, View[] views) {
        for (int i = 0; i < views.length; i++) {
            views[i].base = Double.NaN;
            views[i].price = Double.NaN;
            book.lines.get(i).look(atNs, views[i]);
        }
    }

    void nothing() {
        weight = 0;
        delta = 0;
        vega = 0;
        gamma = 0;
        levered = 0;
    }

    /// Delta times the simple return until `later`.
    double move(View later) {
        return delta == 0 ? 0 : delta * (later.base / base - 1);
    }
}
