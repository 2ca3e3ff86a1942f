package io.assay.app.store;

import java.nio.charset.StandardCharsets;

/// Cells and lines as RFC 4180 says: comma, CRLF, quotes doubled inside quotes.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS 1.2.10); numbers are
/// written by whoever knows they are numbers, so `-1.5` stays one.
public final class CsvCells {
    static final String LINE_END = "\r\n";

    private CsvCells() {}

    public static void appendText(StringBuilder out, String text) {
        boolean formula = isGuarded(text);
        if (!formula && !needsQuotes(text)) {
            out.append(text);
            return;
        }
        out.append('"');
        if (formula) {
            out.append('\'');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }

    /// The text a cell stands for: without the apostrophe that keeps a spreadsheet from reading a formula.
    public static String unescaped(String cell) {
        return cell.startsWith("'") && isGuarded(cell) ? cell.substring(1) : cell;
    }

    /// A header or another line of texts.
    public static byte[] line(Iterable<String> texts) {
        var out = new StringBuilder();
        String comma = "";
        for (String text : texts) {
            out.append(comma);
            appendText(out, text);
            comma = ",";
        }
        return out.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Whether an apostrophe goes in front: of a formula, and of what would read back as a guarded one.
    private static boolean isGuarded(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) == '\'') {
            from++;
        }
        return startsFormula(text.substring(from));
    }

    private static boolean startsFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\0', '\uff1d', '\uff0b', '\uff0d', '\uff20' -> true;
            default -> false;
        };
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
