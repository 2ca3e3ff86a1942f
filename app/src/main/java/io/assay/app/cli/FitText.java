package io.assay.app.cli;

import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.Resampling;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// What `assay segment fit` found, for eyes.
final class FitText {
    private final PrintStream out;
    private final TableFit.Report report;

    private FitText(PrintStream out, TableFit.Report report) {
        this.out = out;
        this.report = report;
    }

    static void write(TableFit.Report report, FitFlags flags, PrintStream out) {
        new FitText(out, report).write(flags);
    }

    private void write(FitFlags flags) {
        line(String.format(Locale.ROOT, "%s on %d rows x %d columns, scale %s, seed %d", report.method(),
                report.table().rows(),
                report.table().columns().size(), word(flags.scale), flags.seed));
        counts();
        for (var division : report.divisions()) {
            out.println();
            division(division);
        }
    }

    private void counts() {
        if (report.counts().isEmpty()) {
            return;
        }
        out.println();
        line(String.format(Locale.ROOT, "%3s %14s %10s %10s %8s %8s %9s %12s", "K", "within", "silhouette", "CH", "gap",
                "gap_se", "strength",
                "instability"));
        for (var c : report.counts()) {
            line(String.format(Locale.ROOT, "%3d %14s %10s %10s %8s %8s %9s %12s", c.count(),
                    number(c.withinSquares(), 5),
                    number(c.silhouette(), 6),
                    number(c.calinskiHarabasz(), 4), number(c.gap(), 4), number(c.gapError(), 4),
                    number(c.strength(), 3), number(c.instability(), 4)));
        }
    }

    private void division(Division division) {
        division.chosen().ifPresent(chosen -> mixture(division, chosen));
        if (division.chosen().isEmpty()) {
            line(String.format(Locale.ROOT, "%s: %d segments", division.title(), division.segments().size()));
        }
        var s = division.scores();
        line(String.format(Locale.ROOT, "within %s  between %s  silhouette %s  CH %s  Dunn %s",
                number(s.withinSquares(), 5),
                number(s.betweenSquares(), 4), number(s.silhouette(), 6), number(s.calinskiHarabasz(), 4),
                number(s.dunn(), 8)));
        if (division.agreement().isPresent()) {
            line(String.format(Locale.ROOT, "adjusted Rand index with the labels: %s",
                    number(division.agreement().getAsDouble(), 7)));
        }
        out.println();
        segments(division);
        if (!division.table().isEmpty()) {
            out.println();
            table(division);
        }
    }

    private void mixture(Division division, MixtureGrid.Cell chosen) {
        line(String.format(Locale.ROOT, "BIC of each family and number of segments (%s):", division.title()));
        var families = division.grid().stream().map(MixtureGrid.Cell::family).distinct().toList();
        var head = new StringBuilder(String.format(Locale.ROOT, "%3s", "K"));
        families.forEach(family -> head.append(String.format(Locale.ROOT, " %12s", family)));
        line(head.toString());
        for (int k : division.grid().stream().map(MixtureGrid.Cell::components).distinct().toList()) {
            var text = new StringBuilder(String.format(Locale.ROOT, "%3d", k));
            families.forEach(
                    family -> text.append(String.format(Locale.ROOT, " %12s", bic(division.grid(), family, k))));
            line(text.toString());
        }
        var s = chosen.solution().orElseThrow();
        out.println();
        line(String.format(Locale.ROOT, "%s: %s,%d  BIC %s  logL %s  df %d  (%d iterations from %s)", division.title(),
                chosen.family(),
                s.components(), number(s.bic(), 4), number(s.logLikelihood(), 4), s.parameters(), s.iterations(),
                s.start()));
        if (s.noise() > 0) {
            line(String.format(Locale.ROOT, "noise: weight %s, %d rows", number(s.noise(), 4), division.unassigned()));
        }
    }

    private static String bic(List<MixtureGrid.Cell> grid, Covariance family, int k) {
        return grid.stream().filter(c -> c.family() == family && c.components() == k).findFirst()
                .flatMap(MixtureGrid.Cell::solution).map(s -> number(s.bic(), 4)).orElse("-");
    }

    private void segments(Division division) {
        var columns = report.table().columns();
        boolean stable = !division.bootstrap().isEmpty();
        var head = new StringBuilder(String.format(Locale.ROOT, "%-22s %8s", "segment", "rows"));
        if (stable) {
            head.append(String.format(Locale.ROOT, " %18s %18s", "jaccard(dissolved)", "halves(dissolved)"));
        }
        columns.forEach(c -> head.append(String.format(Locale.ROOT, " %12s", shortened(c))));
        line(head.toString());
        long[] sizes = division.sizes();
        for (int s = 0; s < sizes.length; s++) {
            var text = new StringBuilder(
                    String.format(Locale.ROOT, "%-22s %8d", division.segments().get(s), sizes[s]));
            if (stable) {
                text.append(String.format(Locale.ROOT, " %18s %18s", jaccard(division.bootstrap().get(s)),
                        jaccard(division.subset().get(s))));
            }
            for (int c = 0; c < columns.size(); c++) {
                text.append(String.format(Locale.ROOT, " %12s", significant(division.means()[s * columns.size() + c])));
            }
            line(text.toString());
        }
        if (division.unassigned() > 0) {
            line(String.format(Locale.ROOT, "%-22s %8d", "not assigned", division.unassigned()));
        }
    }

    private static String jaccard(Resampling.Jaccard jaccard) {
        return number(jaccard.mean(), 3) + " (" + jaccard.dissolved() + ")";
    }

    private void table(Division division) {
        var head = new StringBuilder(String.format(Locale.ROOT, "%-22s", "label"));
        division.segments().forEach(name -> head.append(String.format(Locale.ROOT, " %12s", shortened(name))));
        line(String.format(Locale.ROOT, "%s%s", head,
                division.unassigned() > 0 ? String.format(Locale.ROOT, " %12s", "not assigned") : ""));
        for (var named : division.table()) {
            var text = new StringBuilder(String.format(Locale.ROOT, "%-22s", named.label()));
            for (int s = 0; s < named.rows().length - (division.unassigned() > 0 ? 0 : 1); s++) {
                text.append(String.format(Locale.ROOT, " %12d", named.rows()[s]));
            }
            line(text.toString());
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        return name.length() <= 12 ? name : name.substring(0, 11) + "~";
    }

    private static String significant(double value) {
        double size = Math.abs(value);
        return Double.isNaN(value) ? "-" : size >= 1e7 || (size > 0 && size < 1e-4)
                ? String.format(Locale.ROOT, "%.5e", value)
                : String.format(Locale.ROOT, size >= 1000 ? "%.2f" : "%.6f", value);
    }

    static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void line(String text) {
        out.println(text.stripTrailing());
    }
}
