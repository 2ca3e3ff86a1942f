package io.assay.app.cli;

import io.assay.app.pipeline.ImpactTable;
import io.assay.core.policy.impact.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Impact for eyes.
final class ImpactText {
    private static final int LAMBDAS = 15;

    private ImpactText() {}

    /// Figures of a model, a line each; rows of figures as tables.
    static String figures(Map<String, Object> figures) {
        var out = new StringBuilder();
        var single = new Figures();
        figures.forEach((name, value) -> {
            if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
                single.row(name, cell(value));
            }
        });
        out.append(single.text());
        figures.forEach((name, value) -> {
            if (value instanceof List<?> rows) {
                out.append('\n').append(name).append('\n').append(rows(rows));
            } else if (value instanceof Map<?, ?> one) {
                out.append('\n').append(name).append('\n').append(rows(List.of(one)));
            }
        });
        return out.toString();
    }

    private static String rows(List<?> rows) {
        var table = new Figures();
        boolean first = true;
        for (Object row : rows) {
            if (row instanceof Map<?, ?> cells) {
                if (first) {
                    table.row(cells.keySet().stream().map(String::valueOf).toArray(String[]::new));
                }
                table.row(cells.values().stream().map(ImpactText::cell).toArray(String[]::new));
            } else {
                table.row(cell(row));
            }
            first = false;
        }
        return table.text();
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Map<?, ?> interval && interval.containsKey("estimate")) {
            return cell(interval.get("estimate")) + " [" + cell(interval.get("low")) + ", " + cell(interval.get("high"))
                    + "]";
        }
        if (value instanceof Double number) {
            return Double.isNaN(number) ? "" : number.isInfinite() ? Figures.number(number, 0)
                    : String.format(Locale.ROOT, "%.6g", number);
        }
        return String.valueOf(value);
    }

    /// What was measured, the law first.
    static String measured(ImpactTable table) {
        var out = new StringBuilder();
        var counts = table.counts();
        out.append(counts.get("found")).append(" metaorders, ").append(counts.get("in_law"))
                .append(" of them with an impact.\n");
        if (counts.get("left_out") instanceof Map<?, ?> reasons) {
            reasons.forEach((reason, count) -> out.append("  ").append(count).append(": ").append(reason).append('\n'));
        }
        out.append('\n').append(table.law().isPresent() ? law(table) : "Too few for a law.\n");
        out.append('\n').append(kyle(table.kyle()));
        return out.toString();
    }

    private static String kyle(List<Map<String, Object>> instruments) {
        var shown = instruments.stream().filter(row -> row.containsKey("lambda_bp_per_musd")).toList();
        var table = new Figures().row("instrument", "Kyle's lambda, bp per M USD", "explained", "intervals");
        shown.stream().limit(LAMBDAS).forEach(row -> table.row(cell(row.getOrDefault("instrument", "")),
                cell(row.getOrDefault("lambda_bp_per_musd", "")), cell(row.getOrDefault("explained", "")),
                cell(row.getOrDefault("intervals", ""))));
        int more = Math.max(0, shown.size() - LAMBDAS);
        int without = instruments.size() - shown.size();
        return (shown.isEmpty() ? "" : table.text())
                + (more > 0 ? "... and " + more + " instruments more; --json has all\n" : "")
                + (without > 0 ? without + " instruments with too few intervals for Kyle's lambda\n" : "");
    }

    private static String law(ImpactTable table) {
        var law = table.law().orElseThrow();
        var decay = table.decay().orElseThrow();
        var figures = new Figures().row("segment", "metaorders", "accounts", "prefactor", "impact of 1 % of a day",
                "left after 1m", "after 1h", "decay beta");
        for (int s = -1; s < table.segments().size(); s++) {
            var row = s < 0 ? law.all() : law.segments().get(s);
            var left = s < 0 ? decay.all() : decay.segments().get(s);
            if (s < 0 || table.segments().size() > 1) {
                figures.row(s < 0 ? "all" : table.segments().get(s), Integer.toString(row.metaorders()),
                        Integer.toString(row.accounts()), interval(row.shrunk(), 3), interval(row.atShownSize(), 4),
                        interval(left.remaining().get(1), 2), interval(left.remaining().getLast(), 2),
                        interval(left.beta(), 2));
            }
        }
        return "Impact at the end = prefactor x (quantity / daily volume) ^ " + interval(law.exponent(), 3)
                + ", in daily volatilities\n\n" + figures.text();
    }

    private static String interval(Interval one, int decimals) {
        return Double.isNaN(one.estimate()) ? ""
                : Figures.number(one.estimate(), decimals) + (Double.isNaN(one.low()) ? ""
                        : " [" + Figures.number(one.low(), decimals) + ", " + Figures.number(one.high(), decimals)
                                + "]");
    }
}
