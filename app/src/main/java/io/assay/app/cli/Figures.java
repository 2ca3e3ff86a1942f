package io.assay.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures as a small table for eyes.
final class Figures {
    private final List<String[]> rows = new ArrayList<>();

    Figures row(String... cells) {
        rows.add(cells);
        return this;
    }

    /// The first column to the left, the others to the right, two spaces between.
    String text() {
        int columns = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        var widths = new int[columns];
        rows.forEach(r -> {
            for (int c = 0; c < r.length; c++) {
                widths[c] = Math.max(widths[c], r[c].length());
            }
        });
        var out = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                String pad = " ".repeat(widths[c] - row[c].length());
                line.append(c == 0 ? row[c] + pad : "  " + pad + row[c]);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /// What is not finite is said in a word.
    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "none" : value > 0 ? "infinite" : "-infinite";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    static String percent(double share) {
        return number(100 * share, 2) + (Double.isFinite(share) ? " %" : "");
    }
}
