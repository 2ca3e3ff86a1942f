package io.assay.app.cli;

import io.assay.app.config.RunConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An [Explanation] on one screen: at most 30 lines of at most 100 columns.
final class ExplanationText {
    private static final int WIDTH = 100;

    private ExplanationText() {}

    static String of(Explanation e) {
        var out = new StringBuilder();
        line(out, e.account());
        line(out, "  " + standing(e));
        e.first("description").ifPresent(text -> line(out, "  " + text));
        terms(e).ifPresent(text -> line(out, "  " + text));
        tier(e).ifPresent(text -> line(out, "  " + text));
        toxicity(e).ifPresent(text -> line(out, "  " + text));
        linked(e).ifPresent(text -> line(out, "  " + text));
        reasons(out, e);
        e.first("smallest_change").filter(_change -> !isTooNew(e)).ifPresent(change -> {
            line(out, "");
            line(out, "what would change it");
            line(out, "  " + change);
        });
        numbers(out, e);
        markouts(out, e);
        line(out, "");
        line(out, provenance(e));
        return out.toString();
    }

    private static String standing(Explanation e) {
        String segment = e.assignment().getOrDefault("segment", "");
        String stated = e.first("method").filter("rules"::equals).isPresent() ? ", by rule"
                : e.first("probability", "confidence").map(p -> ", " + percent(Double.parseDouble(p)) + " sure")
                        .orElse("");
        String sure = stated + e.number(e.assignment(), "probability_calibrated")
                .map(p -> ", calibrated " + percent(p)).orElse("");
        String abstained = e.assignment().getOrDefault("abstained", "");
        boolean refused = !abstained.isEmpty() && !abstained.equalsIgnoreCase("false")
                && !abstained.equalsIgnoreCase("none");
        if (segment.isEmpty() || refused) {
            String why = abstained.isEmpty() || abstained.equals("true") ? ""
                    : " (" + abstained.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
            return "no segment" + why + (segment.isEmpty() ? "" : "; nearest is " + segment + sure);
        }
        return "segment " + segment + sure;
    }

    /// Of an account with too few fills no number says more than that it needs more of them.
    private static boolean isTooNew(Explanation e) {
        return e.assignment().getOrDefault("abstained", "").equalsIgnoreCase("too_new");
    }

    private static Optional<String> terms(Explanation e) {
        String tier = e.first("tier").map(t -> "tier " + t).orElse("");
        String width = e.first("half_spread_bp", "advised_half_spread_bp", "width_bp")
                .map(w -> "half spread " + decimals(Double.parseDouble(w), 2) + " bp").orElse("");
        String joined = tier + (tier.isEmpty() || width.isEmpty() ? "" : ", ") + width;
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }

    /// What became of the tier it had, where an earlier run was named.
    private static Optional<String> tier(Explanation e) {
        String before = e.assignment().getOrDefault("tier_before", "");
        String why = e.assignment().getOrDefault("tier_why", "");
        return before.isEmpty() || why.isEmpty() ? Optional.empty()
                : Optional.of("tier before " + before + "; " + why);
    }

    private static Optional<String> toxicity(Explanation e) {
        var row = e.toxicity();
        var evidence = e.number(row, "evidence_log10");
        var windows = row.getOrDefault("windows", "0");
        if (evidence.isEmpty() || windows.equals("0")) {
            return Optional.empty();
        }
        String cost = e.number(row, "toxic_cost_bp").map(bp -> String.format(Locale.ROOT, "; mean cost %+.2f bp", bp))
                .orElse("");
        String proof = " (e-value " + power(evidence.get()) + " over " + windows + " windows" + cost + ")";
        return Optional.of(row.containsKey("toxic_since")
                ? "toxic, called " + row.get("toxic_since") + proof
                : "not called toxic" + proof);
    }

    /// A power of ten, written out where it is near one.
    private static String power(double log10) {
        return Math.abs(log10) < 2 ? decimals(StrictMath.pow(10, log10), 2)
                : String.format(Locale.ROOT, "10^%.1f", log10);
    }

    private static Optional<String> linked(Explanation e) {
        int n = e.linked().size();
        return n == 0 ? Optional.empty()
                : Optional.of("trades together with " + String.join(", ", e.linked().subList(0, Math.min(2, n)))
                        + (n > 2 ? " and " + (n - 2) + " more" : "") + ", beyond chance");
    }

    private static void reasons(StringBuilder out, Explanation e) {
        List<String> reasons = e.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "why, strongest first");
        for (int i = 0; i < reasons.size(); i++) {
            line(out, "  " + (i + 1) + ". " + reasons.get(i));
        }
    }

    private static void numbers(StringBuilder out, Explanation e) {
        List<String> columns = Explanation.SHOWN.stream().filter(e.profile()::containsKey).toList();
        if (columns.isEmpty()) {
            return;
        }
        line(out, "");
        table(out, "", columns);
        table(out, "account", values(e.profile(), columns));
        if (!e.medians().isEmpty()) {
            table(out, "segment median", values(e.medians(), columns));
        }
    }

    private static void markouts(StringBuilder out, Explanation e) {
        List<String> horizons = RunConfig.HORIZONS.stream()
                .filter(horizon -> e.profile().containsKey("house_markout_bp_" + horizon)).toList();
        if (horizons.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "house markout, bp of notional with standard error: + the other side gains, - it loses");
        table(out, "after", horizons);
        table(out, "account", signed(e.profile(), horizons));
        table(out, "standard error", horizons.stream().map(h -> e.number(e.profile(), "house_markout_bp_" + h + "_se")
                .map(se -> decimals(se, 2)).orElse("")).toList());
        if (!e.medians().isEmpty()) {
            table(out, "segment median", signed(e.medians(), horizons));
        }
    }

    private static List<String> signed(Map<String, String> row, List<String> horizons) {
        return horizons.stream().map(horizon -> Optional.ofNullable(row.get("house_markout_bp_" + horizon))
                .map(value -> String.format(Locale.ROOT, "%+.2f", Double.parseDouble(value))).orElse("")).toList();
    }

    private static List<String> values(Map<String, String> row, List<String> columns) {
        return columns.stream().map(column -> Optional.ofNullable(row.get(column))
                .map(value -> grouped(Double.parseDouble(value))).orElse("")).toList();
    }

    private static void table(StringBuilder out, String name, List<String> cells) {
        var row = new StringBuilder(String.format(Locale.ROOT, "  %-15s", name));
        cells.forEach(cell -> row.append(String.format(Locale.ROOT, "%14s", cell)));
        line(out, row.toString());
    }

    private static String provenance(Explanation e) {
        var parts = new StringBuilder("as of " + e.first("as_of", "data_to", "span_to", "to_time").orElse("unknown"));
        e.first("model_version", "version").ifPresent(version -> parts.append(", model ").append(version));
        e.first("run_id", "digest").ifPresent(run -> parts.append(", run ").append(run, 0, Math.min(12, run.length())));
        e.first("status").ifPresent(status -> parts.append(", ").append(status));
        return parts.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String decimals(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String grouped(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%,.0f", value);
    }

    private static void line(StringBuilder out, String text) {
        var clean = new StringBuilder();
        text.codePoints().filter(c -> !Character.isISOControl(c)).limit(WIDTH + 40).forEach(clean::appendCodePoint);
        out.append(clean.toString().stripTrailing()).append('\n');
    }
}
