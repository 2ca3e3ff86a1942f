package io.assay.core.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads what Python prints of a dict, list, tuple, string, number, None, True or False: the cells of a table that
/// pandas wrote. Literals only: nothing is evaluated, and any other text is no literal.
///
/// `value = dict | list | tuple | string | word`, as in the Python reference, section 6.2; JSON is read too.
final class PythonLiteral {
    private static final int DEPTH_MAX = 32;

    private final String text;
    private final long line;
    private int at;
    private int depth;

    private PythonLiteral(String text, long line) {
        this.text = text;
        this.line = line;
    }

    /// The value, empty when the text is no literal.
    static Optional<Json> parse(String text, long line) {
        try {
            var literal = new PythonLiteral(text, line);
            var value = literal.value();
            literal.blanks();
            return literal.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotALiteral none) {
            return Optional.empty();
        }
    }

    /// Ends the reading of a text that is no literal.
    private static final class NotALiteral extends Exception {
        private static final long serialVersionUID = 1;

        NotALiteral() {
            super("not a literal", null, false, false);
        }
    }

    private Json value() throws NotALiteral {
        if (++depth > DEPTH_MAX) {
            throw new NotALiteral();
        }
        blanks();
        var value = switch (peek()) {
            case '{' -> dict();
            case '[' -> items(']');
            case '(' -> items(')');
            case '\'', '"' -> new Json.Leaf(string(), true, false);
            default -> word();
        };
        depth--;
        blanks();
        return value;
    }

    private Json dict() throws NotALiteral {
        Map<String, Json> fields = new LinkedHashMap<>();
        var twice = new TreeSet<String>();
        at++;
        blanks();
        while (peek() != '}') {
            if (!(value() instanceof Json.Leaf key)) {
                throw new NotALiteral();
            }
            expect(':');
            if (fields.putIfAbsent(key.text(), value()) != null) {
                twice.add(key.text());
            }
            comma('}');
        }
        at++;
        return new Json.Obj(fields, twice, line);
    }

    private Json items(char end) throws NotALiteral {
        List<Json> items = new ArrayList<>();
        at++;
        blanks();
        while (peek() != end) {
            items.add(value());
            comma(end);
        }
        at++;
        return new Json.Arr(items);
    }

    private void comma(char end) throws NotALiteral {
        if (peek() != end) {
            expect(',');
            blanks();
        }
    }

    private Json word() throws NotALiteral {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-._".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        var word = text.substring(from, at);
        return switch (word) {
            case "None", "null" -> new Json.Leaf("", false, true);
            case "True", "true" -> new Json.Leaf("true", false, false);
            case "False", "false" -> new Json.Leaf("false", false, false);
            case "nan", "NaN", "inf", "-inf", "Infinity", "-Infinity" -> new Json.Leaf(word, false, false);
            default -> {
                if (word.isEmpty() || "+-.0123456789".indexOf(word.charAt(0)) < 0) {
                    throw new NotALiteral();
                }
                yield new Json.Leaf(word, false, false);
            }
        };
    }

    private String string() throws NotALiteral {
        char quote = text.charAt(at++);
        var out = new StringBuilder();
        while (peek() != quote) {
            char c = text.charAt(at++);
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        at++;
        return out.toString();
    }

    private void escape(StringBuilder out) throws NotALiteral {
        char c = peek();
        at++;
        switch (c) {
            case '\\', '\'', '"', '/' -> out.append(c);
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'x' -> out.appendCodePoint(hex(2));
            case 'u' -> out.appendCodePoint(hex(4));
            case 'U' -> out.appendCodePoint(hex(8));
            default -> throw new NotALiteral();
        }
    }

    private int hex(int digits) throws NotALiteral {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            at++;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw new NotALiteral();
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            throw new NotALiteral();
        }
        return value;
    }

    private void expect(char c) throws NotALiteral {
        if (peek() != c) {
            throw new NotALiteral();
        }
        at++;
    }

    private char peek() throws NotALiteral {
        if (at >= text.length()) {
            throw new NotALiteral();
        }
        return text.charAt(at);
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
