package io.assay.app.cli;

import io.assay.app.config.BehaviourFile;
import io.assay.app.pipeline.RunConcentration;
import io.assay.core.policy.margin.BehaviourMargin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A margin with behaviour on top, and what its charge on concentration rests on.
///
/// @param margin what is published
/// @param basis MEASURED by the impact of a run, or ASSUMED by the file
/// @param lowUsd the charge with the impact at the lower end of its interval; that charged where it is assumed
/// @param highUsd at the upper end
/// @param exponent of size in it
/// @param run whose impact was asked for
record BehaviourPublished(BehaviourMargin.Published margin, String basis, double lowUsd, double highUsd,
        double exponent, Optional<Path> run) {
    static final String MEASURED = "MEASURED";

    static BehaviourPublished of(BehaviourFile file, Optional<Path> run, double preset, double delta) {
        var measured = run.map(folder -> RunConcentration.of(file, folder));
        var used = measured.map(RunConcentration::expected).orElse(file);
        var published = published(used, preset, delta);
        return new BehaviourPublished(published,
                measured.flatMap(RunConcentration::curve).isPresent() ? MEASURED : "ASSUMED",
                charge(measured.map(one -> published(one.low(), preset, delta)).orElse(published)),
                charge(measured.map(one -> published(one.high(), preset, delta)).orElse(published)),
                used.margin().terms().exponent(), run);
    }

    private static BehaviourMargin.Published published(BehaviourFile file, double preset, double delta) {
        return file.margin().publish(preset, delta, file.facts(), file.floor());
    }

    private static double charge(BehaviourMargin.Published published) {
        return published.parts().stream().filter(part -> part.name().equals("concentration"))
                .mapToDouble(part -> part.maintenance()).sum();
    }

    boolean isMeasured() {
        return basis.equals(MEASURED);
    }

    /// What the charge rests on, where a run was asked.
    String words() {
        return run.map(folder -> isMeasured()
                ? "Concentration by the impact measured in " + folder + ": size to the power "
                        + Figures.number(exponent, 3) + ", 95 % from " + Figures.number(lowUsd, 2) + " to "
                        + Figures.number(highUsd, 2) + ".\n"
                : "Concentration as the file assumes: " + folder + " tells no law of impact.\n").orElse("");
    }

    Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("basis", basis);
        out.put("exponent", exponent);
        out.put("charge_usd", charge(margin));
        out.put("charge_low_usd", lowUsd);
        out.put("charge_high_usd", highUsd);
        return out;
    }
}
