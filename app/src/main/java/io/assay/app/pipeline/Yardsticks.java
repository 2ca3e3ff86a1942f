package io.assay.app.pipeline;

import io.assay.app.config.RunSummary.Earned;
import io.assay.app.config.RunSummary.Over;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the method a verdict is about earned more than each yardstick by itself.
final class Yardsticks {
    private Yardsticks() {}

    static Earned of(Verdict verdict) {
        var selected = verdict.byBasis().stream().filter(basis -> basis.basis() == verdict.judgedBy()).findFirst()
                .orElseThrow().selected();
        var over = verdict.cards().stream().map(PrecisionCard::method)
                .flatMap(yardstick -> Optional.ofNullable(verdict.overEach().get(yardstick)).stream()
                        .filter(usd -> Double.isFinite(usd.estimate()))
                        .map(usd -> new Over(yardstick, usd.estimate(), usd.low(), usd.high())))
                .toList();
        return new Earned(selected, over);
    }

    /// In one line, such as `one 0.53 (-0.20 to 1.26), rfm 0.41 (-0.15 to 0.97)`; empty where no value is known.
    static String words(Earned earned) {
        return earned.over().stream().map(over -> String.format(Locale.ROOT, "%s %.2f (%.2f to %.2f)",
                over.yardstick(), over.usdPerMillion(), over.low(), over.high())).collect(Collectors.joining(", "));
    }
}
