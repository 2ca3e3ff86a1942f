package io.assay.app.pipeline;

import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fitted laws as names and values.
final class ImpactJson {
    private ImpactJson() {}

    static Map<String, Object> interval(Interval one) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("estimate", one.estimate());
        out.put("low", one.low());
        out.put("high", one.high());
        return out;
    }

    /// @param names of the segments, in order
    /// @param otherwise why there is no law
    static void law(Map<String, Object> out, Optional<ImpactLaw> law, List<String> names, double level,
            String otherwise) {
        out.put("level", level);
        if (law.isEmpty()) {
            out.put("absent", otherwise);
            return;
        }
        var found = law.get();
        out.put("exponent", interval(found.exponent()));
        out.put("anchor_size", found.anchor());
        out.put("noise_fixed", found.noise()[0]);
        out.put("noise_a_day", found.noise()[1]);
        out.put("all", row(found.all()));
        var segments = new ArrayList<Map<String, Object>>();
        for (int s = 0; s < found.segments().size(); s++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("segment", names.get(s));
            row.putAll(row(found.segments().get(s)));
            segments.add(row);
        }
        out.put("segments", segments);
    }

    private static Map<String, Object> row(ImpactLaw.Row row) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("metaorders", row.metaorders());
        out.put("accounts", row.accounts());
        out.put("prefactor", interval(row.shrunk()));
        out.put("prefactor_alone", interval(row.prefactor()));
        out.put("impact_at_1pct", interval(row.atShownSize()));
        out.put("impact_at_anchor_alone", interval(row.atAnchor()));
        out.put("exponent_alone", interval(row.ownExponent()));
        return out;
    }

    static Map<String, Object> decay(ImpactDecay decay, List<String> names) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("all", row(decay, decay.all()));
        var segments = new ArrayList<Map<String, Object>>();
        for (int s = 0; s < decay.segments().size(); s++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("segment", names.get(s));
            row.putAll(row(decay, decay.segments().get(s)));
            segments.add(row);
        }
        out.put("segments", segments);
        return out;
    }

    private static Map<String, Object> row(ImpactDecay decay, ImpactDecay.Row row) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("beta", interval(row.beta()));
        Map<String, Object> left = new LinkedHashMap<>();
        for (int h = 0; h < decay.horizons().size(); h++) {
            left.put(decay.horizons().get(h).suffix(), interval(row.remaining().get(h)));
        }
        out.put("remaining", left);
        return out;
    }
}
