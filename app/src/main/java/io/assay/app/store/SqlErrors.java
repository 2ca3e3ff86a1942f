package io.assay.app.store;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the engine says about a query, in our form: one sentence, the place in the query, and the name that was meant.
final class SqlErrors {
    private static final Pattern KIND = Pattern.compile("^[A-Za-z ]+ Error: ");
    private static final Pattern COLUMN = Pattern.compile("column (?:named )?\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile("Table with name ([^ ]+) does not exist");
    private static final Pattern LINE = Pattern.compile("^LINE (\\d+): ", Pattern.MULTILINE);
    private static final Pattern LOCKED = Pattern
            .compile(
                    "disabled (by|through) configuration|configuration has been locked|read-only mode|Permission Error");

    private SqlErrors() {}

    static UserError explain(String sql, SQLException e, Map<String, List<String>> known) {
        String message = String.valueOf(e.getMessage());
        String sentence = KIND.matcher(firstLine(message)).replaceFirst("");
        if (LOCKED.matcher(message).find()) {
            return UserError.usage("not allowed here: " + sentence).at(place(sql, message))
                    .because("a result can be read, never changed, and no other file is reached from SQL")
                    .next("use SELECT; write files with assay sql --csv ... > FILE").causedBy(e);
        }
        return UserError.usage(sentence).at(place(sql, message)).next(advice(sentence, known)).causedBy(e);
    }

    private static String advice(String sentence, Map<String, List<String>> known) {
        Matcher table = TABLE.matcher(sentence);
        if (table.find()) {
            return nearest(table.group(1), known.keySet())
                    .orElse("tables: " + String.join(", ", known.keySet()));
        }
        Matcher column = COLUMN.matcher(sentence);
        if (column.find()) {
            var all = new TreeSet<String>();
            known.values().forEach(all::addAll);
            return nearest(column.group(1), all).orElse("assay sql \"DESCRIBE profiles\" lists the columns");
        }
        return "tables: " + String.join(", ", known.keySet());
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return Nearest.to(name, known).map(near -> "did you mean " + near + "?");
    }

    /// "line 1, column 8: select acount", as far as the engine shows a caret.
    private static String place(String sql, String message) {
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
            return "";
        }
        String[] shown = message.substring(line.start()).split("\n", 3);
        int caret = shown.length > 1 ? shown[1].indexOf('^') : -1;
        if (caret < 0) {
            return "line " + line.group(1);
        }
        int number = Integer.parseInt(line.group(1));
        String near = shown[0].substring(Math.min(caret, shown[0].length()));
        int column = column(sql, number, near);
        return "line " + number + (column > 0 ? ", column " + column : "") + ": " + firstWord(near);
    }

    /// The engine cuts long lines, so the column is found again in the query itself.
    private static int column(String sql, int line, String near) {
        String[] lines = sql.split("\n", -1);
        if (line > lines.length) {
            return 0;
        }
        String shown = near.endsWith("...") ? near.substring(0, near.length() - 3) : near;
        return lines[line - 1].lastIndexOf(shown) + 1;
    }

    private static String firstWord(String text) {
        String[] words = text.split("[\\s,;()]", 2);
        return words[0].isEmpty() ? text.substring(0, Math.min(text.length(), 20)) : words[0];
    }

    static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
