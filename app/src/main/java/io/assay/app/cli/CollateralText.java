package io.assay.app.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures of collateral and buckets for eyes: single ones a line each, rows as tables, what is empty left out. USD have two
/// digits, other numbers six that count; long tables end after a screen.
final class CollateralText {
    private static final int ROWS = 40;

    private CollateralText() {}

    static String of(Map<String, Object> figures) {
        var single = new Figures();
        var tables = new StringBuilder();
        figures.forEach((name, value) -> {
            if (value instanceof List<?> rows) {
                tables.append(rows.isEmpty() ? "" : "\n" + name + "\n" + table(rows));
            } else {
                single.row(name, cell(name, value));
            }
        });
        return single.text() + tables;
    }

    private static String table(List<?> rows) {
        var table = new Figures();
        for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
            if (rows.get(i) instanceof Map<?, ?> row) {
                if (i == 0) {
                    table.row(row.keySet().stream().map(String::valueOf).toArray(String[]::new));
                }
                table.row(row.entrySet().stream().map(one -> cell(String.valueOf(one.getKey()), one.getValue()))
                        .toArray(String[]::new));
            }
        }
        int more = rows.size() - ROWS;
        return table.text() + (more > 0 ? "... and " + more + " more; --json has all\n" : "");
    }

    private static String cell(String name, @Nullable Object value) {
        if (value instanceof Number number && name.endsWith("_usd")) {
            double usd = number.doubleValue();
            return Double.isNaN(usd) ? "" : Figures.number(usd, 2);
        }
        if (value instanceof BigDecimal exact) {
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double number) {
            return Double.isNaN(number) ? "" : number.isInfinite() ? "infinite" : plain(number);
        }
        return String.valueOf(value);
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.6g", number);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
