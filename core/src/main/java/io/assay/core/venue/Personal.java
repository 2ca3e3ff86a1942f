package io.assay.core.venue;

import java.util.List;
import java.util.Locale;

/// Fields of exports that tell who a person is. What they hold is counted and dropped where it is read; a line that
/// cannot be read is not shown when it names one of them.
public final class Personal {
    /// Fields that hold a person's name, address or the like.
    static final List<String> FIELDS =
            List.of("email", "username", "ip", "system_name", "hp_system_name", "user_address");

    private Personal() {}

    /// A line or cell as a reject may show it.
    public static String shown(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var field : FIELDS) {
            if (lower.contains('"' + field + '"') || lower.contains("'" + field + "'")) {
                return "(not shown: it names " + field + ")";
            }
        }
        return text;
    }

    /// A line of a table as a reject may show it.
    public static String shown(String text, Iterable<String> header) {
        for (var name : header) {
            if (FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
                return "(not shown: its table has a column " + name + ")";
            }
        }
        return text;
    }
}
