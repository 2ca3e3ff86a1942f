package io.assay.core.venue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How the rows of a table nobody knows are read as canonical fills ([CanonicalFills#COLUMNS]): data that a person
/// writes, or `assay map` proposes.
///
/// @param columns canonical field by field, the column that holds it; [#CLOCK] beside them
/// @param constants canonical fields that are the same in every row
/// @param words of the fields `side`, `liquidity`, `kind` and `cause`, what each word of the table means; a word not
///     among them is refused
/// @param multiplier base units one unit of quantity is
/// @param sideBySign whether a negative quantity means that the account sold, and there is no column of sides
/// @param feePaidIsNegative whether the table writes what the account paid with a minus
public record Mapping(Map<String, String> columns, Map<String, String> constants,
        Map<String, Map<String, String>> words, MappedTime time, Numbers numbers, BigDecimal multiplier,
        boolean sideBySign, boolean feePaidIsNegative) {
    /// Rows read through a mapping; every check of the canonical schema holds for them.
    public static final Format FORMAT = Format.of("mapped fills", "", List.of(), List.of(), List.of(),
            CanonicalFills.FORMATS.getFirst().decoder());
    /// Names the column of the time of day where that of `ts_event` holds the day alone.
    public static final String CLOCK = "clock";
    /// Fields whose words may be mapped.
    public static final List<String> WORDED = List.of("side", "liquidity", "kind", "cause");

    public Mapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /// A day and a time of day as one text.
    public static String joined(String day, String clock) {
        return clock.isEmpty() ? day : day + ' ' + clock;
    }

    /// How numbers are written.
    public static final class Numbers {
        public static final Numbers PLAIN = new Numbers(".", "");
        /// No number is written in more letters.
        private static final int LENGTH_MAX = 64;

        private final String decimal;
        private final String grouping;
        private final Pattern written;

        /// @param decimal `.` or `,`
        /// @param grouping between thousands, empty where there is none
        public Numbers(String decimal, String grouping) {
            this.decimal = decimal;
            this.grouping = grouping;
            var group = Pattern.quote(grouping);
            var whole = grouping.isEmpty() ? "\\d+" : "(?:\\d{1,3}(?:" + group + "\\d{3})+|\\d+)";
            written = Pattern.compile(
                    "[+-]?" + whole + "(?:" + Pattern.quote(decimal) + "\\d+)?(?:[eE][+-]?\\d+)?");
        }

        /// The number as it is written here, plainly; a text that is none comes back in quotes, which no reader takes
        /// for a number.
        public String plain(String text) {
            if (text.length() > LENGTH_MAX || !written.matcher(text).matches()) {
                return "'" + text + "'";
            }
            var bare = grouping.isEmpty() ? text : text.replace(grouping, "");
            var signed = bare.replace(decimal, ".");
            return signed.startsWith("+") ? signed.substring(1) : signed;
        }
    }
}
